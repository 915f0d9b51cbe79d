//! SQL of who ranks how high, and of who may sign in as an administrator.

use super::super::model::{Administrator, Governor};
use crate::{db::Tx, error::Result, kernel::id::PersonId, work::Read};
use chrono::NaiveDate;

/// The highest level of the access roles that `person` holds today; 0 without an account.
pub(in crate::identity) async fn level_of(read: &mut Read, person: PersonId) -> Result<i64> {
    let (organisation, today) = (read.who.organisation, read.today());
    let (level,): (i64,) = read
        .one(
            "SELECT CAST(COALESCE(MAX(r.level), 0) AS BIGINT) FROM account a
             JOIN holding h ON h.organisation_id = a.organisation_id AND h.person_id = a.person_id
             JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
             JOIN role r ON r.id = h.role_id AND r.kind = 'access'
             WHERE a.organisation_id = $1 AND a.person_id = $2
             AND (v.valid_from IS NULL OR v.valid_from <= $3) AND (v.valid_to IS NULL OR v.valid_to > $3)",
            &[&organisation, &person, &today],
        )
        .await?;
    Ok(level)
}

/// The highest level of everybody of the organisation who has an account and an access role today.
pub(in crate::identity) async fn levels(read: &mut Read) -> Result<Vec<(PersonId, i64)>> {
    let (organisation, today) = (read.who.organisation, read.today());
    read.all(
        "SELECT a.person_id, CAST(MAX(r.level) AS BIGINT) FROM account a
         JOIN holding h ON h.organisation_id = a.organisation_id AND h.person_id = a.person_id
         JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
         JOIN role r ON r.id = h.role_id AND r.kind = 'access'
         WHERE a.organisation_id = $1
         AND (v.valid_from IS NULL OR v.valid_from <= $2) AND (v.valid_to IS NULL OR v.valid_to > $2)
         GROUP BY a.person_id",
        &[&organisation, &today],
    )
    .await
}

/// Everybody who may sign in as an administrator on day $1, with the columns that are asked for.
macro_rules! administrators {
    ($columns:literal, $tail:literal) => {
        concat!(
            "SELECT ",
            $columns,
            // The role comes first in any plan (SQLite keeps the order of a cross join): without it, it reads every holding.
            " FROM role r CROSS JOIN holding h
             JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
             JOIN account a ON a.person_id = h.person_id AND a.is_active
             JOIN person p ON p.id = h.person_id
             JOIN organisation o ON o.id = h.organisation_id
             WHERE r.kind = 'access' AND r.code = 'system_admin' AND h.role_id = r.id
               AND (v.valid_from IS NULL OR v.valid_from <= $1) AND (v.valid_to IS NULL OR v.valid_to > $1)
               AND p.email IS NOT NULL
               AND EXISTS (SELECT 1 FROM employment e JOIN employment_version ev ON ev.employment_id = e.id
                            WHERE e.organisation_id = h.organisation_id AND e.person_id = h.person_id
                              AND ev.superseded_at IS NULL AND (ev.valid_to IS NULL OR ev.valid_to > $1)) ",
            $tail
        )
    };
}

/// Everybody of the organisation who may sign in as an administrator today, and whether that has no end.
pub(in crate::identity) async fn administrators_of(read: &mut Read) -> Result<Vec<Governor>> {
    let (organisation, today) = (read.who.organisation, read.today());
    let sql = administrators!(
        "h.person_id AS person, MAX(CASE WHEN v.valid_to IS NULL AND EXISTS (
             SELECT 1 FROM employment e JOIN employment_version ev ON ev.employment_id = e.id
             WHERE e.organisation_id = h.organisation_id AND e.person_id = h.person_id
               AND ev.superseded_at IS NULL AND ev.valid_to IS NULL) THEN 1 ELSE 0 END) = 1 AS is_lasting",
        "AND h.organisation_id = $2 GROUP BY h.person_id ORDER BY h.person_id"
    );
    read.all(sql, &[&today, &organisation]).await
}

/// Everybody who may sign in as an administrator on `today`, in all organisations, the earliest first.
pub(in crate::identity) async fn administrators(tx: &mut Tx, today: NaiveDate) -> Result<Vec<Administrator>> {
    let sql = administrators!("o.id AS organisation, o.is_demo, p.email", "ORDER BY o.id, h.id");
    Ok(tx.all(sql, &[&today]).await?)
}
