//! SQL of employments and of holdings of job roles.

use crate::{
    db::{Query, sql},
    error::Result,
    kernel::{
        date::Period,
        id::{EmploymentId, EntryId, HoldingId, PersonId, RoleId, SiteId},
    },
    people::model::{Employment, Holding, Job, NewEmployment, NewHolding},
    work::{Read, Work},
};
use chrono::{DateTime, NaiveDate, Utc};

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

/// Employments of the caller's organisation, latest first: the one with identifier `id`, or all those of `person`, or all.
pub(in crate::people) async fn employments(
    read: &mut Read,
    id: Option<EmploymentId>,
    person: Option<PersonId>,
) -> Result<Vec<Employment>> {
    let employments = Query::select(
        "e.id, v.id AS version, e.person_id, v.valid_from, v.valid_to",
        sql!(
            "FROM employment e JOIN employment_version v ON v.employment_id = e.id
             WHERE e.organisation_id = $1 AND v.superseded_at IS NULL"
        ),
    );
    let employments = employments.and_if("e.id = {}", &id).and_if("e.person_id = {}", &person);
    let latest_first = employments.order("v.valid_from DESC NULLS LAST, e.id DESC");
    let rows: Vec<EmploymentRow> = latest_first.all(read).await?;
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

/// Holdings of job roles in the caller's organisation, latest first: the one with identifier `id`, or all those of
/// `person`, or all.
pub(in crate::people) async fn holdings(
    read: &mut Read,
    id: Option<HoldingId>,
    person: Option<PersonId>,
) -> Result<Vec<Holding>> {
    let holdings = Query::select(
        "h.id, v.id AS version, h.person_id, h.role_id, r.name AS role_name, h.site_id, s.name AS site_name, v.valid_from, v.valid_to",
        sql!(
            "FROM holding h JOIN holding_version v ON v.holding_id = h.id
             JOIN role r ON r.id = h.role_id LEFT JOIN site s ON s.id = h.site_id
             WHERE h.organisation_id = $1 AND r.kind = 'job' AND v.superseded_at IS NULL"
        ),
    );
    let holdings = holdings.and_if("h.id = {}", &id).and_if("h.person_id = {}", &person);
    let latest_first = holdings.order("v.valid_from DESC NULLS LAST, h.id DESC");
    let rows: Vec<HoldingRow> = latest_first.all(read).await?;
    Ok(rows.into_iter().map(Into::into).collect())
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

/// Identifiers for employments that are written next.
pub(in crate::people) async fn employment_ids(work: &mut Work, count: usize) -> Result<Vec<EmploymentId>> {
    Ok(work.reserve("employment", count).await?.into_iter().map(EmploymentId).collect())
}

/// Identifiers for holdings that are written next.
pub(in crate::people) async fn holding_ids(work: &mut Work, count: usize) -> Result<Vec<HoldingId>> {
    Ok(work.reserve("holding", count).await?.into_iter().map(HoldingId).collect())
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

/// Writes the next version of an employment.
pub(in crate::people) async fn next_employment(
    work: &mut Work,
    id: EmploymentId,
    period: Period,
    recorded_at: DateTime<Utc>,
    entry: EntryId,
) -> Result<()> {
    employment_versions(work, &[Version { id: id.0, period, recorded_at, entry }]).await
}

/// Writes the next version of a holding.
pub(in crate::people) async fn next_holding(
    work: &mut Work,
    id: HoldingId,
    period: Period,
    recorded_at: DateTime<Utc>,
    entry: EntryId,
) -> Result<()> {
    holding_versions(work, &[Version { id: id.0, period, recorded_at, entry }]).await
}
