//! Writing what a plan says, as far as it is new.

use super::{
    Changes,
    difference::{Before, Courses, new_completions, wanted_requirements},
};
use crate::{
    catalogue::{self, CourseCode, CourseStatus, DeliveryType, NewCourse, RequirementLevel, Title},
    competence::{completion, requirement},
    error::{Entity, Error, Result},
    exchange::{
        ImportAction,
        plan::{PersonKey, Plan, PlannedCourse, PlannedPerson, PlannedScope},
        undone::undone_entries,
    },
    journal::Entry,
    kernel::{
        date::{Period, add_days},
        id::{EntryId, ImportId, PersonId, RoleId, SiteId},
        input::{Draft as _, Input},
        text::fold,
    },
    organisation,
    people::{self, NewEmployment, NewHolding, PersonDraft, RoleName},
    work::Work,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet, hash_map};

/// Writes what of `plan` is new, under one entry of the journal for import `id` of the files `names`, which all facts refer
/// to.
pub(in crate::exchange) async fn apply(
    work: &mut Work,
    id: ImportId,
    plan: &Plan,
    names: &[String],
) -> Result<(Changes, EntryId)> {
    let before = Before::load(work).await?;
    let (new, ends) = (before.new_people(plan), before.ends(plan, work.today()));
    let entry = Entry::new(ImportAction::Imported, id);
    let entry = work.record(entry.before(&names).after(&plan.report)).await?;
    let roles = roles(work, plan, &before).await?;
    let mut people = before.people_of(plan);
    people.extend(write_people(work, entry, &new, &roles).await?);
    people::service::bulk_ends(work, entry, &ends.employments, &ends.holdings).await?;
    let new_courses = before.new_courses(plan);
    let mut courses = before.courses.clone();
    courses.extend(write_courses(work, entry, &new_courses, plan).await?);
    reopen(work, plan).await?;
    let requirements =
        requirement::service::create_many(work, entry, wanted_requirements(plan, &courses, &roles)).await?;
    let completions =
        completion::service::record_many(work, entry, new_completions(&plan.completions, &people, &courses)).await?;
    let changes =
        Changes { people: new.len(), left: ends.people, courses: new_courses.len(), requirements, completions };
    Ok((changes, entry))
}

/// Takes up again what an undone import had put aside and the plan names.
async fn reopen(work: &mut Work, plan: &Plan) -> Result<()> {
    if !work.may(catalogue::access::CHANGE_COURSES) {
        return Ok(());
    }
    let undone = undone_entries(work).await?;
    let of_plan = plan.courses.iter().map(|one| &one.code);
    let of_plan = of_plan.chain(plan.completions.iter().map(|one| &one.course_code));
    catalogue::service::reopen(work, &undone, &of_plan.map(|code| fold(code)).collect()).await
}

/// The job roles that the plan names, by their folded names; missing ones are made, which needs the right that their form needs.
async fn roles(work: &mut Work, plan: &Plan, before: &Before) -> Result<HashMap<String, RoleId>> {
    let of_people = plan.people.iter().filter_map(|person| person.job_title.as_deref());
    let of_requirements = plan.requirements.iter().filter_map(|one| match &one.scope {
        PlannedScope::Everyone => None,
        PlannedScope::Role(name) => Some(name.as_str()),
    });
    let named: BTreeMap<String, &str> = of_people.chain(of_requirements).map(|name| (fold(name), name)).collect();
    if named.keys().any(|name| !before.roles.contains_key(name)) {
        work.require(people::access::CHANGE)?;
    }
    let parsed = named.values().map(|name| RoleName::parse(name)).collect::<Result<Vec<_>>>()?;
    let ids = people::service::find_or_create_roles(work, &parsed.iter().collect::<Vec<_>>()).await?;
    Ok(named.into_keys().zip(ids).collect())
}

/// Writes people who are new, and the employment and job of those and of the ones who are known without any.
async fn write_people(
    work: &mut Work,
    entry: EntryId,
    people: &[(Option<PersonId>, &PlannedPerson)],
    roles: &HashMap<String, RoleId>,
) -> Result<Vec<(PersonKey, PersonId)>> {
    let sites = sites(work, people).await?;
    let new: Vec<&PlannedPerson> = people.iter().filter(|(id, _)| id.is_none()).map(|(_, person)| *person).collect();
    let persons = new.iter().map(|person| input(person).parse()).collect::<Result<Vec<_>, _>>()?;
    let mut written = people::service::bulk_persons(work, &persons).await?.into_iter();
    let today = work.today();
    let mut ids = Vec::with_capacity(people.len());
    let mut employments = Vec::with_capacity(people.len());
    let mut holdings = Vec::with_capacity(people.len());
    for (known, planned) in people {
        let Some(id) = known.or_else(|| written.next()) else { continue };
        ids.push((planned.key.clone(), id));
        let period = employment(planned, today);
        employments.push(NewEmployment { person: id, period });
        if let Some(role) = planned.job_title.as_deref().and_then(|name| roles.get(&fold(name))) {
            let site = planned.site.as_deref().and_then(|name| sites.get(&fold(name))).copied();
            holdings.push(NewHolding { person: id, role: *role, site, period });
        }
    }
    people::service::bulk_employments(work, entry, &employments).await?;
    people::service::bulk_holdings(work, entry, &holdings).await?;
    Ok(ids)
}

/// The sites where people work, by their folded names; missing ones are made.
async fn sites(work: &mut Work, people: &[(Option<PersonId>, &PlannedPerson)]) -> Result<HashMap<String, SiteId>> {
    let mut sites: HashMap<String, SiteId> = HashMap::new();
    for name in people.iter().filter_map(|(_, person)| person.site.as_ref()) {
        if let hash_map::Entry::Vacant(site) = sites.entry(fold(name)) {
            site.insert(organisation::service::find_or_create_site(work, name).await?);
        }
    }
    Ok(sites)
}

fn input(person: &PlannedPerson) -> PersonDraft {
    PersonDraft {
        employee_number: Input::text(person.employee_number.clone()),
        first_name: Input::text(person.first_name.clone()),
        last_name: Input::text(person.last_name.clone()),
        email: person.email.clone().into(),
        department: person.department.clone().into(),
    }
}

/// When a person of a file is employed. Of somebody who left on an unknown day it is only certain that they are gone today.
fn employment(person: &PlannedPerson, today: NaiveDate) -> Period {
    let last = person.ended.map(|day| add_days(day, 1)).or(person.left.then_some(today));
    let from = person.started.filter(|started| last.is_none_or(|last| *started < last));
    Period { from, to: last }
}

async fn write_courses(work: &mut Work, entry: EntryId, courses: &[&PlannedCourse], plan: &Plan) -> Result<Courses> {
    if courses.is_empty() {
        return Ok(Courses::new());
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
            description: course.description.clone(),
            duration_hours: course.hours,
            validity_months: course.validity_months,
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
        Some((code, (found.id, found.grants)))
    });
    Ok(written.collect())
}
