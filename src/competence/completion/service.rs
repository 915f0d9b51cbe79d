//! Use cases of completions.

use super::{
    Completion, CompletionAction, CompletionDraft, Contradiction, NewCompletion, Note, RejectionDraft, Verification,
    VerificationDraft, access,
    store::{self, Version},
};
use crate::{
    catalogue::{self, KnownCourse, Months},
    error::{Conflict, Entity, Error, Problem, Result},
    facts::{FactKind, supersede, take_back_entry},
    journal::Entry,
    kernel::{
        access::IMPORT,
        id::{CompletionId, CourseId, EntryId, PersonId},
        input::Draft as _,
        withdrawal::WithdrawalDraft,
    },
    references::References,
    work::{Installation, Read, Work},
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Records that somebody completed a course.
pub async fn record(work: &mut Work, draft: CompletionDraft) -> Result<Completion> {
    work.require(access::RECORD)?;
    let pass_mark = pass_mark(work, &draft).await?;
    let new = draft.parse(work.today(), pass_mark)?.recorded_by(work.who().person);
    let validity = check_references(work, &new).await?;
    work.lock(new.person).await?;
    if store::is_known(work, &new).await? {
        return Err(Error::Conflict(Conflict::Duplicate(Entity::Completion, "completed_on")));
    }
    let id = store::insert(work, &new).await?;
    let entry = Entry::new(CompletionAction::Recorded, id).about(new.person).after(&new);
    let entry = work.record(entry).await?;
    let version = Version { completion: id, expires_on: new.expiry(validity), new: &new, recorded_at: work.now, entry };
    store::insert_versions(work, &[version]).await?;
    store::find(work, id).await?.ok_or(Error::not_found(id))
}

/// The score from which on the course of `draft` is passed.
async fn pass_mark(read: &mut Read, draft: &CompletionDraft) -> Result<Option<i64>> {
    let Some(course) = draft.course.known() else { return Ok(None) };
    Ok(catalogue::service::known_course(read, course).await?.and_then(|course| course.passing_score))
}

/// Everybody and everything that `new` names is of the organisation, and the course was taught; returns the course's
/// validity in months.
async fn check_references(read: &mut Read, new: &NewCompletion) -> Result<Option<u32>> {
    References::default().of("person", [new.person]).of("trainer", new.trainer).require(read).await?;
    let course = catalogue::service::known_course(read, new.course).await?;
    let course = course.ok_or_else(|| Error::invalid("course", Problem::Unknown(Entity::Course)))?;
    new.check_taught(course.untaught)?;
    Ok(course.validity_months.map(Months::count))
}

/// Those of `news` that are not known yet: no other is of the same person, course and day.
pub async fn missing(read: &mut Read, news: Vec<NewCompletion>) -> Result<Vec<NewCompletion>> {
    let mut known: HashSet<_> = store::known_completions(read).await?.into_iter().collect();
    Ok(news.into_iter().filter(|new| known.insert((new.person, new.course, new.completed_on))).collect())
}

/// Writes many completions under one journal entry, in a few statements; those that are known already (same person,
/// course and day) are passed over. Returns how many were written. Everybody they name must be of the organisation. The rules are
/// those of [`record`], whatever door they come through; if one of them is of a course that was not taught, of an impossible
/// day, or of a result that its score contradicts, nothing is written.
pub async fn record_many(work: &mut Work, entry: EntryId, news: Vec<NewCompletion>) -> Result<usize> {
    if news.is_empty() {
        return Ok(0);
    }
    work.require(access::RECORD)?;
    let recorder = work.who().person;
    let news = missing(work, news).await?.into_iter().map(|new| new.recorded_by(recorder)).collect::<Vec<_>>();
    let courses: HashMap<CourseId, KnownCourse> =
        catalogue::service::known_courses(work).await?.into_iter().map(|course| (course.id, course)).collect();
    for new in &news {
        let course = courses.get(&new.course);
        let course = course.ok_or_else(|| Error::invalid("course", Problem::Unknown(Entity::Course)))?;
        new.check_taught(course.untaught)?;
        new.check(work.today(), course.passing_score)?;
    }
    let ids: Vec<CompletionId> = work.reserve(news.len()).await?;
    store::insert_identities(work, &ids, &news).await?;
    let recorded_at = work.now;
    let version = |(id, new): (&CompletionId, _)| {
        let new: &NewCompletion = new;
        let months = courses.get(&new.course).and_then(|course| course.validity_months).map(Months::count);
        Version { completion: *id, expires_on: new.expiry(months), new, recorded_at, entry }
    };
    let versions: Vec<Version<'_>> = ids.iter().zip(&news).map(version).collect();
    store::insert_versions(work, &versions).await?;
    Ok(versions.len())
}

/// Finds the proof of a completion right that had to be checked.
pub async fn verify(work: &mut Work, id: CompletionId, draft: VerificationDraft) -> Result<Completion> {
    let completion = undecided(work, id).await?;
    let note = draft.parse()?;
    let entry = Entry::new(CompletionAction::Verified, id).after(&note);
    decide(work, &completion, (Verification::Verified, note.note), entry).await
}

/// Finds it wrong, and says why.
pub async fn reject(work: &mut Work, id: CompletionId, draft: RejectionDraft) -> Result<Completion> {
    let completion = undecided(work, id).await?;
    let rejection = draft.parse()?;
    let entry = Entry::new(CompletionAction::Rejected, id).after(&rejection);
    decide(work, &completion, (Verification::Rejected, Some(rejection.note)), entry).await
}

/// A completion on whose proof the caller may decide.
async fn undecided(work: &mut Work, id: CompletionId) -> Result<Completion> {
    work.require(access::VERIFY)?;
    let completion = store::find(work, id).await?.ok_or(Error::not_found(id))?;
    completion.may_be_verified_by(work.who().person)?;
    Ok(completion)
}

/// Writes what was decided on the proof of `completion`, with its note, and the entry that tells of it.
async fn decide(
    work: &mut Work,
    completion: &Completion,
    (verification, note): (Verification, Option<Note>),
    entry: Entry,
) -> Result<Completion> {
    let entry = work.record(entry.about(completion.person_id).before(completion)).await?;
    let at = supersede(work, FactKind::Completion, completion.version).await?;
    store::insert_verified(work, completion.version, verification, note, at, entry).await?;
    store::find(work, completion.id).await?.ok_or(Error::not_found(completion.id))
}

/// Withdraws a completion that was recorded by mistake: it is no longer known from now on; what was known before stays.
pub async fn withdraw(work: &mut Work, id: CompletionId, draft: WithdrawalDraft) -> Result<()> {
    work.require(access::WITHDRAW)?;
    let completion = store::find(work, id).await?.ok_or(Error::not_found(id))?;
    let entry = Entry::new(CompletionAction::Withdrawn, id).about(completion.person_id);
    work.record(entry.before(&completion).after(&draft.parse()?)).await?;
    supersede(work, FactKind::Completion, completion.version).await?;
    Ok(())
}

/// A completion, for those who may see others and for the person who completed it.
pub async fn find(read: &mut Read, id: CompletionId) -> Result<Completion> {
    let completion = store::find(read, id).await?.ok_or(Error::not_found(id))?;
    read.require_about(access::SEE, completion.person_id)?;
    Ok(completion)
}

/// All completions of a person, latest first.
pub async fn of_person(read: &mut Read, person: PersonId) -> Result<Vec<Completion>> {
    read.require_about(access::SEE, person)?;
    store::of_person(read, person).await
}

/// Takes back the completions that refer to the import's `entry` and that nobody has changed since; returns how many. It needs the
/// right to record them, if there are any.
pub async fn undo_import(work: &mut Work, entry: EntryId) -> Result<usize> {
    work.require(IMPORT)?;
    let closed = take_back_entry(work, FactKind::Completion, entry).await?;
    if closed > 0 {
        // Nothing of a transaction stays whose right is lacking.
        work.require(access::RECORD)?;
    }
    Ok(usize::try_from(closed).unwrap_or(usize::MAX))
}

/// Who completed something, and what, that entries after `entry` tell: what an undone import has to leave.
pub async fn recorded_since(read: &mut Read, entry: EntryId) -> Result<(BTreeSet<PersonId>, BTreeSet<CourseId>)> {
    read.require(IMPORT)?;
    Ok(store::recorded_since(read, entry).await?.into_iter().unzip())
}

/// The completions of all organisations whose result contradicts the score and the pass mark of the course without a reason: they
/// are from before that was refused, or the course got its pass mark later. For whoever looks after the installation.
pub async fn contradicting(installation: &Installation) -> Result<Vec<Contradiction>> {
    installation.inspect(async |tx, _| store::contradicting(tx).await).await
}
