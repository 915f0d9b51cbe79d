//! The access of a person: an account and its password, and access roles. `/people/:id/access`.
//!
//! No mail is sent: a password that the server makes up is shown once, to whoever asked for it.

pub(super) mod calls;
mod page;
mod question;
#[cfg(feature = "ssr")]
mod served;
mod wire;

pub(super) use page::view;
pub(super) use question::{account, password, role};
