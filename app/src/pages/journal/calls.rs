//! What pages ask: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::{SignInLine, SignInOutcomes, TrailChoices, TrailEntry};
use crate::{fault::Fault, form::Form, page::Listed};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The entries of the trail that an address asks for.
#[server(prefix = "/do", endpoint = "journal", input = GetUrl)]
pub async fn list_entries(asked: Form) -> Result<Listed<TrailEntry, TrailChoices>, Fault> {
    crate::served::read(async |member| served::entries(member, &asked).await).await
}

/// The sign-ins that an address asks for.
#[server(prefix = "/do", endpoint = "journal/sign-ins", input = GetUrl)]
pub async fn list_sign_ins(asked: Form) -> Result<Listed<SignInLine, SignInOutcomes>, Fault> {
    crate::served::read(async |member| served::sign_ins(member, &asked).await).await
}
