//! What holds for every case, whatever the facts.

use super::{
    plain_matrix::{matrix, totals},
    rule::day,
};
use crate::{
    competence::{
        completion::{Outcome, Verification},
        facts::{
            CompetencyFact, CompletionFact, Facts, HoldingFact, PendingFact, PersonFacts, RequirementFact, Rules, Scope,
        },
        matrix::Query,
        standing::{Bound, Case, Demand, State, Worth, demands, explain, standing, standings},
    },
    kernel::{
        date::{Period, add_days, days_between},
        id::{CategoryId, CompetencyId, CompletionId, CourseId, PersonId, RequirementId, RoleId, SiteId},
    },
};
use chrono::NaiveDate;
use proptest::{collection::vec, option, prelude::*};
use std::{collections::HashMap, sync::Arc};

pub(super) fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u32..4000).prop_map(|days| add_days(day("2018-01-01"), days))
}

fn any_completion() -> impl Strategy<Value = CompletionFact> {
    (0i64..100, 1i64..4, any_day(), option::of(1u32..1500), 0usize..5, 0usize..3).prop_map(
        |(id, course, on, holds, outcome, verification)| CompletionFact {
            id: CompletionId(id),
            course: CourseId(course),
            competency: None,
            completed_on: on,
            expires_on: holds.map(|days| add_days(on, days)),
            outcome: Outcome::ALL[outcome],
            verification: Verification::ALL[verification],
        },
    )
}

fn any_requirement() -> impl Strategy<Value = RequirementFact> {
    let scope = prop_oneof![
        Just(Scope::Everyone),
        (1i64..3).prop_map(|id| Scope::Role(RoleId(id))),
        (1i64..3).prop_map(|id| Scope::Site(SiteId(id)))
    ];
    let terms = (any::<bool>(), option::of(0u32..400), option::of(any_day()), option::of(1u32..48));
    ((1i64..50, 1i64..4, scope), terms, (option::of(any_day()), option::of(any_day()))).prop_map(
        |((id, competency, scope), (is_mandatory, grace_days, deadline, refresh_months), (from, to))| RequirementFact {
            id: RequirementId(id),
            version: 1,
            competency: CompetencyId(competency),
            scope,
            is_mandatory,
            is_regulatory: false,
            grace_days,
            deadline,
            refresh_months,
            period: Period { from, to },
        },
    )
}

pub(super) fn any_person() -> impl Strategy<Value = PersonFacts> {
    let holding = (1i64..3, option::of(1i64..3), option::of(any_day()), option::of(any_day())).prop_map(
        |(role, site, from, to)| HoldingFact {
            role: RoleId(role),
            site: site.map(SiteId),
            period: Period { from, to },
        },
    );
    let waits = |one: &CompletionFact| PendingFact { completion: one.id, recorded_by: PersonId(1) };
    (option::of(any_day()), vec(holding, 0..3), vec(any_completion(), 0..8)).prop_map(
        move |(from, holdings, completions)| PersonFacts {
            id: PersonId(1),
            number: None,
            name: "Somebody".into(),
            listed_name: "Somebody".into(),
            sort_name: "somebody".into(),
            department: None,
            search: "somebody".into(),
            employments: vec![Period { from, to: None }],
            holdings,
            access: Vec::new(),
            pending: completions.iter().filter(|one| one.verification == Verification::Pending).map(waits).collect(),
            completions,
        },
    )
}

prop_compose! {
    pub(super) fn any_facts()(person in any_person(), mut requirements in vec(any_requirement(), 0..8), validities in vec(option::of(1u32..60), 3)) -> Facts {
        requirements.iter_mut().zip(1..).for_each(|(requirement, id)| requirement.id = RequirementId(id));
        let competency = |(index, validity_months): (usize, Option<u32>)| {
            let id = i64::try_from(index).unwrap() + 1;
            CompetencyFact { id: CompetencyId(id), course: Some(CourseId(id)), code: format!("C-{id}"), title: String::new(),
                category: CategoryId(1 + id % 2), validity_months, level: crate::catalogue::RequirementLevel::default() }
        };
        let grants: HashMap<_, _> = (1..4).map(|id| (CourseId(id), CompetencyId(id))).collect();
        let rules = Rules { competencies: validities.into_iter().enumerate().map(competency).collect(), requirements, grants, expiring_days: 30,
            ..Rules::default() }.indexed();
        let mut person = person;
        person.resolve(&rules.grants);
        Facts { people: Arc::new(vec![Arc::new(person)].into()), rules: Arc::new(rules) }
    }
}

proptest! {
    #[test]
    fn the_explanation_agrees_with_the_status(facts in any_facts(), as_of in any_day()) {
        let person = &facts.people[0];
        let mut seen = Vec::new();
        standings(&facts.rules, person, as_of, 30, |competency, standing| seen.push((competency, standing)));
        for (competency, standing) in seen {
            let explanation = explain(&facts.rules, person, competency, as_of, 30);
            prop_assert_eq!(explanation.standing, standing);
            prop_assert_eq!(explanation.demands.is_empty(), standing.need.is_none());
            let counting: Vec<_> = explanation.evidence.iter().filter(|(_, worth, _)| *worth == Worth::Counts).collect();
            match standing.proof {
                None => prop_assert!(counting.is_empty()),
                Some(proof) => {
                    prop_assert!(counting.iter().any(|(one, _, found)| one.id == proof.completion && *found == proof));
                    prop_assert!(counting.iter().all(|(_, _, other)| other.expires_on.unwrap_or(NaiveDate::MAX) <= proof.expires_on.unwrap_or(NaiveDate::MAX)));
                    prop_assert_eq!(proof.expires_on.is_none(), proof.bound == Bound::Never);
                    let holds = proof.expires_on.is_none_or(|expires| as_of < expires);
                    prop_assert_eq!(standing.state.is_compliant(), holds);
                    let soon = proof.expires_on.is_some_and(|expires| days_between(as_of, expires) <= 30);
                    prop_assert_eq!(standing.state == State::Expiring, holds && soon);
                }
            }
        }
    }

    #[test]
    fn a_longer_validity_never_makes_anybody_less_competent(
        evidence in vec(any_completion(), 0..6), months in 1u32..60, more in 0u32..60, as_of in any_day(), required in any::<bool>(),
    ) {
        let demands = if required { vec![super::rule::demand("2018-01-01")] } else { Vec::<Demand>::new() };
        let rank = |validity_months| {
            let state = standing(&Case { demands: &demands, evidence: &evidence, validity_months, as_of, expiring_days: 30 }).state;
            (!state.is_compliant(), state == State::Expiring)
        };
        prop_assert!(rank(Some(months + more)) <= rank(Some(months)));
        prop_assert!(rank(None) <= rank(Some(months)));
    }

    #[test]
    fn more_evidence_never_takes_a_competency_away(evidence in vec(any_completion(), 1..6), as_of in any_day()) {
        let demands = [super::rule::demand("2018-01-01")];
        let compliant = |evidence: &[CompletionFact]| {
            standing(&Case { demands: &demands, evidence, validity_months: Some(24), as_of, expiring_days: 30 }).state.is_compliant()
        };
        prop_assert!(!compliant(&evidence[1..]) || compliant(&evidence));
    }

    #[test]
    fn each_demand_is_in_force_and_met_once(facts in any_facts(), as_of in any_day()) {
        let person = &facts.people[0];
        let demands = demands(&facts.rules, person, as_of);
        prop_assert!(demands.iter().all(|demand| demand.requirement.period.contains(as_of)));
        prop_assert!(demands.is_empty() || person.is_employed(as_of));
        prop_assert!(demands.windows(2).all(|pair| pair[0].requirement.competency <= pair[1].requirement.competency));
    }

    #[test]
    fn totals_count_every_required_cell_once(facts in any_facts(), as_of in any_day()) {
        let query = Query::on(as_of);
        let matrix = matrix(&facts, &query);
        let required = matrix.cells.iter().filter(|cell| cell.standing.need.is_some()).count();
        prop_assert_eq!(usize::try_from(matrix.totals.required()).unwrap(), required);
        prop_assert_eq!(totals(&facts, &query), matrix.totals);
        let mut columns = crate::competence::matrix::Totals::default();
        matrix.column_totals.iter().for_each(|column| columns.merge(column));
        prop_assert_eq!(columns, matrix.totals);
    }
}
