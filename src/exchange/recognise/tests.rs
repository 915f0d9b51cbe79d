//! Recognition: what sheets are taken for, and what is told when nothing fits.

use chrono::NaiveDate;

use super::{ColumnRole, Layout, Mapping, NotRecognised, OrderReason, UnusedReason, recognise};
use crate::catalogue::Months;
use crate::exchange::plan::{KnownCourse, KnownData, KnownPerson, plan};
use crate::exchange::{Cell, DayOrder, Field, Sheet, Workbook};

fn sheet(name: &str, rows: &[&str]) -> Sheet {
    let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    Sheet {
        name: name.to_owned(),
        rows: rows.iter().map(|row| row.split('|').map(cell).collect()).collect(),
        ..Sheet::default()
    }
}

fn recognised(sheets: Vec<Sheet>) -> Mapping {
    recognise(&Workbook { sheets }, &KnownData::default()).unwrap()
}

fn organisation() -> KnownData {
    let person = KnownPerson { employee_number: "1".to_owned(), ..KnownPerson::default() };
    let course =
        KnownCourse { code: "FLT-01".to_owned(), title: "Forklift (Basic)".to_owned(), ..KnownCourse::default() };
    KnownData { people: vec![person], courses: vec![course], ..KnownData::default() }
}

#[test]
fn the_header_is_found_under_titles_and_remarks() {
    let mapping = recognised(vec![sheet(
        "P",
        &["Staff list 2026", "", "Name of the site|Northgate", "Staff no.|Family name|Given name", "1|Ali|Amina"],
    )]);
    assert_eq!(
        (mapping.sheets[0].layout, mapping.sheets[0].header_row, mapping.sheets[0].first_row),
        (Layout::People, 3, 4)
    );
}

#[test]
fn courses_are_known_by_code_title_or_both() {
    let rows = ["No.|FLT-01|flt 01|Forklift (Basic)|FLT-01 Forklift|Basic forklift (FLT-01)|Shoe size", "1||||||42"];
    let mapping = recognise(&Workbook { sheets: vec![sheet("M", &rows)] }, &organisation()).unwrap();
    assert_eq!(
        mapping.sheets[0].courses().collect::<Vec<_>>(),
        (1..=5).map(|column| (column, "FLT-01")).collect::<Vec<_>>()
    );
    assert_eq!(mapping.sheets[0].columns[6].role, ColumnRole::Unused);
}

#[test]
fn a_course_that_begins_like_another_is_another() {
    let requirements = sheet("R", &["Code|Course|Frequency", "FIRE|Induction|Annual"]);
    let rows = ["No.|Fire drill|Induction refresher|Induction", "1|13/05/2026|13/05/2026|13/05/2026"];
    let mapping = recognised(vec![requirements, sheet("M", &rows)]);
    assert_eq!(
        mapping.sheets[1].courses().collect::<Vec<_>>(),
        [(1, "Fire drill"), (2, "Induction refresher"), (3, "FIRE")]
    );
}

#[test]
fn unknown_columns_of_dates_are_courses_unless_their_header_says_otherwise() {
    let rows = [
        "No.|Name|Fire drill|First aid|Date of birth|Locker|Remarks",
        "1|Ali, A|13/05/2026|N/A|13/05/1990|45000|fine",
        "2|Bo, L|14/05/2026|31/02/2026|14/05/1990|45001|",
    ];
    let mapping = recognised(vec![sheet("M", &rows)]);
    assert_eq!(mapping.sheets[0].courses().collect::<Vec<_>>(), [(2, "Fire drill"), (3, "First aid")]);
    assert_eq!(mapping.sheets[0].layout, Layout::PeopleAndMatrix);
}

#[test]
fn a_list_of_people_with_one_more_date_stays_a_list_of_people() {
    let mapping = recognised(vec![sheet("P", &["No.|Surname|Forename|Medical", "1|Ali|Amina|13/05/2026"])]);
    assert_eq!(mapping.sheets[0].layout, Layout::People);
    assert_eq!(mapping.sheets[0].columns[3].role, ColumnRole::Unused);
}

#[test]
fn a_matrix_adds_nobody_where_there_is_a_list_of_people() {
    let matrix = || sheet("M", &["No.|Name|FLT-01", "1|Ali, Amina|13/05/2026"]);
    let people = sheet("P", &["No.|Surname|Forename", "1|Ali|Amina"]);
    let requirements = sheet("R", &["Code|Frequency", "FLT-01|Annual"]);
    assert_eq!(recognised(vec![matrix(), people, requirements]).sheets[0].layout, Layout::Matrix);
    assert_eq!(
        recognise(&Workbook { sheets: vec![matrix()] }, &organisation()).unwrap().sheets[0].layout,
        Layout::Matrix
    );
}

#[test]
fn validities_may_have_their_unit_in_the_label() {
    let rows = [
        "No.|Name|Fire drill|First aid",
        "|valid for (years)|1|3",
        "1|Ali, A|13/05/2026|14/05/2026",
        "2|Bo, L|13/05/2026|14/05/2026",
    ];
    let workbook = Workbook { sheets: vec![sheet("M", &rows)] };
    let mapping = recognise(&workbook, &KnownData::default()).unwrap();
    assert_eq!((mapping.sheets[0].validity_row, mapping.sheets[0].first_row), (Some(1), 2));
    let plan = plan(&workbook, &mapping, &KnownData::default(), NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    assert_eq!(
        plan.courses.iter().map(|course| course.validity_months.map(Months::count)).collect::<Vec<_>>(),
        [Some(12), Some(36)]
    );
}

#[test]
fn the_order_of_day_and_month_comes_from_the_dates() {
    let order = |dates: &str, others: &str| {
        let people =
            |name, date: &str| sheet(name, &["No.|Surname|Start date", &format!("1|Ali|{date}"), "2|Bo|01/02/2024"]);
        let mapping = recognised(vec![people("P", dates), people("Q", others)]);
        (mapping.sheets[0].dates.order, mapping.sheets[0].dates.because)
    };
    assert_eq!(order("25/03/2024", "03/04/2024"), (DayOrder::DayMonth, OrderReason::Evidence));
    assert_eq!(order("03/25/2024", "25/03/2024"), (DayOrder::MonthDay, OrderReason::Evidence));
    assert_eq!(order("03/04/2024", "03/25/2024"), (DayOrder::MonthDay, OrderReason::OtherSheets));
    assert_eq!(order("03/04/2024", "03/04/2024"), (DayOrder::DayMonth, OrderReason::Assumed));
}

#[test]
fn dates_in_both_orders_follow_the_majority_and_none_needs_no_decision() {
    let mixed = recognised(vec![sheet(
        "P",
        &["No.|Surname|Start date", "1|Ali|25/03/2024", "2|Bo|26/03/2024", "3|Cy|03/25/2024"],
    )]);
    assert_eq!(mixed.sheets[0].dates.because, OrderReason::Majority);
    let iso = recognised(vec![sheet("P", &["No.|Surname|Start date", "1|Ali|2024-03-04"])]);
    assert_eq!(iso.sheets[0].dates.because, OrderReason::NothingToDecide);
}

#[test]
fn hidden_sheets_are_named_and_not_read_and_lists_of_completions_are() {
    let mut hidden = sheet("Old", &["No.|Surname|Forename", "1|Ali|Amina"]);
    hidden.hidden = true;
    let long = sheet("Long", &["No.|Name|Course code|Completed on", "1|Ali, Amina|FLT-01|13/05/2026"]);
    let mapping = recognised(vec![hidden, long, sheet("P", &["No.|Surname", "1|Ali"])]);
    let layouts: Vec<Layout> = mapping.sheets.iter().map(|sheet| sheet.layout).collect();
    assert_eq!(layouts, [Layout::Unused(UnusedReason::Hidden), Layout::Completions, Layout::People]);
}

#[test]
fn requirements_without_codes_use_their_titles() {
    let mapping = recognised(vec![
        sheet("R", &["Training|How often|Role", "Fire drill|Annual|All"]),
        sheet("M", &["No.|Name|fire drill", "1|Ali, A|"]),
    ]);
    assert_eq!(mapping.sheets[0].column(Field::Audience), Some(2));
    assert_eq!(mapping.sheets[1].courses().collect::<Vec<_>>(), [(2, "Fire drill")]);
}

#[test]
fn a_workbook_without_usable_columns_says_what_was_looked_for_and_found() {
    let workbook = Workbook { sheets: vec![sheet("Budget", &["2026", "Item|Cost", "Paper|12"]), sheet("Empty", &[])] };
    let error = recognise(&workbook, &KnownData::default()).unwrap_err();
    assert_eq!(error.found, "sheet “Budget” with “Item”, “Cost”, sheet “Empty” without any text");
    assert!(error.to_string().contains("Employee no") && error.to_string().contains("Course code"));
    assert_eq!(
        recognise(&Workbook::default(), &KnownData::default()),
        Err(NotRecognised { found: "no sheet at all".to_owned() })
    );
}

#[test]
fn a_mapping_that_points_outside_the_sheet_plans_nothing_and_does_not_panic() {
    let workbook =
        Workbook { sheets: vec![sheet("M", &["No.|Name|Fire drill|First aid", "1|Ali, A|13/05/2026|14/05/2026"])] };
    let mut mapping = recognise(&workbook, &KnownData::default()).unwrap();
    for column in &mut mapping.sheets[0].columns {
        column.index += 1_000_000;
    }
    mapping.sheets[0].header_row = usize::MAX;
    mapping.sheets[0].validity_row = Some(usize::MAX);
    let plan = plan(&workbook, &mapping, &KnownData::default(), NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    assert!(plan.people.is_empty() && plan.completions.is_empty());
}
