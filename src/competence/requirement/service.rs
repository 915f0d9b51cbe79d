//! Use cases of requirements.

mod by_course;
mod named;
mod role;

use super::{
    NewRequirement, Requirement, RequirementAction, RequirementDraft, RequirementStatus, Terms, TermsDraft, access,
    store,
};
use crate::{
    competence::facts::{Scope, is_attainable},
    error::{Conflict, Entity, Error, Problem, Result},
    facts::{FactKind, supersede_many, take_back_entry},
    journal::Entry,
    kernel::{
        access::IMPORT,
        id::{CompetencyId, EntryId, RequirementId},
        input::Draft as _,
        optimistic_lock::OptimisticLock,
    },
    references::References,
    trail::{self, Past},
    work::{Read, Work},
};
use chrono::NaiveDate;
use std::collections::HashSet;

pub use by_course::{CourseRequirement, of_role, set_role};
pub use named::{names, titles};
pub(in crate::competence) use role::of_roles_with_ids;
pub use role::{amend, create_single, in_use, list_of_roles, one_of_role, put_aside};

/// All requirements of the organisation, by competency and scope.
pub async fn list(read: &mut Read) -> Result<Vec<Requirement>> {
    store::all(read).await
}

/// One requirement.
pub async fn find(read: &mut Read, id: RequirementId) -> Result<Requirement> {
    store::find(read, id).await?.ok_or(Error::not_found(id))
}

/// What the journal says about a requirement: its latest `limit` changes, latest first, and if these are all at the end how it
/// was set, which an import or the setting of a whole role did together with others.
/// It is told to those who set requirements or read the journal.
pub async fn history(read: &mut Read, id: RequirementId, limit: i64) -> Result<Past> {
    read.require(access::SEE_HISTORY)?;
    let entries = trail::of_entity(read, id, limit + 1).await?;
    let mut past = Past::of(entries, limit);
    if !past.has_earlier
        && let Some(first) = store::first_entry(read, id).await?
        && past.entries.iter().all(|entry| entry.id != first)
    {
        past.entries.extend(trail::entry(read, first).await?);
    }
    Ok(past)
}

/// Sets a new requirement.
pub async fn create(work: &mut Work, draft: RequirementDraft) -> Result<Requirement> {
    work.require(access::SET)?;
    let new = draft.parse()?;
    check_references(work, new.competency, new.scope).await?;
    check_single(work, new.competency, new.scope, &new.terms, None).await?;
    write_new(work, new).await
}

async fn write_new(work: &mut Work, new: NewRequirement) -> Result<Requirement> {
    let new = [new];
    let ids = store::insert(work, &new, None).await?;
    let id = ids.into_iter().next().ok_or(Error::NotFound(Entity::Requirement))?;
    let entry = Entry::new(RequirementAction::Created, id).after(&new[0].terms);
    let entry = work.record(entry).await?;
    let first = store::Version { id, number: 1, terms: &new[0].terms, at: work.now, entry };
    store::insert_versions(work, &[first]).await?;
    find(work, id).await
}

/// Changes the terms of a requirement; its version number rises. `number` is that of the version on which the change was
/// decided, if the caller knows it: if somebody else changed the requirement since, nothing is done.
pub async fn change(
    work: &mut Work,
    id: RequirementId,
    lock: &OptimisticLock,
    change: TermsDraft,
) -> Result<Requirement> {
    work.require(access::SET)?;
    let requirement = find(work, id).await?;
    lock.check(&requirement.number, Entity::Requirement)?;
    let terms = requirement.change(&change, work.today())?;
    check_single(work, requirement.competency, requirement.scope, &terms, Some(id)).await?;
    write(work, &requirement, RequirementAction::Changed, terms).await
}

/// Ends a requirement: from `day` on it is no longer in force.
pub async fn end(work: &mut Work, id: RequirementId, day: NaiveDate) -> Result<Requirement> {
    work.require(access::SET)?;
    let requirement = find(work, id).await?;
    let terms = requirement.end(day, work.today())?;
    write(work, &requirement, RequirementAction::Ended, terms).await
}

async fn write(
    work: &mut Work,
    requirement: &Requirement,
    action: RequirementAction,
    terms: Terms,
) -> Result<Requirement> {
    write_many(work, &[(requirement, action, terms)]).await?;
    find(work, requirement.id).await
}

/// Writes what was done to each of these requirements, and its terms from now on.
async fn write_many(work: &mut Work, changes: &[(&Requirement, RequirementAction, Terms)]) -> Result<()> {
    let entry = |(before, action, terms): &(&Requirement, RequirementAction, Terms)| {
        Entry::new(*action, before.id).before(&before.terms).after(terms)
    };
    let entries = work.record_many(changes.iter().map(entry).collect()).await?;
    let versions: Vec<i64> = changes.iter().map(|(before, ..)| before.version).collect();
    let moments = supersede_many(work, FactKind::Requirement, &versions).await?;
    let next = changes.iter().zip(entries).zip(moments).map(|(((before, _, terms), entry), at)| store::Version {
        id: before.id,
        number: before.number + 1,
        terms,
        at,
        entry,
    });
    store::insert_versions(work, &next.collect::<Vec<_>>()).await
}

async fn check_references(read: &mut Read, competency: CompetencyId, scope: Scope) -> Result<()> {
    let named = References::default().of("competency", [competency]);
    let named = match scope {
        Scope::Everyone => named,
        // Of work or of access: a requirement may hang on either.
        Scope::Role(role) => named.of("scope", [role]),
        Scope::Site(site) => named.of("scope", [site]),
    };
    named.require(read).await?;
    let (owner, is_granted) = store::check::provenance(read, competency).await?;
    if is_attainable(owner, is_granted) { Ok(()) } else { Err(Error::invalid("competency", Problem::Ungranted)) }
}

/// Of one scope and competency only one requirement is in force at a time; `except` is the one that is about to change.
async fn check_single(
    work: &mut Work,
    competency: CompetencyId,
    scope: Scope,
    terms: &Terms,
    except: Option<RequirementId>,
) -> Result<()> {
    if terms.status != RequirementStatus::Active {
        return Ok(());
    }
    // Two writers at once: whoever comes second waits here until the first has finished, and then sees that one's row.
    match scope {
        Scope::Role(role) => work.lock(role).await?,
        Scope::Everyone | Scope::Site(_) => work.lock(competency).await?,
    };
    let clashes = store::check::is_active_within(work, competency, scope, terms.period, except).await?;
    if clashes { Err(duplicate()) } else { Ok(()) }
}

/// What is required of the same people already.
fn duplicate() -> Error {
    Error::Conflict(Conflict::Duplicate(Entity::Requirement, "competency"))
}

/// Those of `wanted` whose scope and competency no requirement has yet.
pub async fn missing(read: &mut Read, wanted: Vec<NewRequirement>) -> Result<Vec<NewRequirement>> {
    let mut known: HashSet<(CompetencyId, Scope)> =
        store::all(read).await?.into_iter().map(|one| (one.competency, one.scope)).collect();
    Ok(wanted.into_iter().filter(|new| known.insert((new.competency, new.scope))).collect())
}

/// Writes many requirements under one journal entry; where one of the same scope and competency is known already, it
/// stays as it is. Returns how many were written. What they name must be of the organisation. It needs the right that the form
/// needs, if there is anything to write.
pub async fn create_many(work: &mut Work, entry: EntryId, wanted: Vec<NewRequirement>) -> Result<usize> {
    if wanted.is_empty() {
        return Ok(0);
    }
    work.require(access::SET)?;
    let news = missing(work, wanted).await?;
    Ok(store::insert(work, &news, Some(entry)).await?.len())
}

/// Takes back the requirements that refer to the import's `entry`; returns how many, and those that stay because somebody
/// has changed them since. It needs the right to set them, if there are any.
pub async fn undo_import(work: &mut Work, entry: EntryId) -> Result<(usize, Vec<Requirement>)> {
    work.require(IMPORT)?;
    let kept = store::changed_since(work, entry).await?;
    let closed = take_back_entry(work, FactKind::Requirement, entry).await?;
    if closed > 0 {
        // If the right is lacking, the transaction is rolled back.
        work.require(access::SET)?;
    }
    Ok((usize::try_from(closed).unwrap_or(usize::MAX), kept))
}
