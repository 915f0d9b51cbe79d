//! Roles, and the access roles that every organisation starts with.

#[cfg(feature = "store")]
mod access;
#[cfg(feature = "store")]
mod failures;
mod typed;

#[cfg(feature = "store")]
pub(super) use failures::Failures;

#[cfg(feature = "store")]
pub(super) use access::Governor;
#[cfg(feature = "store")]
pub use access::{
    Access, AccountState, Administrator, Beyond, GrantableRole, HeldRole, SignInEvent, SignInKind, SignInOutcome,
};

pub use typed::{Grant, GrantDraft, PasswordChange, PasswordDraft, TypedPassword};

use crate::kernel::{access::Permission, id::RoleId, words::words};
use chrono::{DateTime, Utc};

words! {
    /// What a role is for.
    RoleKind {
        /// What somebody may do in the product.
        Access = "access",
        /// What somebody works as.
        Job = "job",
    }
}

/// A role of an organisation, of either kind.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct RoleRow {
    /// Its identifier.
    pub id: RoleId,
    /// What it is for.
    pub kind: RoleKind,
    /// Its stable word.
    pub code: String,
    /// Its name as people see it.
    pub name: String,
    /// Its rank, 1 to 10.
    pub level: i64,
    /// Whether every organisation starts with it.
    pub is_system: bool,
    /// How many permissions it gives.
    pub permissions: i64,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// Which roles of a list are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleFilter {
    /// With this rank.
    pub level: Option<i64>,
}

/// An access role that every organisation starts with.
#[derive(Debug, Clone, Copy)]
pub struct AccessRole {
    /// Its stable word; contracts translate it into their own role names.
    pub code: &'static str,
    /// Its name as people see it.
    pub name: &'static str,
    /// Its rank, 1 to 10: nobody gives a role above their own.
    pub level: i64,
    /// What it permits.
    pub permissions: &'static [Permission],
}

use Permission::{
    AccessWrite, CatalogueWrite, CompletionVerify, CompletionWrite, ImportRun, PeopleRead, PeopleWrite,
    RequirementWrite, StandingRead, TrailRead,
};

/// The access roles of a new organisation, highest first.
pub const SEED: &[AccessRole] = &[
    AccessRole { code: "system_admin", name: "Administrator", level: 10, permissions: Permission::ALL },
    AccessRole {
        code: "training_manager",
        name: "Training manager",
        level: 8,
        permissions: &[
            CatalogueWrite,
            PeopleRead,
            PeopleWrite,
            RequirementWrite,
            CompletionWrite,
            CompletionVerify,
            StandingRead,
            ImportRun,
        ],
    },
    AccessRole {
        code: "hr",
        name: "HR",
        level: 7,
        permissions: &[PeopleRead, PeopleWrite, AccessWrite, StandingRead, ImportRun],
    },
    AccessRole {
        code: "manager",
        name: "Manager",
        level: 6,
        permissions: &[PeopleRead, RequirementWrite, StandingRead],
    },
    AccessRole {
        code: "trainer",
        name: "Trainer",
        level: 5,
        permissions: &[CatalogueWrite, PeopleRead, CompletionWrite, CompletionVerify],
    },
    AccessRole { code: "auditor", name: "Auditor", level: 4, permissions: &[PeopleRead, StandingRead, TrailRead] },
    AccessRole { code: "learner", name: "Worker", level: 1, permissions: &[] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_reads_everything_and_writes_nothing() {
        let auditor = SEED.iter().find(|role| role.code == "auditor").unwrap();
        assert!(
            auditor
                .permissions
                .iter()
                .all(|permission| permission.code().split_once('.').is_some_and(|(_, deed)| deed == "read"))
        );
    }
}
