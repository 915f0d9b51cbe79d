//! What of a plan is new to the organisation: what a preview tells, and what is written.

use super::Changes;
use crate::{
    catalogue,
    competence::{
        completion::{self, NewCompletion, Outcome, Report},
        facts::Scope,
        requirement::{self, NewRequirement, Terms},
    },
    error::Result,
    exchange::plan::{PersonKey, Plan, PlannedCompletion, PlannedCourse, PlannedPerson, PlannedScope},
    kernel::{
        date::{Period, add_days},
        id::{CompetencyId, CourseId, EmploymentId, HoldingId, PersonId, RoleId},
        text::fold,
    },
    people::{self, Roster},
    work::Read,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The courses that there are and what they grant, by folded code.
pub(super) type Courses = HashMap<String, (CourseId, CompetencyId)>;

/// What there is before an import, by the keys that files use.
pub(super) struct Before {
    roster: Roster,
    numbers: HashMap<String, PersonId>,
    emails: HashMap<String, PersonId>,
    employed: HashSet<PersonId>,
    pub(super) courses: Courses,
    pub(super) roles: HashMap<String, RoleId>,
}

/// What of a plan is new, counted.
pub(in crate::exchange) async fn difference(read: &mut Read, plan: &Plan) -> Result<Changes> {
    let before = Before::load(read).await?;
    let wanted = wanted_requirements(plan, &before.courses, &before.roles);
    let unnamed = plan.requirements.len() - wanted.len();
    let people = before.people_of(plan);
    let news = new_completions(&plan.completions, &people, &before.courses);
    let of_new = plan.completions.len() - news.len();
    Ok(Changes {
        people: before.new_people(plan).len(),
        left: before.ends(plan, read.today()).people,
        courses: before.new_courses(plan).len(),
        requirements: unnamed + requirement::service::missing(read, wanted).await?.len(),
        completions: of_new + completion::service::missing(read, news).await?.len(),
    })
}

impl Before {
    pub(super) async fn load(read: &mut Read) -> Result<Self> {
        let roster = people::service::roster(read).await?;
        let by_number = |person: &people::Person| Some((fold(person.employee_number.as_deref()?), person.id));
        let by_email = |person: &people::Person| Some((person.email.as_deref()?.to_lowercase(), person.id));
        let numbers = roster.persons.iter().filter_map(by_number).collect();
        let emails = roster.persons.iter().filter_map(by_email).collect();
        let employed = roster.employments.iter().map(|employment| employment.person).collect();
        let courses = catalogue::service::by_codes(read).await?;
        let courses = courses.into_iter().map(|(code, course)| (code, (course.id, course.grants))).collect();
        let roles = people::service::roles(read).await?;
        let roles = roles.into_iter().map(|role| (fold(&role.name), role.id)).collect();
        Ok(Self { roster, numbers, emails, employed, courses, roles })
    }

    /// Whether there is the job role that requirements of `scope` are of.
    pub(super) fn has_role_of(&self, scope: &PlannedScope) -> bool {
        match scope {
            PlannedScope::Role(name) => self.roles.contains_key(&fold(name)),
            PlannedScope::Everyone => true,
        }
    }

    /// Who a person of the plan is already.
    pub(super) fn person(&self, person: &PlannedPerson) -> Option<PersonId> {
        match &person.key {
            PersonKey::Known(id) => Some(PersonId(*id)),
            PersonKey::Number(_) => self.numbers.get(&fold(&person.employee_number)).copied(),
            PersonKey::Email(email) => self.emails.get(email).copied(),
            PersonKey::Name(_) => None,
        }
    }

    /// People of the plan who are not employed yet, nor ever were: with their identifier if there was once an import that
    /// was undone.
    pub(super) fn new_people<'a>(&self, plan: &'a Plan) -> Vec<(Option<PersonId>, &'a PlannedPerson)> {
        let people = plan.people.iter().map(|person| (self.person(person), person));
        people.filter(|(id, _)| id.is_none_or(|id| !self.employed.contains(&id))).collect()
    }

    /// Those of the plan who are there, by key.
    pub(super) fn people_of(&self, plan: &Plan) -> HashMap<PersonKey, PersonId> {
        let planned = plan.people.iter().filter_map(|person| Some((person.key.clone(), self.person(person)?)));
        planned.collect()
    }

    pub(super) fn new_courses<'a>(&self, plan: &'a Plan) -> Vec<&'a PlannedCourse> {
        plan.courses.iter().filter(|course| !self.courses.contains_key(&fold(&course.code))).collect()
    }

    /// What of known people who, the file says, have left has no end yet. Of an unknown day, or one before the beginning,
    /// it is only certain that they are gone today.
    pub(super) fn ends(&self, plan: &Plan, today: NaiveDate) -> Ends {
        let left = plan.people.iter().filter(|person| person.left);
        let leavers: HashMap<PersonId, NaiveDate> = left
            .filter_map(|person| {
                let day = person.ended.map_or(today, |day| add_days(day, 1));
                Some((self.person(person)?, day))
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
pub(super) struct Ends {
    /// How many people are employed no longer.
    pub(super) people: usize,
    pub(super) employments: Vec<(EmploymentId, NaiveDate)>,
    pub(super) holdings: Vec<(HoldingId, NaiveDate)>,
}

/// The requirements of the plan whose courses and roles there are.
pub(super) fn wanted_requirements(
    plan: &Plan,
    courses: &Courses,
    roles: &HashMap<String, RoleId>,
) -> Vec<NewRequirement> {
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
        Some(NewRequirement { competency: *competency, scope, terms })
    });
    wanted.collect()
}

/// The completions of the plan whose people and courses there are.
pub(super) fn new_completions(
    planned: &[PlannedCompletion],
    people: &HashMap<PersonKey, PersonId>,
    courses: &Courses,
) -> Vec<NewCompletion> {
    let person = |key: &PersonKey| match key {
        PersonKey::Known(id) => Some(PersonId(*id)),
        other => people.get(other).copied(),
    };
    let new = planned.iter().filter_map(|one| {
        let (person, course) = (person(&one.person)?, courses.get(&fold(&one.course_code))?.0);
        let report = Report::of(person, course, one.completed_on);
        Some(Report { expires_on: one.expires_on, score: one.score, ..report }.ended(Outcome::Passed))
    });
    new.collect()
}
