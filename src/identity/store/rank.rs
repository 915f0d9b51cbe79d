//! SQL of who ranks how high, and of who may sign in as an administrator.

use super::super::model::{Administrator, Governor};
use crate::{
    db::{Query, Tx, sql, text},
    error::Result,
    kernel::id::PersonId,
    work::Read,
};
use chrono::NaiveDate;

/// The highest level of the access roles that `person` holds today; 0 without an account.
pub(in crate::identity) async fn level_of(read: &mut Read, person: PersonId) -> Result<i64> {
    let today = read.today();
    let (level,): (i64,) = read
        .one(
            sql!(
                "SELECT CAST(COALESCE(MAX(r.level), 0) AS BIGINT) FROM account a
                 JOIN holding h ON h.organisation_id = a.organisation_id AND h.person_id = a.person_id
                 JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
                 JOIN role r ON r.id = h.role_id AND r.kind = 'access'
                 WHERE a.organisation_id = $1 AND a.person_id = $2
                 AND (v.valid_from IS NULL OR v.valid_from <= $3) AND (v.valid_to IS NULL OR v.valid_to > $3)"
            ),
            &[&person, &today],
        )
        .await?;
    Ok(level)
}

/// The highest level of everybody of the organisation who has an account and an access role today.
pub(in crate::identity) async fn levels(read: &mut Read) -> Result<Vec<(PersonId, i64)>> {
    let today = read.today();
    read.all(
        sql!(
            "SELECT a.person_id, CAST(MAX(r.level) AS BIGINT) FROM account a
             JOIN holding h ON h.organisation_id = a.organisation_id AND h.person_id = a.person_id
             JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
             JOIN role r ON r.id = h.role_id AND r.kind = 'access'
             WHERE a.organisation_id = $1
             AND (v.valid_from IS NULL OR v.valid_from <= $2) AND (v.valid_to IS NULL OR v.valid_to > $2)
             GROUP BY a.person_id"
        ),
        &[&today],
    )
    .await
}

/// Those who hold the role of an administrator, and have an account and an address to sign in with.
/// The role comes first in any plan (SQLite keeps the order of a cross join): without it, every holding is read.
const ADMINISTRATORS: &str = " FROM role r CROSS JOIN holding h
    JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
    JOIN account a ON a.person_id = h.person_id AND a.is_active
    JOIN person p ON p.id = h.person_id
    JOIN organisation o ON o.id = h.organisation_id
    WHERE r.kind = 'access' AND r.code = 'system_admin' AND h.role_id = r.id AND p.email IS NOT NULL";

/// Those of [`ADMINISTRATORS`] who hold it on a day, and are employed.
const ON_A_DAY: &str = "(v.valid_from IS NULL OR v.valid_from <= {}) AND (v.valid_to IS NULL OR v.valid_to > {})
    AND EXISTS (SELECT 1 FROM employment e JOIN employment_version ev ON ev.employment_id = e.id
                 WHERE e.organisation_id = h.organisation_id AND e.person_id = h.person_id
                   AND ev.superseded_at IS NULL AND (ev.valid_to IS NULL OR ev.valid_to > {}))";

/// Everybody of the organisation who may sign in as an administrator today, and whether that has no end.
pub(in crate::identity) async fn administrators_of(read: &mut Read) -> Result<Vec<Governor>> {
    let today = read.today();
    let columns = "h.person_id AS person, MAX(CASE WHEN v.valid_to IS NULL AND EXISTS (
        SELECT 1 FROM employment e JOIN employment_version ev ON ev.employment_id = e.id
        WHERE e.organisation_id = h.organisation_id AND e.person_id = h.person_id
          AND ev.superseded_at IS NULL AND ev.valid_to IS NULL) THEN 1 ELSE 0 END) = 1 AS is_lasting";
    Query::select(columns, sql!(ADMINISTRATORS, " AND h.organisation_id = $1"))
        .and_of(ON_A_DAY, &today)
        .then("GROUP BY h.person_id")
        .order("h.person_id")
        .all(read)
        .await
}

/// Everybody who may sign in as an administrator on `today`, in all organisations, the earliest first.
pub(in crate::identity) async fn administrators(tx: &mut Tx, today: NaiveDate) -> Result<Vec<Administrator>> {
    let query = Query::unscoped(text!("SELECT o.id AS organisation, o.is_demo, p.email", ADMINISTRATORS));
    query.and_of(ON_A_DAY, &today).order("o.id, h.id").all(tx).await
}
