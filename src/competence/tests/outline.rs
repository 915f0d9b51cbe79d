//! What is kept in one byte a cell answers like the whole matrix, and the compact form loses nothing.

use super::{
    matrix::{NORTH, SOUTH, WELDER, facts},
    plain_matrix::{matrix, totals},
    properties::{any_day, any_facts, any_person},
    rule::day,
};
use crate::{
    competence::{
        Facts, State,
        grid::Grid,
        group_gaps::group_gaps,
        matrix::{By, Matrix, Query, RowKey, Show},
        outline::{Outline, OutlineRow},
        tally::Tallied,
        trend::{Trend, days},
        window::{self, Mark, RowKind},
    },
    kernel::id::{CategoryId, CourseId, PersonId, RoleId, SiteId},
};
use proptest::{collection::vec, option, prelude::*};
use std::sync::Arc;

pub(super) fn outline(facts: &Facts, query: &Query, under: Option<By>) -> Outline {
    let grid = Grid::of(facts.clone(), query.as_of, query.expiring_days.unwrap_or(facts.rules.expiring_days));
    Outline::of(Arc::new(grid), query, under)
}

fn whole(outline: &Outline) -> Matrix {
    outline.piece(0..usize::MAX, 0..usize::MAX)
}

/// Several people under one set of rules.
pub(super) fn any_organisation() -> impl Strategy<Value = Facts> {
    (any_facts(), vec(any_person(), 0..6)).prop_map(|(facts, others)| {
        let mut people: Vec<_> = facts.people.to_vec();
        for (mut other, id) in others.into_iter().zip(2..) {
            other.id = PersonId(id);
            other.resolve(&facts.rules.grants);
            people.push(Arc::new(other));
        }
        Facts { people: Arc::new(people.into()), rules: facts.rules }
    })
}

const SHOWS: [Show; 7] =
    [Show::All, Show::Gaps, Show::Expiring, Show::Overdue, Show::Blocked, Show::ExpiringRequired, Show::PastDue];

pub(super) fn any_query() -> impl Strategy<Value = Query> {
    let whom = (vec((1i64..3).prop_map(SiteId), 0..3), option::of((1i64..3).prop_map(RoleId)), few(PersonId));
    let what = (option::of((1i64..3).prop_map(CategoryId)), few(CourseId), any::<bool>());
    (any_day(), 0usize..3, 0usize..SHOWS.len(), whom, what).prop_map(
        |(as_of, by, show, (sites, role, people), (category, courses, mandatory_only))| Query {
            by: [By::Person, By::Role, By::Site][by],
            show: SHOWS[show],
            sites,
            role,
            people,
            category,
            courses,
            mandatory_only,
            ..Query::on(as_of)
        },
    )
}

/// None as often as some.
fn few<I: std::fmt::Debug>(id: fn(i64) -> I) -> impl Strategy<Value = Vec<I>> {
    prop_oneof![Just(0), 1usize..3].prop_flat_map(move |most| vec((1i64..4).prop_map(id), most))
}

/// Everything of a matrix but the reasons of the cells of groups, which are those of one of their people.
fn printed(matrix: &Matrix) -> String {
    let cells: Vec<_> = matrix
        .cells
        .iter()
        .map(|cell| match matrix.rows[cell.row].key {
            RowKey::Person(_) => format!("{cell:?}"),
            _ => format!("{} {} {:?} {:?}", cell.row, cell.column, cell.standing.state, cell.totals),
        })
        .collect();
    format!("{:?} {:?} {:?} {:?} {cells:?}", matrix.rows, matrix.columns, matrix.column_totals, matrix.totals)
}

proptest! {
    #[test]
    fn an_outline_tells_the_whole_matrix_with_the_reasons_of_the_worst(facts in any_organisation(), query in any_query()) {
        let everything = |matrix: &Matrix| format!("{matrix:?}");
        prop_assert_eq!(everything(&outline(&facts, &query, None).whole()), everything(&matrix(&facts, &query)));
    }

    #[test]
    fn the_pieces_of_an_outline_are_the_matrix(facts in any_organisation(), query in any_query()) {
        let outline = outline(&facts, &query, None);
        prop_assert_eq!(printed(&whole(&outline)), printed(&matrix(&facts, &query)));
        for (row, line) in outline.lines.iter().enumerate() {
            let piece = outline.piece(row..row + 1, 0..2);
            prop_assert_eq!(piece.rows.len(), 1);
            prop_assert_eq!(matches!(line, OutlineRow::Person(_)), query.by == By::Person);
        }
    }

    #[test]
    fn following_the_facts_equals_beginning_anew(before in any_organisation(), person in any_person(), as_of in any_day()) {
        let grid = Grid::of(before.clone(), as_of, 30);
        let mut people = before.people.to_vec();
        let mut changed = person;
        changed.id = people[0].id;
        changed.resolve(&before.rules.grants);
        people[0] = Arc::new(changed);
        let after = Facts { people: Arc::new(people.into()), rules: before.rules.clone() };
        let (followed, anew) = (grid.follow(after.clone()), Grid::of(after.clone(), as_of, 30));
        for index in 0..after.people.len() {
            prop_assert_eq!(followed.row(index), anew.row(index));
        }
    }

    #[test]
    fn the_trend_counts_what_the_matrix_of_each_day_holds(facts in any_organisation(), query in any_query()) {
        let query = Query { by: By::Person, show: Show::All, ..query };
        for point in Tallied::<Trend>::of(facts.clone(), query.clone()).points(query.as_of) {
            let totals = totals(&facts, &Query { as_of: point.day, ..query.clone() });
            prop_assert_eq!((point.required, point.held), (totals.required(), totals.valid + totals.expiring), "{}", point.day);
        }
    }

    #[test]
    fn what_travels_is_read_as_it_was_written(facts in any_organisation(), query in any_query()) {
        let outline = outline(&facts, &query, None);
        let piece = whole(&outline);
        let part = window::part(outline.fingerprint(), &piece, 3, 5);
        let tile = window::tile(&window::write_window(part, &piece, query.as_of)).unwrap();
        prop_assert_eq!(tile.part, part);
        for cell in &piece.cells {
            let mark = tile.marks[cell.row * part.columns + cell.column];
            prop_assert_eq!(mark.state, cell.standing.state);
            prop_assert_eq!(mark.is_group, query.by != By::Person);
        }
        let blank = tile.marks.iter().filter(|mark| **mark == Mark::BLANK).count();
        prop_assert_eq!(blank, part.rows * part.columns - piece.cells.len());
        let bytes = window::write_names(part, &piece, &facts.rules);
        let names = window::names(&bytes).unwrap();
        prop_assert_eq!(names.rows.len(), piece.rows.len());
        prop_assert!((0..bytes.len()).all(|end| window::names(&bytes[..end]).is_none()));
    }

    #[test]
    fn no_message_makes_the_reader_panic(bytes in vec(any::<u8>(), 0..60), kind in 1u8..3) {
        let message = [vec![kind], bytes].concat();
        let _ = (window::tile(&message), window::names(&message));
    }
}

#[test]
fn people_stand_under_the_heading_of_their_site_which_rolls_them_up() {
    let outline = outline(&facts(), &Query::on(day("2026-06-01")), Some(By::Site));
    let piece = whole(&outline);
    let names: Vec<&str> = piece.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["North", "Ann", "South", "Bob", "Cem"]);
    assert_eq!((piece.rows[0].key, piece.rows[2].key), (RowKey::Site(NORTH), RowKey::Site(SOUTH)));
    let mut south = piece.rows[3].totals;
    south.merge(&piece.rows[4].totals);
    assert_eq!(piece.rows[2].totals, south);
    assert_eq!(outline.totals, totals(&facts(), &Query::on(day("2026-06-01"))));
}

#[test]
fn somebody_without_a_role_stands_before_all_headings() {
    let mut facts = facts();
    Arc::make_mut(&mut facts.people).each_mut().nth(2).unwrap().holdings.clear();
    let piece = whole(&outline(&facts, &Query::on(day("2026-06-01")), Some(By::Role)));
    let names: Vec<&str> = piece.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Cem", "Welder", "Ann", "Bob"]);
}

#[test]
fn somebody_is_found_by_a_part_of_the_name_and_a_competency_by_its_code() {
    let outline = outline(&facts(), &Query::on(day("2026-06-01")), None);
    assert_eq!(outline.find("bO"), (Some(1), None));
    assert_eq!(outline.find("weld"), (None, Some(2)));
    assert_eq!(outline.find("  "), (None, None));
    assert_eq!(outline.find("nobody"), (None, None));
}

#[test]
fn the_fingerprint_tells_another_order_apart() {
    let query = Query::on(day("2026-06-01"));
    let all = outline(&facts(), &query, None);
    let welders = outline(&facts(), &Query { role: Some(WELDER), ..query.clone() }, None);
    assert_eq!(all.fingerprint(), outline(&facts(), &query, None).fingerprint());
    assert_ne!(all.fingerprint(), welders.fingerprint());
}

#[test]
fn the_gaps_of_a_group_are_ranked_by_how_many_lack_a_course() {
    let query = Query::on(day("2026-06-01"));
    let found =
        group_gaps(&outline(&facts(), &query, None), &outline(&facts(), &Query { by: By::Site, ..query }, None));
    let courses: Vec<_> =
        found.by_course.iter().map(|gaps| (gaps.competency.code.as_str(), gaps.totals.gaps())).collect();
    assert_eq!(courses, [("IND", 2), ("AID", 2), ("WELD", 1)]);
    let sites: Vec<_> =
        found.by_site.iter().map(|one| (one.name.as_str(), one.gaps.competency.code.as_str())).collect();
    assert_eq!(sites, [("South", "AID"), ("North", "IND"), ("South", "IND"), ("South", "WELD")]);
    assert_eq!(found.totals.gaps(), 5);
}

#[test]
fn the_trend_ends_with_the_day_itself() {
    let days = days(day("2026-03-31"));
    assert_eq!(
        (days.len(), days[0], days[23], days[24]),
        (25, day("2024-03-31"), day("2026-02-28"), day("2026-03-31"))
    );
}

#[test]
fn a_cell_travels_with_the_day_that_its_state_is_about() {
    let outline = outline(&facts(), &Query::on(day("2026-11-20")), None);
    let piece = whole(&outline);
    let part = window::part(1, &piece, 0, 0);
    let tile = window::tile(&window::write_window(part, &piece, day("2026-11-20"))).unwrap();
    // Bob's induction holds until 1 December.
    let column = piece.columns.iter().position(|column| column.code == "IND").unwrap();
    let mark = tile.marks[part.columns + column];
    assert_eq!((mark.state, mark.number, mark.is_required), (State::Expiring, Some(11), true));
    let names = window::names(&window::write_names(part, &piece, &facts().rules)).unwrap();
    assert_eq!(
        (names.rows[1].kind, names.rows[1].name.as_str(), names.rows[1].role.as_str()),
        (RowKind::Person, "Bob", "Welder")
    );
}
