//! What the people of the demo organisation completed, and when: two years of it, and the proofs that held when they began.
//!
//! Everybody renews most things in time, some things late, and a few not at all: that makes the gaps.

use super::{
    courses::{self, Course},
    dice::Dice,
    people::{Actor, ago},
    places::{QUAYSIDE, Role},
    requirements::{self, DemoRequirement, Whom},
    stars::{TRAINER, WORKER},
    story,
};
use crate::{
    competence::completion::{CompletionDraft, NewCompletion, Outcome},
    error::Result,
    kernel::{
        date::{Period, add_days, add_months},
        id::{CourseId, PersonId},
        input::Input,
    },
};
use chrono::{Datelike as _, Months, NaiveDate, Weekday};
use std::collections::HashMap;

/// Complete records begin so many days ago.
const RECORDED: u32 = 730;

/// What somebody did.
pub(super) struct Deed {
    /// The place of the person in the cast.
    actor: usize,
    course: &'static Course,
    pub(super) on: NaiveDate,
    outcome: Outcome,
    score: Option<u32>,
    /// Whether nobody has looked at the certificate yet.
    is_pending: bool,
}

/// Why somebody takes a course, and when: all requirements of it that they met put together.
struct Demand {
    course: &'static str,
    from: NaiveDate,
    /// The first day on which nothing asks for it any more.
    to: Option<NaiveDate>,
    /// After how many months it has to be renewed.
    months: Option<u32>,
    grace_days: u32,
    is_mandatory: bool,
}

/// Everything that `cast` did until `today`.
pub(super) fn deeds(cast: &[Actor], today: NaiveDate) -> Result<Vec<Deed>> {
    let rules = requirements::all();
    let mut deeds = Vec::new();
    for (index, actor) in cast.iter().enumerate() {
        if index == WORKER {
            deeds.extend(worker(today)?);
            continue;
        }
        for (place, demand) in demands(actor, &rules, today)?.iter().enumerate() {
            // Each case has dice of its own, so that a new course leaves what was thrown for the others as it is.
            let dice = Dice::new((index as u64) << 8 | place as u64);
            deeds.extend(Career { actor: index, demand, today, dice }.run(slackness(index, demand))?);
        }
    }
    let_lapse(cast, today, &mut deeds)?;
    // As it was written down: in the order of the days.
    deeds.sort_by_key(|deed| deed.on);
    Ok(deeds)
}

/// The certificate of a crane operator at the quay ran out three days ago, shortly before its shutdown.
fn let_lapse(cast: &[Actor], today: NaiveDate, deeds: &mut Vec<Deed>) -> Result<()> {
    let operates = |actor: &Actor| {
        let last = actor.stints.last().filter(|stint| stint.period.contains(today));
        last.is_some_and(|stint| (stint.role, stint.site) == (Role::Crane, QUAYSIDE))
    };
    let Some(actor) = cast.iter().position(operates) else { return Ok(()) };
    let course = courses::named("CRN-01")?;
    deeds.retain(|deed| (deed.actor, deed.course.code) != (actor, course.code));
    let on = before(ago(today, 3), 36);
    deeds.push(Deed { actor, course, on, outcome: Outcome::Passed, score: Some(82), is_pending: false });
    Ok(())
}

fn before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

/// How many of a hundred renewals somebody lets slip.
fn slackness(actor: usize, demand: &Demand) -> u32 {
    let own = match Dice::new(actor as u64).below(100) {
        0..76 => 8,
        76..92 => 28,
        _ => 65,
    };
    if demand.is_mandatory { own } else { own + 20 }
}

fn demands(actor: &Actor, rules: &[DemoRequirement], today: NaiveDate) -> Result<Vec<Demand>> {
    let mut found: Vec<Demand> = Vec::new();
    for rule in rules {
        let course = courses::named(rule.course)?;
        for period in periods(actor, rule.whom) {
            let from = period.from.max(rule.since(today)).unwrap_or(today);
            let months = [course.months, rule.refresh_months].into_iter().flatten().min();
            if period.to.is_some_and(|to| to <= from) {
                continue;
            }
            match found.iter_mut().find(|other| other.course == rule.course) {
                Some(other) => {
                    other.from = other.from.min(from);
                    other.to = other.to.zip(period.to).map(|(a, b)| a.max(b));
                    other.is_mandatory |= rule.is_mandatory;
                }
                None => found.push(Demand {
                    course: rule.course,
                    from,
                    to: period.to,
                    months,
                    grace_days: rule.grace_days.unwrap_or(60),
                    is_mandatory: rule.is_mandatory,
                }),
            }
        }
    }
    Ok(found)
}

fn periods(actor: &Actor, whom: Whom) -> Vec<Period> {
    match whom {
        Whom::Everyone => vec![actor.employed],
        Whom::Role(role) => actor.stints.iter().filter(|stint| stint.role == role).map(|stint| stint.period).collect(),
        Whom::Site(site) => actor.stints.iter().filter(|stint| stint.site == site).map(|stint| stint.period).collect(),
    }
}

/// One person and one course over the years.
struct Career<'a> {
    actor: usize,
    demand: &'a Demand,
    today: NaiveDate,
    dice: Dice,
}

impl Career<'_> {
    fn run(&mut self, slackness: u32) -> Result<Vec<Deed>> {
        let initial = courses::named(self.demand.course)?;
        let renewal = initial.refresher.map(courses::named).transpose()?.unwrap_or(initial);
        let mut deeds = Vec::new();
        let mut course = initial;
        let Some(mut day) = self.first(slackness) else { return Ok(deeds) };
        while day <= self.today && self.demand.to.is_none_or(|to| day < to) {
            let deed = self.attempt(course, day);
            let has_passed = deed.outcome == Outcome::Passed;
            deeds.push(deed);
            day = if has_passed {
                course = renewal;
                let Some(next) = self.next(day, slackness) else { break };
                next
            } else {
                workday(add_days(day, self.dice.between(9, 35)))
            };
        }
        Ok(deeds)
    }

    /// The day of the first proof. Who was there before records began brings one that held then.
    fn first(&mut self, slackness: u32) -> Option<NaiveDate> {
        let (from, began) = (self.demand.from, ago(self.today, RECORDED));
        let soon = self.dice.between(0, self.demand.grace_days.clamp(1, 40));
        let day = match self.demand.months {
            Some(months) if from < began => from.max(ago(began, self.dice.below(months * 30 - 5))),
            None if from < began => add_days(from, soon),
            _ if !self.dice.chance(slackness) => add_days(from, soon),
            _ if self.dice.chance(40) => return None,
            _ => add_days(from, self.demand.grace_days + self.dice.between(5, 90)),
        };
        Some(workday(day))
    }

    /// The day of the next proof after one of `day`; none if it does not expire, or was let slip for good.
    fn next(&mut self, day: NaiveDate, slackness: u32) -> Option<NaiveDate> {
        let expires = add_months(day, self.demand.months?);
        if !self.dice.chance(slackness) {
            return Some(workday(ago(expires, self.dice.between(1, 35))));
        }
        (!self.dice.chance(60)).then(|| workday(add_days(expires, self.dice.between(10, 120))))
    }

    fn attempt(&mut self, course: &'static Course, on: NaiveDate) -> Deed {
        let passing_score = course.passing_score;
        let has_failed = passing_score.is_some() && self.dice.chance(5);
        let score = passing_score.map(|least| {
            if has_failed { self.dice.between(least / 2, least - 1) } else { self.dice.between(least, 100) }
        });
        let is_fresh = course.provider.is_some() && on > ago(self.today, 60);
        Deed {
            actor: self.actor,
            course,
            on,
            outcome: if has_failed { Outcome::Failed } else { Outcome::Passed },
            score,
            is_pending: is_fresh && !has_failed && self.dice.chance(75),
        }
    }
}

/// The last working day on or before `day`.
fn workday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => ago(day, 1),
        Weekday::Sun => ago(day, 2),
        _ => day,
    }
}

/// What the worker with an account did: of every state of the matrix there is one.
fn worker(today: NaiveDate) -> Result<Vec<Deed>> {
    let passed = |code, on, score, is_pending| {
        let course = courses::named(code)?;
        Ok(Deed { actor: WORKER, course, on, outcome: Outcome::Passed, score, is_pending })
    };
    [
        passed("IND-01", before(today, 46), None, false),
        passed("IND-02", before(today, 7), None, false),
        passed("FIRE-01", before(add_days(today, 12), 48), Some(90), false),
        passed("FIRE-01", before(add_days(today, 12), 24), Some(85), false),
        passed("MAN-01", before(ago(today, 40), 36), None, false),
        passed("WAH-01", ago(today, 6), Some(88), true),
    ]
    .into_iter()
    .collect()
}

/// The completions that `deeds` are, of which the first has `number`.
pub(super) fn completions(
    deeds: &[Deed],
    number: u32,
    people: &[PersonId],
    courses: &HashMap<&'static str, CourseId>,
) -> Result<Vec<NewCompletion>> {
    deeds.iter().zip(number..).map(|(deed, number)| completion(deed, number, people, courses)).collect()
}

fn completion(
    deed: &Deed,
    number: u32,
    people: &[PersonId],
    courses: &HashMap<&'static str, CourseId>,
) -> Result<NewCompletion> {
    let Deed { actor, course, on, outcome, score, is_pending } = deed;
    let trainer = people
        .get(TRAINER)
        .filter(|_| course.provider.is_none() && course.passing_score.is_none() && *actor != TRAINER);
    let has_certificate = course.provider.is_some() && *outcome == Outcome::Passed;
    let certificate = has_certificate.then(|| format!("{}/{}-{number:05}", course.code, on.year()));
    let draft = CompletionDraft {
        person: people.get(*actor).copied().into(),
        course: courses.get(course.code).copied().into(),
        completed_on: (*on).into(),
        outcome: (*outcome).into(),
        score: Input::text(score.map(|score| score.to_string()).unwrap_or_default()),
        is_external: course.provider.is_some().into(),
        provider: Input::text(course.provider.unwrap_or_default()),
        trainer: trainer.copied().into(),
        certificate_number: Input::text(certificate.unwrap_or_default()),
        notes: Input::text(if *is_pending { story::evidence(number) } else { "" }),
        requires_verification: (*is_pending).into(),
        ..CompletionDraft::default()
    };
    Ok(draft.parse(*on, course.passing_score.map(i64::from))?)
}
