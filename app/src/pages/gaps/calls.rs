//! What the page asks: the server function.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::GroupGapsPage;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The gaps of the group that an address asks for.
#[server(prefix = "/do", endpoint = "gaps", input = GetUrl)]
pub async fn show_gaps(asked: Form) -> Result<GroupGapsPage, Fault> {
    crate::served::read(async |member| served::gaps(member, asked).await).await
}
