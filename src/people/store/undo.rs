//! SQL of taking back what an import said about people.

use crate::{
    db::{Scoped, sql},
    error::Result,
    facts::FactKind,
    kernel::{
        date::Period,
        id::{EntryId, PersonId},
    },
    people::model::full_name,
    work::Read,
};
use chrono::NaiveDate;
use std::collections::HashSet;

/// A version that an import wrote.
pub(in crate::people) struct Version {
    /// Its key.
    pub(in crate::people) key: i64,
    /// The key of its fact.
    pub(in crate::people) id: i64,
    pub(in crate::people) person_id: PersonId,
    /// Their full name.
    pub(in crate::people) name: String,
    /// Whether it is what is known now.
    pub(in crate::people) is_current: bool,
    /// Whether something else is known now.
    pub(in crate::people) has_successor: bool,
    /// What was known before the import.
    pub(in crate::people) before: Option<Period>,
}

#[derive(sqlx::FromRow)]
struct UndoRow {
    version: i64,
    id: i64,
    person_id: PersonId,
    first_name: String,
    last_name: String,
    is_current: bool,
    has_successor: bool,
    has_before: bool,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl From<UndoRow> for Version {
    fn from(row: UndoRow) -> Self {
        Self {
            key: row.version,
            id: row.id,
            person_id: row.person_id,
            name: full_name(&row.first_name, &row.last_name),
            is_current: row.is_current,
            has_successor: row.has_successor,
            before: row.has_before.then_some(Period { from: row.valid_from, to: row.valid_to }),
        }
    }
}

/// The versions of employments, or of holdings, that refer to `entry`.
pub(in crate::people) async fn versions(read: &mut Read, kind: FactKind, entry: EntryId) -> Result<Vec<Version>> {
    let sql = if kind == FactKind::Employment { EMPLOYMENTS } else { HOLDINGS };
    let rows: Vec<UndoRow> = read.all(sql, &[&entry]).await?;
    Ok(rows.into_iter().map(Version::from).collect())
}

const EMPLOYMENTS: Scoped = sql!(
    "SELECT v.id AS version, f.id, f.person_id, p.first_name, p.last_name,
         v.superseded_at IS NULL AS is_current, n.id IS NOT NULL AS has_successor, b.id IS NOT NULL AS has_before,
         b.valid_from, b.valid_to
     FROM employment_version v JOIN employment f ON f.id = v.employment_id JOIN person p ON p.id = f.person_id
     LEFT JOIN employment_version n ON n.employment_id = f.id AND n.superseded_at IS NULL AND n.id <> v.id
     LEFT JOIN employment_version b ON b.id =
         (SELECT MAX(o.id) FROM employment_version o WHERE o.employment_id = f.id AND o.id < v.id)
     WHERE f.organisation_id = $1 AND v.entry_id = $2 ORDER BY v.id"
);

const HOLDINGS: Scoped = sql!(
    "SELECT v.id AS version, f.id, f.person_id, p.first_name, p.last_name,
         v.superseded_at IS NULL AS is_current, n.id IS NOT NULL AS has_successor, b.id IS NOT NULL AS has_before,
         b.valid_from, b.valid_to
     FROM holding_version v JOIN holding f ON f.id = v.holding_id JOIN person p ON p.id = f.person_id
     LEFT JOIN holding_version n ON n.holding_id = f.id AND n.superseded_at IS NULL AND n.id <> v.id
     LEFT JOIN holding_version b ON b.id =
         (SELECT MAX(o.id) FROM holding_version o WHERE o.holding_id = f.id AND o.id < v.id)
     WHERE f.organisation_id = $1 AND v.entry_id = $2 ORDER BY v.id"
);

/// The people of the import with `entry` whom somebody has changed since: their details, an employment or a role, or whom
/// somebody gave an account.
pub(in crate::people) async fn changed_since(read: &mut Read, entry: EntryId) -> Result<HashSet<PersonId>> {
    let rows: Vec<(PersonId,)> = read
        .all(
            sql!(
                "SELECT p.id FROM person p JOIN employment f ON f.person_id = p.id
                 JOIN employment_version v ON v.employment_id = f.id AND v.entry_id = $2
                 WHERE p.organisation_id = $1 AND (p.updated_at > v.recorded_at
                    OR EXISTS (SELECT 1 FROM employment e JOIN employment_version ev ON ev.employment_id = e.id
                        WHERE e.organisation_id = $1 AND e.person_id = p.id AND ev.superseded_at IS NULL
                          AND ev.entry_id > $2)
                    OR EXISTS (SELECT 1 FROM holding h JOIN holding_version hv ON hv.holding_id = h.id
                        WHERE h.organisation_id = $1 AND h.person_id = p.id AND hv.superseded_at IS NULL
                          AND hv.entry_id > $2)
                    OR EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.created_at >= v.recorded_at))"
            ),
            &[&entry],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
