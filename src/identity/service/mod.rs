//! Use cases of identity: who is it, signing in and out, accounts and access roles.

mod access;
mod account;
mod attempt;
mod event;
mod own;
mod rescue;
mod role;
mod sign_in;

pub use access::{access, beyond_own, reset_password, set_active, take_role};
pub(crate) use account::{Handed, beyond_reach, check_login_change, give_highest, governors, open_account, seed_roles};
pub use account::{choose_language, create_account, give_role};
pub use event::sign_ins;
pub use own::{Reauthentication, change_password, is_password_due, may_sign_in, reauthenticate};
pub(crate) use rescue::{administrator, end_demos, find_or_open_account, keep_highest, reopen};
pub use rescue::{end_demo, has_account, person_with};
pub use role::roles;
pub use sign_in::{
    Proof, SignedIn, administrators, is_token_key_damaged, refresh, sign_in, sign_out, who_is, who_of_browser,
    who_of_token,
};
pub(crate) use sign_in::{hand_over, who_of_person};
