//! What of a plan whoever imports may write. Each kind of row needs the right that its form needs; rows whose right is lacking are
//! left out, with what depends on them, and told once a kind.

use super::{
    Changes,
    difference::{Before, difference, new_completions},
};
use crate::{
    catalogue,
    competence::{completion, requirement},
    error::Result,
    exchange::{
        plan::{PersonKey, Plan, PlannedCompletion, PlannedRequirement, Problem, ProblemKind, Severity},
        sentence::Sentence,
        workbook::Place,
    },
    kernel::{
        access::{UseCase, Who},
        id::PersonId,
        text::fold,
    },
    people,
    work::Read,
};
use std::collections::HashMap;

impl Changes {
    /// One of every kind of row that a file can have.
    pub const OF_EVERY_KIND: Self = Self { people: 1, left: 1, courses: 1, requirements: 1, completions: 1 };

    /// What whoever writes or takes back so much has to be permitted.
    #[must_use]
    pub fn needs(&self) -> Vec<UseCase> {
        let kinds = [
            (self.people + self.left, people::access::CHANGE),
            (self.courses, catalogue::access::CHANGE_COURSES),
            (self.requirements, requirement::access::SET),
            (self.completions, completion::access::RECORD),
        ];
        kinds.into_iter().filter(|(count, _)| *count > 0).map(|(_, use_case)| use_case).collect()
    }

    /// Whether `who` may write or take back so much.
    #[must_use]
    pub fn is_open_to(&self, who: &Who) -> bool {
        self.needs().into_iter().all(|use_case| who.may(use_case))
    }
}

/// What of `plan` the caller may write, and what is said of the rest.
pub(in crate::exchange) async fn permitted(read: &mut Read, mut plan: Plan) -> Result<Plan> {
    let may_all = Changes::OF_EVERY_KIND.is_open_to(read.who());
    let mut told = if may_all { Vec::new() } else { leave_out(read, &mut plan).await? };
    told.extend(waiting(read, &plan).await?);
    told.append(&mut plan.problems);
    plan.problems = told;
    Ok(plan)
}

/// Leaves out what the caller may not write, and what is about it; returns what is to be said of that.
async fn leave_out(read: &mut Read, plan: &mut Plan) -> Result<Vec<Problem>> {
    let (before, new) = (Before::load(read).await?, difference(read, plan).await?);
    let may = |use_case| read.may(use_case);
    let (writes_people, writes_courses) = (may(people::access::CHANGE), may(catalogue::access::CHANGE_COURSES));
    let (mut told, mut left_out) = (Vec::new(), 0);
    let mut tell = |sentence: fn(usize) -> Sentence, count: usize, place: Option<Place>| {
        left_out += count;
        told.extend(place.filter(|_| count > 0).map(|place| problem(Severity::Rejected, place, sentence(count))));
    };
    let known = (!writes_people).then(|| before.people_of(plan));
    if known.is_some() {
        let (_, place) = keep(&mut plan.people, |one| &one.place, |_| false);
        tell(|count| Sentence::PeopleLeftOut { count }, new.people + new.left, place);
    }
    if !writes_courses {
        let (_, place) = keep(&mut plan.courses, |one| &one.place, |_| false);
        tell(|count| Sentence::CoursesLeftOut { count }, new.courses, place);
        plan.problems.retain(|said| !announces_a_course(said));
    }
    if !may(requirement::access::SET) {
        let (_, place) = keep(&mut plan.requirements, |one| &one.place, |_| false);
        tell(|count| Sentence::RequirementsLeftOut { count }, new.requirements, place);
    }
    if !may(completion::access::RECORD) {
        let (_, place) = keep(&mut plan.completions, |one| &one.place, |_| false);
        tell(|count| Sentence::CompletionsLeftOut { count }, new.completions, place);
    }
    let has_course = |code: &str| writes_courses || before.courses.contains_key(&fold(code));
    let (count, place) = keep(&mut plan.requirements, |one| &one.place, |one| has_course(&one.course_code));
    tell(|count| Sentence::RequirementsOfLeftOut { count }, count, place);
    let has_role = |one: &mut PlannedRequirement| writes_people || before.has_role_of(&one.scope);
    let (count, place) = keep(&mut plan.requirements, |one| &one.place, has_role);
    tell(|count| Sentence::RequirementsOfRolesLeftOut { count }, count, place);
    let is_of_somebody = |one: &mut PlannedCompletion| known.as_ref().is_none_or(|known| settle(known, one));
    let (count, place) =
        keep(&mut plan.completions, |one| &one.place, |one| is_of_somebody(one) && has_course(&one.course_code));
    tell(|count| Sentence::CompletionsOfLeftOut { count }, count, place);
    plan.left_out = left_out;
    Ok(told)
}

/// Whether it is said that a course comes into being.
fn announces_a_course(said: &Problem) -> bool {
    let announces =
        |one: &Sentence| matches!(one, Sentence::ColumnBecomesCourse { .. } | Sentence::RowBecomesCourse { .. });
    said.message.sentences().iter().any(announces)
}

/// Keeps those of `rows` that pass; how many did not, and where the first of them stands.
fn keep<T>(
    rows: &mut Vec<T>,
    place: impl Fn(&T) -> &Place,
    mut passes: impl FnMut(&mut T) -> bool,
) -> (usize, Option<Place>) {
    let (before, mut first) = (rows.len(), None);
    rows.retain_mut(|row| {
        let stays = passes(row);
        if !stays && first.is_none() {
            first = Some(place(row).clone());
        }
        stays
    });
    (before - rows.len(), first)
}

/// Whether a completion is of somebody who is there; it then says so by itself.
fn settle(known: &HashMap<PersonKey, PersonId>, completion: &mut PlannedCompletion) -> bool {
    if let Some(person) = known.get(&completion.person) {
        completion.person = PersonKey::Known(person.0);
    }
    matches!(completion.person, PersonKey::Known(_))
}

/// What is said of new completions of the caller's own: they wait for somebody else.
async fn waiting(read: &mut Read, plan: &Plan) -> Result<Option<Problem>> {
    let me = PersonKey::Known(read.who().person.0);
    let own: Vec<PlannedCompletion> = plan.completions.iter().filter(|one| one.person == me).cloned().collect();
    let Some(place) = own.first().map(|one| one.place.clone()) else { return Ok(None) };
    let before = Before::load(read).await?;
    let of_known = new_completions(&own, &before.people_of(plan), &before.courses);
    let of_new = own.len() - of_known.len();
    let count = of_new + completion::service::missing(read, of_known).await?.len();
    Ok((count > 0).then(|| problem(Severity::Notice, place, Sentence::OwnCompletionsWait { count })))
}

/// A problem of a whole kind of rows, told of the sheet where the first of them stands.
fn problem(severity: Severity, place: Place, sentence: Sentence) -> Problem {
    let kind = if severity == Severity::Notice { ProblemKind::OwnCompletion } else { ProblemKind::NotPermitted };
    let place = Place { row: None, column: None, ..place };
    Problem { place, kind, severity, value: String::new(), message: sentence.into() }
}
