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
    catalogue::{self, CourseStatus, Months},
    competence::{
        completion::{Completion, CompletionDraft, Outcome, service as completions},
        facts::Scope,
        matrix::{Query, Totals},
        requirement::{GraceDays, Requirement, RequirementDraft, Terms, TermsDraft, service as requirements},
        service,
        standing::State,
    },
    error::Result,
    kernel::{
        access::Who,
        date::Period,
        id::{CompetencyId, CompletionId, CourseId, PersonId, RequirementId, RoleId, SiteId},
        input::{Draft as _, Input},
        optimistic_lock::OptimisticLock,
    },
    organisation,
    people::{self, NewHolding, PersonDraft},
    testing::{
        House, day,
        world::{Course, World},
    },
    work::{Caller, Door},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// A works with a welder and a driver in the north. Induction is required of everyone, welding of welders; nobody has
/// completed anything, and the administrator is a person like any other.
struct Works {
    admin: Caller,
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
    let world = World::of(&admin);
    let (induction, welding) = (world.course("IND").await, world.course("WELD").valid_for(24).await);
    let (welder, driver) = (world.role("Welder").await, world.role("Driver").await);
    let north = world.site("North").await;
    let ann = world.person("Ann").role("Welder").site("North").await;
    let bob = world.person("Bob").role("Driver").site("North").await;
    let everyone_inducted = require(&admin, induction, Scope::Everyone, Terms::default()).await.unwrap().id;
    let welders_weld = require(&admin, welding, Scope::Role(welder), Terms::default()).await.unwrap().id;
    Works { admin, induction, welding, welder, driver, north, ann, bob, everyone_inducted, welders_weld }
}

async fn require(admin: &Caller, course: Course, scope: Scope, terms: Terms) -> Result<Requirement> {
    let draft =
        RequirementDraft { competency: course.competency.into(), scope: scope.into(), terms: TermsDraft::from(&terms) };
    admin.write(async |work| requirements::create(work, draft).await).await
}

fn passed(person: PersonId, course: Course, on: &str) -> CompletionDraft {
    CompletionDraft {
        person: person.into(),
        course: course.id.into(),
        completed_on: day(on).into(),
        outcome: Outcome::Passed.into(),
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
