//! Use cases of requirements.

mod named;
mod role;

use super::{
    Requirement, RequirementDraft, Terms,
    store::{self, New},
};
use crate::{
    catalogue,
    competence::facts::Scope,
    error::{Conflict, Entity, Error, Flaw, Problem, Result},
    facts::{Fact, supersede, take_back_entry},
    identity::Permission,
    journal::{self, Entry, Past, Touches},
    kernel::{
        date::Period,
        id::{CompetencyId, CourseId, EntryId, Id as _, RequirementId, RoleId},
        secret,
        since::Since,
    },
    people::{self, RoleName},
    work::{Read, Work},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

pub use named::{RequirementName, names, titles};
pub use role::{amend, create_single, in_use, list_of_roles, one_of_role, put_aside};

/// All requirements of the organisation, by competency and scope.
pub async fn list(read: &mut Read) -> Result<Vec<Requirement>> {
    store::all(read).await
}

/// One requirement.
pub async fn find(read: &mut Read, id: RequirementId) -> Result<Requirement> {
    store::find(read, id).await?.ok_or(Error::NotFound(Entity::Requirement))
}

/// What the journal says about a requirement: its latest `limit` changes, latest first, and if these are all at the end how it
/// was set, which an import or the setting of a whole role did together with others.
/// It is told to those who set requirements or read the journal.
pub async fn history(read: &mut Read, id: RequirementId, limit: i64) -> Result<Past> {
    read.require(Permission::RequirementWrite).or_else(|_| read.require(Permission::TrailRead))?;
    let entries = journal::of_entity(read, Entity::Requirement, id.number(), limit + 1).await?;
    let mut past = Past::of(entries, limit);
    if !past.has_earlier
        && let Some(first) = store::first_entry(read, id).await?
        && past.entries.iter().all(|entry| entry.id != first)
    {
        past.entries.extend(journal::store::entry(read, first).await?);
    }
    Ok(past)
}

/// Sets a new requirement.
pub async fn create(work: &mut Work, draft: RequirementDraft) -> Result<Requirement> {
    work.require(Permission::RequirementWrite)?;
    let (competency, scope, terms) = draft.parse()?;
    check_references(work, competency, scope).await?;
    check_single(work, competency, scope, &terms, None).await?;
    write_new(work, New { competency, scope, terms }).await
}

async fn write_new(work: &mut Work, new: New) -> Result<Requirement> {
    let new = [new];
    let ids = store::insert(work, &new, None).await?;
    let id = ids.into_iter().next().ok_or(Error::NotFound(Entity::Requirement))?;
    let entry = Entry::new("created", Entity::Requirement, id).touches(Touches::Rules).after(&new[0].terms);
    let entry = work.record(entry).await?;
    let now = work.now;
    store::insert_versions(work, &[store::version(id, 1, &new[0].terms)], now, entry).await?;
    find(work, id).await
}

/// Sets other terms for a requirement; its version number rises. `number` is that of the version on which the change was
/// decided, if the caller knows it: if somebody else changed the requirement since, nothing is done.
pub async fn change(work: &mut Work, id: RequirementId, number: Option<u32>, terms: Terms) -> Result<Requirement> {
    work.require(Permission::RequirementWrite)?;
    let requirement = find(work, id).await?;
    if number.is_some_and(|number| number != requirement.number) {
        return Err(Error::Conflict(Conflict::Changed(Entity::Requirement)));
    }
    let terms = requirement.change(terms, work.today())?;
    check_single(work, requirement.competency, requirement.scope, &terms, Some(id)).await?;
    write(work, &requirement, "changed", terms).await
}

/// Ends a requirement: from `day` on it is no longer in force.
pub async fn end(work: &mut Work, id: RequirementId, day: NaiveDate) -> Result<Requirement> {
    work.require(Permission::RequirementWrite)?;
    let requirement = find(work, id).await?;
    let terms = requirement.end(day, work.today())?;
    write(work, &requirement, "ended", terms).await
}

async fn write(work: &mut Work, requirement: &Requirement, action: &'static str, terms: Terms) -> Result<Requirement> {
    let entry = Entry::new(action, Entity::Requirement, requirement.id)
        .touches(Touches::Rules)
        .before(&requirement.terms)
        .after(&terms);
    let entry = work.record(entry).await?;
    let at = supersede(work, Fact::Requirement, requirement.version).await?;
    let next = store::version(requirement.id, requirement.number + 1, &terms);
    store::insert_versions(work, &[next], at, entry).await?;
    find(work, requirement.id).await
}

async fn check_references(read: &mut Read, competency: CompetencyId, scope: Scope) -> Result<()> {
    if !store::exists(read, "competency", competency.number()).await? {
        return Err(Error::invalid("competency", Problem::Unknown(Entity::Competency)));
    }
    let is_owned = store::owners(read).await?.iter().any(|(owned, _)| *owned == competency);
    if is_owned && catalogue::service::known(read).await?.iter().all(|course| course.grants != competency) {
        return Err(Error::invalid("competency", Problem::Ungranted));
    }
    let (known, entity) = match scope {
        Scope::Everyone => (true, Entity::Organisation),
        // Of work or of access: a requirement may hang on either (one-domain, X4).
        Scope::Role(role) => (store::exists(read, "role", role.number()).await?, Entity::Role),
        Scope::Site(site) => (store::exists(read, "site", site.number()).await?, Entity::Site),
    };
    if known { Ok(()) } else { Err(Error::invalid("scope", Problem::Unknown(entity))) }
}

/// Of one scope and competency only one requirement is in force at a time.
async fn check_single(
    work: &mut Work,
    competency: CompetencyId,
    scope: Scope,
    terms: &Terms,
    but: Option<RequirementId>,
) -> Result<()> {
    // Two writers at once: whoever comes second waits here until the first has finished, and then sees his row.
    match scope {
        Scope::Role(role) => lock_role(work, role).await?,
        Scope::Everyone | Scope::Site(_) => {
            work.run("UPDATE competency SET code = code WHERE id = $1", &[&competency]).await?;
        }
    }
    let clash = store::all(work).await?.into_iter().any(|other| {
        other.competency == competency
            && other.scope == scope
            && Some(other.id) != but
            && other.terms.status == terms.status
            && other.terms.status == super::RequirementStatus::Active
            && other.terms.period.overlaps(&terms.period)
    });
    if clash { Err(Error::Conflict(Conflict::Duplicate(Entity::Requirement, "competency"))) } else { Ok(()) }
}

/// A requirement of a role as EHS speaks of it: by course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRequirement {
    /// The requirement.
    pub id: RequirementId,
    /// The course that owns the competency.
    pub course: CourseId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether work is not allowed without it.
    pub is_mandatory: bool,
    /// The number of its version.
    pub number: u32,
}

impl CourseRequirement {
    /// The version of what a role requires: another one as soon as anything of it is.
    #[must_use]
    pub fn version_of(all: &[Self]) -> String {
        let all: Vec<String> = all.iter().map(|one| format!("{}.{}", one.id, one.number)).collect();
        secret::fingerprint(&all.join(" "))
    }
}

/// The requirements of the job role called `name` that are in force today, by course (EHS, section 11.1). A name that no
/// role has requires nothing.
pub async fn of_role(read: &mut Read, name: &str) -> Result<Vec<CourseRequirement>> {
    let Some(role) = people::service::role_named(read, name).await? else { return Ok(Vec::new()) };
    let courses: HashMap<CompetencyId, CourseId> = store::owners(read).await?.into_iter().collect();
    let today = read.today();
    let in_force = store::of_role(read, role).await?.into_iter().filter(|requirement| requirement.is_in_force(today));
    let by_course = in_force.filter_map(|requirement| {
        Some(CourseRequirement {
            id: requirement.id,
            course: *courses.get(&requirement.competency)?,
            code: requirement.competency_code,
            title: requirement.competency_title,
            is_mandatory: requirement.terms.is_mandatory,
            number: requirement.number,
        })
    });
    Ok(by_course.collect())
}

/// The name of a role as it stands in the path; a flaw names the parameter.
fn role_name(name: &str) -> Result<RoleName> {
    RoleName::parse(name).map_err(|error| match error {
        Error::Invalid(flaws) => {
            Error::Invalid(flaws.into_iter().map(|flaw| Flaw::new("role_name", flaw.problem)).collect())
        }
        other => other,
    })
}

/// Sets what the job role called `name` requires to exactly `wanted`, by course (EHS, section 11.2): what is missing is
/// created, what differs is changed, what is not listed ends today. A role of that name is made if there is none.
/// What is required is the competency that the course grants (one-domain, section 2.5), so a refresher stands for the course
/// that it refreshes. A course that does not exist is [`Entity::Course`] not found; one competency named twice is a flaw.
pub async fn set_role(work: &mut Work, name: &str, wanted: &[(CourseId, bool)]) -> Result<Vec<CourseRequirement>> {
    set_role_since(work, name, &Since::ANY, wanted).await
}

/// The same, if what the role requires is of one of the versions `since`.
pub async fn set_role_since(
    work: &mut Work,
    name: &str,
    since: &Since,
    wanted: &[(CourseId, bool)],
) -> Result<Vec<CourseRequirement>> {
    work.require(Permission::RequirementWrite)?;
    let competencies: HashMap<CourseId, CompetencyId> =
        catalogue::service::known(work).await?.into_iter().map(|course| (course.id, course.grants)).collect();
    let mut targets = HashMap::new();
    for (index, (course, mandatory)) in wanted.iter().enumerate() {
        let competency = *competencies.get(course).ok_or(Error::NotFound(Entity::Course))?;
        if targets.insert(competency, *mandatory).is_some() {
            return Err(Error::invalid(format!("requirements[{index}].course_id"), Problem::Repeated));
        }
    }
    let role = people::service::find_or_create_roles(work, &[&role_name(name)?]).await?;
    let role = role.into_iter().next().ok_or(Error::NotFound(Entity::Role))?;
    lock_role(work, role).await?;
    if !since.is_any() && !since.admits(CourseRequirement::version_of(&of_role(work, name).await?)) {
        return Err(Error::Conflict(Conflict::Changed(Entity::Requirement)));
    }
    let today = work.today();
    let all = store::of_role(work, role).await?;
    for requirement in all.iter().filter(|one| one.is_in_force(today)) {
        match targets.remove(&requirement.competency) {
            Some(mandatory) if mandatory == requirement.terms.is_mandatory => {}
            Some(is_mandatory) => {
                write(work, requirement, "changed", Terms { is_mandatory, ..requirement.terms.clone() }).await?;
            }
            None => retire(work, requirement, today).await?,
        }
    }
    let news = targets.into_iter().map(|(competency, is_mandatory)| {
        let period = Period { from: Some(today), to: next_start(&all, competency, today) };
        New { competency, scope: Scope::Role(role), terms: Terms { is_mandatory, period, ..Terms::default() } }
    });
    let mut news: Vec<New> = news.collect();
    news.sort_unstable_by_key(|new| new.competency);
    add_to_role(work, role, &news).await?;
    of_role(work, name).await
}

/// Other writers of the role's requirements wait until this one has finished.
async fn lock_role(work: &mut Work, role: RoleId) -> Result<()> {
    work.run("UPDATE role SET code = code WHERE id = $1", &[&role]).await.map(drop)
}

/// The day on which a requirement of `competency` begins that is planned already.
fn next_start(all: &[Requirement], competency: CompetencyId, today: NaiveDate) -> Option<NaiveDate> {
    let planned =
        all.iter().filter(|one| one.competency == competency && one.terms.status == super::RequirementStatus::Active);
    planned.filter_map(|one| one.terms.period.from).filter(|from| *from > today).min()
}

/// Ends a requirement today.
async fn retire(work: &mut Work, requirement: &Requirement, today: NaiveDate) -> Result<()> {
    let terms = requirement.put_aside(today)?;
    write(work, requirement, "ended", terms).await.map(drop)
}

async fn add_to_role(work: &mut Work, role: RoleId, news: &[New]) -> Result<()> {
    if news.is_empty() {
        return Ok(());
    }
    let described: Vec<(CompetencyId, &Terms)> = news.iter().map(|new| (new.competency, &new.terms)).collect();
    let entry = Entry::new("required", Entity::Role, role).touches(Touches::Rules).after(&described);
    let entry = work.record(entry).await?;
    store::insert(work, news, Some(entry)).await?;
    Ok(())
}

/// Those of `wanted` whose scope and competency no requirement has yet.
pub async fn missing(
    read: &mut Read,
    wanted: Vec<(CompetencyId, Scope, Terms)>,
) -> Result<Vec<(CompetencyId, Scope, Terms)>> {
    let mut known: HashSet<(CompetencyId, Scope)> =
        store::all(read).await?.into_iter().map(|one| (one.competency, one.scope)).collect();
    Ok(wanted.into_iter().filter(|(competency, scope, _)| known.insert((*competency, *scope))).collect())
}

/// Writes many requirements under one journal entry; where one of the same scope and competency is known already, it
/// stays as it is. Returns how many were written. What they name must be of the organisation. It needs the right that the form
/// needs, if there is anything to write.
pub async fn create_many(work: &mut Work, entry: EntryId, wanted: Vec<(CompetencyId, Scope, Terms)>) -> Result<usize> {
    if wanted.is_empty() {
        return Ok(0);
    }
    work.require(Permission::RequirementWrite)?;
    let new = missing(work, wanted).await?.into_iter();
    let news: Vec<New> = new.map(|(competency, scope, terms)| New { competency, scope, terms }).collect();
    Ok(store::insert(work, &news, Some(entry)).await?.len())
}

/// Takes back the requirements that refer to the import's `entry`; returns how many, and those that stay because somebody
/// has changed them since.
pub async fn undo_import(work: &mut Work, entry: EntryId) -> Result<(usize, Vec<Requirement>)> {
    work.require(Permission::ImportRun)?;
    let changed = store::changed_since(work, entry).await?;
    let kept = store::all(work).await?.into_iter().filter(|one| changed.contains(&one.id)).collect();
    let closed = take_back_entry(work, Fact::Requirement, entry).await?;
    Ok((usize::try_from(closed).unwrap_or(usize::MAX), kept))
}
