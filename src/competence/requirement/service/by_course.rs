//! What a job role requires, by course: the form in which EHS speaks of requirements.

use super::write_many;
use crate::{
    catalogue,
    competence::{
        facts::Scope,
        requirement::{NewRequirement, Requirement, RequirementAction, RequirementStatus, Terms, access, store},
    },
    error::{Conflict, Entity, Error, Flaw, Problem, Result},
    journal::Entry,
    kernel::{
        date::Period,
        id::{CompetencyId, CourseId, RequirementId, RoleId},
        optimistic_lock::OptimisticLock,
        secret,
    },
    people::{self, RoleAction, RoleName},
    work::{Read, Work},
};
use chrono::NaiveDate;
use std::collections::HashMap;

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
        secret::fingerprint(all.join(" "))
    }
}

/// The requirements of the job role called `name` that are in force today, by course (EHS, section 11.1). A name that no
/// role has requires nothing.
pub async fn of_role(read: &mut Read, name: &str) -> Result<Vec<CourseRequirement>> {
    let Some(role) = people::service::role_named(read, name).await? else { return Ok(Vec::new()) };
    let today = read.today();
    let mut in_force = store::of_role(read, role).await?;
    in_force.retain(|requirement| requirement.is_in_force(today));
    let required: Vec<CompetencyId> = in_force.iter().map(|requirement| requirement.competency).collect();
    let courses = store::check::owners_of(read, &required).await?;
    let by_course = in_force.into_iter().filter_map(|requirement| {
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
/// What is required is the competency that the course grants, so a refresher stands for the course
/// that it refreshes. A course that does not exist is [`Entity::Course`] not found; one competency named twice is a flaw.
///
/// What the role requires has to be of a version that `lock` allows. A role that is not there requires nothing, so that whoever
/// names the version of just that makes it; [`OptimisticLock::Present`] makes none.
pub async fn set_role(
    work: &mut Work,
    name: &str,
    lock: &OptimisticLock,
    wanted: &[(CourseId, bool)],
) -> Result<Vec<CourseRequirement>> {
    work.require(access::SET)?;
    let mut targets = targets(work, wanted).await?;
    let role = locked_role(work, name, lock).await?;
    let today = work.today();
    let all = store::of_role(work, role).await?;
    let mut changes = Vec::new();
    for requirement in all.iter().filter(|one| one.is_in_force(today)) {
        match targets.remove(&requirement.competency) {
            Some(mandatory) if mandatory == requirement.terms.is_mandatory => {}
            Some(is_mandatory) => {
                let terms = Terms { is_mandatory, ..requirement.terms.clone() };
                changes.push((requirement, RequirementAction::Changed, terms));
            }
            None => changes.push((requirement, RequirementAction::Ended, requirement.put_aside(today)?)),
        }
    }
    write_many(work, &changes).await?;
    let news = targets.into_iter().map(|(competency, is_mandatory)| {
        let period = Period { from: Some(today), to: next_start(&all, competency, today) };
        NewRequirement {
            competency,
            scope: Scope::Role(role),
            terms: Terms { is_mandatory, period, ..Terms::default() },
        }
    });
    let mut news: Vec<NewRequirement> = news.collect();
    news.sort_unstable_by_key(|new| new.competency);
    add_to_role(work, role, &news).await?;
    of_role(work, name).await
}

/// The job role called `name`, whose requirements nobody else changes until this is done. It is made if there is none, unless `lock`
/// asks for one that is there; what it requires has to be of a version that `lock` allows.
async fn locked_role(work: &mut Work, name: &str, lock: &OptimisticLock) -> Result<RoleId> {
    let role_name = role_name(name)?;
    if *lock == OptimisticLock::Present && people::service::role_named(work, name).await?.is_none() {
        return Err(Error::Conflict(Conflict::Changed(Entity::Role)));
    }
    let role = people::service::find_or_create_roles(work, &[&role_name]).await?;
    let role = role.into_iter().next().ok_or(Error::NotFound(Entity::Role))?;
    work.lock(role).await?;
    // What it requires is read only if a version of it was named.
    if matches!(lock, OptimisticLock::OneOf(_)) {
        lock.check(&CourseRequirement::version_of(&of_role(work, name).await?), Entity::Requirement)?;
    }
    Ok(role)
}

/// The competencies that the courses of `wanted` grant, and whether each is mandatory.
async fn targets(read: &mut Read, wanted: &[(CourseId, bool)]) -> Result<HashMap<CompetencyId, bool>> {
    let courses: Vec<CourseId> = wanted.iter().map(|(course, _)| *course).collect();
    let known = catalogue::service::known_courses_of(read, &courses).await?.into_iter();
    let competencies: HashMap<CourseId, CompetencyId> = known.map(|course| (course.id, course.grants)).collect();
    let mut targets = HashMap::new();
    for (index, (course, mandatory)) in wanted.iter().enumerate() {
        let competency = *competencies.get(course).ok_or(Error::not_found(*course))?;
        if targets.insert(competency, *mandatory).is_some() {
            return Err(Error::invalid(format!("requirements[{index}].course_id"), Problem::Repeated));
        }
    }
    Ok(targets)
}

/// The day on which a requirement of `competency` begins that is planned already.
fn next_start(all: &[Requirement], competency: CompetencyId, today: NaiveDate) -> Option<NaiveDate> {
    let planned =
        all.iter().filter(|one| one.competency == competency && one.terms.status == RequirementStatus::Active);
    planned.filter_map(|one| one.terms.period.from).filter(|from| *from > today).min()
}

async fn add_to_role(work: &mut Work, role: RoleId, news: &[NewRequirement]) -> Result<()> {
    if news.is_empty() {
        return Ok(());
    }
    let described: Vec<(CompetencyId, &Terms)> = news.iter().map(|new| (new.competency, &new.terms)).collect();
    let entry = Entry::new(RoleAction::Required, role).after(&described);
    let entry = work.record(entry).await?;
    store::insert(work, news, Some(entry)).await?;
    Ok(())
}
