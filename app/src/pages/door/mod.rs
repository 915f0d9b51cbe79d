//! The door: signing in and out, and the set-up of a fresh installation. Its pages ship no scripts.

mod again;
#[cfg(feature = "ssr")]
mod plain;
#[cfg(feature = "ssr")]
mod set_up;
#[cfg(feature = "ssr")]
mod sign_in;

pub(crate) use again::SignInAgain;
#[cfg(feature = "ssr")]
pub(super) use plain::routes;
