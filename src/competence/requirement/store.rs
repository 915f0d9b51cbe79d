//! SQL of requirements.

pub(in crate::competence) mod check;
mod names;
pub(in crate::competence) mod role;

use super::{GraceDays, NewRequirement, Priority, Requirement, RequirementStatus, Terms};
use crate::{
    catalogue::Months,
    competence::facts::Scope,
    db::{sql, text},
    error::Result,
    kernel::{
        date::Period,
        id::{CompetencyId, EntryId, PersonId, RequirementId, RoleId, SiteId},
        input::{self, Paragraphs},
    },
    work::{Read, Work},
};
use chrono::{DateTime, NaiveDate, Utc};

pub(crate) use names::{names, titles};

#[derive(sqlx::FromRow)]
struct RequirementRow {
    id: RequirementId,
    version: i64,
    #[sqlx(try_from = "i64")]
    number: u32,
    competency_id: CompetencyId,
    competency_code: String,
    competency_title: String,
    role_id: Option<RoleId>,
    site_id: Option<SiteId>,
    scope_name: Option<String>,
    is_mandatory: bool,
    is_regulatory: bool,
    priority: Priority,
    grace_days: Option<GraceDays>,
    deadline: Option<NaiveDate>,
    refresh_months: Option<Months>,
    minimum_level: Option<input::Line<100>>,
    status: RequirementStatus,
    justification: Option<Paragraphs<4000>>,
    regulatory_reference: Option<input::Line<500>>,
    notes: Option<Paragraphs<4000>>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    created_by: Option<PersonId>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// The columns of a [`RequirementRow`].
const COLUMNS: &str = "f.id, v.id AS version, v.number, f.competency_id, k.code AS competency_code, k.title AS competency_title,
         f.role_id, f.site_id, COALESCE(r.name, s.name) AS scope_name, v.is_mandatory, v.is_regulatory, v.priority, v.grace_days, v.deadline,
         v.refresh_months, v.minimum_level, v.status, v.justification, v.regulatory_reference, v.notes, v.valid_from, v.valid_to,
         f.created_by, f.created_at, v.recorded_at AS updated_at";

/// The table of requirements, and what stands beside each of them: its version that is known now, its competency and its scope.
const REQUIREMENT: &str = " FROM requirement f";
const JOINS: &str = " JOIN requirement_version v ON v.requirement_id = f.id AND v.superseded_at IS NULL
    JOIN competency k ON k.id = f.competency_id
    LEFT JOIN role r ON r.id = f.role_id LEFT JOIN site s ON s.id = f.site_id";
/// Where the columns come from.
const TABLES: &str = text!(REQUIREMENT, JOINS);
/// How lists of requirements are ordered.
const IN_ORDER: &str = " ORDER BY k.code, f.role_id NULLS FIRST, f.site_id NULLS FIRST, f.id";

impl RequirementRow {
    fn requirement(self) -> Requirement {
        Requirement {
            id: self.id,
            version: self.version,
            number: self.number,
            competency: self.competency_id,
            competency_code: self.competency_code,
            competency_title: self.competency_title,
            scope: scope(self.role_id, self.site_id),
            scope_name: self.scope_name,
            terms: Terms {
                is_mandatory: self.is_mandatory,
                is_regulatory: self.is_regulatory,
                priority: self.priority,
                grace_days: self.grace_days,
                deadline: self.deadline,
                refresh_months: self.refresh_months,
                minimum_level: self.minimum_level,
                status: self.status,
                justification: self.justification,
                regulatory_reference: self.regulatory_reference,
                notes: self.notes,
                period: Period { from: self.valid_from, to: self.valid_to },
            },
            created_by: self.created_by,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}

/// The columns that store a scope.
const fn scope_columns(scope: Scope) -> (Option<RoleId>, Option<SiteId>) {
    match scope {
        Scope::Everyone => (None, None),
        Scope::Role(role) => (Some(role), None),
        Scope::Site(site) => (None, Some(site)),
    }
}

/// The scope that the columns store.
pub(crate) const fn scope(role: Option<RoleId>, site: Option<SiteId>) -> Scope {
    match (role, site) {
        (Some(role), _) => Scope::Role(role),
        (None, Some(site)) => Scope::Site(site),
        (None, None) => Scope::Everyone,
    }
}

/// A requirement of the caller's organisation.
pub(crate) async fn find(read: &mut Read, id: RequirementId) -> Result<Option<Requirement>> {
    let sql = sql!("SELECT ", COLUMNS, TABLES, " WHERE f.organisation_id = $1 AND f.id = $2");
    let line: Option<RequirementRow> = read.maybe(sql, &[&id]).await?;
    Ok(line.map(RequirementRow::requirement))
}

/// The entry of the journal under which a requirement was set.
pub(crate) async fn first_entry(read: &mut Read, id: RequirementId) -> Result<Option<EntryId>> {
    let found: Option<(EntryId,)> = read
        .maybe(
            sql!(
                "SELECT v.entry_id FROM requirement f JOIN requirement_version v ON v.requirement_id = f.id
                 WHERE f.organisation_id = $1 AND f.id = $2 ORDER BY v.id LIMIT 1"
            ),
            &[&id],
        )
        .await?;
    Ok(found.map(|(id,)| id))
}

/// All requirements of the organisation, by competency and scope.
pub(crate) async fn all(read: &mut Read) -> Result<Vec<Requirement>> {
    let sql = sql!("SELECT ", COLUMNS, TABLES, " WHERE f.organisation_id = $1", IN_ORDER);
    let lines: Vec<RequirementRow> = read.all(sql, &[]).await?;
    Ok(lines.into_iter().map(RequirementRow::requirement).collect())
}

/// All requirements of one role, by competency.
pub(crate) async fn of_role(read: &mut Read, role: RoleId) -> Result<Vec<Requirement>> {
    let sql =
        sql!("SELECT ", COLUMNS, TABLES, " WHERE f.organisation_id = $1 AND f.role_id = $2 ORDER BY k.code, f.id");
    let lines: Vec<RequirementRow> = read.all(sql, &[&role]).await?;
    Ok(lines.into_iter().map(RequirementRow::requirement).collect())
}

/// Writes new identities with their first versions; returns their identifiers.
pub(crate) async fn insert(
    work: &mut Work,
    news: &[NewRequirement],
    entry: Option<EntryId>,
) -> Result<Vec<RequirementId>> {
    let (who, now) = (work.who().person, work.now);
    let ids: Vec<RequirementId> = work.reserve(news.len()).await?;
    let lines: Vec<_> = ids.iter().zip(news).map(|(id, new)| (*id, new.competency, scope_columns(new.scope))).collect();
    work.many(
        sql!("INSERT INTO requirement (organisation_id, id, competency_id, role_id, site_id, created_by, created_at)"),
        &lines,
        |(id, competency, (role, site))| [id, competency, role, site, &who, &now],
        "",
    )
    .await?;
    if let Some(entry) = entry {
        let first = ids.iter().zip(news);
        let first = first.map(|(id, new)| Version { id: *id, number: 1, terms: &new.terms, at: now, entry });
        insert_versions(work, &first.collect::<Vec<_>>()).await?;
    }
    Ok(ids)
}

/// A version of a requirement, to be written.
pub(crate) struct Version<'a> {
    pub(crate) id: RequirementId,
    /// Its number, from 1.
    pub(crate) number: u32,
    pub(crate) terms: &'a Terms,
    /// When it was recorded.
    pub(crate) at: DateTime<Utc>,
    pub(crate) entry: EntryId,
}

/// Writes versions.
pub(crate) async fn insert_versions(work: &mut Work, versions: &[Version<'_>]) -> Result<()> {
    let numbered: Vec<_> = versions.iter().map(|version| (i64::from(version.number), version)).collect();
    // Unscoped: versions hang on requirements that were just written, or found within the organisation.
    work.unscoped_many(
        "INSERT INTO requirement_version (requirement_id, number, is_mandatory, is_regulatory, priority, grace_days, deadline,
         refresh_months, minimum_level, status, justification, regulatory_reference, notes, valid_from, valid_to, recorded_at, entry_id)",
        &numbered,
        |(number, version)| {
            let terms = version.terms;
            [
                &version.id, number, &terms.is_mandatory, &terms.is_regulatory, &terms.priority, &terms.grace_days, &terms.deadline,
                &terms.refresh_months, &terms.minimum_level, &terms.status, &terms.justification, &terms.regulatory_reference, &terms.notes,
                &terms.period.from, &terms.period.to, &version.at, &version.entry,
            ]
        },
        "",
    )
    .await?;
    Ok(())
}

/// The requirements that the import with `entry` wrote and of which something else is known now.
pub(crate) async fn changed_since(read: &mut Read, entry: EntryId) -> Result<Vec<Requirement>> {
    let sql = sql!(
        "SELECT ",
        COLUMNS,
        TABLES,
        " WHERE f.organisation_id = $1
            AND EXISTS (SELECT 1 FROM requirement_version o WHERE o.requirement_id = f.id AND o.entry_id = $2 AND o.id <> v.id)",
        IN_ORDER
    );
    let lines: Vec<RequirementRow> = read.all(sql, &[&entry]).await?;
    Ok(lines.into_iter().map(RequirementRow::requirement).collect())
}
