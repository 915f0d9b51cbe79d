//! Somebody's access as an administrator sees it, and sign-ins as events.

use crate::kernel::{
    id::{AccountId, HoldingId, OrganisationId, PersonId},
    words::words,
};
use chrono::{DateTime, NaiveDate, Utc};

/// Somebody's access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The address that they sign in with, or would.
    pub email: Option<String>,
    /// Their account.
    pub account: Option<AccountState>,
    /// The access roles that they hold today, the highest first.
    pub held: Vec<HeldRole>,
    /// The access roles that whoever asked may give them, the highest first.
    pub grantable: Vec<GrantableRole>,
    /// Whether they rank above whoever asked, who then changes nothing of it.
    pub is_above: bool,
    /// Whether it is the access of whoever asked: nobody changes their own.
    pub is_own: bool,
}

/// Somebody was given an access role that permits more than whoever gave it may do.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Beyond {
    /// When.
    pub at: DateTime<Utc>,
    /// Full name of who gave it.
    pub giver: String,
    /// Who holds it now.
    pub person_id: PersonId,
    /// Their full name.
    pub name: String,
    /// The stable word of the role.
    pub role: String,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountState {
    /// Its identifier.
    pub id: AccountId,
    /// Whether it opens anything.
    pub is_active: bool,
    /// Since when there is one.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub last_sign_in_at: Option<DateTime<Utc>>,
}

/// An access role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HeldRole {
    /// The fact that they hold it.
    pub id: HoldingId,
    /// The current version of that fact.
    pub version: i64,
    /// The role's stable word.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its rank, 1 to 10.
    pub level: i64,
    /// Since when they hold it.
    pub valid_from: Option<NaiveDate>,
}

/// An access role that can be given.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GrantableRole {
    /// Its stable word.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Somebody who may sign in as an administrator.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Administrator {
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// Whether that is one to be tried out.
    pub is_demo: bool,
    /// Their e-mail address.
    pub email: String,
}

/// Somebody of an organisation who may sign in as its administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::identity) struct Governor {
    /// Who.
    pub(in crate::identity) person: PersonId,
    /// Whether neither the role nor the employment has an end.
    pub(in crate::identity) is_lasting: bool,
}

words! {
    /// What somebody signs in with.
    SignInKind {
        /// A browser, which keeps a cookie.
        Browser = "browser",
        /// A program, which keeps tokens.
        Api = "api",
    }
}

words! {
    /// How an attempt to sign in ended, or that somebody signed out.
    SignInOutcome {
        /// With a sign-in.
        Entered = "entered",
        /// With a refusal.
        Refused = "refused",
        /// Somebody signed out.
        Left = "left",
    }
}

/// Somebody signed in, was refused or signed out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SignInEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Whose account it was.
    pub person_id: PersonId,
    /// Their full name.
    pub name: String,
    /// With what.
    pub kind: SignInKind,
    /// How it ended.
    pub outcome: SignInOutcome,
    /// The address that it came from.
    pub address: String,
}
