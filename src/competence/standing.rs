//! The rule that everything else calls: from facts and a date to a person's standing and the reasons for it.
//!
//! Pure: no clock, no database. Reasons are small data (identifiers, dates, names of rules); sentences are made where
//! they are shown.

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, PersonFacts, RequirementFact, Rules, Scope},
};
use crate::kernel::{
    date::{add_days, add_months, days_between},
    id::{CompetencyId, CompletionId, RequirementId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a person stands with a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not required, and not held.
    NotRequired,
    /// Held.
    Valid,
    /// Held, but not for long.
    Expiring,
    /// Passed, but nobody has verified the proof yet.
    Waiting,
    /// Required and never proven; not due yet, or without a due date.
    Missing,
    /// Required, tried and not passed.
    Failed,
    /// Required, never proven, and the due date has passed.
    Overdue,
    /// Required, and what proved it no longer holds.
    Expired,
}

impl State {
    /// Every state, in the order of urgency: the worst of many is the greatest.
    pub const ALL: [Self; 8] = [
        Self::NotRequired,
        Self::Valid,
        Self::Expiring,
        Self::Waiting,
        Self::Missing,
        Self::Failed,
        Self::Overdue,
        Self::Expired,
    ];

    /// Whether the competency is held.
    #[must_use]
    pub const fn is_compliant(self) -> bool {
        matches!(self, Self::Valid | Self::Expiring)
    }

    /// Whether something has to be done now.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::Waiting | Self::Missing | Self::Failed | Self::Overdue | Self::Expired)
    }

    /// The stable word for texts, styles and compact forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotRequired => "not-required",
            Self::Valid => "valid",
            Self::Expiring => "expiring",
            Self::Waiting => "waiting",
            Self::Missing => "missing",
            Self::Failed => "failed",
            Self::Overdue => "overdue",
            Self::Expired => "expired",
        }
    }
}

/// A standing with its reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where the person stands.
    pub state: State,
    /// Why it is asked for, if it is.
    pub need: Option<Need>,
    /// What proves it or proved it, if anything does.
    pub proof: Option<Proof>,
}

/// Why a competency is asked for: the strongest requirement, and the earliest due date of all that bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The requirement that decides (mandatory before optional, then the older one).
    pub requirement: RequirementId,
    /// Its version.
    pub version: u32,
    /// Whom it is for.
    pub scope: Scope,
    /// Whether any requirement that bears is mandatory.
    pub is_mandatory: bool,
    /// Whether any requirement that bears is regulatory.
    pub is_regulatory: bool,
    /// Since when it bears on the person, as far as that is known.
    pub since: Option<NaiveDate>,
    /// The day by which it has to be proven, if one was set.
    pub due: Option<NaiveDate>,
}

/// The completion that counts, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    /// The completion.
    pub completion: CompletionId,
    /// Its day.
    pub completed_on: NaiveDate,
    /// The first day on which it no longer holds; none = it always will.
    pub expires_on: Option<NaiveDate>,
    /// The rule that set that day.
    pub bound: Bound,
}

/// Which rule set the day of expiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// None: it does not expire.
    Never,
    /// The day that was recorded with the completion.
    Recorded,
    /// The refresh interval of a requirement, in months.
    Refresh(RequirementId, u32),
    /// The validity of the competency, in months.
    Validity(u32),
}

/// A requirement that bears on the person of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// The requirement.
    pub requirement: RequirementFact,
    /// Since when it bears on the person: the later of its own beginning and that of his role or employment.
    pub since: Option<NaiveDate>,
}

impl Demand {
    /// The day by which it has to be proven: after its grace days, and at its deadline at the latest.
    #[must_use]
    pub fn due(&self) -> Option<NaiveDate> {
        let grace = self.requirement.grace_days.zip(self.since).map(|(days, since)| add_days(since, days));
        [grace, self.requirement.deadline].into_iter().flatten().min()
    }
}

/// Everything that one standing follows from.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The requirements that bear on the person on the day.
    pub demands: &'a [Demand],
    /// What he completed of courses that grant the competency, oldest first.
    pub evidence: &'a [CompletionFact],
    /// For how many months the competency holds by default.
    pub validity_months: Option<u32>,
    /// The day.
    pub as_of: NaiveDate,
    /// How many days before its expiry a proof counts as expiring soon.
    pub expiring_days: u32,
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

/// What a completion is worth for a standing; an explanation shows it beside each piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worth {
    /// It counts.
    Counts,
    /// It lies after the day that the question is about.
    Later,
    /// It was not passed.
    NotPassed,
    /// Nobody has verified it yet.
    Unverified,
    /// Its proof was rejected.
    Rejected,
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

/// The requirements that bear on `person` on `as_of`, ordered by competency.
#[must_use]
pub fn demands(rules: &Rules, person: &PersonFacts, as_of: NaiveDate) -> Vec<Demand> {
    let mut found = Vec::new();
    let Some(employment) = person.employments.iter().rfind(|period| period.contains(as_of)) else { return found };
    let mut add = |indices: &[usize], from: Option<NaiveDate>| {
        for requirement in indices.iter().map(|index| &rules.requirements[*index]) {
            if requirement.period.contains(as_of) {
                found.push(Demand { requirement: *requirement, since: requirement.period.from.max(from) });
            }
        }
    };
    add(&rules.everyone, employment.from);
    let access = person.access.iter().filter(|holding| holding.period.contains(as_of));
    for holding in person.holdings_on(as_of).chain(access) {
        let of_role = rules.by_role.get(&holding.role);
        let of_site = holding.site.and_then(|site| rules.by_site.get(&site));
        for indices in [of_role, of_site].into_iter().flatten() {
            add(indices, holding.period.from);
        }
    }
    // A person who holds two roles at one site meets the site's requirement twice: the earlier beginning counts.
    found.sort_unstable_by_key(|demand| (demand.requirement.competency, demand.requirement.id, demand.since));
    found.dedup_by_key(|demand| demand.requirement.id);
    found
}

/// Calls `each` with every competency that is required of `person` on `as_of` or was ever completed by him.
pub fn standings(
    rules: &Rules,
    person: &PersonFacts,
    as_of: NaiveDate,
    expiring_days: u32,
    mut each: impl FnMut(CompetencyId, Standing),
) {
    let all = demands(rules, person, as_of);
    let mut demands = all.as_slice();
    let first = person.completions.partition_point(|completion| completion.competency.is_none());
    let mut completions = &person.completions[first..];
    loop {
        let required = demands.first().map(|demand| demand.requirement.competency);
        let completed = completions.first().and_then(|completion| completion.competency);
        let Some(competency) = [required, completed].into_iter().flatten().min() else { return };
        let (these, rest) =
            demands.split_at(demands.partition_point(|demand| demand.requirement.competency == competency));
        let (evidence, others) =
            completions.split_at(completions.partition_point(|one| one.competency == Some(competency)));
        (demands, completions) = (rest, others);
        let validity_months = rules.competency(competency).and_then(|competency| competency.validity_months);
        each(competency, standing(&Case { demands: these, evidence, validity_months, as_of, expiring_days }));
    }
}

/// The whole case of one cell, for its explanation.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The standing, as everywhere else.
    pub standing: Standing,
    /// The requirements that bear.
    pub demands: Vec<Demand>,
    /// The completions that were looked at, latest first, with what each is worth and until when it proves something.
    pub evidence: Vec<(CompletionFact, Worth, Proof)>,
}

/// Why `person` stands with `competency` as he does on `as_of`.
#[must_use]
pub fn explain(
    rules: &Rules,
    person: &PersonFacts,
    competency: CompetencyId,
    as_of: NaiveDate,
    expiring_days: u32,
) -> Explanation {
    let mut demands = demands(rules, person, as_of);
    demands.retain(|demand| demand.requirement.competency == competency);
    let validity_months = rules.competency(competency).and_then(|competency| competency.validity_months);
    let case = Case { demands: &demands, evidence: person.evidence(competency), validity_months, as_of, expiring_days };
    let weigh = |one: &CompletionFact| (*one, worth(one, as_of), prove(one, &case));
    let evidence = case.evidence.iter().rev().map(weigh).collect();
    Explanation { standing: standing(&case), evidence, demands }
}
