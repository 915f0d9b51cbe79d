//! SQL of employments and of holdings of job roles.

use crate::{
    db::{Query, sql},
    error::{Error, Result},
    kernel::{
        date::Period,
        id::{EmploymentId, EntryId, HoldingId, Id, PersonId, RoleId, SiteId},
    },
    people::model::{Employment, Holding, Job, NewEmployment, NewHolding},
    work::{Read, Work},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct EmploymentRow {
    id: EmploymentId,
    version: i64,
    person_id: PersonId,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl From<EmploymentRow> for Employment {
    fn from(row: EmploymentRow) -> Self {
        let period = Period { from: row.valid_from, to: row.valid_to };
        Self { id: row.id, version: row.version, person: row.person_id, period }
    }
}

const EMPLOYMENT_COLUMNS: &str = "e.id, v.id AS version, e.person_id, v.valid_from, v.valid_to";
const EMPLOYMENTS: &str =
    "FROM employment e JOIN employment_version v ON v.employment_id = e.id AND v.superseded_at IS NULL";

/// Employments of the caller's organisation, latest first: the one with identifier `id`, or all those of `person`, or all.
pub(in crate::people) async fn employments(
    read: &mut Read,
    id: Option<EmploymentId>,
    person: Option<PersonId>,
) -> Result<Vec<Employment>> {
    let employments = Query::select(EMPLOYMENT_COLUMNS, sql!(EMPLOYMENTS, " WHERE e.organisation_id = $1"));
    let employments = employments.and_if("e.id = {}", &id).and_if("e.person_id = {}", &person);
    let latest_first = employments.order("v.valid_from DESC NULLS LAST, e.id DESC");
    let rows: Vec<EmploymentRow> = latest_first.all(read).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The employments `ids` of the caller's organisation, in their order.
pub(in crate::people) async fn employments_with_ids(read: &mut Read, ids: &[EmploymentId]) -> Result<Vec<Employment>> {
    let employments = Query::own_rows(EMPLOYMENT_COLUMNS, EMPLOYMENTS, "e.", ids);
    let rows: Vec<EmploymentRow> = employments.all(read).await?;
    in_order(ids, rows.into_iter().map(|row| (row.id, row.into())))
}

/// All employments of `people`, as far as they are of the caller's organisation.
pub(in crate::people) async fn employments_of(read: &mut Read, people: &[PersonId]) -> Result<Vec<Employment>> {
    let employments = Query::select(EMPLOYMENT_COLUMNS, sql!(EMPLOYMENTS, " WHERE e.organisation_id = $1"));
    let rows: Vec<EmploymentRow> = employments.among("e.person_id", people).all(read).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

#[derive(sqlx::FromRow)]
struct HoldingRow {
    id: HoldingId,
    version: i64,
    person_id: PersonId,
    role_id: RoleId,
    role_name: String,
    site_id: Option<SiteId>,
    site_name: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl From<HoldingRow> for Holding {
    fn from(row: HoldingRow) -> Self {
        let job = Job { role: row.role_id, role_name: row.role_name, site: row.site_id, site_name: row.site_name };
        let period = Period { from: row.valid_from, to: row.valid_to };
        Self { id: row.id, version: row.version, person: row.person_id, job, period }
    }
}

const HOLDING_COLUMNS: &str =
    "h.id, v.id AS version, h.person_id, h.role_id, r.name AS role_name, h.site_id, s.name AS site_name,
     v.valid_from, v.valid_to";
const HOLDINGS: &str = "FROM holding h JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
     JOIN role r ON r.id = h.role_id AND r.kind = 'job' LEFT JOIN site s ON s.id = h.site_id";

/// Holdings of job roles in the caller's organisation, latest first: the one with identifier `id`, or all those of
/// `person`, or all.
pub(in crate::people) async fn holdings(
    read: &mut Read,
    id: Option<HoldingId>,
    person: Option<PersonId>,
) -> Result<Vec<Holding>> {
    let holdings = Query::select(HOLDING_COLUMNS, sql!(HOLDINGS, " WHERE h.organisation_id = $1"));
    let holdings = holdings.and_if("h.id = {}", &id).and_if("h.person_id = {}", &person);
    let latest_first = holdings.order("v.valid_from DESC NULLS LAST, h.id DESC");
    let rows: Vec<HoldingRow> = latest_first.all(read).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The holdings `ids` of job roles in the caller's organisation, in their order.
pub(in crate::people) async fn holdings_with_ids(read: &mut Read, ids: &[HoldingId]) -> Result<Vec<Holding>> {
    let rows: Vec<HoldingRow> = Query::own_rows(HOLDING_COLUMNS, HOLDINGS, "h.", ids).all(read).await?;
    in_order(ids, rows.into_iter().map(|row| (row.id, row.into())))
}

/// What was found, in the order of `ids`.
fn in_order<I: Id, T: Clone>(ids: &[I], found: impl Iterator<Item = (I, T)>) -> Result<Vec<T>> {
    let found: HashMap<I, T> = found.collect();
    ids.iter().map(|id| found.get(id).cloned().ok_or(Error::not_found(*id))).collect()
}

/// A version to be written of the fact with key `id`.
struct Version {
    id: i64,
    period: Period,
    recorded_at: DateTime<Utc>,
    entry: EntryId,
}

/// Writes the versions of employments.
async fn employment_versions(work: &mut Work, versions: &[Version]) -> Result<()> {
    // Unscoped: versions hang on employments that were just written, or found within the organisation.
    work.unscoped_many(
        "INSERT INTO employment_version (employment_id, valid_from, valid_to, recorded_at, entry_id)",
        versions,
        |version| [&version.id, &version.period.from, &version.period.to, &version.recorded_at, &version.entry],
        "",
    )
    .await
    .map(drop)
}

/// Writes the versions of holdings.
async fn holding_versions(work: &mut Work, versions: &[Version]) -> Result<()> {
    // Unscoped: versions hang on holdings that were just written, or found within the organisation.
    work.unscoped_many(
        "INSERT INTO holding_version (holding_id, valid_from, valid_to, recorded_at, entry_id)",
        versions,
        |version| [&version.id, &version.period.from, &version.period.to, &version.recorded_at, &version.entry],
        "",
    )
    .await
    .map(drop)
}

/// Writes employments that begin to be known now.
pub(in crate::people) async fn insert_employments(
    work: &mut Work,
    entry: EntryId,
    new: &[(EmploymentId, NewEmployment)],
) -> Result<()> {
    let now = work.now;
    work.many(sql!("INSERT INTO employment (organisation_id, id, person_id)"), new, |(id, new)| [id, &new.person], "")
        .await?;
    let version =
        |(id, new): &(EmploymentId, NewEmployment)| Version { id: id.0, period: new.period, recorded_at: now, entry };
    employment_versions(work, &new.iter().map(version).collect::<Vec<_>>()).await
}

/// Writes holdings that begin to be known now.
pub(in crate::people) async fn insert_holdings(
    work: &mut Work,
    entry: EntryId,
    new: &[(HoldingId, NewHolding)],
) -> Result<()> {
    let now = work.now;
    work.many(
        sql!("INSERT INTO holding (organisation_id, id, person_id, role_id, site_id)"),
        new,
        |(id, new)| [id, &new.person, &new.role, &new.site],
        "",
    )
    .await?;
    let version =
        |(id, new): &(HoldingId, NewHolding)| Version { id: id.0, period: new.period, recorded_at: now, entry };
    holding_versions(work, &new.iter().map(version).collect::<Vec<_>>()).await
}

/// What an employment or holding is from now on, and when that is recorded.
pub(in crate::people) struct Next<I> {
    pub(in crate::people) id: I,
    pub(in crate::people) period: Period,
    pub(in crate::people) recorded_at: DateTime<Utc>,
}

/// Writes the next versions of employments.
pub(in crate::people) async fn next_employments(
    work: &mut Work,
    entry: EntryId,
    next: &[Next<EmploymentId>],
) -> Result<()> {
    employment_versions(work, &next.iter().map(|next| next.version(entry)).collect::<Vec<_>>()).await
}

/// Writes the next versions of holdings.
pub(in crate::people) async fn next_holdings(work: &mut Work, entry: EntryId, next: &[Next<HoldingId>]) -> Result<()> {
    holding_versions(work, &next.iter().map(|next| next.version(entry)).collect::<Vec<_>>()).await
}

impl<I: Id> Next<I> {
    fn version(&self, entry: EntryId) -> Version {
        Version { id: self.id.number(), period: self.period, recorded_at: self.recorded_at, entry }
    }
}
