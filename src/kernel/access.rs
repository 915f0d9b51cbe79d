//! Who asks for a use case, and what they may do: access roles give permissions (`identity`), and a use case states of which it
//! needs one.

mod use_case;

pub use use_case::UseCase;
pub(crate) use use_case::{is_free, use_cases};

use super::{
    id::{AccountId, OrganisationId, PersonId},
    language::LanguageTag,
};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! permissions {
    ($($(#[$meta:meta])* $name:ident = $code:literal,)*) => {
        /// What somebody may do beyond reading the catalogue and their own standing, which everybody may.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Permission {
            $($(#[$meta])* $name,)*
        }

        impl Permission {
            /// Every permission.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word that is stored.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

permissions! {
    /// Create and change categories, courses and competencies.
    CatalogueWrite = "catalogue.write",
    /// Make archived courses active again.
    CatalogueReopen = "catalogue.reopen",
    /// See all people and their details.
    PeopleRead = "people.read",
    /// Create and change people, sites, job roles and who holds them.
    PeopleWrite = "people.write",
    /// Create accounts and give access roles up to one's own.
    AccessWrite = "access.write",
    /// Create, change and end requirements.
    RequirementWrite = "requirement.write",
    /// Put requirements aside for good (E-QMS, "Delete Requirement").
    RequirementDelete = "requirement.delete",
    /// Record completions.
    CompletionWrite = "completion.write",
    /// Verify and reject completions of others.
    CompletionVerify = "completion.verify",
    /// See the standings, gaps and evidence of others.
    StandingRead = "standing.read",
    /// Import files.
    ImportRun = "import.run",
    /// Read the journal.
    TrailRead = "trail.read",
    /// Change the settings of the organisation.
    OrganisationWrite = "organisation.write",
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Permissions(u32);

impl Permissions {
    /// Every permission.
    #[must_use]
    pub fn all() -> Self {
        Permission::ALL.iter().copied().collect()
    }

    /// Whether `permission` is in the set.
    #[must_use]
    pub const fn has(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u32) != 0
    }

    /// Those of this set that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether there is none in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The stored words of all that are in it.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        Permission::ALL.iter().filter(|permission| self.has(**permission)).map(|permission| permission.code()).collect()
    }

    /// The set of the stored words; words of a later version are passed over.
    #[must_use]
    pub fn from_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let known = |code: &str| Permission::ALL.iter().copied().find(|permission| permission.code() == code);
        codes.into_iter().filter_map(known).collect()
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |set, permission| set | 1 << permission as u32))
    }
}

// Stated here, since every feature that an import writes through asks it, and `exchange` stands above them.
use_cases! {
    /// Import files, and take imports back. Each kind of row needs the permission that its form needs besides.
    IMPORT = "import.run", for ImportRun;
}

/// Who asks for a use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Their organisation; all that they read and write is of it.
    pub organisation: OrganisationId,
    /// The person.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// Their full name, for greetings.
    pub name: String,
    /// The highest level of their access roles, 1 to 10.
    pub level: i64,
    /// The codes of their access roles (see [`SEED`](crate::identity::SEED)), highest first.
    pub roles: Vec<String>,
    /// What they may do.
    pub permissions: Permissions,
    /// The language that they chose.
    pub language: Option<LanguageTag>,
    /// The language that their organisation chose, for those who chose none.
    pub organisation_language: Option<LanguageTag>,
    /// Whether somebody else set the password of the account, so that a browser asks for another one first.
    pub must_change_password: bool,
}

impl Who {
    /// The code of their highest access role: everybody is a learner at least.
    #[must_use]
    pub fn role(&self) -> &str {
        self.roles.first().map_or("learner", String::as_str)
    }

    /// Whether they may carry out `use_case`, whomever it is about.
    #[must_use]
    pub fn may(&self, use_case: UseCase) -> bool {
        self.lacks(use_case).is_none()
    }

    /// Whether they may carry out `use_case` about `person`.
    #[must_use]
    pub fn may_about(&self, use_case: UseCase, person: PersonId) -> bool {
        self.lacks_about(use_case, person).is_none()
    }

    /// The permission that they lack for `use_case`, whomever it is about; none if they may carry it out.
    #[must_use]
    pub fn lacks(&self, use_case: UseCase) -> Option<Permission> {
        use_case.lacked_by(self.permissions)
    }

    /// The permission that they lack for `use_case` about `person`; none if they may carry it out.
    #[must_use]
    pub fn lacks_about(&self, use_case: UseCase, person: PersonId) -> Option<Permission> {
        let is_free = use_case.is_free_about_oneself && self.person == person;
        self.lacks(use_case).filter(|_| !is_free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_survives_its_codes() {
        let set: Permissions = [Permission::PeopleRead, Permission::TrailRead].into_iter().collect();
        assert_eq!(set.codes(), ["people.read", "trail.read"]);
        assert_eq!(Permissions::from_codes(set.codes()), set);
        let read = Permissions::from_codes(["people.read"]);
        assert_eq!((set.without(read).codes(), read.without(set).is_empty()), (vec!["trail.read"], true));
    }
}
