//! The rules of the field that a request can run into.

use super::problem::Problem;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Rules of the field that a request can run into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// An archived course cannot be modified (EHS, TRN009); its status alone may change back.
    CourseArchived,
    /// A completion lies in the future (EHS, TRN007).
    CompletionInFuture,
    /// A score is not between 0 and 100 (EHS, TRN010).
    ScoreOutOfRange,
    /// A course would, through others, be its own prerequisite.
    PrerequisiteCycle,
    /// Nobody verifies their own completion.
    OwnCompletion,
    /// Nobody verifies what they recorded themselves.
    OwnRecord,
    /// Nothing new is recorded for a course that is a draft, or that was archived by the day of the completion.
    CourseNotTaught,
    /// The completion is already verified or rejected.
    AlreadyVerified,
    /// What has ended cannot be changed any more.
    AlreadyEnded,
    /// Nobody gives a role above their own.
    RoleAboveOwn,
    /// The person holds an access role above the caller's own.
    RanksAbove,
    /// Nobody changes their own access; the command line may.
    OwnAccess,
    /// An organisation keeps at least one administrator whose role and employment have no end.
    LastAdministrator,
    /// There is an organisation already, or the set-up token is not the one that the server printed.
    SetUpClosed,
    /// The password of the demo organisation opens nothing else.
    DemoPassword,
}

impl Rule {
    /// The stable word that texts are looked up by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CourseArchived => "course-archived",
            Self::CompletionInFuture => "completion-in-future",
            Self::ScoreOutOfRange => "score-out-of-range",
            Self::PrerequisiteCycle => "prerequisite-cycle",
            Self::OwnCompletion => "own-completion",
            Self::OwnRecord => "own-record",
            Self::CourseNotTaught => "course-not-taught",
            Self::AlreadyVerified => "already-verified",
            Self::AlreadyEnded => "already-ended",
            Self::RoleAboveOwn => "role-above-own",
            Self::RanksAbove => "ranks-above",
            Self::OwnAccess => "own-access",
            Self::LastAdministrator => "last-administrator",
            Self::SetUpClosed => "set-up-closed",
            Self::DemoPassword => "demo-password",
        }
    }

    /// The fields that it is about, of which a form has one: it is told beside that. A rule without any is about the whole.
    #[must_use]
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::CompletionInFuture => &["completed_on"],
            Self::ScoreOutOfRange => &["score", "passing_score"],
            _ => &[],
        }
    }

    /// What is wrong with such a field.
    #[must_use]
    pub const fn problem(self) -> Option<Problem> {
        match self {
            Self::CompletionInFuture => Some(Problem::InFuture),
            Self::ScoreOutOfRange => Some(Problem::OutOfRange(0, 100)),
            _ => None,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CourseArchived => "an archived course cannot be changed: make it active again first",
            Self::CompletionInFuture => "a completion cannot lie in the future: give the day it happened",
            Self::ScoreOutOfRange => "a score is between 0 and 100",
            Self::PrerequisiteCycle => "a course cannot, through others, be its own prerequisite: remove one of them",
            Self::OwnCompletion => "nobody verifies their own completion: ask a colleague",
            Self::OwnRecord => "nobody verifies what they recorded themselves: ask a colleague",
            Self::CourseNotTaught => {
                "this course is a draft, or was archived by that day: make it active first, or check course and day"
            }
            Self::AlreadyVerified => "this completion was verified or rejected before",
            Self::AlreadyEnded => "this has ended and cannot be changed: make a new one",
            Self::RoleAboveOwn => "you cannot give a role above your own",
            Self::RanksAbove => "this person has more rights than you: ask somebody who has as many",
            Self::OwnAccess => "nobody changes their own access: ask somebody else who may give access",
            Self::LastAdministrator => "an organisation keeps at least one administrator whose role and employment have no end: make another one first",
            Self::SetUpClosed => {
                "set-up is finished, or the token is not the one that the server printed when it started"
            }
            Self::DemoPassword => "this password belongs to the demo organisation: choose another",
        })
    }
}
