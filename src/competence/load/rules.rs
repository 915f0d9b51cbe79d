//! SQL that loads what is required, and what everything is called.

use super::KnownAt;
use crate::{
    catalogue::{Months, RequirementLevel},
    competence::{
        facts::{CompetencyFact, RequirementFact, Rules},
        requirement::GraceDays,
    },
    db::{Tenant, sql},
    error::Result,
    kernel::{
        date::Period,
        id::{CategoryId, CompetencyId, CourseId, RequirementId, RoleId, SiteId},
    },
    organisation::ExpiringDays,
};
use chrono::NaiveDate;

#[derive(sqlx::FromRow)]
struct CompetencyRow {
    id: CompetencyId,
    course_id: Option<CourseId>,
    code: String,
    title: String,
    category_id: CategoryId,
    validity_months: Option<Months>,
    /// None of a competency that no course owns.
    requirement_level: Option<RequirementLevel>,
}

#[derive(sqlx::FromRow)]
struct RequirementRow {
    id: RequirementId,
    #[sqlx(try_from = "i64")]
    number: u32,
    competency_id: CompetencyId,
    role_id: Option<RoleId>,
    site_id: Option<SiteId>,
    is_mandatory: bool,
    is_regulatory: bool,
    grace_days: Option<GraceDays>,
    deadline: Option<NaiveDate>,
    refresh_months: Option<Months>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

async fn competencies(tenant: &mut Tenant<'_>, known: KnownAt) -> Result<Vec<CompetencyRow>> {
    let from = sql!(
        "FROM competency f JOIN competency_version v ON v.competency_id = f.id LEFT JOIN course c ON c.id = f.course_id
         WHERE f.organisation_id = $1"
    );
    let columns = "f.id, f.course_id, f.code, f.title, f.category_id, v.validity_months, c.requirement_level";
    known.query(columns, from, None).all(tenant).await
}

async fn requirements(tenant: &mut Tenant<'_>, known: KnownAt) -> Result<Vec<RequirementRow>> {
    let from = sql!(
        "FROM requirement f JOIN requirement_version v ON v.requirement_id = f.id
         WHERE f.organisation_id = $1 AND v.status = 'active'"
    );
    let columns =
        "f.id, v.number, f.competency_id, f.role_id, f.site_id, v.is_mandatory, v.is_regulatory, v.grace_days,
        v.deadline, v.refresh_months, v.valid_from, v.valid_to";
    known.query(columns, from, None).all(tenant).await
}

async fn grants(tenant: &mut Tenant<'_>, known: KnownAt) -> Result<Vec<(CourseId, CompetencyId)>> {
    let from = sql!(
        "FROM course_grant f JOIN course_grant_version v ON v.course_grant_id = f.id WHERE f.organisation_id = $1"
    );
    known.query("f.course_id, v.competency_id", from, None).all(tenant).await
}

/// What is required, and what everything is called.
pub(in crate::competence) async fn rules(tenant: &mut Tenant<'_>, known: KnownAt) -> Result<Rules> {
    let competencies = competencies(tenant, known).await?;
    let requirements = requirements(tenant, known).await?;
    let grants = grants(tenant, known).await?;
    let roles: Vec<(RoleId, String)> =
        tenant.all(sql!("SELECT id, name FROM role WHERE organisation_id = $1"), &[]).await?;
    let sites: Vec<(SiteId, String)> =
        tenant.all(sql!("SELECT id, name FROM site WHERE organisation_id = $1"), &[]).await?;
    let (days,): (ExpiringDays,) =
        tenant.one(sql!("SELECT expiring_days FROM organisation WHERE id = $1"), &[]).await?;
    let loaded = Rules {
        competencies: competencies.into_iter().map(CompetencyRow::fact).collect(),
        requirements: requirements.into_iter().map(RequirementRow::fact).collect(),
        grants: grants.into_iter().collect(),
        roles: roles.into_iter().collect(),
        sites: sites.into_iter().collect(),
        expiring_days: days.count(),
        ..Rules::default()
    };
    Ok(loaded.indexed())
}

impl CompetencyRow {
    fn fact(self) -> CompetencyFact {
        CompetencyFact {
            id: self.id,
            course: self.course_id,
            code: self.code,
            title: self.title,
            category: self.category_id,
            validity_months: self.validity_months.map(Months::count),
            level: self.requirement_level.unwrap_or_default(),
        }
    }
}

impl RequirementRow {
    fn fact(self) -> RequirementFact {
        RequirementFact {
            id: self.id,
            version: self.number,
            competency: self.competency_id,
            scope: crate::competence::requirement::scope(self.role_id, self.site_id),
            is_mandatory: self.is_mandatory,
            is_regulatory: self.is_regulatory,
            grace_days: self.grace_days.map(GraceDays::count),
            deadline: self.deadline,
            refresh_months: self.refresh_months.map(Months::count),
            period: Period { from: self.valid_from, to: self.valid_to },
        }
    }
}
