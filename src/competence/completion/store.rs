//! SQL of completions.

use super::{Completion, Contradiction, NewCompletion, Verification};
use crate::{
    db::{Tx, own_rows},
    error::Result,
    kernel::id::{CompletionId, CourseId, EntryId, PersonId},
    work::{Read, Work},
};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{AssertSqlSafe, SqlSafeStr as _};
use std::collections::HashMap;

const COLUMNS: &str = "f.id, v.id AS version, f.person_id, f.course_id, c.code AS course_code, c.title AS course_title,
    v.completed_on, v.expires_on, v.result, v.score, v.reason, v.is_external, v.provider, v.trainer_id, v.trainer_name,
    v.certificate_number, v.notes, v.verification, v.verified_by, f.recorded_by, f.created_at";

/// The current versions of completions.
const CURRENT: &str =
    "FROM completion f JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
    JOIN course c ON c.id = f.course_id";

/// A completion of the caller's organisation.
pub(crate) async fn find(read: &mut Read, id: CompletionId) -> Result<Option<Completion>> {
    let organisation = read.who.organisation;
    read.maybe(
        AssertSqlSafe(format!("SELECT {COLUMNS} {CURRENT} WHERE f.organisation_id = $1 AND f.id = $2")).into_sql_str(),
        &[&organisation, &id],
    )
    .await
}

/// All completions of a person, latest first.
pub(crate) async fn of_person(read: &mut Read, person: PersonId) -> Result<Vec<Completion>> {
    let organisation = read.who.organisation;
    let sql = format!(
        "SELECT {COLUMNS} {CURRENT} WHERE f.organisation_id = $1 AND f.person_id = $2 ORDER BY v.completed_on DESC, f.id DESC"
    );
    read.all(AssertSqlSafe(sql).into_sql_str(), &[&organisation, &person]).await
}

/// The completions of the caller's organisation with these identifiers, in their order.
pub(crate) async fn with_ids(read: &mut Read, ids: &[CompletionId]) -> Result<Vec<Completion>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let organisation = read.who.organisation;
    let sql = format!("SELECT {COLUMNS} {CURRENT} WHERE {}", own_rows("f.", ids));
    // The list is made of numbers.
    let found: Vec<Completion> = read.all(AssertSqlSafe(sql).into_sql_str(), &[&organisation]).await?;
    let mut found: HashMap<CompletionId, Completion> = found.into_iter().map(|one| (one.id, one)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Two who record a completion of `person` at once wait for each other here.
pub(crate) async fn lock(work: &mut Work, person: PersonId) -> Result<()> {
    work.run("UPDATE person SET version = version WHERE id = $1", &[&person]).await.map(drop)
}

/// The completion that says the same already: of this person, course, day and result, and not rejected.
pub(crate) async fn same(read: &mut Read, new: &NewCompletion) -> Result<Option<CompletionId>> {
    let organisation = read.who.organisation;
    let found: Option<(CompletionId,)> = read
        .maybe(
            "SELECT f.id FROM completion f JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
             WHERE f.organisation_id = $1 AND f.person_id = $2 AND f.course_id = $3 AND v.completed_on = $4 AND v.result = $5
             AND v.verification <> 'rejected'",
            &[&organisation, &new.person, &new.course, &new.completed_on, &new.outcome],
        )
        .await?;
    Ok(found.map(|(id,)| id))
}

/// A new identity.
pub(crate) async fn insert(work: &mut Work, new: &NewCompletion) -> Result<CompletionId> {
    let (organisation, who, now) = (work.who.organisation, work.who.person, work.now);
    let (id,): (CompletionId,) = work
        .one(
            "INSERT INTO completion (organisation_id, person_id, course_id, recorded_by, created_at)
             VALUES ($1, $2, $3, $4, $5) RETURNING id",
            &[&organisation, &new.person, &new.course, &who, &now],
        )
        .await?;
    Ok(id)
}

/// A version to be written.
pub(crate) struct Version<'a> {
    pub(crate) completion: CompletionId,
    pub(crate) new: &'a NewCompletion,
    pub(crate) expires_on: Option<NaiveDate>,
    pub(crate) recorded_at: DateTime<Utc>,
    pub(crate) entry: EntryId,
}

/// Writes the first versions of completions.
pub(crate) async fn insert_versions(work: &mut Work, versions: &[Version<'_>]) -> Result<()> {
    // Nobody verifies what is just recorded: what counts at once has no verifier.
    work.many(
        "INSERT INTO completion_version (completion_id, completed_on, expires_on, result, score, reason, is_external, provider,
         trainer_id, trainer_name, certificate_number, notes, verification, recorded_at, entry_id)",
        versions,
        |version| {
            let new = version.new;
            [
                &version.completion, &new.completed_on, &version.expires_on, &new.outcome, &new.score, &new.reason,
                &new.is_external, &new.provider, &new.trainer, &new.trainer_name, &new.certificate_number, &new.notes,
                &new.verification, &version.recorded_at, &version.entry,
            ]
        },
        "",
    )
    .await?;
    Ok(())
}

/// Writes the identities `ids` of `news`, which are of the same length.
pub(crate) async fn insert_identities(work: &mut Work, ids: &[i64], news: &[NewCompletion]) -> Result<()> {
    let (organisation, who, now) = (work.who.organisation, work.who.person, work.now);
    let lines: Vec<(i64, &NewCompletion)> = ids.iter().copied().zip(news).collect();
    work.many(
        "INSERT INTO completion (id, organisation_id, person_id, course_id, recorded_by, created_at)",
        &lines,
        |(id, new)| [id, &organisation, &new.person, &new.course, &who, &now],
        "",
    )
    .await?;
    Ok(())
}

/// Copies the closed version `from` as the next one with another verification.
pub(crate) async fn insert_verified(
    work: &mut Work,
    from: i64,
    verification: Verification,
    note: Option<String>,
    recorded_at: DateTime<Utc>,
    entry: EntryId,
) -> Result<()> {
    let who = work.who.person;
    work.run(
        "INSERT INTO completion_version (completion_id, completed_on, expires_on, result, score, reason, is_external, provider,
         trainer_id, trainer_name, certificate_number, notes, verification, verified_by, verified_at, verification_note,
         recorded_at, entry_id)
         SELECT completion_id, completed_on, expires_on, result, score, reason, is_external, provider, trainer_id, trainer_name,
         certificate_number, notes, $2, $3, $4, $5, $4, $6 FROM completion_version WHERE id = $1",
        &[&from, &verification, &who, &recorded_at, &note, &entry],
    )
    .await?;
    Ok(())
}

/// What is there already of `(person, course, day)`, for imports.
pub(crate) async fn known(read: &mut Read) -> Result<Vec<(PersonId, CourseId, NaiveDate)>> {
    let organisation = read.who.organisation;
    read.all(
        "SELECT f.person_id, f.course_id, v.completed_on FROM completion f
         JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL WHERE f.organisation_id = $1",
        &[&organisation],
    )
    .await
}

/// Person and course of every completion that is known by an entry after `entry`.
pub(crate) async fn recorded_since(read: &mut Read, entry: EntryId) -> Result<Vec<(PersonId, CourseId)>> {
    let organisation = read.who.organisation;
    read.all(
        "SELECT f.person_id, f.course_id FROM completion f
         JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
         WHERE f.organisation_id = $1 AND v.entry_id > $2",
        &[&organisation, &entry],
    )
    .await
}

/// The completions of all organisations whose result their score contradicts without a reason, but for what was rejected.
pub(crate) async fn contradicting(tx: &mut Tx) -> Result<Vec<Contradiction>> {
    let sql = "SELECT f.person_id AS person, c.code AS course_code, v.completed_on FROM completion f
               JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
               JOIN course c ON c.id = f.course_id
               WHERE v.reason IS NULL AND v.verification <> 'rejected'
                 AND (v.result = 'passed' AND v.score < c.passing_score OR v.result = 'failed' AND v.score >= c.passing_score)
               ORDER BY f.person_id, v.completed_on, f.id";
    Ok(tx.all(sql, &[]).await?)
}
