//! Imports: from files to facts, in one short transaction after everything is parsed.
//!
//! What the organisation has already stays as it is: importing a file again changes nothing. The only change to somebody
//! who is known is that an employment ends which the file says has ended.

use super::{
    plan::{Known, KnownCourse, KnownPerson, Plan, PlannedCompletion, PlannedCourse, PlannedPerson, PlannedScope, Problem, Report, plan},
    read::{Unreadable, read},
    recognise::{NotRecognised, recognise},
    workbook::Workbook,
};
use crate::{
    catalogue::{self, CourseCode, CourseStatus, DeliveryType, Hours, Months, NewCourse, RequirementLevel, Title},
    competence::{
        completion::{self, NewCompletion, Outcome as Ended, Verification},
        facts::Scope,
        requirement::{self, Terms},
    },
    error::{Entity, Error, Result},
    identity::Permission,
    journal::{Entry, Touches},
    kernel::{
        date::{Period, add_days},
        id::{CompetencyId, CourseId, EntryId, PersonId, RoleId, SiteId},
        text::fold,
    },
    organisation,
    people::{self, NewEmployment, NewHolding, NewPerson, PersonInput, RoleName, Roster},
    work::{Caller, Read, Work},
};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Why files could not be imported. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read.
    #[error("{0}: {1}")]
    Unreadable(String, Unreadable),
    /// Nothing in the files is of use.
    #[error(transparent)]
    NotRecognised(#[from] NotRecognised),
    /// The caller may not, or what the file says cannot be stored.
    #[error(transparent)]
    Refused(#[from] Error),
}

/// What an import found and did.
#[derive(Debug)]
pub struct Outcome {
    /// The counts of what the files say.
    pub report: Report,
    /// Everything rejected or doubtful, by place.
    pub problems: Vec<Problem>,
    /// What was written; all 0 if it was known before, or in a dry run.
    pub changes: Changes,
}

/// How many facts an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    /// New people.
    pub people: usize,
    /// Known people whose employment ended.
    pub left: usize,
    /// New courses.
    pub courses: usize,
    /// New requirements.
    pub requirements: usize,
    /// New completions.
    pub completions: usize,
}

/// Imports `files` (name and content), which are read as one workbook; in a dry run only says what it would.
pub async fn run(caller: &Caller, files: Vec<(String, Vec<u8>)>, dry_run: bool) -> Result<Outcome, ImportError> {
    if !caller.who().may(Permission::ImportRun) {
        return Err(Error::Forbidden(Permission::ImportRun).into());
    }
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let parsed = tokio::task::spawn_blocking(move || parse(&files)).await.map_err(|cause| Error::internal(cause.to_string()))?;
    let workbook = parsed?;
    let today = caller.installation().clock.today();
    let known = caller.read(async |read| known(read).await).await?;
    let mapping = recognise(&workbook, &known)?;
    let plan = plan(&workbook, &mapping, &known, today);
    let changes = if dry_run { Changes::default() } else { caller.write(async |work| apply(work, &plan, &names).await).await? };
    Ok(Outcome { report: plan.report, problems: plan.problems, changes })
}

fn parse(files: &[(String, Vec<u8>)]) -> Result<Workbook, ImportError> {
    let one = |(name, bytes): &(String, Vec<u8>)| read(name, bytes).map_err(|cause| ImportError::Unreadable(name.clone(), cause));
    Ok(Workbook::merge(files.iter().map(one).collect::<Result<Vec<_>, _>>()?))
}

/// What the organisation has already, as far as a plan has to know.
async fn known(read: &mut Read) -> Result<Known> {
    let roster = people::service::roster(read).await?;
    let mut started: HashMap<PersonId, Option<NaiveDate>> = HashMap::new();
    for employment in &roster.employments {
        let first = started.entry(employment.person).or_insert(employment.period.from);
        *first = (*first).min(employment.period.from);
    }
    let person = |person: people::Person| {
        let started = started.get(&person.id).copied().flatten();
        Some(KnownPerson { employee_number: person.employee_number?, email: person.email.map(|email| email.to_lowercase()), started })
    };
    let course = |course: catalogue::KnownCourse| KnownCourse { code: course.code.to_string(), title: course.title.to_string() };
    Ok(Known {
        people: roster.persons.into_iter().filter_map(person).collect(),
        courses: catalogue::service::by_codes(read).await?.into_values().map(course).collect(),
        job_roles: people::service::roles(read).await?.into_iter().map(|role| role.name).collect(),
    })
}

/// Writes what of `plan` is new, under one entry of the journal; without anything new there is none.
async fn apply(work: &mut Work, plan: &Plan, names: &[String]) -> Result<Changes> {
    let before = Before::load(work).await?;
    let new: Vec<&PlannedPerson> = plan.people.iter().filter(|person| !before.people.contains_key(&fold(&person.employee_number))).collect();
    let leavers = before.leavers(plan);
    let courses: Vec<&PlannedCourse> = plan.courses.iter().filter(|course| !before.courses.contains_key(&fold(&course.code))).collect();
    let nobody_and_nothing = new.is_empty() && leavers.is_empty() && courses.is_empty();
    if nobody_and_nothing && !has_new_facts(work, plan, &before).await? {
        return Ok(Changes::default());
    }
    let entry = Entry::bulk("imported", Entity::Import).touches(Touches::Everything);
    let entry = work.record(entry.before(&names).after(&plan.report)).await?;
    let roles = roles(work, plan).await?;
    let mut people = before.people;
    people.extend(write_people(work, entry, &new, &roles).await?);
    for (person, on) in &leavers {
        end_employments(work, &before.roster, *person, *on).await?;
    }
    let mut known = before.courses;
    known.extend(write_courses(work, entry, &courses, plan).await?);
    let requirements = requirement::service::create_many(work, entry, wanted_requirements(plan, &known, &roles)).await?;
    let completions = completion::service::record_many(work, entry, new_completions(&plan.completions, &people, &known)).await?;
    Ok(Changes { people: new.len(), left: leavers.len(), courses: courses.len(), requirements, completions })
}

/// Whether the plan names a requirement or a completion that is not known, of people and courses that all are.
async fn has_new_facts(work: &mut Work, plan: &Plan, before: &Before) -> Result<bool> {
    let roles: HashMap<String, RoleId> = people::service::roles(work).await?.into_iter().map(|role| (fold(&role.name), role.id)).collect();
    let wanted = wanted_requirements(plan, &before.courses, &roles);
    let named_all = wanted.len() == plan.requirements.len();
    let news = new_completions(&plan.completions, &before.people, &before.courses);
    Ok(!named_all
        || !requirement::service::missing(work, wanted).await?.is_empty()
        || !completion::service::missing(work, news).await?.is_empty())
}

/// What was there before, by the keys that files use.
struct Before {
    roster: Roster,
    people: HashMap<String, PersonId>,
    courses: HashMap<String, (CourseId, CompetencyId)>,
}

impl Before {
    async fn load(work: &mut Work) -> Result<Self> {
        let roster = people::service::roster(work).await?;
        let by_number = |person: &people::Person| Some((fold(person.employee_number.as_deref()?), person.id));
        let people = roster.persons.iter().filter_map(by_number).collect();
        let courses = catalogue::service::by_codes(work).await?;
        let courses = courses.into_iter().map(|(code, course)| (code, (course.id, course.competency))).collect();
        Ok(Self { roster, people, courses })
    }

    /// Known people who are still employed although the file says that they left, and the first day on which they are not.
    fn leavers(&self, plan: &Plan) -> Vec<(PersonId, Option<NaiveDate>)> {
        let open: HashSet<PersonId> =
            self.roster.employments.iter().filter(|employment| employment.period.to.is_none()).map(|employment| employment.person).collect();
        let left = plan.people.iter().filter(|person| person.left);
        let known = left.filter_map(|person| Some((*self.people.get(&fold(&person.employee_number))?, person.ended.map(|day| add_days(day, 1)))));
        known.filter(|(person, _)| open.contains(person)).collect()
    }
}

/// The job roles that the plan names, by their folded names; missing ones are made.
async fn roles(work: &mut Work, plan: &Plan) -> Result<HashMap<String, RoleId>> {
    let of_people = plan.people.iter().filter_map(|person| person.job_title.as_deref());
    let of_requirements = plan.requirements.iter().filter_map(|one| match &one.scope {
        PlannedScope::Everyone => None,
        PlannedScope::Role(name) => Some(name.as_str()),
    });
    let named: BTreeMap<String, &str> = of_people.chain(of_requirements).map(|name| (fold(name), name)).collect();
    let names = named.values().map(|name| RoleName::parse(name)).collect::<Result<Vec<_>>>()?;
    let ids = people::service::find_or_create_roles(work, &names.iter().collect::<Vec<_>>()).await?;
    Ok(named.into_keys().zip(ids).collect())
}

async fn write_people(
    work: &mut Work,
    entry: EntryId,
    new: &[&PlannedPerson],
    roles: &HashMap<String, RoleId>,
) -> Result<Vec<(String, PersonId)>> {
    let mut sites: HashMap<String, SiteId> = HashMap::new();
    for name in new.iter().filter_map(|person| person.site.as_deref()) {
        if !sites.contains_key(&fold(name)) {
            sites.insert(fold(name), organisation::service::find_or_create_site(work, name).await?);
        }
    }
    let persons = new.iter().map(|person| NewPerson::parse(&input(person))).collect::<Result<Vec<_>>>()?;
    let ids = people::service::bulk_persons(work, &persons).await?;
    let today = work.today();
    let mut employments = Vec::with_capacity(ids.len());
    let mut holdings = Vec::with_capacity(ids.len());
    for (id, planned) in ids.iter().zip(new) {
        let period = employment(planned, today);
        employments.push(NewEmployment { person: *id, period });
        if let Some(role) = planned.job_title.as_deref().and_then(|name| roles.get(&fold(name))) {
            let site = planned.site.as_deref().and_then(|name| sites.get(&fold(name))).copied();
            holdings.push(NewHolding { person: *id, role: *role, site, period });
        }
    }
    people::service::bulk_employments(work, entry, &employments).await?;
    people::service::bulk_holdings(work, entry, &holdings).await?;
    Ok(new.iter().map(|person| fold(&person.employee_number)).zip(ids).collect())
}

fn input(person: &PlannedPerson) -> PersonInput {
    PersonInput {
        employee_number: Some(person.employee_number.clone()),
        first_name: Some(person.first_name.clone()),
        last_name: Some(person.last_name.clone()),
        email: person.email.clone(),
        department: person.department.clone(),
    }
}

/// When a person of a file is employed. Of somebody who left on an unknown day it is only certain that he is gone today.
fn employment(person: &PlannedPerson, today: NaiveDate) -> Period {
    let last = if person.left { Some(person.ended.map_or(today, |day| add_days(day, 1))) } else { None };
    let from = person.started.filter(|started| last.is_none_or(|last| *started < last));
    Period { from, to: last }
}

async fn end_employments(work: &mut Work, roster: &Roster, person: PersonId, on: Option<NaiveDate>) -> Result<()> {
    let to = on.unwrap_or_else(|| work.today());
    for employment in roster.employments.iter().filter(|one| one.person == person && one.period.to.is_none()) {
        people::service::end_employment(work, employment.id, to).await?;
    }
    Ok(())
}

async fn write_courses(
    work: &mut Work,
    entry: EntryId,
    courses: &[&PlannedCourse],
    plan: &Plan,
) -> Result<Vec<(String, (CourseId, CompetencyId))>> {
    if courses.is_empty() {
        return Ok(Vec::new());
    }
    let categories = catalogue::service::categories(work, true, true).await?;
    let general = categories.iter().find(|category| category.code.as_str() == "GENERAL").or(categories.first());
    let general = general.ok_or(Error::NotFound(Entity::Category))?.id;
    let mandatory: HashSet<&str> = plan.requirements.iter().filter(|one| one.mandatory).map(|one| one.course_code.as_str()).collect();
    let flawed = |problem| Error::invalid("courses", problem);
    let new = courses.iter().map(|course| {
        let code = CourseCode::parse(&course.code).map_err(flawed)?;
        let level = if mandatory.contains(course.code.as_str()) { RequirementLevel::Mandatory } else { RequirementLevel::Optional };
        Ok(NewCourse {
            duration_hours: course.hours.and_then(|hours| Hours::new(hours).ok()),
            validity_months: course.validity_months.and_then(|months| Months::new(i64::from(months)).ok()),
            requirement_level: level,
            delivery_type: DeliveryType::Classroom,
            status: CourseStatus::Active,
            ..NewCourse::draft(code, Title::parse(&course.title).map_err(flawed)?, general)
        })
    });
    let new = new.collect::<Result<Vec<_>>>()?;
    catalogue::service::bulk_courses(work, entry, &new).await?;
    let all = catalogue::service::by_codes(work).await?;
    let written = courses.iter().filter_map(|course| {
        let code = fold(&course.code);
        let found = all.get(&code)?;
        Some((code, (found.id, found.competency)))
    });
    Ok(written.collect())
}

/// The requirements of the plan whose courses and roles there are.
fn wanted_requirements(
    plan: &Plan,
    courses: &HashMap<String, (CourseId, CompetencyId)>,
    roles: &HashMap<String, RoleId>,
) -> Vec<(CompetencyId, Scope, Terms)> {
    let wanted = plan.requirements.iter().filter_map(|one| {
        let (_, competency) = courses.get(&fold(&one.course_code))?;
        let scope = match &one.scope {
            PlannedScope::Everyone => Scope::Everyone,
            PlannedScope::Role(name) => Scope::Role(*roles.get(&fold(name))?),
        };
        let terms = Terms {
            is_mandatory: one.mandatory,
            is_regulatory: one.regulatory_reference.is_some(),
            regulatory_reference: one.regulatory_reference.clone(),
            ..Terms::default()
        };
        Some((*competency, scope, terms))
    });
    wanted.collect()
}

/// The completions of the plan whose people and courses there are.
fn new_completions(
    planned: &[PlannedCompletion],
    people: &HashMap<String, PersonId>,
    courses: &HashMap<String, (CourseId, CompetencyId)>,
) -> Vec<NewCompletion> {
    let new = planned.iter().filter_map(|one| {
        Some(NewCompletion {
            person: *people.get(&fold(&one.employee_number))?,
            course: courses.get(&fold(&one.course_code))?.0,
            completed_on: one.completed_on,
            expires_on: None,
            outcome: Ended::Passed,
            score: None,
            is_external: false,
            provider: None,
            trainer: None,
            trainer_name: None,
            certificate_number: None,
            notes: None,
            verification: Verification::Verified,
        })
    });
    new.collect()
}
