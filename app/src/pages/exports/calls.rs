//! What pages ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::{ExportList, ExportPage};
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The part of the reader's exports that an address asks for.
#[server(prefix = "/do", endpoint = "exports", input = GetUrl)]
pub async fn list_exports(asked: Form) -> Result<ExportList, Fault> {
    crate::served::read(async |member| served::list(member, &asked).await).await
}

/// The export that `asked` names.
#[server(prefix = "/do", endpoint = "export", input = GetUrl)]
pub async fn show_export(asked: Form) -> Result<ExportPage, Fault> {
    crate::served::read(async |member| served::show(member, &asked).await).await
}

/// Removes an export, with its file if there is one; one that is being written is given up.
#[server(prefix = "/do", endpoint = "export/remove")]
pub async fn remove_export(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::remove).await
}
