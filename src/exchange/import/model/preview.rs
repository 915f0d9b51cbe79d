//! What an import would change or has changed, in figures, and whether that is still what somebody decided about.

use crate::{
    exchange::{
        plan::{NameMatch, Plan, Severity},
        service::Changes,
    },
    kernel::secret,
};
use serde::{Deserialize, Serialize};

/// What an import would change or has changed, in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// What is new.
    pub changes: Changes,
    /// What the files say, new or not; `left` is the people who, they say, have left.
    pub said: Changes,
    /// Rows that were left out because whoever had the files read may not write them.
    #[serde(default)]
    pub left_out: usize,
    /// Cells that say that a course does not apply.
    pub not_applicable: usize,
    /// How many problems there are.
    pub problems: ProblemCounts,
    /// People who are told by their names alone.
    #[serde(default)]
    pub names: Vec<NameMatch>,
    /// The fingerprint of everything that would be written and is said; empty where there is nothing to decide any more, and in
    /// previews of earlier versions.
    #[serde(default)]
    pub(in crate::exchange::import) plan: String,
}

/// Problems by how much they matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemCounts {
    /// Rows and cells that are not stored.
    pub rejected: usize,
    /// Stored, but somebody should look.
    pub doubtful: usize,
    /// How something was read.
    pub notices: usize,
    /// Beyond those that are listed.
    pub unlisted: usize,
}

impl Preview {
    pub(in crate::exchange::import) fn new(plan: &Plan, changes: Changes) -> Self {
        let count = |severity| plan.problems.iter().filter(|problem| problem.severity == severity).count();
        Self {
            changes,
            said: Changes {
                people: plan.people.len(),
                left: plan.people.iter().filter(|person| person.left).count(),
                courses: plan.courses.len(),
                requirements: plan.requirements.len(),
                completions: plan.completions.len(),
            },
            left_out: plan.left_out,
            not_applicable: plan.report.records.not_applicable,
            problems: ProblemCounts {
                rejected: count(Severity::Rejected),
                doubtful: count(Severity::Warning),
                notices: count(Severity::Notice),
                unlisted: plan.unlisted_problems,
            },
            names: plan.names.clone(),
            plan: String::new(),
        }
    }

    /// The same for somebody who has to decide, of a plan with this [`fingerprint`].
    pub(in crate::exchange::import) fn undecided(self, fingerprint: &str) -> Self {
        Self { plan: fingerprint.to_owned(), ..self }
    }

    /// Whether what this one says is what `other` says: the same rows, and the same is said of them.
    pub(in crate::exchange::import) fn is_same(&self, other: &Self) -> bool {
        let is_plan = self.plan == other.plan || self.plan.is_empty() || other.plan.is_empty();
        is_plan && (self.changes, self.left_out) == (other.changes, other.left_out)
    }
}

/// The fingerprint of what a plan would write and say. Takes its time for a long list.
pub(in crate::exchange::import) fn fingerprint(plan: &Plan) -> String {
    let Plan { people, courses, requirements, completions, problems, .. } = plan;
    secret::fingerprint_of(format_args!("{people:?}{courses:?}{requirements:?}{completions:?}{problems:?}"))
}
