//! SQL of job roles.

use crate::{
    db::{Query, sql},
    error::Result,
    identity::RoleKind,
    kernel::id::RoleId,
    people::model::{JobRole, RoleName},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

/// The job roles of the caller's organisation, by name.
pub(in crate::people) async fn all(read: &mut Read) -> Result<Vec<JobRole>> {
    let sql = sql!("SELECT id, name FROM role WHERE organisation_id = $1 AND kind = 'job' ORDER BY folded");
    read.all(sql, &[]).await
}

/// The job role of the caller's organisation with this folded name.
pub(in crate::people) async fn named(read: &mut Read, folded: &str) -> Result<Option<RoleId>> {
    let sql = sql!("SELECT id FROM role WHERE organisation_id = $1 AND kind = 'job' AND folded = $2");
    let row: Option<(RoleId,)> = read.maybe(sql, &[&folded.to_owned()]).await?;
    Ok(row.map(|(id,)| id))
}

/// The identifier and folded name of those job roles of the caller's organisation that have one of these folded names.
pub(in crate::people) async fn among(read: &mut Read, folded: &[String]) -> Result<Vec<(RoleId, String)>> {
    let roles = sql!("FROM role WHERE organisation_id = $1 AND kind = 'job'");
    Query::select("id, folded", roles).among_texts("folded", folded).all(read).await
}

struct RoleInsert {
    kind: RoleKind,
    code: String,
    name: String,
    folded: String,
    level: i64,
    is_system: bool,
    created_at: DateTime<Utc>,
}

/// Writes job roles; names that are there already are passed over. Returns how many are new.
pub(in crate::people) async fn insert_missing(work: &mut Work, names: &[&RoleName]) -> Result<u64> {
    let created_at = work.now;
    let row = |name: &&RoleName| RoleInsert {
        kind: RoleKind::Job,
        code: name.code(),
        name: name.as_str().to_owned(),
        folded: name.folded().to_owned(),
        level: 1,
        is_system: false,
        created_at,
    };
    let rows: Vec<RoleInsert> = names.iter().map(row).collect();
    work.many(
        sql!("INSERT INTO role (organisation_id, kind, code, name, folded, level, is_system, created_at)"),
        &rows,
        |row| [&row.kind, &row.code, &row.name, &row.folded, &row.level, &row.is_system, &row.created_at],
        "ON CONFLICT DO NOTHING",
    )
    .await
}
