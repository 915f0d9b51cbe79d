//! SQL of what requirements and competencies are called.

use crate::{
    competence::requirement::service::RequirementName,
    db::own_rows,
    error::Result,
    kernel::id::{CompetencyId, RequirementId},
    work::Read,
};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

type NameRow = (RequirementId, String, String, Option<String>, bool);

/// The names of those of `requirements` that are of the caller's organisation.
pub(crate) async fn names(
    read: &mut Read,
    requirements: &[RequirementId],
) -> Result<HashMap<RequirementId, RequirementName>> {
    if requirements.is_empty() {
        return Ok(HashMap::new());
    }
    let organisation = read.who.organisation;
    let sql = format!(
        "SELECT f.id, k.title, k.code, COALESCE(r.name, s.name) AS scope, v.id IS NOT NULL AS is_known
         FROM requirement f JOIN competency k ON k.id = f.competency_id
         LEFT JOIN requirement_version v ON v.requirement_id = f.id AND v.superseded_at IS NULL
         LEFT JOIN role r ON r.id = f.role_id LEFT JOIN site s ON s.id = f.site_id
         WHERE {}",
        own_rows("f.", requirements)
    );
    // The list is made of numbers.
    let rows: Vec<NameRow> = read.all(AssertSqlSafe(sql), &[&organisation]).await?;
    let named = |(id, title, code, scope, is_known)| (id, RequirementName { title, code, scope, is_known });
    Ok(rows.into_iter().map(named).collect())
}

/// The titles of those of `competencies` that are of the caller's organisation.
pub(crate) async fn titles(read: &mut Read, competencies: &[CompetencyId]) -> Result<HashMap<CompetencyId, String>> {
    if competencies.is_empty() {
        return Ok(HashMap::new());
    }
    let organisation = read.who.organisation;
    let sql = format!("SELECT id, title FROM competency WHERE {}", own_rows("", competencies));
    // The list is made of numbers.
    let rows: Vec<(CompetencyId, String)> = read.all(AssertSqlSafe(sql), &[&organisation]).await?;
    Ok(rows.into_iter().collect())
}
