//! Use cases of identity: who is it, signing in and out, accounts and access roles.

mod access;
mod account;
mod event;
mod own;
mod register;
mod role;
mod sign_in;

pub use access::{access, reset_password, set_active, take_role};
pub(crate) use account::{beyond_reach, check_login_change, open_account, seed_roles};
pub use account::{choose_language, create_account, give_role};
pub use event::sign_ins;
pub use own::{PasswordChange, change_password};
pub use register::{Registered, Registration, register};
pub use role::{access_roles_of, roles};
pub(crate) use sign_in::who_of_person;
pub use sign_in::{
    Kind, Proof, SignedIn, administrators, refresh, sign_in, sign_out, who_is, who_of_browser, who_of_token,
};
