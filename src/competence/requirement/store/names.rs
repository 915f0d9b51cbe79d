//! SQL of what requirements and competencies are called.

use crate::{
    competence::requirement::RequirementName,
    db::Query,
    error::Result,
    kernel::id::{CompetencyId, RequirementId},
    work::Read,
};
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
    let named = Query::own_rows(
        "f.id, k.title, k.code, COALESCE(r.name, s.name) AS scope, v.id IS NOT NULL AS is_known",
        "FROM requirement f JOIN competency k ON k.id = f.competency_id
         LEFT JOIN requirement_version v ON v.requirement_id = f.id AND v.superseded_at IS NULL
         LEFT JOIN role r ON r.id = f.role_id LEFT JOIN site s ON s.id = f.site_id",
        "f.",
        requirements,
    );
    let rows: Vec<NameRow> = named.all(read).await?;
    let named = |(id, title, code, scope, is_known)| (id, RequirementName { title, code, scope, is_known });
    Ok(rows.into_iter().map(named).collect())
}

/// The titles of those of `competencies` that are of the caller's organisation.
pub(crate) async fn titles(read: &mut Read, competencies: &[CompetencyId]) -> Result<HashMap<CompetencyId, String>> {
    if competencies.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(CompetencyId, String)> =
        Query::own_rows("id, title", "FROM competency", "", competencies).all(read).await?;
    Ok(rows.into_iter().collect())
}
