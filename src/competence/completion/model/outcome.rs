//! How a course ended for somebody, whether its score allows that, and what became of the proof.

use crate::{
    error::{Flaw, Problem, Rule},
    kernel::{
        input::{FromText, Input, decimal},
        words::words,
    },
};
use serde::Serialize;

words! {
    /// How a course ended for a person (EHS, section 8.1: `result`).
    Outcome {
        /// Passed.
        Passed = "passed",
        /// Not passed.
        Failed = "failed",
        /// Was there, without a test.
        Attended = "attended",
        /// Was there in part.
        Partial = "partial",
        /// Did not finish.
        NotCompleted = "not_completed",
    }
}

words! {
    /// Whether the proof of a completion was checked (EHS, section 8.1: `verificationStatus`).
    Verification {
        /// Nobody has looked yet.
        Pending = "pending",
        /// It was found right.
        Verified = "verified",
        /// It was found wrong.
        Rejected = "rejected",
    }
}

words! {
    /// What became of the proof of a completion, as people are told. Contracts know three words for it, of which
    /// [`Verification::Verified`] means both that somebody else looked and that nobody had to.
    Review {
        /// It waits until somebody else has looked.
        Waiting = "pending",
        /// Somebody else looked and found it right.
        Verified = "verified",
        /// It counts since it was recorded by somebody who may; nobody else looked.
        Accepted = "accepted",
        /// Somebody else looked and found it wrong.
        Rejected = "rejected",
    }
}

/// The score of a test: 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
pub struct Score(f64);

impl Score {
    /// `score`, if it is between 0 and 100.
    pub fn new(score: f64) -> Result<Self, Problem> {
        if (0.0..=100.0).contains(&score) { Ok(Self(score)) } else { Err(Problem::OutOfRange(0, 100)) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl FromText for Score {
    const RULE: Option<Rule> = Some(Rule::ScoreOutOfRange);

    fn from_text(text: &str) -> Result<Self, Problem> {
        Self::new(decimal(text)?)
    }

    fn to_text(&self) -> String {
        self.0.to_string()
    }
}

/// How a completion is stated to have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Stated {
    /// So.
    Outcome(Outcome),
    /// As its score says; where the course has no test, it was passed.
    ByScore,
}

impl Stated {
    /// The word that stands for [`Stated::ByScore`].
    pub const BY_SCORE: &'static str = "by_score";

    /// What is stated in a course that is passed from `pass_mark` on, if it does not follow from the score.
    #[must_use]
    pub const fn given(self, pass_mark: Option<i64>) -> Option<Outcome> {
        match (self, pass_mark) {
            (Self::Outcome(outcome), _) => Some(outcome),
            (Self::ByScore, Some(_)) => None,
            (Self::ByScore, None) => Some(Outcome::Passed),
        }
    }
}

impl From<Outcome> for Input<Stated> {
    fn from(outcome: Outcome) -> Self {
        Self::Value(Stated::Outcome(outcome))
    }
}

impl From<Option<Outcome>> for Input<Stated> {
    fn from(outcome: Option<Outcome>) -> Self {
        outcome.map_or(Self::Missing, Self::from)
    }
}

impl FromText for Stated {
    fn from_text(text: &str) -> Result<Self, Problem> {
        if text == Self::BY_SCORE { Ok(Self::ByScore) } else { text.parse().map(Self::Outcome) }
    }

    fn to_text(&self) -> String {
        match self {
            Self::Outcome(outcome) => outcome.code(),
            Self::ByScore => Self::BY_SCORE,
        }
        .to_owned()
    }
}

impl Outcome {
    /// The result that follows from `score` in a course that is passed from `pass_mark` on.
    #[must_use]
    pub fn of_score(score: f64, pass_mark: i64) -> Self {
        // A pass mark is between 0 and 100.
        let least = u8::try_from(pass_mark).unwrap_or(100);
        if score < f64::from(least) { Self::Failed } else { Self::Passed }
    }

    /// The result of a completion: what is `stated`, or else what follows from its score and the pass mark of its course. What
    /// is stated and contradicts the score needs a reason that overrides it (`is_overridden`), and nothing else has one. To have
    /// attended, or only in part, says nothing of a test and contradicts no score.
    pub fn settle(
        stated: Option<Self>,
        score: Option<f64>,
        pass_mark: Option<i64>,
        is_overridden: bool,
    ) -> Result<Self, Flaw> {
        let judged = score.zip(pass_mark).map(|(score, mark)| (Self::of_score(score, mark), mark));
        let contradiction = match (stated, judged) {
            (Some(Self::Passed), Some((Self::Failed, mark))) => Some(Problem::BelowPassMark(mark)),
            (Some(Self::Failed), Some((Self::Passed, mark))) => Some(Problem::ReachesPassMark(mark)),
            _ => None,
        };
        let settled = stated.or(judged.map(|(follows, _)| follows));
        match (settled, contradiction) {
            (None, _) => Err(Flaw::new("outcome", Problem::Required)),
            (_, Some(contradiction)) if !is_overridden => Err(Flaw::new("outcome", contradiction)),
            (_, None) if is_overridden => Err(Flaw::new("reason", Problem::NothingToOverride)),
            (Some(outcome), _) => Ok(outcome),
        }
    }
}

/// What became of the proof of what is just recorded.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is what serde calls")]
pub(super) fn as_recorded<S: serde::Serializer>(
    verification: &Verification,
    to: S,
) -> std::result::Result<S::Ok, S::Error> {
    to.serialize_str(Review::of(*verification, false).code())
}

impl Review {
    /// What became of a proof with this verification, if somebody else `has_looked` or not.
    #[must_use]
    pub const fn of(verification: Verification, has_looked: bool) -> Self {
        match verification {
            Verification::Pending => Self::Waiting,
            Verification::Rejected => Self::Rejected,
            Verification::Verified if has_looked => Self::Verified,
            Verification::Verified => Self::Accepted,
        }
    }
}
