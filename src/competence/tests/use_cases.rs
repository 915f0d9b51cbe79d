//! Use cases of competence on both databases.

mod completion;
mod known;
mod life;
mod neighbour;
mod requirement;
mod role;
mod snapshot;
mod tenant_isolation;
mod worker;

use crate::{
    catalogue::{self, CourseCode, CourseStatus, Months, NewCourse, Title},
    competence::{
        completion::{Completion, CompletionDraft, Outcome, service as completions},
        facts::Scope,
        matrix::{Query, Totals},
        requirement::{Requirement, RequirementDraft, Terms, service as requirements},
        service,
        standing::State,
    },
    error::Result,
    identity::{Permissions, Who},
    kernel::{
        date::Period,
        id::{CategoryId, CompetencyId, CompletionId, CourseId, PersonId, RequirementId, RoleId, SiteId},
    },
    organisation,
    people::{self, NewHolding, NewPerson, PersonInput, RoleName},
    testing::{House, day},
    work::{Caller, Door},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// A course and the competency that it owns.
#[derive(Clone, Copy)]
struct Course {
    id: CourseId,
    competency: CompetencyId,
}

/// A works with a welder and a driver in the north. Induction is required of everyone, welding of welders; nobody has
/// completed anything, and the administrator is a person like any other.
struct Works {
    admin: Caller,
    category: CategoryId,
    induction: Course,
    welding: Course,
    welder: RoleId,
    driver: RoleId,
    north: SiteId,
    ann: PersonId,
    bob: PersonId,
    everyone_inducted: RequirementId,
    welders_weld: RequirementId,
}

async fn works(house: &House) -> Works {
    furnish(house.admin.clone()).await
}

/// Furnishes the organisation of `admin`.
async fn furnish(admin: Caller) -> Works {
    let category = admin.read(async |read| catalogue::service::categories(read, true, true).await).await.unwrap()[0].id;
    let induction = course(&admin, category, "IND", None).await;
    let welding = course(&admin, category, "WELD", Some(24)).await;
    let role = async |name| {
        admin.write(async |work| people::service::create_role(work, &RoleName::parse(name)?).await).await.unwrap()
    };
    let (welder, driver) = (role("Welder").await, role("Driver").await);
    let north = admin.write(async |work| organisation::service::create_site(work, "North").await).await.unwrap();
    let ann = person(&admin, "Ann").await;
    let bob = person(&admin, "Bob").await;
    for (person, role) in [(ann, welder), (bob, driver)] {
        let holding = NewHolding { person, role, site: Some(north), period: Period::since(day("2024-01-01")) };
        admin.write(async |work| people::service::assign(work, &holding).await).await.unwrap();
    }
    let everyone_inducted = require(&admin, induction, Scope::Everyone, Terms::default()).await.unwrap().id;
    let welders_weld = require(&admin, welding, Scope::Role(welder), Terms::default()).await.unwrap().id;
    Works { admin, category, induction, welding, welder, driver, north, ann, bob, everyone_inducted, welders_weld }
}

async fn course(admin: &Caller, category: CategoryId, code: &str, months: Option<i64>) -> Course {
    let (code, title) = (CourseCode::parse(code).unwrap(), Title::parse(code).unwrap());
    let validity_months = months.map(|months| Months::new(months).unwrap());
    let new = NewCourse { validity_months, status: CourseStatus::Active, ..NewCourse::draft(code, title, category) };
    let detail = admin.write(async |work| catalogue::service::create(work, new).await).await.unwrap();
    Course { id: detail.course.id, competency: detail.competency }
}

/// Somebody who is employed since 2024.
async fn person(admin: &Caller, name: &str) -> PersonId {
    let input = PersonInput { last_name: Some(name.into()), ..PersonInput::default() };
    let hire = async |work: &mut crate::work::Work| {
        let place = people::service::Workplace::default();
        people::service::hire(work, &NewPerson::parse(&input)?, Some(day("2024-01-01")), &place).await
    };
    admin.write(hire).await.unwrap()
}

async fn require(admin: &Caller, course: Course, scope: Scope, terms: Terms) -> Result<Requirement> {
    let draft = RequirementDraft { competency: Some(course.competency), scope: Some(scope), terms };
    admin.write(async |work| requirements::create(work, draft).await).await
}

fn passed(person: PersonId, course: Course, on: &str) -> CompletionDraft {
    CompletionDraft {
        person: Some(person),
        course: Some(course.id),
        completed_on: Some(day(on)),
        outcome: Some(Outcome::Passed),
        ..CompletionDraft::default()
    }
}

async fn record(caller: &Caller, draft: CompletionDraft) -> Result<Completion> {
    caller.write(async |work| completions::record(work, draft).await).await
}

/// The state of `person` for `course` in the matrix of `as_of`; not required where the cell is blank.
async fn state_on(
    caller: &Caller,
    person: PersonId,
    course: Course,
    as_of: NaiveDate,
    known_at: Option<DateTime<Utc>>,
) -> State {
    let query = Query { people: vec![person], courses: vec![course.id], ..Query::on(as_of) };
    let (matrix, _) = caller.read(async |read| service::matrix(read, query, known_at).await).await.unwrap();
    matrix.cells.first().map_or(State::NotRequired, |cell| cell.standing.state)
}

/// The state today, as it is known now.
async fn state(caller: &Caller, person: PersonId, course: Course) -> State {
    state_on(caller, person, course, caller.installation().clock.today(), None).await
}

/// The totals of everybody and everything on `as_of`.
async fn totals(caller: &Caller, as_of: NaiveDate, known_at: Option<DateTime<Utc>>) -> Totals {
    caller.read(async |read| service::totals(read, Query::on(as_of), known_at).await).await.unwrap()
}

/// Moves the clock on by an hour; returns the moment before.
fn later(house: &House) -> DateTime<Utc> {
    use crate::kernel::clock::Clock as _;
    let before = house.clock.now();
    house.clock.set(before + TimeDelta::hours(1));
    before
}

/// Somebody without any permission, who is `person`.
fn somebody(admin: &Caller, person: PersonId) -> Caller {
    let who =
        Who { person, permissions: Permissions::default(), level: 1, role: "learner".into(), ..admin.who().clone() };
    admin.installation().caller(who, Door::Api("test"), "test")
}
