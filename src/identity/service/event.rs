//! Sign-ins as events: who came in, was refused and left, when, from where and with what.

use crate::{
    db::Tx,
    error::Result,
    identity::{SignInEvent, SignInKind, SignInOutcome, access, store},
    kernel::{
        id::{OrganisationId, PersonId},
        page::{ListPage, Page},
    },
    work::{Installation, Read},
};
use chrono::{DateTime, TimeDelta, Utc};

/// For so long it can be told who signed in and who was refused: a year, and the audit after it.
const KEPT: TimeDelta = TimeDelta::days(400);

/// Notes an event of the account of `owner`.
pub(super) async fn note(
    tx: &mut Tx,
    owner: Option<(OrganisationId, PersonId)>,
    (kind, outcome, address): (SignInKind, SignInOutcome, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    store::event::insert(tx, owner, (kind, outcome, address), now, now - KEPT).await
}

/// Notes that an attempt was refused: the same work whether anybody has the address, so that the time does not tell. One with
/// an address that nobody has is counted and logged alone: strangers fill no table.
pub(super) async fn note_refusal(installation: &Installation, email: &str, address: &str, kind: SignInKind) {
    let noted = installation.alter(async |tx, now| {
        if let Some(owner) = store::event::owner(tx, email).await? {
            return note(tx, Some(owner), (kind, SignInOutcome::Refused, address), now).await;
        }
        tracing::info!(address, kind = kind.code(), "a sign-in with an address that nobody has was refused");
        store::network::nobody(tx, now).await
    });
    if let Err(cause) = noted.await {
        // Who is refused is refused all the same.
        tracing::warn!(%cause, address, "a refused sign-in could not be noted");
    }
}

/// Who signed in, was refused and signed out, the latest first; of `person` and with `outcome` alone if they are given.
pub async fn sign_ins(
    read: &mut Read,
    person: Option<PersonId>,
    outcome: Option<SignInOutcome>,
    page: Page,
) -> Result<ListPage<SignInEvent>> {
    read.require(access::SEE_SIGN_INS)?;
    store::event::list(read, person, outcome, page).await
}
