//! A site group's real training records, as one workbook and as three `.csv` files: the counts are published and must
//! come out exactly.

use crate::catalogue::{Hours, Months};
use crate::exchange::plan::{KnownData, Plan, PlannedScope, ProblemKind, Severity, plan};
use crate::exchange::recognise::{Layout, Mapping, recognise};
use crate::exchange::{DayOrder, Workbook};
use chrono::NaiveDate;

const EXPECTED: &str = include_str!("../../../../tests/fixtures/northgate-records.expected.json");
/// File names and contents of the three sheets.
const CSV: [(&str, &[u8]); 3] = [
    ("northgate-people.csv", include_bytes!("../../../../tests/fixtures/northgate-people.csv")),
    ("northgate-matrix.csv", include_bytes!("../../../../tests/fixtures/northgate-matrix.csv")),
    ("northgate-requirements.csv", include_bytes!("../../../../tests/fixtures/northgate-requirements.csv")),
];

fn xlsx() -> Workbook {
    let bytes = include_bytes!("../../../../tests/fixtures/northgate-records.xlsx");
    crate::exchange::read::read("northgate-records.xlsx", bytes).unwrap()
}

fn csv(files: &[usize]) -> Workbook {
    Workbook::merge(files.iter().map(|file| crate::exchange::read::read(CSV[*file].0, CSV[*file].1).unwrap()))
}

fn planned(workbook: &Workbook) -> (Mapping, Plan) {
    let known = KnownData::default();
    let mapping = recognise(workbook, &known).unwrap();
    let plan = plan(workbook, &mapping, &known, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    (mapping, plan)
}

fn report(workbook: &Workbook) -> String {
    serde_json::to_string_pretty(&planned(workbook).1.report).unwrap()
}

/// The published text has one space where pretty JSON has two.
fn expected() -> String {
    let lines = EXPECTED.lines().map(|line| {
        let rest = line.trim_start();
        format!("{}{rest}", "  ".repeat(line.len() - rest.len()))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_counts_of_the_workbook_are_the_published_ones_key_by_key() {
    assert_eq!(report(&xlsx()), expected());
}

#[test]
fn the_same_sheets_as_csv_files_give_the_same_counts_in_any_order() {
    assert_eq!(report(&csv(&[0, 1, 2])), expected());
    assert_eq!(report(&csv(&[2, 1, 0])), expected());
}

#[test]
fn the_sheets_are_recognised_under_their_titles() {
    let (mapping, _) = planned(&xlsx());
    let seen: Vec<_> = mapping
        .sheets
        .iter()
        .map(|sheet| (sheet.layout, sheet.header_row, sheet.validity_row, sheet.courses().count()))
        .collect();
    assert_eq!(
        seen,
        [(Layout::People, 0, None, 0), (Layout::Matrix, 2, Some(3), 18), (Layout::Requirements, 0, None, 0)]
    );
    assert!(mapping.sheets.iter().all(|sheet| sheet.dates.order == DayOrder::DayMonth));
}

#[test]
fn a_mapping_survives_the_way_to_a_browser_and_back() {
    let (mapping, _) = planned(&xlsx());
    let sent = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&sent).unwrap(), mapping);
}

#[test]
fn every_rejected_cell_is_named_by_sheet_row_and_column() {
    let (_, plan) = planned(&xlsx());
    let rejected = plan.problems.iter().filter(|problem| problem.severity == Severity::Rejected);
    let lines: Vec<String> =
        rejected.map(|problem| format!("{} [{}] {}", problem.place, problem.value, problem.kind.text())).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    People, row 242, column A (Employee No) [E1343] duplicate employee number
    People, row 243, column A (Employee No) [] missing employee number
    Matrix, row 19, column Q (SPILL-01) [31/02/2024] impossible date
    Matrix, row 20, column S (LOTO-01) [2027-03-14] date in the future
    Matrix, row 50, column R (DSE-01) [30.02.25] impossible date
    Matrix, row 54, column F (FLT-01) [see file] not a date
    Matrix, row 69, column U (CYB-01) [31/02/2024] impossible date
    Matrix, row 81, column J (FAW-01) [30.02.25] impossible date
    Matrix, row 91, column E (IND-01) [certificate missing] not a date
    Matrix, row 104, column G (FLT-02) [2027-03-14] date in the future
    Matrix, row 130, column T (GMP-01) [see file] not a date
    Matrix, row 140, column J (FAW-01) [30.02.25] impossible date
    Matrix, row 157, column U (CYB-01) [30.02.25] impossible date
    Matrix, row 198, column I (COSHH-01) [31/02/2024] impossible date
    Matrix, row 213, column E (IND-01) [2027-03-14] date in the future
    Matrix, row 238, column F (FLT-01) [certificate missing] not a date
    Matrix, row 244, column L (FIRE-01) [booked] not a date
    Matrix, row 245, column E (IND-01) [2025-05-05] unknown employee
    ");
}

#[test]
fn doubtful_cells_are_named_too() {
    let (_, plan) = planned(&xlsx());
    let doubtful = plan.problems.iter().filter(|problem| problem.severity != Severity::Rejected);
    let lines: Vec<String> =
        doubtful.map(|problem| format!("{} [{}] {}", problem.place, problem.value, problem.message)).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    Requirements, row 4, column D (Frequency) [Per truck type] This frequency depends on something that is not in the sheet. Until you decide, FLT-02 does not expire. Write for example “Every 3 years”.
    Matrix, row 63, column I (COSHH-01) [2021-08-27] 27 Aug 2021 is before E1278 started on 1 Oct 2022. It is imported; check both dates.
    Matrix, row 144, column Q (SPILL-01) [2014-05-22] 22 May 2014 is before E1379 started on 26 Jun 2015. It is imported; check both dates.
    ");
}

#[test]
fn people_courses_requirements_and_completions_are_complete() {
    let (_, plan) = planned(&xlsx());
    let zoe = &plan.people[0];
    assert_eq!(
        (zoe.employee_number.as_str(), zoe.last_name.as_str(), zoe.first_name.as_str()),
        ("E1446", "García-Pérez", "Zoë")
    );
    assert_eq!((zoe.left, zoe.started), (true, NaiveDate::from_ymd_opt(2022, 5, 9)));
    let forklift = &plan.courses[1];
    assert_eq!(
        (forklift.code.as_str(), forklift.validity_months.map(Months::count), forklift.hours.map(Hours::get)),
        ("FLT-01", Some(36), Some(24.0))
    );
    assert_eq!(plan.requirements[0].scope, PlannedScope::Everyone);
    assert_eq!(plan.requirements[1].scope, PlannedScope::Role("Warehouse Operative".to_owned()));
    assert_eq!(plan.requirements[1].regulatory_reference.as_deref(), Some("PUWER 1998"));
    assert_eq!(plan.completions.len(), 1445);
    assert_eq!(
        plan.completions.iter().filter(|completion| completion.warning == Some(ProblemKind::BeforeEmployment)).count(),
        2
    );
    assert_eq!(plan.completions[0].place.to_string(), "Matrix, row 5, column E (IND-01)");
    assert_eq!(plan.completions[0].completed_on, NaiveDate::from_ymd_opt(2026, 7, 18).unwrap());
}

#[test]
fn a_matrix_alone_is_the_list_of_people_of_an_organisation_without_people() {
    let (mapping, plan) = planned(&csv(&[1]));
    assert_eq!(mapping.sheets[0].layout, Layout::PeopleAndMatrix);
    assert_eq!(plan.report.people.imported, 241);
    assert_eq!((plan.courses.len(), plan.courses[0].validity_months.map(Months::count)), (18, Some(24)));
    assert_eq!(plan.report.records.rejected.count(ProblemKind::UnknownEmployee), 0);
}
