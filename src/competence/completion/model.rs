//! What a completion is, and when it may be recorded and verified.

mod outcome;

use crate::{
    catalogue::Untaught,
    error::{Error, Flaws, Problem, Result, Rule},
    kernel::{
        date::add_months,
        field,
        id::{CompletionId, CourseId, PersonId},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use outcome::as_recorded;
use serde::Serialize;

pub use outcome::{Outcome, Review, Verification};

/// The first day on which records are accepted: earlier ones are typing errors.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day of the calendar");

/// A completion as somebody reports it, typed but not yet checked.
#[derive(Debug, Clone, Default)]
pub struct CompletionDraft {
    /// Who completed it.
    pub person: Option<PersonId>,
    /// What.
    pub course: Option<CourseId>,
    /// When.
    pub completed_on: Option<NaiveDate>,
    /// The first day on which it no longer holds; none = as the course's validity says.
    pub expires_on: Option<NaiveDate>,
    /// How it ended; none = as its score says.
    pub outcome: Option<Outcome>,
    /// Score, 0 to 100.
    pub score: Option<f64>,
    /// Why it ended so although its score says otherwise.
    pub reason: Option<String>,
    /// Whether somebody outside the organisation taught it.
    pub is_external: bool,
    /// Who, if so.
    pub provider: Option<String>,
    /// The trainer, if one of the organisation's people.
    pub trainer: Option<PersonId>,
    /// The trainer's name, if not.
    pub trainer_name: Option<String>,
    /// Number on the certificate.
    pub certificate_number: Option<String>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
    /// Whether somebody else has to check the proof before it counts.
    pub requires_verification: bool,
}

/// A completion that may be recorded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewCompletion {
    /// Who completed it.
    pub person: PersonId,
    /// What.
    pub course: CourseId,
    /// When.
    pub completed_on: NaiveDate,
    /// The first day on which it no longer holds, if that was given.
    pub expires_on: Option<NaiveDate>,
    /// How it ended.
    pub outcome: Outcome,
    /// Score, 0 to 100.
    pub score: Option<f64>,
    /// Why it ended so although its score says otherwise.
    #[serde(rename = "result_reason")]
    pub reason: Option<String>,
    /// Whether somebody outside the organisation taught it.
    pub is_external: bool,
    /// Who, if so.
    pub provider: Option<String>,
    /// The trainer, if one of the organisation's people.
    pub trainer: Option<PersonId>,
    /// The trainer's name, if not.
    pub trainer_name: Option<String>,
    /// Number on the certificate.
    pub certificate_number: Option<String>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
    /// Whether it counts from the start. The journal calls what does accepted: nobody else has looked at its proof.
    #[serde(serialize_with = "as_recorded")]
    pub verification: Verification,
}

impl CompletionDraft {
    /// Checks the draft on `today`, for a course that is passed from `pass_mark` on; every flaw is told at once.
    pub fn parse(self, today: NaiveDate, pass_mark: Option<i64>) -> Result<NewCompletion> {
        self.check_rules(today)?;
        let mut flaws = Flaws::default();
        let person = flaws.take("person", self.person.ok_or(Problem::Required));
        let course = flaws.take("course", self.course.ok_or(Problem::Required));
        let completed_on = flaws.take("completed_on", self.completed_on.ok_or(Problem::Required));
        let reason = flaws.take("reason", field::optional_line(self.reason.as_deref(), 1000)).flatten();
        let outcome = Outcome::settle(self.outcome, self.score, pass_mark, reason.is_some());
        let outcome = outcome.map_err(|flaw| flaws.add(flaw.field, flaw.problem)).ok();
        let provider = flaws.take("provider", field::optional_line(self.provider.as_deref(), 200)).flatten();
        let trainer_name =
            flaws.take("trainer_name", field::optional_line(self.trainer_name.as_deref(), 200)).flatten();
        let certificate_number =
            flaws.take("certificate_number", field::optional_line(self.certificate_number.as_deref(), 100)).flatten();
        let notes = flaws.take("notes", field::optional_text(self.notes.as_deref(), 4000)).flatten();
        self.check_days(&mut flaws);
        let verification = if self.requires_verification { Verification::Pending } else { Verification::Verified };
        let whole = (|| {
            Some(NewCompletion {
                person: person?,
                course: course?,
                completed_on: completed_on?,
                outcome: outcome?,
                reason,
                provider,
                trainer_name,
                certificate_number,
                notes,
                expires_on: self.expires_on,
                score: self.score,
                is_external: self.is_external,
                trainer: self.trainer,
                verification,
            })
        })();
        flaws.check_with(whole)
    }

    /// The rules that have a code of their own in a contract.
    fn check_rules(&self, today: NaiveDate) -> Result<()> {
        if self.completed_on.is_some_and(|day| day > today) {
            return Err(Error::Refused(Rule::CompletionInFuture));
        }
        if self.score.is_some_and(|score| !(0.0..=100.0).contains(&score)) {
            return Err(Error::Refused(Rule::ScoreOutOfRange));
        }
        Ok(())
    }

    fn check_days(&self, flaws: &mut Flaws) {
        if self.completed_on.is_some_and(|day| day < FIRST_DAY) {
            flaws.add("completed_on", Problem::Before(FIRST_DAY));
        }
        if self.expires_on.zip(self.completed_on).is_some_and(|(expires, completed)| expires <= completed) {
            flaws.add("expires_on", Problem::EndsBeforeStart);
        }
    }
}

impl NewCompletion {
    /// The first day on which it no longer holds, for a course that is valid for `validity_months` (EHS: `expiresAt` =
    /// completion date + `validityMonths`).
    #[must_use]
    pub fn expiry(&self, validity_months: Option<u32>) -> Option<NaiveDate> {
        self.expires_on.or_else(|| validity_months.map(|months| add_months(self.completed_on, months)))
    }

    /// The completion as it counts when `recorder` records it. Nobody verifies their own, neither later nor by recording it as
    /// verified (one-domain, section 4.2).
    #[must_use]
    pub fn recorded_by(self, recorder: PersonId) -> Self {
        let verification = if self.person == recorder { Verification::Pending } else { self.verification };
        Self { verification, ..self }
    }

    /// Refuses a result that contradicts the score without a reason, and a reason for nothing, in a course that is passed from
    /// `pass_mark` on: by the rule of [`CompletionDraft::parse`].
    pub fn check_outcome(&self, pass_mark: Option<i64>) -> Result<()> {
        let settled = Outcome::settle(Some(self.outcome), self.score, pass_mark, self.reason.is_some());
        settled.map(drop).map_err(|flaw| Error::Invalid(vec![flaw]))
    }

    /// Refuses a completion of a course that was not taught: a draft, or one that was archived by that day.
    pub fn check_taught(&self, untaught: Option<Untaught>) -> Result<()> {
        if untaught.is_some_and(|untaught| untaught.bars(self.completed_on)) {
            return Err(Error::Refused(Rule::CourseNotTaught));
        }
        Ok(())
    }

    /// Refuses a day on which nobody can have completed anything: before [`FIRST_DAY`] or after `today`.
    pub fn check_day(&self, today: NaiveDate) -> Result<()> {
        if self.completed_on > today {
            return Err(Error::Refused(Rule::CompletionInFuture));
        }
        if self.completed_on < FIRST_DAY {
            return Err(Error::invalid("completed_on", Problem::Before(FIRST_DAY)));
        }
        Ok(())
    }
}

/// A completion as it is known now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Completion {
    /// Its identifier.
    pub id: CompletionId,
    /// The key of its current version.
    #[serde(skip)]
    pub version: i64,
    /// Who completed it.
    pub person_id: PersonId,
    /// What.
    pub course_id: CourseId,
    /// The course's code.
    #[serde(skip)]
    pub course_code: String,
    /// The course's title.
    #[serde(skip)]
    pub course_title: String,
    /// When.
    pub completed_on: NaiveDate,
    /// The first day on which it no longer holds.
    pub expires_on: Option<NaiveDate>,
    /// How it ended.
    #[serde(rename = "result")]
    #[cfg_attr(feature = "store", sqlx(rename = "result"))]
    pub outcome: Outcome,
    /// Score, 0 to 100.
    pub score: Option<f64>,
    /// Why it ended so although its score says otherwise.
    #[serde(rename = "result_reason")]
    pub reason: Option<String>,
    /// Whether somebody outside the organisation taught it.
    pub is_external: bool,
    /// Who, if so.
    pub provider: Option<String>,
    /// The trainer, if one of the organisation's people.
    pub trainer_id: Option<PersonId>,
    /// The trainer's name, if not.
    pub trainer_name: Option<String>,
    /// Number on the certificate.
    pub certificate_number: Option<String>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
    /// Whether the proof was checked.
    pub verification: Verification,
    /// Who decided on the proof; nobody, or in older rows who recorded it, if nobody else had to look.
    pub verified_by: Option<PersonId>,
    /// Who recorded it.
    pub recorded_by: PersonId,
    /// When it was recorded first.
    #[serde(skip)]
    pub created_at: DateTime<Utc>,
}

/// A completion whose result contradicts its score without a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Contradiction {
    /// Whose it is.
    pub person: PersonId,
    /// The course's code.
    pub course_code: String,
    /// When it was completed.
    pub completed_on: NaiveDate,
}

impl Completion {
    /// What became of the proof.
    #[must_use]
    pub fn review(&self) -> Review {
        let has_looked = self.verified_by.is_some_and(|verifier| verifier != self.recorded_by);
        Review::of(self.verification, has_looked)
    }

    /// Whether `verifier` may decide on it now: neither whose it is nor who recorded it may.
    pub fn may_be_verified_by(&self, verifier: PersonId) -> Result<()> {
        if self.verification != Verification::Pending {
            Err(Error::Refused(Rule::AlreadyVerified))
        } else if self.person_id == verifier {
            Err(Error::Refused(Rule::OwnCompletion))
        } else if self.recorded_by == verifier {
            Err(Error::Refused(Rule::OwnRecord))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
