//! The matrix: filters, groups and order.

use super::{
    outline::outline,
    rule::{day, passed},
};
use crate::{
    catalogue::RequirementLevel,
    competence::{
        facts::{CompetencyFact, Facts, HoldingFact, PersonFacts, RequirementFact, Rules, Scope},
        matrix::{By, Matrix, Query, RowKey, Show},
        standing::State,
    },
    kernel::{
        date::Period,
        id::{CategoryId, CompetencyId, CourseId, PersonId, RequirementId, RoleId, SiteId},
    },
};
use std::{collections::HashMap, sync::Arc};

pub(super) const WELDER: RoleId = RoleId(1);
const DRIVER: RoleId = RoleId(2);
pub(super) const NORTH: SiteId = SiteId(1);
pub(super) const SOUTH: SiteId = SiteId(2);

fn competency(id: i64, code: &str, category: i64) -> CompetencyFact {
    CompetencyFact {
        id: CompetencyId(id),
        course: Some(CourseId(id)),
        code: code.into(),
        title: code.into(),
        category: CategoryId(category),
        validity_months: None,
        level: RequirementLevel::Mandatory,
    }
}

fn requirement(id: i64, competency: i64, scope: Scope, is_mandatory: bool) -> RequirementFact {
    RequirementFact {
        id: RequirementId(id),
        version: 1,
        competency: CompetencyId(competency),
        scope,
        is_mandatory,
        is_regulatory: false,
        grace_days: None,
        deadline: None,
        refresh_months: None,
        period: Period::ALWAYS,
    }
}

fn person(id: i64, name: &str, role: RoleId, site: SiteId, completed: &[(i64, &str, Option<&str>)]) -> PersonFacts {
    let completion = |(course, on, expires): &(i64, &str, Option<&str>)| {
        let mut fact = passed(on, *expires);
        fact.course = CourseId(*course);
        fact
    };
    PersonFacts {
        id: PersonId(id),
        number: None,
        name: name.into(),
        listed_name: name.into(),
        sort_name: name.to_lowercase(),
        department: None,
        search: name.to_lowercase(),
        employments: vec![Period::since(day("2020-01-01"))],
        holdings: vec![HoldingFact { role, site: Some(site), period: Period::since(day("2020-01-01")) }],
        access: Vec::new(),
        pending: Vec::new(),
        completions: completed.iter().map(completion).collect(),
    }
}

/// Two welders and a driver; welding is required of welders, induction of everyone, first aid is optional in the south.
pub(super) fn facts() -> Facts {
    let rules = Rules {
        competencies: vec![competency(1, "WELD", 1), competency(2, "IND", 2), competency(3, "AID", 2)],
        requirements: vec![
            requirement(1, 1, Scope::Role(WELDER), true),
            requirement(2, 2, Scope::Everyone, true),
            requirement(3, 3, Scope::Site(SOUTH), false),
        ],
        grants: (1..4).map(|id| (CourseId(id), CompetencyId(id))).collect(),
        roles: HashMap::from([(WELDER, "Welder".into()), (DRIVER, "Driver".into())]),
        sites: HashMap::from([(NORTH, "North".into()), (SOUTH, "South".into())]),
        expiring_days: 30,
        ..Rules::default()
    };
    let rules = rules.indexed();
    let people = [
        person(1, "Ann", WELDER, NORTH, &[(1, "2026-01-01", None), (2, "2024-01-01", Some("2026-01-01"))]),
        person(2, "Bob", WELDER, SOUTH, &[(2, "2025-12-01", Some("2026-12-01"))]),
        person(3, "Cem", DRIVER, SOUTH, &[(1, "2026-01-01", None)]),
    ];
    let resolved = people.into_iter().map(|mut person| {
        person.resolve(&rules.grants);
        Arc::new(person)
    });
    Facts { people: Arc::new(resolved.collect::<Vec<_>>().into()), rules: Arc::new(rules) }
}

fn show(matrix: &Matrix) -> Vec<String> {
    let cell = |row: usize, column: usize| {
        let found = matrix.cells.iter().find(|cell| cell.row == row && cell.column == column);
        found.map_or("-", |cell| cell.standing.state.code())
    };
    let line = |(row, name): (usize, &str)| {
        let cells: Vec<&str> = (0..matrix.columns.len()).map(|column| cell(row, column)).collect();
        format!("{name}: {}", cells.join(" "))
    };
    let head =
        format!("columns: {}", matrix.columns.iter().map(|column| column.code.as_str()).collect::<Vec<_>>().join(" "));
    std::iter::once(head).chain(matrix.rows.iter().map(|row| row.name.as_str()).enumerate().map(line)).collect()
}

fn today() -> Query {
    Query::on(day("2026-11-20"))
}

fn matrix(facts: &Facts, query: &Query) -> Matrix {
    outline(facts, query, None).whole()
}

#[test]
fn people_are_rows_courses_are_columns_and_what_is_held_without_being_required_shows_too() {
    let expected = [
        "columns: AID IND WELD",
        "Ann: - expired valid",
        "Bob: missing expiring missing",
        "Cem: missing missing valid",
    ];
    assert_eq!(show(&matrix(&facts(), &today())), expected);
}

#[test]
fn filters_select_people_and_columns() {
    let of = |query: Query| show(&matrix(&facts(), &query));
    assert_eq!(of(Query { sites: vec![NORTH], ..today() }), ["columns: IND WELD", "Ann: expired valid"]);
    assert_eq!(of(Query { role: Some(DRIVER), ..today() }), ["columns: AID IND WELD", "Cem: missing missing valid"]);
    assert_eq!(
        of(Query { category: Some(CategoryId(1)), ..today() }),
        ["columns: WELD", "Ann: valid", "Bob: missing", "Cem: valid"]
    );
    assert_eq!(
        of(Query { mandatory_only: true, people: vec![PersonId(2)], ..today() }),
        ["columns: IND WELD", "Bob: expiring missing"]
    );
    assert_eq!(
        of(Query { courses: vec![CourseId(3)], people: vec![PersonId(3)], ..today() }),
        ["columns: AID", "Cem: missing"]
    );
}

#[test]
fn showing_only_gaps_leaves_the_totals_as_they_are() {
    let all = matrix(&facts(), &today());
    let gaps = matrix(&facts(), &Query { show: Show::Overdue, ..today() });
    assert_eq!(show(&gaps), ["columns: IND", "Ann: expired"]);
    assert_eq!(gaps.totals, all.totals);
    let expiring = matrix(&facts(), &Query { show: Show::Expiring, ..today() });
    assert_eq!(show(&expiring), ["columns: IND", "Bob: expiring"]);
}

#[test]
fn a_role_shows_the_worst_of_its_people_and_counts_them_by_state() {
    let matrix = matrix(&facts(), &Query { by: By::Role, ..today() });
    assert_eq!(
        show(&matrix),
        ["columns: AID IND WELD", "Driver: missing missing valid", "Welder: missing expired missing"]
    );
    let weld = matrix.cells.iter().find(|cell| cell.row == 1 && cell.column == 2).unwrap();
    assert_eq!((weld.totals.valid, weld.totals.missing), (1, 1));
    assert_eq!(matrix.rows[1].key, RowKey::Role(WELDER));
}

#[test]
fn a_site_shows_the_people_who_work_there() {
    let matrix = matrix(&facts(), &Query { by: By::Site, ..today() });
    assert_eq!(show(&matrix), ["columns: AID IND WELD", "North: - expired valid", "South: missing missing missing"]);
}

#[test]
fn compliance_is_what_is_held_of_what_is_required() {
    let matrix = matrix(&facts(), &today());
    assert_eq!(matrix.totals.required(), 7);
    assert_eq!(
        (matrix.totals.valid, matrix.totals.expiring, matrix.totals.missing, matrix.totals.expired),
        (1, 1, 4, 1)
    );
    assert_eq!(matrix.totals.compliance(), Some(2.0 / 7.0));
    assert_eq!(matrix.totals.worst(), State::Expired);
}

#[test]
fn on_an_earlier_day_the_matrix_is_another() {
    let matrix = matrix(&facts(), &Query::on(day("2025-06-01")));
    assert_eq!(
        show(&matrix),
        ["columns: AID IND WELD", "Ann: - valid missing", "Bob: missing missing missing", "Cem: missing missing -"]
    );
}
