//! What people of a world have to hold, and what they completed.

use super::{World, made_when_awaited};
use crate::{
    catalogue::service::detail,
    competence::{
        completion::{CompletionDraft, Outcome, service as completions},
        facts::Scope,
        requirement::{RequirementDraft, TermsDraft, service as requirements},
    },
    kernel::id::{CompletionId, CourseId, PersonId, RequirementId},
    testing::day,
    work::Work,
};
use chrono::NaiveDate;

/// A requirement that is made when it is awaited.
#[must_use = "it is made when it is awaited"]
pub struct RequirementToBe<'a> {
    world: World<'a>,
    course: CourseId,
    role: Option<&'a str>,
    site: Option<&'a str>,
    terms: TermsDraft,
}

impl<'a> RequirementToBe<'a> {
    pub(super) fn new(world: World<'a>, course: CourseId) -> Self {
        Self { world, course, role: None, site: None, terms: TermsDraft::default() }
    }

    /// Of those who hold the job role with this name.
    pub fn of_role(self, name: &'a str) -> Self {
        Self { role: Some(name), ..self }
    }

    /// Of those who work at the site with this name.
    pub fn at_site(self, name: &'a str) -> Self {
        Self { site: Some(name), ..self }
    }

    /// On these terms.
    pub fn on(self, terms: TermsDraft) -> Self {
        Self { terms, ..self }
    }

    async fn make(self) -> RequirementId {
        let Self { world, course, role, site, terms } = self;
        let scope = match (role, site) {
            (Some(role), _) => Scope::Role(world.role(role).await),
            (None, Some(site)) => Scope::Site(world.site(site).await),
            (None, None) => Scope::Everyone,
        };
        let make = async |work: &mut Work| {
            let competency = detail(work, course).await?.grants.into();
            requirements::create(work, RequirementDraft { competency, scope: scope.into(), terms }).await
        };
        world.admin.write(make).await.expect("a requirement").id
    }
}

/// A completion that is recorded when it is awaited.
#[must_use = "it is made when it is awaited"]
pub struct CompletionToBe<'a> {
    world: World<'a>,
    person: PersonId,
    course: CourseId,
    on: NaiveDate,
}

impl<'a> CompletionToBe<'a> {
    pub(super) fn new(world: World<'a>, person: PersonId, course: CourseId) -> Self {
        let on = world.admin.installation().clock.today();
        Self { world, person, course, on }
    }

    /// On this day.
    pub fn on(self, on: &str) -> Self {
        Self { on: day(on), ..self }
    }

    async fn make(self) -> CompletionId {
        let Self { world, person, course, on } = self;
        let draft = CompletionDraft {
            person: person.into(),
            course: course.into(),
            completed_on: on.into(),
            outcome: Outcome::Passed.into(),
            ..CompletionDraft::default()
        };
        let made = world.admin.write(async |work| completions::record(work, draft).await).await;
        made.expect("a completion").id
    }
}

made_when_awaited!(RequirementToBe => RequirementId);
made_when_awaited!(CompletionToBe => CompletionId);
