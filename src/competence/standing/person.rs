//! Everything that is required of a person or that they have completed, and why they stand as they do.

use super::{Case, Demand, Explanation, Standing, prove, standing, worth};
use crate::{
    competence::facts::{CompletionFact, PersonFacts, Rules},
    kernel::id::CompetencyId,
};
use chrono::NaiveDate;

/// The requirements that bear on `person` on `as_of`, ordered by competency.
#[must_use]
pub fn demands(rules: &Rules, person: &PersonFacts, as_of: NaiveDate) -> Vec<Demand> {
    demands_for(rules, person, as_of, |_| true)
}

/// Those of them that are for `wanted` competencies.
fn demands_for(
    rules: &Rules,
    person: &PersonFacts,
    as_of: NaiveDate,
    wanted: impl Fn(CompetencyId) -> bool,
) -> Vec<Demand> {
    let mut found = Vec::new();
    let Some(employment) = person.employments.iter().rfind(|period| period.contains(as_of)) else { return found };
    let mut add = |indices: &[usize], from: Option<NaiveDate>| {
        for requirement in indices.iter().map(|index| &rules.requirements[*index]) {
            if requirement.period.contains(as_of) && wanted(requirement.competency) {
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

/// Calls `each` with every competency that is required of `person` on `as_of` or that they ever completed.
pub fn standings(
    rules: &Rules,
    person: &PersonFacts,
    as_of: NaiveDate,
    expiring_days: u32,
    each: impl FnMut(CompetencyId, Standing),
) {
    standings_of(rules, person, (as_of, expiring_days), Some, each);
}

/// Calls `each` with what `wanted` makes of every competency that is required of `person` on the day or that they ever completed, and
/// where they stand with it; nothing is worked out for those of which it makes nothing. `expiring_days` before its expiry a proof counts
/// as expiring soon.
pub fn standings_of<W>(
    rules: &Rules,
    person: &PersonFacts,
    (as_of, expiring_days): (NaiveDate, u32),
    wanted: impl Fn(CompetencyId) -> Option<W>,
    mut each: impl FnMut(W, Standing),
) {
    let all = demands_for(rules, person, as_of, |competency| wanted(competency).is_some());
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
        let Some(wanted) = wanted(competency) else { continue };
        let validity_months = rules.competency(competency).and_then(|competency| competency.validity_months);
        each(wanted, standing(&Case { demands: these, evidence, validity_months, as_of, expiring_days }));
    }
}

/// Why `person` stands with `competency` as they do on `as_of`.
#[must_use]
pub fn explain(
    rules: &Rules,
    person: &PersonFacts,
    competency: CompetencyId,
    as_of: NaiveDate,
    expiring_days: u32,
) -> Explanation {
    let demands = demands_for(rules, person, as_of, |one| one == competency);
    let validity_months = rules.competency(competency).and_then(|competency| competency.validity_months);
    let case = Case { demands: &demands, evidence: person.evidence(competency), validity_months, as_of, expiring_days };
    let weigh = |one: &CompletionFact| (*one, worth(one, as_of), prove(one, &case));
    let evidence = case.evidence.iter().rev().map(weigh).collect();
    Explanation { standing: standing(&case), evidence, demands }
}
