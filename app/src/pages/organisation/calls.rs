//! What the page asks, and what it sends: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::SettingsPage;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The settings of the organisation.
#[server(prefix = "/do", endpoint = "organisation", input = GetUrl)]
pub async fn show_settings(asked: Form) -> Result<SettingsPage, Fault> {
    let _ = asked;
    crate::served::read(served::show).await
}

/// Changes the settings of the organisation.
#[server(prefix = "/do", endpoint = "organisation/change")]
pub async fn change_settings(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::change).await
}
