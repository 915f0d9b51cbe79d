//! What the page asks, and what it sends: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::PasswordPage;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// What there is to know of the own password.
#[server(prefix = "/do", endpoint = "profile/password", input = GetUrl)]
pub async fn show_password(asked: Form) -> Result<PasswordPage, Fault> {
    let _ = asked;
    crate::served::read(served::show).await
}

/// Changes the own password.
#[server(prefix = "/do", endpoint = "profile/password/change")]
pub async fn change_password(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::change).await
}
