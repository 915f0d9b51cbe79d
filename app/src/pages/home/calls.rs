//! What home asks of the server.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::HomePage;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// Home of whoever asks, as the address asks for it.
#[server(prefix = "/do", endpoint = "home", input = GetUrl)]
pub async fn show_home(asked: Form) -> Result<HomePage, Fault> {
    crate::served::read(async |member| served::home(member, &asked).await).await
}
