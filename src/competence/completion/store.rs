//! SQL of completions.

use super::{Completion, Contradiction, NewCompletion, Note, Verification};
use crate::{
    db::{Query, Tx, sql},
    error::Result,
    kernel::id::{CompletionId, CourseId, EntryId, PersonId},
    work::{Read, Work},
};
use chrono::{DateTime, NaiveDate, Utc};
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
    read.maybe(sql!("SELECT ", COLUMNS, " ", CURRENT, " WHERE f.organisation_id = $1 AND f.id = $2"), &[&id]).await
}

/// All completions of a person, latest first.
pub(crate) async fn of_person(read: &mut Read, person: PersonId) -> Result<Vec<Completion>> {
    read.all(
        sql!(
            "SELECT ",
            COLUMNS,
            " ",
            CURRENT,
            " WHERE f.organisation_id = $1 AND f.person_id = $2
             ORDER BY v.completed_on DESC, f.id DESC"
        ),
        &[&person],
    )
    .await
}

/// The completions of the caller's organisation with these identifiers, in their order.
pub(crate) async fn with_ids(read: &mut Read, ids: &[CompletionId]) -> Result<Vec<Completion>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Completion> = Query::own_rows(COLUMNS, CURRENT, "f.", ids).all(read).await?;
    let mut found: HashMap<CompletionId, Completion> = found.into_iter().map(|one| (one.id, one)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Whether a completion says the same already: of this person, course, day and result, and not rejected.
pub(crate) async fn is_known(read: &mut Read, new: &NewCompletion) -> Result<bool> {
    let found: Option<(CompletionId,)> = read
        .maybe(
            sql!(
                "SELECT f.id FROM completion f JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
                 WHERE f.organisation_id = $1 AND f.person_id = $2 AND f.course_id = $3 AND v.completed_on = $4 AND v.result = $5
                 AND v.verification <> 'rejected'"
            ),
            &[&new.person, &new.course, &new.completed_on, &new.outcome],
        )
        .await?;
    Ok(found.is_some())
}

/// A new identity.
pub(crate) async fn insert(work: &mut Work, new: &NewCompletion) -> Result<CompletionId> {
    let (who, now) = (work.who().person, work.now);
    let (id,): (CompletionId,) = work
        .one(
            sql!(
                "INSERT INTO completion (organisation_id, person_id, course_id, recorded_by, created_at)
                 VALUES ($1, $2, $3, $4, $5) RETURNING id"
            ),
            &[&new.person, &new.course, &who, &now],
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
    // Unscoped: versions hang on completions that were just written, or found within the organisation.
    work.unscoped_many(
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
pub(crate) async fn insert_identities(work: &mut Work, ids: &[CompletionId], news: &[NewCompletion]) -> Result<()> {
    let (who, now) = (work.who().person, work.now);
    let lines: Vec<(CompletionId, &NewCompletion)> = ids.iter().copied().zip(news).collect();
    work.many(
        sql!("INSERT INTO completion (organisation_id, id, person_id, course_id, recorded_by, created_at)"),
        &lines,
        |(id, new)| [id, &new.person, &new.course, &who, &now],
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
    note: Option<Note>,
    recorded_at: DateTime<Utc>,
    entry: EntryId,
) -> Result<()> {
    let who = work.who().person;
    work.run(
        sql!(
            "INSERT INTO completion_version (completion_id, completed_on, expires_on, result, score, reason, is_external, provider,
             trainer_id, trainer_name, certificate_number, notes, verification, verified_by, verified_at, verification_note,
             recorded_at, entry_id)
             SELECT v.completion_id, v.completed_on, v.expires_on, v.result, v.score, v.reason, v.is_external, v.provider, v.trainer_id,
             v.trainer_name, v.certificate_number, v.notes, $3, $4, $5, $6, $5, $7
             FROM completion_version v JOIN completion f ON f.id = v.completion_id WHERE f.organisation_id = $1 AND v.id = $2"
        ),
        &[&from, &verification, &who, &recorded_at, &note, &entry],
    )
    .await?;
    Ok(())
}

/// What is there already of `(person, course, day)`, for imports.
pub(crate) async fn known_completions(read: &mut Read) -> Result<Vec<(PersonId, CourseId, NaiveDate)>> {
    read.all(
        sql!(
            "SELECT f.person_id, f.course_id, v.completed_on FROM completion f
             JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL WHERE f.organisation_id = $1"
        ),
        &[],
    )
    .await
}

/// Person and course of every completion that is known by an entry after `entry`.
pub(crate) async fn recorded_since(read: &mut Read, entry: EntryId) -> Result<Vec<(PersonId, CourseId)>> {
    read.all(
        sql!(
            "SELECT f.person_id, f.course_id FROM completion f
             JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
             WHERE f.organisation_id = $1 AND v.entry_id > $2"
        ),
        &[&entry],
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
