//! SQL of requirements of roles with what is shown beside them.

use super::{COLUMNS, JOINS, REQUIREMENT, RequirementRow};
use crate::{
    catalogue::Months,
    competence::requirement::{RoleRequirement, RoleRequirementFilter},
    db::{Query, sql, text},
    error::Result,
    kernel::{
        id::{RequirementId, RoleId},
        page::{ListPage, Page},
    },
    work::Read,
};

#[derive(sqlx::FromRow)]
struct RoleLine {
    #[sqlx(flatten)]
    line: RequirementRow,
    role: RoleId,
    role_code: String,
    role_name: String,
    category_name: String,
    validity_months: Option<Months>,
}

/// The columns of a [`RoleLine`].
const ROLE_COLUMNS: &str = text!(
    COLUMNS,
    ", r.id AS role, r.code AS role_code, r.name AS role_name, g.name AS category_name, w.validity_months"
);

/// What stands beside a requirement of a role: its role, and the category and validity of its competency too.
const ROLE_JOINS: &str = text!(
    JOINS,
    " JOIN category g ON g.id = k.category_id
    JOIN competency_version w ON w.competency_id = k.id AND w.superseded_at IS NULL"
);
/// Where the columns come from.
const ROLE_TABLES: &str = text!(REQUIREMENT, ROLE_JOINS);
/// What conditions are about, and orders.
const ROLE_FILTERED: &str =
    text!(REQUIREMENT, " JOIN requirement_version v ON v.requirement_id = f.id AND v.superseded_at IS NULL");

impl RoleLine {
    fn requirement(self) -> RoleRequirement {
        let Self { line, role, role_code, role_name, category_name, validity_months } = self;
        RoleRequirement {
            requirement: line.requirement(),
            role,
            role_code,
            role_name,
            category: category_name,
            validity_months: validity_months.map(Months::count),
        }
    }
}

/// The requirements of roles of the caller's organisation that fit `filter`, a part of them.
pub(in crate::competence) async fn fitting(
    read: &mut Read,
    filter: &RoleRequirementFilter,
    page: Page,
) -> Result<ListPage<RoleRequirement>> {
    let today = read.today();
    // What has ended by today ($2) counts as inactive.
    let requirements =
        Query::select(ROLE_COLUMNS, sql!(ROLE_FILTERED, " WHERE f.organisation_id = $1 AND f.role_id IS NOT NULL"))
            .bind(&[&today])
            .and_if("f.role_id = {}", &filter.role)
            .and_if("f.competency_id = {}", &filter.competency)
            .and_if(
                "CASE WHEN v.status = 'active' AND v.valid_to <= $2 THEN 'inactive' ELSE v.status END = {}",
                &filter.status,
            )
            .and_if("v.is_mandatory = {}", &filter.is_mandatory)
            .and_if("v.is_regulatory = {}", &filter.is_regulatory)
            .and_if("v.priority = {}", &filter.priority)
            .join_after_paging("f", ROLE_JOINS)
            .order("f.id");
    Ok(requirements.paged(read, page).await?.map(RoleLine::requirement))
}

/// The requirement `id` of the caller's organisation, if it is for a role.
pub(in crate::competence) async fn find(read: &mut Read, id: RequirementId) -> Result<Option<RoleRequirement>> {
    let sql = sql!(
        "SELECT ",
        ROLE_COLUMNS,
        ROLE_TABLES,
        " WHERE f.organisation_id = $1 AND f.id = $2 AND f.role_id IS NOT NULL"
    );
    let line: Option<RoleLine> = read.maybe(sql, &[&id]).await?;
    Ok(line.map(RoleLine::requirement))
}

/// Those of the requirements `ids` of the caller's organisation that are for a role.
pub(in crate::competence) async fn with_ids(read: &mut Read, ids: &[RequirementId]) -> Result<Vec<RoleRequirement>> {
    let rows = sql!(ROLE_TABLES, " WHERE +f.organisation_id = $1 AND f.role_id IS NOT NULL");
    let lines: Vec<RoleLine> = Query::select(ROLE_COLUMNS, rows).among("f.id", ids).all(read).await?;
    Ok(lines.into_iter().map(RoleLine::requirement).collect())
}

/// All requirements of one role, by competency.
pub(in crate::competence) async fn for_role(read: &mut Read, role: RoleId) -> Result<Vec<RoleRequirement>> {
    let sql = sql!(
        "SELECT ",
        ROLE_COLUMNS,
        ROLE_TABLES,
        " WHERE f.organisation_id = $1 AND f.role_id = $2 ORDER BY k.code, f.id"
    );
    let lines: Vec<RoleLine> = read.all(sql, &[&role]).await?;
    Ok(lines.into_iter().map(RoleLine::requirement).collect())
}
