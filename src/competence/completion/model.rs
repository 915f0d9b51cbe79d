//! What a completion is, and when it may be recorded and verified.

mod decision;
mod draft;
mod outcome;

use crate::{
    catalogue::Untaught,
    error::{Error, Flaws, Result, Rule},
    kernel::{
        date::add_months,
        id::{CompletionId, CourseId, PersonId},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use draft::check_days;
use outcome::as_recorded;
use serde::Serialize;
use std::ops::Deref;

pub use decision::{Note, Rejection, RejectionDraft, VerificationDraft, VerificationNote};
pub use draft::{CompletionDraft, Report};
pub use outcome::{Outcome, Review, Score, Stated, Verification};

/// The first day on which records are accepted: earlier ones are typing errors.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day of the calendar");

/// A completion that may be recorded: what was reported of it, and what came of that.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewCompletion {
    /// What was reported.
    #[serde(flatten)]
    pub report: Report,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether it counts from the start. The journal calls what does accepted: nobody else has looked at its proof.
    #[serde(serialize_with = "as_recorded")]
    pub verification: Verification,
}

impl Deref for NewCompletion {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.report
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
    /// verified.
    #[must_use]
    pub fn recorded_by(self, recorder: PersonId) -> Self {
        let verification = if self.person == recorder { Verification::Pending } else { self.verification };
        Self { verification, ..self }
    }

    /// Refuses what [`CompletionDraft::parse`] refuses, by the same rules, on `today` and in a course that is passed from `pass_mark`
    /// on: the day or the course may be another one than when it was parsed.
    pub fn check(&self, today: NaiveDate, pass_mark: Option<i64>) -> Result<()> {
        let mut flaws = Flaws::default();
        check_days(self.completed_on, self.expires_on, today, &mut flaws);
        let (stated, score) = (Some(self.outcome), self.score.map(Score::get));
        if let Err(flaw) = Outcome::settle(stated, score, pass_mark, self.reason.is_some()) {
            flaws.add(flaw.field, flaw.problem);
        }
        Ok(flaws.check()?)
    }

    /// Refuses a completion of a course that was not taught: a draft, or one that was archived by that day.
    pub fn check_taught(&self, untaught: Option<Untaught>) -> Result<()> {
        if untaught.is_some_and(|untaught| untaught.bars(self.completed_on)) {
            return Err(Error::Refused(Rule::CourseNotTaught));
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
