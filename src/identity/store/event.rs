//! SQL of sign-ins as events.

use crate::{
    db::Tx,
    error::Result,
    identity::model::{SignInEvent, SignInOutcome},
    kernel::{
        id::{OrganisationId, PersonId},
        page::{Page, Part},
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
    (kind, outcome, address): (&'static str, SignInOutcome, &str),
    now: DateTime<Utc>,
    forget: DateTime<Utc>,
) -> Result<()> {
    let (organisation, person) = (owner.map(|(organisation, _)| organisation), owner.map(|(_, person)| person));
    tx.run("DELETE FROM sign_in_event WHERE at < $1", &[&forget]).await?;
    tx.run(
        "INSERT INTO sign_in_event (organisation_id, person_id, at, kind, outcome, address) VALUES ($1, $2, $3, $4, $5, $6)",
        &[&organisation, &person, &now, &kind.to_owned(), &outcome.code().to_owned(), &address.to_owned()],
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
) -> Result<Part<SignInEvent>> {
    let (organisation, outcome) = (read.who.organisation, outcome.map(|outcome| outcome.code().to_owned()));
    let count = "SELECT COUNT(*) FROM sign_in_event e
         WHERE e.organisation_id = $1 AND ($2 IS NULL OR e.person_id = $2) AND ($3 IS NULL OR e.outcome = $3)";
    let (total,): (i64,) = read.one(count, &[&organisation, &person, &outcome]).await?;
    let list =
        "SELECT e.at, e.person_id, TRIM(p.first_name || ' ' || p.last_name) AS name, e.kind, e.outcome, e.address
         FROM sign_in_event e JOIN person p ON p.id = e.person_id
         WHERE e.organisation_id = $1 AND ($2 IS NULL OR e.person_id = $2) AND ($3 IS NULL OR e.outcome = $3)
         ORDER BY e.id DESC LIMIT $4 OFFSET $5";
    let rows = read.all(list, &[&organisation, &person, &outcome, &page.limit, &page.offset]).await?;
    Ok(Part { rows, total })
}
