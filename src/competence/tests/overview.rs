//! The overview: who may not work, and what runs out when.

use super::{
    matrix::{NORTH, SOUTH, WELDER, facts},
    plain_matrix::{matrix, totals},
    rule::day,
};
use crate::{
    competence::{
        completion::Verification,
        facts::{CompletionFact, Facts, PendingFact},
        matrix::{Query, Show},
        overview::{Overview, OverviewOf},
        standing::{blocks, standings},
        tally::Tallied,
    },
    kernel::id::{CompetencyId, PersonId, SiteId},
};
use std::sync::Arc;

fn on(facts: &Facts, as_of: &str) -> Overview {
    at(facts, as_of, &[])
}

fn at(facts: &Facts, as_of: &str, sites: &[SiteId]) -> Overview {
    let of = OverviewOf { as_of: day(as_of), sites: sites.to_vec() };
    Overview::clone(&Tallied::of(facts.clone(), of))
}

/// Who may not work, with the codes of what is lacking.
fn blocked(overview: &Overview) -> Vec<(&str, Vec<&'static str>)> {
    let lacks = |lacks: &[(CompetencyId, _)]| {
        lacks.iter().map(|(id, _)| ["?", "WELD", "IND", "AID"][usize::try_from(id.0).unwrap()]).collect()
    };
    overview.blocked.iter().map(|one| (one.name.as_str(), lacks(&one.lacks))).collect()
}

#[test]
fn who_lacks_something_mandatory_may_not_work_and_the_most_urgent_comes_first() {
    let overview = on(&facts(), "2026-11-20");
    assert_eq!(blocked(&overview), [("Ann", vec!["IND"]), ("Bob", vec!["WELD"]), ("Cem", vec!["IND"])]);
    assert_eq!((overview.blocked[0].role, overview.blocked[0].site), (Some(WELDER), Some(NORTH)));
    assert_eq!(overview.blocked[2].site, Some(SOUTH));
}

#[test]
fn of_what_ran_out_the_most_comes_first_and_of_as_much_the_oldest() {
    let mut facts = facts();
    let expire = |facts: &mut Facts, person: usize, on| {
        Arc::make_mut(&mut facts.people).each_mut().nth(person).unwrap().completions[0].expires_on = Some(day(on));
    };
    expire(&mut facts, 1, "2026-11-01");
    assert_eq!(blocked(&on(&facts, "2026-11-20"))[..2], [("Bob", vec!["IND", "WELD"]), ("Ann", vec!["IND"])]);
    let induction = facts.people[0].completions.clone();
    let cem = Arc::make_mut(&mut facts.people).each_mut().nth(2).unwrap();
    cem.completions = induction;
    cem.completions.retain(|one| one.competency == Some(CompetencyId(2)));
    expire(&mut facts, 2, "2025-12-31");
    assert_eq!(blocked(&on(&facts, "2026-11-20"))[1..], [("Cem", vec!["IND"]), ("Ann", vec!["IND"])]);
}

#[test]
fn while_time_is_left_to_prove_something_it_keeps_nobody_from_work() {
    let mut facts = facts();
    let rules = Arc::make_mut(&mut facts.rules);
    rules.requirements.iter_mut().for_each(|requirement| requirement.deadline = Some(day("2026-11-30")));
    assert_eq!(blocked(&on(&facts, "2026-11-30")), [("Ann", vec!["IND"])]);
    assert_eq!(blocked(&on(&facts, "2026-12-01")).len(), 3);
}

#[test]
fn what_expires_soon_is_counted_by_week_and_by_person() {
    let overview = on(&facts(), "2026-11-20");
    assert_eq!(overview.weeks, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!((overview.people, overview.expiring_people), (3, 1));
    assert_eq!(on(&facts(), "2026-11-30").weeks[0], 1);
    assert_eq!(on(&facts(), "2026-12-01").weeks, [0; 12]);
}

#[test]
fn a_pass_that_waits_for_its_verification_is_counted_and_blocks_nobody() {
    let mut facts = facts();
    let ann = Arc::make_mut(&mut facts.people).each_mut().next().unwrap();
    ann.completions.iter_mut().for_each(|one| (one.verification, one.expires_on) = (Verification::Pending, None));
    let waits = |one: &CompletionFact| PendingFact { completion: one.id, recorded_by: PersonId(2) };
    ann.pending = ann.completions.iter().map(waits).collect();
    let overview = on(&facts, "2026-11-20");
    assert_eq!(overview.pending, 2);
    assert!(overview.blocked.iter().all(|one| one.person != PersonId(1)));
}

#[test]
fn who_has_left_is_not_in_the_overview() {
    let mut facts = facts();
    for person in Arc::make_mut(&mut facts.people).each_mut() {
        person.employments.clear();
    }
    assert_eq!(on(&facts, "2026-11-20"), Overview::default());
}

#[test]
fn the_overview_agrees_with_the_matrix_and_with_the_rule() {
    let facts = facts();
    for as_of in ["2020-01-01", "2025-12-15", "2026-11-20", "2027-03-01"] {
        let overview = on(&facts, as_of);
        assert_eq!(overview.totals, totals(&facts, &Query::on(day(as_of))), "{as_of}");
        let mut lacking = 0;
        for person in facts.people.iter() {
            standings(&facts.rules, person, day(as_of), 30, |_, standing| lacking += usize::from(blocks(&standing)));
        }
        assert_eq!(overview.blocked.iter().map(|one| one.lacks.len()).sum::<usize>(), lacking, "{as_of}");
        // A figure and the list behind it are of one length.
        let listed = |show| matrix(&facts, &Query { show, ..Query::on(day(as_of)) });
        let blocked = listed(Show::Blocked);
        assert_eq!((blocked.rows.len(), blocked.cells.len()), (overview.blocked.len(), lacking), "{as_of}");
        let expiring = listed(Show::ExpiringRequired);
        let figures = (overview.expiring_people as usize, overview.totals.expiring as usize);
        assert_eq!((expiring.rows.len(), expiring.cells.len()), figures, "{as_of}");
    }
}

#[test]
fn of_a_site_only_those_who_work_there_count() {
    let facts = facts();
    let all = on(&facts, "2026-11-20");
    let north = at(&facts, "2026-11-20", &[NORTH]);
    assert_eq!(blocked(&north), [("Ann", vec!["IND"])]);
    let south = at(&facts, "2026-11-20", &[SOUTH]);
    assert_eq!(blocked(&south), [("Bob", vec!["WELD"]), ("Cem", vec!["IND"])]);
    let of_both = at(&facts, "2026-11-20", &[NORTH, SOUTH]);
    assert!(of_both.people <= all.people && of_both.blocked.len() >= 2, "{of_both:?}");
}
