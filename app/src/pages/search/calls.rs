//! What the page asks: the server function.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::Found;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// What fits the search in the field `q` of `asked`.
#[server(prefix = "/do", endpoint = "search", input = GetUrl)]
pub async fn search_everywhere(asked: Form) -> Result<Found, Fault> {
    crate::served::read(async |member| served::results(member, &asked).await).await
}
