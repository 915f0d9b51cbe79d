//! SQL of requirements of roles with what is shown beside them.

use super::{COLUMNS, Line, TABLES};
use crate::{
    competence::requirement::{RoleRequirement, RoleRequirementFilter},
    db::Param,
    error::Result,
    kernel::{
        id::{RequirementId, RoleId},
        page::{Page, Part},
    },
    work::Read,
};
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};

#[derive(sqlx::FromRow)]
struct RoleLine {
    #[sqlx(flatten)]
    line: Line,
    role_code: String,
    category_name: String,
    validity_months: Option<i64>,
}

/// What stands beside a requirement of a role: its role, and the category and validity of its competency.
const BESIDE: &str = " JOIN category g ON g.id = k.category_id
    JOIN competency_version w ON w.competency_id = k.id AND w.superseded_at IS NULL";

/// Which fit a filter: $2 role, $3 competency, $4 status on day $5, $6 mandatory, $7 regulatory, $8 priority.
const FITTING: &str = " AND f.role_id IS NOT NULL AND ($2 IS NULL OR f.role_id = $2) AND ($3 IS NULL OR f.competency_id = $3)
    AND ($4 IS NULL OR CASE WHEN v.status = 'active' AND v.valid_to <= $5 THEN 'inactive' ELSE v.status END = $4)
    AND ($6 IS NULL OR v.is_mandatory = $6) AND ($7 IS NULL OR v.is_regulatory = $7) AND ($8 IS NULL OR v.priority = $8)";

/// `what` of the tables, with the rows that `condition` names. Made of constants of the program.
fn sql(what: &str, condition: &str) -> SqlStr {
    let tables = TABLES.replace(" WHERE ", &format!("{BESIDE} WHERE "));
    AssertSqlSafe(format!("SELECT {what}{tables}{condition}")).into_sql_str()
}

fn rows(condition: &str) -> SqlStr {
    sql(&format!("{COLUMNS}, r.code AS role_code, g.name AS category_name, w.validity_months"), condition)
}

impl RoleLine {
    fn requirement(self) -> RoleRequirement {
        let Self { line, role_code, category_name, validity_months } = self;
        let (role, role_name) = (line.role_id.unwrap_or(RoleId(0)), line.scope_name.clone().unwrap_or_default());
        RoleRequirement {
            requirement: line.requirement(),
            role,
            role_code,
            role_name,
            category: category_name,
            validity_months: validity_months.and_then(|months| u32::try_from(months).ok()),
        }
    }
}

/// The requirements of roles of the caller's organisation that fit `filter`, a part of them.
pub(in crate::competence) async fn fitting(
    read: &mut Read,
    filter: &RoleRequirementFilter,
    page: Page,
) -> Result<Part<RoleRequirement>> {
    let (organisation, today) = (read.who.organisation, read.today());
    let mut params: Vec<&dyn Param> = vec![
        &organisation,
        &filter.role,
        &filter.competency,
        &filter.status,
        &today,
        &filter.is_mandatory,
        &filter.is_regulatory,
        &filter.priority,
    ];
    let (total,): (i64,) = read.one(sql("COUNT(*)", FITTING), &params).await?;
    params.extend([&page.limit as &dyn Param, &page.offset]);
    let lines: Vec<RoleLine> = read.all(rows(&format!("{FITTING} ORDER BY f.id LIMIT $9 OFFSET $10")), &params).await?;
    Ok(Part { rows: lines.into_iter().map(RoleLine::requirement).collect(), total })
}

/// The requirement `id` of the caller's organisation, if it is for a role.
pub(in crate::competence) async fn find(read: &mut Read, id: RequirementId) -> Result<Option<RoleRequirement>> {
    let organisation = read.who.organisation;
    let condition = rows(" AND f.role_id IS NOT NULL AND f.id = $2");
    let line: Option<RoleLine> = read.maybe(condition, &[&organisation, &id]).await?;
    Ok(line.map(RoleLine::requirement))
}

/// All requirements of one role, by competency.
pub(in crate::competence) async fn of(read: &mut Read, role: RoleId) -> Result<Vec<RoleRequirement>> {
    let organisation = read.who.organisation;
    let condition = rows(" AND f.role_id = $2 ORDER BY k.code, f.id");
    let lines: Vec<RoleLine> = read.all(condition, &[&organisation, &role]).await?;
    Ok(lines.into_iter().map(RoleLine::requirement).collect())
}
