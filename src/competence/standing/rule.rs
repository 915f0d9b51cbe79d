//! From one case to one standing: what counts, until when, and in which state that leaves the person.

use super::{Bound, Case, Demand, Need, Proof, Standing, State, Worth};
use crate::{
    competence::{
        completion::{Outcome, Verification},
        facts::CompletionFact,
    },
    kernel::{
        date::{add_days, add_months, days_between},
        id::CompletionId,
    },
};
use chrono::NaiveDate;

impl Demand {
    /// The day by which it has to be proven: after its grace days, and at its deadline at the latest.
    #[must_use]
    pub fn due(&self) -> Option<NaiveDate> {
        let grace = self.requirement.grace_days.zip(self.since).map(|(days, since)| add_days(since, days));
        [grace, self.requirement.deadline].into_iter().flatten().min()
    }
}

/// The standing that follows from `case`.
#[must_use]
pub fn standing(case: &Case) -> Standing {
    let need = need(case.demands);
    let proof =
        case.evidence.iter().filter(|one| counts(one, case.as_of)).map(|one| prove(one, case)).max_by_key(endurance);
    let state = match (need, proof) {
        (_, Some(proof)) if holds(&proof, case.as_of) => {
            if expires_within(&proof, case.as_of, case.expiring_days) {
                State::Expiring
            } else {
                State::Valid
            }
        }
        (None, _) => State::NotRequired,
        (Some(_), _) if waits(case) => State::Waiting,
        (Some(_), Some(_)) => State::Expired,
        (Some(need), None) => unproven(&need, case),
    };
    Standing { state, need, proof }
}

/// What `completion` is worth on `as_of`.
#[must_use]
pub fn worth(completion: &CompletionFact, as_of: NaiveDate) -> Worth {
    match (completion.outcome, completion.verification) {
        _ if completion.completed_on > as_of => Worth::Later,
        (_, Verification::Rejected) => Worth::Rejected,
        (Outcome::Passed, Verification::Verified) => Worth::Counts,
        (Outcome::Passed, Verification::Pending) => Worth::Unverified,
        _ => Worth::NotPassed,
    }
}

fn counts(completion: &CompletionFact, as_of: NaiveDate) -> bool {
    worth(completion, as_of) == Worth::Counts
}

/// Until when `completion` proves the competency of `case`, and by which rule.
#[must_use]
pub fn prove(completion: &CompletionFact, case: &Case) -> Proof {
    let day = completion.completed_on;
    let recorded = completion.expires_on.map(|expires| (expires, Bound::Recorded));
    let validity = case.validity_months.map(|months| (add_months(day, months), Bound::Validity(months)));
    let refresh = case.demands.iter().filter_map(|demand| {
        let months = demand.requirement.refresh_months?;
        Some((add_months(day, months), Bound::Refresh(demand.requirement.id, months)))
    });
    // Of equal days the first rule named here is told: what is recorded is usually the validity, worked out before.
    let earliest = validity.into_iter().chain(refresh).chain(recorded).min_by_key(|(expires, _)| *expires);
    let (expires_on, bound) = earliest.map_or((None, Bound::Never), |(expires, bound)| (Some(expires), bound));
    Proof { completion: completion.id, completed_on: day, expires_on, bound }
}

/// Orders proofs by how long they hold, then by how fresh they are.
fn endurance(proof: &Proof) -> (NaiveDate, NaiveDate, CompletionId) {
    (proof.expires_on.unwrap_or(NaiveDate::MAX), proof.completed_on, proof.completion)
}

fn holds(proof: &Proof, as_of: NaiveDate) -> bool {
    proof.expires_on.is_none_or(|expires| as_of < expires)
}

fn expires_within(proof: &Proof, as_of: NaiveDate, days: u32) -> bool {
    proof.expires_on.is_some_and(|expires| days_between(as_of, expires) <= i64::from(days))
}

/// Whether a pass that would hold waits for its verification.
fn waits(case: &Case) -> bool {
    case.evidence.iter().any(|one| worth(one, case.as_of) == Worth::Unverified && holds(&prove(one, case), case.as_of))
}

fn unproven(need: &Need, case: &Case) -> State {
    if need.due.is_some_and(|due| due < case.as_of) {
        State::Overdue
    } else if case
        .evidence
        .iter()
        .any(|one| worth(one, case.as_of) == Worth::NotPassed && one.outcome == Outcome::Failed)
    {
        State::Failed
    } else {
        State::Missing
    }
}

fn need(demands: &[Demand]) -> Option<Need> {
    let strongest = demands.iter().min_by_key(|demand| (!demand.requirement.is_mandatory, demand.requirement.id))?;
    Some(Need {
        requirement: strongest.requirement.id,
        version: strongest.requirement.version,
        scope: strongest.requirement.scope,
        is_mandatory: strongest.requirement.is_mandatory,
        is_regulatory: demands.iter().any(|demand| demand.requirement.is_regulatory),
        since: strongest.since,
        due: demands.iter().filter_map(Demand::due).min(),
    })
}
