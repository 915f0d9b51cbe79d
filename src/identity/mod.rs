//! Who may do what: access roles and their permissions, accounts, passwords, sign-ins.
//!
//! A person has at most one account. What they may do follows from the access roles that they hold today (`holding`,
//! the same facts as job roles). Passwords are hashed with argon2id in a bounded queue; a browser keeps a cookie, the API a
//! signed token of 24 hours and a refresh token of 7 days (Entraide, "Obtaining tokens").
//! Who signed in, was refused or signed out is kept for 400 days.
//! Failed sign-ins count for each account over all networks and servers, and delay the next attempt.
//! Tables: `account`, `account_network`, `sign_in`, `sign_in_event`, `role`, `role_permission`, `setting`.

pub mod access;
#[cfg(feature = "store")]
mod attempts;
mod describe;
mod model;
#[cfg(feature = "store")]
mod password;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod store;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;
#[cfg(feature = "store")]
pub mod token;

pub use crate::kernel::access::{Permission, Permissions, Who};
#[cfg(feature = "store")]
pub use attempts::{Tally, network};
pub use describe::{AccountAction, HoldingAction};
#[cfg(feature = "store")]
pub use model::{
    Access, AccountState, Administrator, Beyond, GrantableRole, HeldRole, SignInEvent, SignInKind, SignInOutcome,
};
pub use model::{
    AccessRole, Grant, GrantDraft, PasswordChange, PasswordDraft, RoleFilter, RoleKind, RoleRow, SEED, TypedPassword,
};
#[cfg(feature = "store")]
pub use password::{About, DEMO_PASSWORD, LONGEST, NewPassword, Passwords, SHORTEST};
