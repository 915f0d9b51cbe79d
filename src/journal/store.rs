//! SQL of the journal.

use super::model::{Entry, Touches};
use crate::{
    db::{Tenant, Tx, sql},
    error::{Error, Result},
    kernel::{
        access::Who,
        id::{EntryId, PersonId},
    },
};
use chrono::{DateTime, Utc};

/// Who writes into the journal, when, and how the change came in.
pub(crate) struct Author<'a> {
    pub(crate) who: &'a Who,
    pub(crate) now: DateTime<Utc>,
    pub(crate) door: &'static str,
    pub(crate) request: &'a str,
}

/// An entry as its columns, with the key that it gets.
struct EntryRow {
    id: EntryId,
    action: &'static str,
    entity: &'static str,
    entity_id: Option<i64>,
    person: Option<PersonId>,
    touches: &'static str,
    before: Option<String>,
    after: Option<String>,
}

impl EntryRow {
    fn new(id: EntryId, entry: Entry) -> Self {
        let json = |value: Option<serde_json::Value>| value.map(|value| value.to_string());
        Self {
            id,
            action: entry.action,
            entity: entry.entity.code(),
            entity_id: entry.entity_id,
            person: entry.person,
            touches: entry.touches().code(),
            before: json(entry.before),
            after: json(entry.after),
        }
    }
}

/// Appends `entries`, in as few statements as the database allows; returns their identifiers in the same order.
pub(crate) async fn append(tx: &mut Tx, author: Author<'_>, entries: Vec<Entry>) -> Result<Vec<EntryId>> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let (ids, number) = tx.reserve_entries(entries.len()).await?;
    let rows: Vec<EntryRow> = ids.iter().zip(entries).map(|(id, entry)| EntryRow::new(*id, entry)).collect();
    let Author { who, now, door, request } = author;
    let request = request.to_owned();
    tx.tenant(who.organisation)
        .many(
            sql!(
                "INSERT INTO journal (organisation_id, id, tx, at, actor_id, door, request_id, action, entity, entity_id, person_id, touches,
                 before, after)"
            ),
            &rows,
            |row| {
                [
                    &row.id, &number, &now, &who.person, &door, &request, &row.action, &row.entity, &row.entity_id,
                    &row.person, &row.touches, &row.before, &row.after,
                ]
            },
            "",
        )
        .await?;
    Ok(ids)
}

/// What the journal of an organisation says, as one transaction sees it.
pub(crate) struct News {
    /// The entries that touch the compliance snapshot: identifier, number of the transaction, and what each touched.
    pub(crate) entries: Vec<(EntryId, i64, Touches)>,
    /// Everything that transactions with lower numbers wrote is visible, see [`Tenant::all_settled`].
    pub(crate) position: i64,
}

#[derive(sqlx::FromRow)]
struct NewsRow {
    position: i64,
    id: Option<EntryId>,
    tx: Option<i64>,
    touches: Option<String>,
    person_id: Option<PersonId>,
}

impl NewsRow {
    fn entry(self) -> Option<(EntryId, i64, Touches)> {
        Some((self.id?, self.tx?, Touches::parse(&self.touches?, self.person_id)))
    }
}

/// What the journal of an organisation says of transactions from the number `from` on, or from the position of this transaction
/// if that is lower or nothing is said. Entries of transactions that may still have had neighbours running are told again
/// next time; applying is idempotent.
pub(crate) async fn news(tenant: &mut Tenant<'_>, from: Option<i64>) -> Result<News> {
    // There is a row without an entry if there is none to tell.
    let rows: Vec<NewsRow> = tenant
        .all_settled(
            sql!(
                "SELECT s.position, j.id, j.tx, j.touches, j.person_id FROM settled s
                 LEFT JOIN (SELECT id, tx, touches, person_id FROM journal WHERE organisation_id = $1 AND touches <> 'nothing') j
                   ON j.tx >= CASE WHEN $2 < s.position THEN $2 ELSE s.position END
                 ORDER BY j.id"
            ),
            &[&from],
        )
        .await?;
    let position = rows.first().map(|row| row.position).ok_or_else(|| Error::internal("a query has no position"))?;
    Ok(News { entries: rows.into_iter().filter_map(NewsRow::entry).collect(), position })
}

#[derive(sqlx::FromRow)]
struct KindRow {
    position: i64,
    id: Option<EntryId>,
    tx: Option<i64>,
    entity: Option<String>,
}

/// The kinds of the things that were changed by transactions from the number `from` on, or from the position of this transaction if
/// that is lower, with the entries that say so and the numbers of their transactions; and that position.
pub(crate) async fn kinds_since(tenant: &mut Tenant<'_>, from: i64) -> Result<(Vec<(EntryId, i64, String)>, i64)> {
    let rows: Vec<KindRow> = tenant
        .all_settled(
            sql!(
                "SELECT s.position, j.id, j.tx, j.entity FROM settled s
                 LEFT JOIN (SELECT id, tx, entity FROM journal WHERE organisation_id = $1) j
                   ON j.tx >= CASE WHEN $2 < s.position THEN $2 ELSE s.position END"
            ),
            &[&from],
        )
        .await?;
    let position = rows.first().map(|row| row.position).ok_or_else(|| Error::internal("a query has no position"))?;
    Ok((rows.into_iter().filter_map(|row| Some((row.id?, row.tx?, row.entity?))).collect(), position))
}

/// Of the latest `most` entries of an organisation those that touch the compliance snapshot, with the numbers of their
/// transactions, and the number from which on these are all.
pub(crate) async fn recent(tenant: &mut Tenant<'_>, most: usize) -> Result<(Vec<(EntryId, i64)>, i64)> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let rows: Vec<(EntryId, i64, String)> = tenant
        .all(
            sql!("SELECT id, tx, touches FROM journal WHERE organisation_id = $1 ORDER BY tx DESC, id DESC LIMIT $2"),
            &[&limit],
        )
        .await?;
    let earlier = rows.get(most).map_or(i64::MIN, |(_, number, _)| number.saturating_add(1));
    let touching = rows.into_iter().filter(|(_, number, code)| *number >= earlier && code != Touches::Nothing.code());
    Ok((touching.map(|(id, number, _)| (id, number)).collect(), earlier))
}

/// The number of the latest entry of any organisation, 0 if there is none: for those who watch over the server.
pub async fn position(tx: &mut Tx) -> Result<i64> {
    let (position,): (i64,) = tx.one("SELECT COALESCE(MAX(id), 0) FROM journal", &[]).await?;
    Ok(position)
}
