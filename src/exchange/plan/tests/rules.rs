//! Every rule of a plan, on small sheets.

use chrono::NaiveDate;

use crate::catalogue::{Hours, Months};
use crate::exchange::plan::ProblemKind::{
    DuplicateCourse, HoursNotUnderstood, MandatoryNotUnderstood, MissingCourseCode, RoleNobodyHolds,
};
use crate::exchange::plan::{KnownCourse, KnownData, KnownPerson, Plan, PlannedScope, ProblemKind, Severity, plan};
use crate::exchange::recognise::recognise;
use crate::exchange::{Cell, Sheet, Workbook};

/// A sheet of texts; columns are set apart by bars.
pub(super) fn sheet(name: &str, rows: &[&str]) -> Sheet {
    let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    Sheet {
        name: name.to_owned(),
        rows: rows.iter().map(|row| row.split('|').map(cell).collect()).collect(),
        ..Sheet::default()
    }
}

pub(super) fn planned(sheets: Vec<Sheet>, known: &KnownData) -> Plan {
    let workbook = Workbook { sheets };
    let mapping = recognise(&workbook, known).unwrap();
    plan(&workbook, &mapping, known, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

/// Place, kind and severity of every problem.
pub(super) fn problems(plan: &Plan) -> Vec<(String, ProblemKind, Severity)> {
    plan.problems.iter().map(|problem| (problem.place.to_string(), problem.kind, problem.severity)).collect()
}

pub(super) fn people(rows: &[&str]) -> Sheet {
    let header = "No.|Surname|Forename|E-mail|Start date|End date|Status";
    sheet("People", &[&[header], rows].concat())
}

pub(super) fn requirements(rows: &[&str]) -> Sheet {
    let header = "Code|Course|Frequency|Who needs it|Mandatory|Hours|Legal reference";
    sheet("Requirements", &[&[header], rows].concat())
}

pub(super) fn matrix(rows: &[&str]) -> Sheet {
    sheet("Matrix", &[&["No.|Name|A-1|B-1"], rows].concat())
}

pub(super) fn known() -> KnownData {
    let person = |number: &str, email: &str| KnownPerson {
        employee_number: number.to_owned(),
        email: Some(email.to_owned()),
        started: NaiveDate::from_ymd_opt(2020, 1, 1),
        ..KnownPerson::default()
    };
    let course =
        |code: &str| KnownCourse { code: code.to_owned(), title: format!("Title of {code}"), ..KnownCourse::default() };
    KnownData {
        people: vec![person("7", "seven@x.test")],
        courses: vec![course("A-1"), course("B-1")],
        job_roles: vec!["Fitter".to_owned()],
        ..KnownData::default()
    }
}

#[test]
fn the_requirements_win_over_the_validities_of_the_matrix() {
    let frequencies = requirements(&["A-1|First|Every 2 years|All|Y", "B-1|Second|see policy|All|Y"]);
    let validities = matrix(&["|valid for|36 months|12 months", "1|Ali, Amina|13/05/2026|13/05/2026"]);
    let plan = planned(vec![frequencies, validities], &KnownData::default());
    assert_eq!(
        plan.courses.iter().map(|course| course.validity_months.map(Months::count)).collect::<Vec<_>>(),
        [Some(24), Some(12)]
    );
    assert_eq!(plan.requirements[1].refresh_months.map(Months::count), Some(12));
    let notices = problems(&plan);
    assert!(notices.contains(&(
        "Requirements, row 2, column C (Frequency)".to_owned(),
        ProblemKind::ValidityDiffers,
        Severity::Notice
    )));
    assert!(notices.contains(&(
        "Requirements, row 3, column C (Frequency)".to_owned(),
        ProblemKind::FrequencyNotUnderstood,
        Severity::Notice
    )));
}

#[test]
fn what_cannot_be_stored_of_a_course_is_told_and_the_course_comes_without_it() {
    let row = format!("A-1|First|Annual|||0|{}", "x".repeat(501));
    let plan = planned(vec![requirements(&[&row, "B-1|Second|Annual|||1.5|PUWER 1998"])], &KnownData::default());
    let stored = plan.courses.iter().map(|one| (one.hours.map(Hours::get), one.legal_reference.as_deref()));
    assert_eq!(stored.collect::<Vec<_>>(), [(None, None), (Some(1.5), Some("PUWER 1998"))]);
    let told: Vec<ProblemKind> = plan.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(told, [ProblemKind::TextTooLong, HoursNotUnderstood]);
}

#[test]
fn who_needs_a_course_is_read_with_care() {
    let rows = [
        "A-1|First|Annual|fitter; Welder\nFitter|Y|2 h",
        "B-1|Second|Annual|Fitter, Manager, Logistics|maybe|two days",
        "C-1|Third|Annual|Everyone; Fitter|N|1.5",
        "D-1|Fourth|Annual|None|Y",
        "A-1|Again|Annual",
        "|Lost|Annual",
    ];
    let plan = planned(vec![requirements(&rows)], &known());
    let scopes: Vec<_> = plan
        .requirements
        .iter()
        .map(|requirement| (requirement.course_code.as_str(), requirement.scope.clone(), requirement.mandatory))
        .collect();
    let role = |name: &str| PlannedScope::Role(name.to_owned());
    assert_eq!(
        scopes,
        [
            ("A-1", role("Fitter"), true),
            ("A-1", role("Welder"), true),
            ("B-1", role("Fitter, Manager, Logistics"), true),
            ("C-1", PlannedScope::Everyone, false)
        ]
    );
    assert_eq!(
        plan.courses.iter().map(|course| course.hours.map(Hours::get)).collect::<Vec<_>>(),
        [Some(2.0), None, Some(1.5), None]
    );
    let kinds: Vec<ProblemKind> = plan.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(
        kinds,
        [
            RoleNobodyHolds,
            HoursNotUnderstood,
            RoleNobodyHolds,
            MandatoryNotUnderstood,
            DuplicateCourse,
            MissingCourseCode
        ]
    );
}

#[test]
fn job_titles_with_commas_are_split_only_where_every_part_is_held() {
    let mut known = known();
    known.job_roles = vec!["Fitter".to_owned(), "Manager, Logistics".to_owned(), "Welder".to_owned()];
    let plan = planned(
        vec![requirements(&["A-1|First|Annual|Fitter, Welder", "B-1|Second|Annual|Manager, Logistics"])],
        &known,
    );
    let role = |name: &str| PlannedScope::Role(name.to_owned());
    assert_eq!(
        plan.requirements.iter().map(|requirement| requirement.scope.clone()).collect::<Vec<_>>(),
        [role("Fitter"), role("Welder"), role("Manager, Logistics")]
    );
}

#[test]
fn the_list_of_problems_ends_and_the_counts_do_not() {
    let row = "7|Ali, Amina|never|never".to_owned();
    let rows = vec![row.as_str(); 10_500];
    let mut known = known();
    known.job_roles.clear();
    let plan = planned(vec![matrix(&[&["7||13/05/2026|13/05/2026"], rows.as_slice()].concat())], &known);
    assert_eq!((plan.problems.len(), plan.unlisted_problems), (20_000, 1_000));
    assert_eq!(plan.report.records.rejected.count(ProblemKind::NotADate), 21_000);
}

#[test]
fn every_kind_of_problem_has_its_own_code_and_words() {
    let codes: std::collections::HashSet<_> = ProblemKind::ALL.iter().map(|kind| kind.code()).collect();
    let texts: std::collections::HashSet<_> = ProblemKind::ALL.iter().map(|kind| kind.text()).collect();
    assert_eq!((codes.len(), texts.len()), (ProblemKind::ALL.len(), ProblemKind::ALL.len()));
    for kind in ProblemKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
}
