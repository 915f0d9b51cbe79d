//! How organisations, people and accounts come into being together: what joins features that know nothing of each other.
//!
//! * An organisation comes into being with its first person, who administers it: at [set-up](SetUp), from the command line, or as
//!   a demo. The first one of somebody's own ends the demo.
//! * Somebody who may registers a person with an account, and gets tokens for them.
//! * The command line makes administrators, also where there is none left.

pub mod access;
#[cfg(feature = "store")]
mod account;
#[cfg(feature = "store")]
mod administrator;
#[cfg(feature = "store")]
mod organisation;
#[cfg(feature = "store")]
mod registration;
#[cfg(feature = "store")]
mod set_up;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

#[cfg(feature = "store")]
pub use administrator::{Chosen, make_administrator};
#[cfg(feature = "store")]
pub use organisation::{NewOrganisation, OrganisationDraft, create, create_demo, create_for};
#[cfg(feature = "store")]
pub use registration::{Registered, Registration, RegistrationDraft, register};
#[cfg(feature = "store")]
pub use set_up::SetUp;
