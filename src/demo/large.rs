//! A large organisation to try the speed with: as many people and courses as one likes, of whom each needs an eighth of the
//! courses, with three years of records. It has no story: names are pairs from a list, courses are numbered.

use super::{dice::Dice, names::POOLS};
use crate::{
    catalogue::{self, CourseCode, CourseStatus, Months, NewCourse, RequirementLevel, Title},
    competence::{
        completion::{NewCompletion, Outcome, Report, service::record_many},
        facts::Scope,
        requirement::{self, GraceDays, NewRequirement, Terms},
    },
    error::{Entity, Error, Problem, Result},
    exchange::ImportAction,
    identity::DEMO_PASSWORD,
    journal::Entry,
    kernel::{
        date::{Period, add_days},
        id::{CompetencyId, CourseId, EntryId, PersonId, RoleId, SiteId},
        input::{Draft as _, Input},
    },
    organisation::{self, SiteName},
    people::{self, NewEmployment, NewHolding, PersonDraft, RoleName},
    provisioning::{self, OrganisationDraft},
    work::{Door, Installation, Work},
};
use chrono::NaiveDate;
use serde_json::json;

/// The address of the founder.
pub const FOUNDER: &str = "admin@large.test";
const SITES: usize = 4;
const ROLES: usize = 40;
/// Of a hundred courses so many are needed by everybody, by each site and by each role.
const NEEDED: [usize; 3] = [25, 15, 85];
/// The records go back so many days.
const DAYS: u32 = 1_050;

/// How large.
#[derive(Debug, Clone, Copy)]
pub struct Measures {
    /// How many people.
    pub people: usize,
    /// How many courses.
    pub courses: usize,
}

/// The courses that somebody needs, by their index.
struct Needs(Measures);

impl Needs {
    /// How many of the courses are for everybody, a site and a role.
    fn counts(&self) -> [usize; 3] {
        NEEDED.map(|share| (self.0.courses * share / 1000).max(1))
    }

    fn of_all(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.counts()[0].min(self.0.courses)
    }

    fn of_site(&self, site: usize) -> impl Iterator<Item = usize> + use<> {
        let [all, each, _] = self.counts();
        let courses = self.0.courses;
        (all + site * each..all + (site + 1) * each).map(move |index| index % courses)
    }

    fn of_role(&self, role: usize) -> impl Iterator<Item = usize> + use<> {
        let [all, site, each] = self.counts();
        let (courses, shared) = (self.0.courses, (all + SITES * site).min(self.0.courses - 1));
        (0..each).map(move |index| shared + (role * 7 + index * 5) % (courses - shared))
    }
}

/// Creates it, with the account [`FOUNDER`] and the password [`DEMO_PASSWORD`]; all of it or, on an error, nothing.
///
/// Fails with a conflict of e-mail addresses if there is one already.
pub async fn create_large(installation: &Installation, measures: Measures) -> Result<()> {
    if !(1..=100_000).contains(&measures.people) || !(10..=500).contains(&measures.courses) {
        return Err(Error::invalid("people", Problem::OutOfRange(1, 100_000)));
    }
    let names = ("Helena", "Nováková");
    let founded = OrganisationDraft::named("Large works (demo)", names, FOUNDER, DEMO_PASSWORD);
    let furnish = async |work: &mut Work| write(work, measures).await;
    provisioning::create_demo(installation, founded, Door::Command, "demo", furnish).await.map(drop)
}

async fn write(work: &mut Work, measures: Measures) -> Result<()> {
    let entry = Entry::bulk(ImportAction::Imported);
    let entry = work.record(entry.after(&json!({ "people": measures.people, "courses": measures.courses }))).await?;
    let needs = Needs(measures);
    let (sites, roles) = places(work).await?;
    let courses = write_courses(work, entry, measures.courses).await?;
    write_requirements(work, entry, &needs, &courses, &sites, &roles).await?;
    let people = write_people(work, entry, measures.people, &sites, &roles).await?;
    let mut dice = Dice::new(2026);
    let today = work.today();
    let mut completions = Vec::new();
    for (index, person) in people.iter().enumerate() {
        completions.extend(history(index, *person, &needs, &courses, today, &mut dice));
    }
    record_many(work, entry, completions).await?;
    Ok(())
}

/// Sites and job roles.
async fn places(work: &mut Work) -> Result<(Vec<SiteId>, Vec<RoleId>)> {
    let mut sites = Vec::with_capacity(SITES);
    for name in ["Riverside", "Northfield", "Quayside", "Hillview"] {
        let name = SiteName::parse(name).map_err(|problem| Error::invalid("site", problem))?;
        sites.push(organisation::service::create_site(work, &name).await?);
    }
    let names =
        (1..=ROLES).map(|number| RoleName::parse(&format!("Operator {number:02}"))).collect::<Result<Vec<_>>>()?;
    let roles = people::service::find_or_create_roles(work, &names.iter().collect::<Vec<_>>()).await?;
    Ok((sites, roles))
}

async fn write_courses(work: &mut Work, entry: EntryId, count: usize) -> Result<Vec<(CourseId, CompetencyId)>> {
    let in_course = |problem| Error::invalid("courses", problem);
    let categories = catalogue::service::categories(work, true, true).await?;
    let course = |index: usize| {
        let code = CourseCode::parse(&format!("C-{:03}", index + 1)).map_err(in_course)?;
        let title = Title::parse(&format!("Course {}", index + 1)).map_err(in_course)?;
        let category = categories.get(index % categories.len().max(1)).ok_or(Error::NotFound(Entity::Category))?.id;
        let months = [None, Some(12), Some(24), Some(36)][index % 4];
        Ok(NewCourse {
            validity_months: months.map(|months| Months::new(months).map_err(in_course)).transpose()?,
            requirement_level: RequirementLevel::Mandatory,
            status: CourseStatus::Active,
            ..NewCourse::draft(code, title, category)
        })
    };
    let new = (0..count).map(course).collect::<Result<Vec<_>>>()?;
    let ids = catalogue::service::bulk_courses(work, entry, &new).await?;
    let known = catalogue::service::by_codes(work).await?;
    let competency = |id: CourseId| known.values().find(|one| one.id == id).map(|one| (id, one.grants));
    ids.into_iter().map(|id| competency(id).ok_or(Error::not_found(id))).collect()
}

async fn write_requirements(
    work: &mut Work,
    entry: EntryId,
    needs: &Needs,
    courses: &[(CourseId, CompetencyId)],
    sites: &[SiteId],
    roles: &[RoleId],
) -> Result<()> {
    let all = needs.of_all().map(|course| (course, Scope::Everyone));
    let by_site = sites
        .iter()
        .enumerate()
        .flat_map(|(index, site)| needs.of_site(index).map(move |course| (course, Scope::Site(*site))));
    let by_role = roles
        .iter()
        .enumerate()
        .flat_map(|(index, role)| needs.of_role(index).map(move |course| (course, Scope::Role(*role))));
    let terms = |course: usize| Terms {
        is_mandatory: !course.is_multiple_of(5),
        grace_days: course.is_multiple_of(2).then(|| GraceDays::new(30).ok()).flatten(),
        refresh_months: course.is_multiple_of(9).then(|| Months::new(18).ok()).flatten(),
        ..Terms::default()
    };
    let wanted = all.chain(by_site).chain(by_role).map(|(course, scope)| NewRequirement {
        competency: courses[course].1,
        scope,
        terms: terms(course),
    });
    requirement::service::create_many(work, entry, wanted.collect()).await.map(drop)
}

/// Everybody, with one job since some day of the last years.
async fn write_people(
    work: &mut Work,
    entry: EntryId,
    count: usize,
    sites: &[SiteId],
    roles: &[RoleId],
) -> Result<Vec<PersonId>> {
    let person = |index: usize| {
        let pool = |index: usize| &POOLS[index % POOLS.len()];
        let (first, _) = pool(index).name(index / POOLS.len());
        let (_, last) = pool(index / 5 + index).name(index / 3);
        PersonDraft {
            employee_number: Input::text(format!("L{:05}", index + 1)),
            first_name: Input::text(super::names::written(first)),
            last_name: Input::text(super::names::written(last)),
            ..PersonDraft::default()
        }
        .parse()
    };
    let new = (0..count).map(person).collect::<Result<Vec<_>, _>>()?;
    let ids = people::service::bulk_persons(work, &new).await?;
    let today = work.today();
    let since = |index: usize| Period::since(super::people::ago(today, DAYS + u32::try_from(index % 900).unwrap_or(0)));
    let all = || ids.iter().copied().enumerate();
    let employments: Vec<_> = all().map(|(index, person)| NewEmployment { person, period: since(index) }).collect();
    let holding = |(index, person): (usize, PersonId)| NewHolding {
        person,
        role: roles[index % ROLES],
        site: Some(sites[index / ROLES % SITES]),
        period: since(index),
    };
    let holdings: Vec<_> = all().map(holding).collect();
    people::service::bulk_employments(work, entry, &employments).await?;
    people::service::bulk_holdings(work, entry, &holdings).await?;
    Ok(ids)
}

/// What somebody did: of ten things that they need nine, of these every other one twice.
fn history(
    index: usize,
    person: PersonId,
    needs: &Needs,
    courses: &[(CourseId, CompetencyId)],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<NewCompletion> {
    let all = needs.of_all().chain(needs.of_site(index / ROLES % SITES)).chain(needs.of_role(index % ROLES));
    let mut found = Vec::new();
    for course in all {
        let times = if dice.chance(10) { 0 } else { dice.between(1, 2) };
        for time in 0..times {
            let on = add_days(super::people::ago(today, DAYS), dice.below(DAYS / 2) + time * DAYS / 2);
            let outcome = if dice.chance(3) { Outcome::Failed } else { Outcome::Passed };
            let requires_verification = dice.chance(2);
            let report = Report { requires_verification, ..Report::of(person, courses[course].0, on) };
            found.push(report.ended(outcome));
        }
    }
    found
}
