//! A completion as somebody reports it, and how it becomes one that may be recorded.

use super::{FIRST_DAY, NewCompletion, Outcome, Score, Stated, Verification};
use crate::{
    error::{Flaws, Problem, Rule},
    kernel::{
        id::{CourseId, PersonId},
        input::{Draft as _, Line, Paragraphs, draft},
    },
};
use chrono::NaiveDate;
use serde::Serialize;

draft! {
    /// A completion as somebody reports it.
    draft CompletionDraft;
    /// What a completion was reported to be: every field is as it has to be. Whether they fit each other says
    /// [`CompletionDraft::parse`].
    #[derive(Serialize)]
    value Report;
    {
        /// Who completed it.
        person: PersonId;
        /// What.
        course: CourseId;
        /// When.
        completed_on: NaiveDate;
        /// Score, 0 to 100.
        score: Option<Score>;
        /// How it ended; none = as its score says.
        #[serde(skip)]
        outcome: Option<Stated>;
        /// Why it ended so although its score says otherwise.
        #[serde(rename = "result_reason")]
        reason: Option<Line<1000>>;
        /// Whether somebody outside the organisation taught it.
        is_external: bool, default false;
        /// Who, if so.
        provider: Option<Line<200>>;
        /// The trainer, if one of the organisation's people.
        trainer: Option<PersonId>;
        /// The trainer's name, if not.
        trainer_name: Option<Line<200>>;
        /// Number on the certificate.
        certificate_number: Option<Line<100>>;
        /// The first day on which it no longer holds; none = as the course's validity says.
        expires_on: Option<NaiveDate>;
        /// Anything else worth knowing.
        notes: Option<Paragraphs<4000>>;
        /// Whether somebody else has to check the proof before it counts.
        #[serde(skip)]
        requires_verification: bool, default false;
    }
}

impl CompletionDraft {
    /// Checks the draft on `today`, for a course that is passed from `pass_mark` on; every flaw is told at once.
    pub fn parse(&self, today: NaiveDate, pass_mark: Option<i64>) -> Result<NewCompletion, Flaws> {
        let mut flaws = Flaws::default();
        let report = self.read(None, &mut flaws);
        let outcome = self.outcome(pass_mark, &mut flaws);
        if let Some(completed_on) = self.completed_on.known() {
            check_days(completed_on, self.expires_on.known(), today, &mut flaws);
        }
        flaws.check_with(report.zip(outcome).map(|(report, outcome)| report.ended(outcome)))
    }

    /// How it ended, judged by its score, in a course that is passed from `pass_mark` on.
    fn outcome(&self, pass_mark: Option<i64>, flaws: &mut Flaws) -> Option<Outcome> {
        // What is wrong with it was told already.
        let stated = self.outcome.value().ok()?;
        let score = self.score.known().map(Score::get);
        if stated == Some(Stated::ByScore) && pass_mark.is_some() && score.is_none() {
            if self.score.value() == Ok(None) {
                flaws.add("score", Problem::NoScore);
            }
            return None;
        }
        let stated = stated.and_then(|stated| stated.given(pass_mark));
        let is_overridden = self.reason.known().is_some();
        Outcome::settle(stated, score, pass_mark, is_overridden)
            .map_err(|flaw| flaws.add(flaw.field, flaw.problem))
            .ok()
    }
}

/// Notes a day on which nobody can have completed anything, before [`FIRST_DAY`] or after `today`, and an expiry that is not later.
pub(super) fn check_days(completed_on: NaiveDate, expires_on: Option<NaiveDate>, today: NaiveDate, flaws: &mut Flaws) {
    if completed_on > today {
        flaws.breaks(Rule::CompletionInFuture, "completed_on");
    }
    if completed_on < FIRST_DAY {
        flaws.add("completed_on", Problem::Before(FIRST_DAY));
    }
    if expires_on.is_some_and(|expires| expires <= completed_on) {
        flaws.add("expires_on", Problem::EndsBeforeStart);
    }
}

impl Report {
    /// That `person` completed `course` on a day; nothing else was reported, and nobody has to check it.
    #[must_use]
    pub const fn of(person: PersonId, course: CourseId, completed_on: NaiveDate) -> Self {
        Self {
            person,
            course,
            completed_on,
            score: None,
            outcome: None,
            reason: None,
            is_external: false,
            provider: None,
            trainer: None,
            trainer_name: None,
            certificate_number: None,
            expires_on: None,
            notes: None,
            requires_verification: false,
        }
    }

    /// The completion, which ended so.
    #[must_use]
    pub const fn ended(self, outcome: Outcome) -> NewCompletion {
        let verification = if self.requires_verification { Verification::Pending } else { Verification::Verified };
        NewCompletion { report: self, outcome, verification }
    }
}
