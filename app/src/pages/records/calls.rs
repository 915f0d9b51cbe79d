//! What pages ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::{PendingPage, Proof, Recording, Undecided};
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The form of a new completion, with what `asked` says of it: a person, a course, a day, and the one recorded before.
#[server(prefix = "/do", endpoint = "completion/new", input = GetUrl)]
pub async fn open_completion(asked: Form) -> Result<Recording, Fault> {
    crate::served::read(async |member| served::open(member, &asked).await).await
}

/// Records a completion.
#[server(prefix = "/do", endpoint = "completion/record")]
pub async fn record_completion(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::record).await
}

/// The part of the queue that an address asks for.
#[server(prefix = "/do", endpoint = "completions/pending", input = GetUrl)]
pub async fn list_pending(asked: Form) -> Result<PendingPage, Fault> {
    crate::served::read(async |member| served::pending(member, &asked).await).await
}

/// Finds the proof of a completion right.
#[server(prefix = "/do", endpoint = "completion/verify")]
pub async fn verify_completion(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::verify).await
}

/// The completion that `asked` names, for those who decide on proofs.
#[server(prefix = "/do", endpoint = "completion/rejection", input = GetUrl)]
pub async fn ask_to_reject(asked: Form) -> Result<Undecided, Fault> {
    crate::served::read(async |member| served::ask_to_reject(member, &asked).await).await
}

/// Finds the proof of a completion wrong.
#[server(prefix = "/do", endpoint = "completion/reject")]
pub async fn reject_completion(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::reject).await
}

/// The completion that `asked` names, for those who withdraw them.
#[server(prefix = "/do", endpoint = "completion/withdrawal", input = GetUrl)]
pub async fn ask_to_withdraw(asked: Form) -> Result<Proof, Fault> {
    crate::served::read(async |member| served::ask_to_withdraw(member, &asked).await).await
}

/// Withdraws a completion that was recorded by mistake.
#[server(prefix = "/do", endpoint = "completion/withdraw")]
pub async fn withdraw_completion(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::withdraw).await
}
