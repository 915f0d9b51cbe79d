//! SQL of what is asked before a requirement is set or changed, or shown by course: of a few competencies alone.

use super::scope_columns;
use crate::{
    competence::facts::Scope,
    db::{Query, Scoped, sql},
    error::Result,
    kernel::{
        date::Period,
        id::{CompetencyId, CourseId, RequirementId},
    },
    work::Read,
};
use std::collections::HashMap;

/// The requirements of one competency and scope; conditions on their versions that are known now may follow.
const OF_COMPETENCY_AND_SCOPE: Scoped = sql!(
    "SELECT f.id FROM requirement f JOIN requirement_version v ON v.requirement_id = f.id AND v.superseded_at IS NULL
     WHERE f.organisation_id = $1 AND f.competency_id = $2 AND f.role_id IS NOT DISTINCT FROM $3
       AND f.site_id IS NOT DISTINCT FROM $4"
);

/// Whether there is a requirement of this competency and scope, be it in use or not.
pub(in crate::competence) async fn exists(read: &mut Read, competency: CompetencyId, scope: Scope) -> Result<bool> {
    let (role, site) = scope_columns(scope);
    let same = Query::of(OF_COMPETENCY_AND_SCOPE).bind(&[&competency, &role, &site]);
    let found: Vec<(RequirementId,)> = same.first(read, 1).await?;
    Ok(!found.is_empty())
}

/// Whether a requirement of this competency and scope, other than `except`, is active on some day of `period`.
pub(in crate::competence) async fn is_active_within(
    read: &mut Read,
    competency: CompetencyId,
    scope: Scope,
    period: Period,
    except: Option<RequirementId>,
) -> Result<bool> {
    let (role, site) = scope_columns(scope);
    let active = Query::of(OF_COMPETENCY_AND_SCOPE)
        .bind(&[&competency, &role, &site])
        .and("v.status = 'active'")
        .and_if("v.valid_from IS NULL OR v.valid_from < {}", &period.to)
        .and_if("v.valid_to IS NULL OR v.valid_to > {}", &period.from)
        .and_if("f.id <> {}", &except);
    let found: Vec<(RequirementId,)> = active.first(read, 1).await?;
    Ok(!found.is_empty())
}

/// The course that owns a competency of the organisation, if one does, and whether a course grants it.
pub(in crate::competence) async fn provenance(
    read: &mut Read,
    competency: CompetencyId,
) -> Result<(Option<CourseId>, bool)> {
    let sql = sql!(
        "SELECT k.course_id, EXISTS (SELECT 1 FROM course_grant_version v
             WHERE v.competency_id = k.id AND v.superseded_at IS NULL)
         FROM competency k WHERE k.organisation_id = $1 AND k.id = $2"
    );
    read.one(sql, &[&competency]).await
}

/// The course that owns each of `competencies` which a course owns.
pub(in crate::competence) async fn owners_of(
    read: &mut Read,
    competencies: &[CompetencyId],
) -> Result<HashMap<CompetencyId, CourseId>> {
    let owned = Query::own_rows("id, course_id", "FROM competency", "", competencies).and("course_id IS NOT NULL");
    let rows: Vec<(CompetencyId, CourseId)> = owned.all(read).await?;
    Ok(rows.into_iter().collect())
}
