//! How organisations, people and accounts come into being together: what joins features that know nothing of each other.
//!
//! * An organisation comes into being with its first person, who administers it: at [set-up](SetUp), from the command line, or as
//!   a demo. The first one of somebody's own ends the demo.
//! * Somebody who may registers a person with an account, and gets tokens for them.
//! * The command line makes administrators, also where there is none left.

mod account;
mod administrator;
mod organisation;
mod registration;
mod set_up;
#[cfg(all(test, feature = "testing"))]
pub(crate) mod tests;

pub use administrator::{Chosen, make_administrator};
pub use organisation::{NewOrganisation, OrganisationDraft, create, create_demo, create_for};
pub use registration::{Registered, Registration, RegistrationDraft, register};
pub use set_up::SetUp;
