//! SQL of sign-ins as events.

use crate::{
    db::{Query, Tx, sql},
    error::Result,
    identity::model::{SignInEvent, SignInKind, SignInOutcome},
    kernel::{
        id::{OrganisationId, PersonId},
        page::{ListPage, Page},
    },
    work::Read,
};
use chrono::{DateTime, Utc};

/// Whose address it is, with their organisation: an account that may be switched off.
pub(in crate::identity) async fn owner(tx: &mut Tx, email: &str) -> Result<Option<(OrganisationId, PersonId)>> {
    let sql = "SELECT a.organisation_id, a.person_id FROM account a JOIN person p ON p.id = a.person_id WHERE p.email_folded = $1";
    Ok(tx.maybe(sql, &[&email.to_owned()]).await?)
}

/// Notes an event; forgets those before `forget`.
pub(in crate::identity) async fn insert(
    tx: &mut Tx,
    owner: Option<(OrganisationId, PersonId)>,
    (kind, outcome, address): (SignInKind, SignInOutcome, &str),
    now: DateTime<Utc>,
    forget: DateTime<Utc>,
) -> Result<()> {
    let (organisation, person) = (owner.map(|(organisation, _)| organisation), owner.map(|(_, person)| person));
    tx.run("DELETE FROM sign_in_event WHERE at < $1", &[&forget]).await?;
    tx.run(
        "INSERT INTO sign_in_event (organisation_id, person_id, at, kind, outcome, address) VALUES ($1, $2, $3, $4, $5, $6)",
        &[&organisation, &person, &now, &kind, &outcome, &address.to_owned()],
    )
    .await?;
    Ok(())
}

/// The events of the caller's organisation, the latest first; of `person` and with `outcome` alone if they are given.
pub(in crate::identity) async fn list(
    read: &mut Read,
    person: Option<PersonId>,
    outcome: Option<SignInOutcome>,
    page: Page,
) -> Result<ListPage<SignInEvent>> {
    let columns = "e.at, e.person_id, TRIM(p.first_name || ' ' || p.last_name) AS name, e.kind, e.outcome, e.address";
    Query::select(columns, sql!("FROM sign_in_event e WHERE e.organisation_id = $1"))
        .and_if("e.person_id = {}", &person)
        .and_if("e.outcome = {}", &outcome)
        .join_after_paging("e", "JOIN person p ON p.id = e.person_id")
        .order("e.id DESC")
        .paged(read, page)
        .await
}
