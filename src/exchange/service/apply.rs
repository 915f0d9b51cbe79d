//! Writing what a plan says, as far as it is new.

use super::Changes;
use crate::{
    catalogue::{self, CourseCode, CourseStatus, DeliveryType, Hours, Months, NewCourse, RequirementLevel, Title},
    competence::{
        completion::{self, NewCompletion, Outcome, Verification},
        facts::Scope,
        requirement::{self, Terms},
    },
    error::{Entity, Error, Result},
    exchange::plan::{Plan, PlannedCompletion, PlannedCourse, PlannedPerson, PlannedScope},
    journal::{Entry, Touches},
    kernel::{
        date::{Period, add_days},
        id::{CompetencyId, CourseId, EmploymentId, EntryId, HoldingId, PersonId, RoleId, SiteId},
        text::fold,
    },
    organisation,
    people::{self, NewEmployment, NewHolding, NewPerson, PersonInput, RoleName, Roster},
    work::Work,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet, hash_map};

/// Writes what of `plan` is new, under one entry of the journal; without anything new there is none.
pub(super) async fn apply(work: &mut Work, plan: &Plan, names: &[String]) -> Result<Changes> {
    let before = Before::load(work).await?;
    let new: Vec<&PlannedPerson> =
        plan.people.iter().filter(|person| !before.people.contains_key(&fold(&person.employee_number))).collect();
    let ends = before.ends(plan, work.today());
    let courses: Vec<&PlannedCourse> =
        plan.courses.iter().filter(|course| !before.courses.contains_key(&fold(&course.code))).collect();
    let nobody_and_nothing = new.is_empty() && ends.is_empty() && courses.is_empty();
    if nobody_and_nothing && !has_new_facts(work, plan, &before).await? {
        return Ok(Changes::default());
    }
    let entry = Entry::bulk("imported", Entity::Import).touches(Touches::Everything);
    let entry = work.record(entry.before(&names).after(&plan.report)).await?;
    let roles = roles(work, plan).await?;
    let mut people = before.people;
    people.extend(write_people(work, entry, &new, &roles).await?);
    people::service::bulk_ends(work, &ends.employments, &ends.holdings).await?;
    let mut known = before.courses;
    known.extend(write_courses(work, entry, &courses, plan).await?);
    let requirements =
        requirement::service::create_many(work, entry, wanted_requirements(plan, &known, &roles)).await?;
    let completions =
        completion::service::record_many(work, entry, new_completions(&plan.completions, &people, &known)).await?;
    Ok(Changes { people: new.len(), left: ends.people, courses: courses.len(), requirements, completions })
}

/// Whether the plan names a requirement or a completion that is not known, of people and courses that all are.
async fn has_new_facts(work: &mut Work, plan: &Plan, before: &Before) -> Result<bool> {
    let roles: HashMap<String, RoleId> =
        people::service::roles(work).await?.into_iter().map(|role| (fold(&role.name), role.id)).collect();
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

    /// What of known people who, the file says, have left has no end yet. Of an unknown day, or one before the beginning,
    /// it is only certain that they are gone today.
    fn ends(&self, plan: &Plan, today: NaiveDate) -> Ends {
        let left = plan.people.iter().filter(|person| person.left);
        let leavers: HashMap<PersonId, NaiveDate> = left
            .filter_map(|person| {
                let day = person.ended.map_or(today, |day| add_days(day, 1));
                Some((*self.people.get(&fold(&person.employee_number))?, day))
            })
            .collect();
        let end = |person: PersonId, period: Period| {
            let day = leavers.get(&person).filter(|_| period.to.is_none())?;
            [*day, today].into_iter().find(|day| period.from.is_none_or(|from| from < *day))
        };
        let employments = self.roster.employments.iter();
        let employments = employments.filter_map(|one| Some((one.person, (one.id, end(one.person, one.period)?))));
        let (people, employments): (HashSet<PersonId>, Vec<_>) = employments.unzip();
        let holdings = self.roster.holdings.iter().filter_map(|one| Some((one.id, end(one.person, one.period)?)));
        Ends { people: people.len(), employments, holdings: holdings.collect() }
    }
}

/// Which facts end, and the first day on which each no longer holds.
struct Ends {
    /// How many people are employed no longer.
    people: usize,
    employments: Vec<(EmploymentId, NaiveDate)>,
    holdings: Vec<(HoldingId, NaiveDate)>,
}

impl Ends {
    const fn is_empty(&self) -> bool {
        self.employments.is_empty() && self.holdings.is_empty()
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
    let parsed = named.values().map(|name| RoleName::parse(name)).collect::<Result<Vec<_>>>()?;
    let ids = people::service::find_or_create_roles(work, &parsed.iter().collect::<Vec<_>>()).await?;
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
        if let hash_map::Entry::Vacant(site) = sites.entry(fold(name)) {
            site.insert(organisation::service::find_or_create_site(work, name).await?);
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
    let last = person.ended.map(|day| add_days(day, 1)).or(person.left.then_some(today));
    let from = person.started.filter(|started| last.is_none_or(|last| *started < last));
    Period { from, to: last }
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
    let mandatory: HashSet<&str> =
        plan.requirements.iter().filter(|one| one.mandatory).map(|one| one.course_code.as_str()).collect();
    let flawed = |problem| Error::invalid("courses", problem);
    let new = courses.iter().map(|course| {
        let code = CourseCode::parse(&course.code).map_err(flawed)?;
        let level = if mandatory.contains(course.code.as_str()) {
            RequirementLevel::Mandatory
        } else {
            RequirementLevel::Optional
        };
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
            outcome: Outcome::Passed,
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
