//! Every rule of a plan, on small sheets.

use chrono::{Datelike as _, NaiveDate};

use crate::catalogue::Untaught;

use crate::exchange::plan::ProblemKind::{
    DuplicateCourse, DuplicateEmail, EndBeforeStart, HoursNotUnderstood, ImpossibleDate, InvalidEmail,
    MandatoryNotUnderstood, MissingCourseCode, RoleNobodyHolds, UnknownStatus,
};
use crate::exchange::plan::{Known, KnownCourse, KnownPerson, Plan, PlannedScope, ProblemKind, Severity, plan};
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

fn planned(sheets: Vec<Sheet>, known: &Known) -> Plan {
    let workbook = Workbook { sheets };
    let mapping = recognise(&workbook, known).unwrap();
    plan(&workbook, &mapping, known, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
}

/// Place, kind and severity of every problem.
fn problems(plan: &Plan) -> Vec<(String, ProblemKind, Severity)> {
    plan.problems.iter().map(|problem| (problem.place.to_string(), problem.kind, problem.severity)).collect()
}

fn people(rows: &[&str]) -> Sheet {
    let header = "No.|Surname|Forename|E-mail|Start date|End date|Status";
    sheet("People", &[&[header], rows].concat())
}

fn requirements(rows: &[&str]) -> Sheet {
    let header = "Code|Course|Frequency|Who needs it|Mandatory|Hours|Legal reference";
    sheet("Requirements", &[&[header], rows].concat())
}

fn matrix(rows: &[&str]) -> Sheet {
    sheet("Matrix", &[&["No.|Name|A-1|B-1"], rows].concat())
}

fn known() -> Known {
    let person = |number: &str, email: &str| KnownPerson {
        employee_number: number.to_owned(),
        email: Some(email.to_owned()),
        started: NaiveDate::from_ymd_opt(2020, 1, 1),
        ..KnownPerson::default()
    };
    let course =
        |code: &str| KnownCourse { code: code.to_owned(), title: format!("Title of {code}"), ..KnownCourse::default() };
    Known {
        people: vec![person("7", "seven@x.test")],
        courses: vec![course("A-1"), course("B-1")],
        job_roles: vec!["Fitter".to_owned()],
        ..Known::default()
    }
}

#[test]
fn a_person_without_number_or_name_and_a_number_used_twice_are_rejected() {
    let plan =
        planned(vec![people(&["1|Ali|Amina", "|Ghost|No", " 1 |Other|Person", "2||", "Total: 3"])], &Known::default());
    assert_eq!(plan.people.len(), 1);
    assert_eq!((plan.report.people.rows, plan.report.people.rejected.total()), (5, 4));
    assert_eq!(
        problems(&plan)[..3],
        [
            ("People, row 3, column A (No.)".to_owned(), ProblemKind::MissingEmployeeNumber, Severity::Rejected),
            ("People, row 4, column A (No.)".to_owned(), ProblemKind::DuplicateEmployeeNumber, Severity::Rejected),
            ("People, row 5, column B (Surname)".to_owned(), ProblemKind::MissingName, Severity::Rejected),
        ]
    );
    assert!(plan.problems[1].message.to_string().contains("People, row 2, column A"), "{}", plan.problems[1].message);
}

#[test]
fn long_texts_are_rejected_and_never_cut() {
    let (name, number, title) = ("x".repeat(201), "9".repeat(51), "t".repeat(10_000));
    let rows = [format!("1|{name}|Amina"), format!("{number}|Ali|Amina"), format!("3|Ali|{}", &name[1..])];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let plan = planned(
        vec![people(&rows), requirements(&[&format!("A-1|{title}|Annual"), "B-1|Good|Annual|All|Y"])],
        &Known::default(),
    );
    assert_eq!((plan.people.len(), plan.courses.len()), (1, 1));
    assert!(
        plan.problems
            .iter()
            .filter(|problem| problem.severity == Severity::Rejected)
            .all(|problem| problem.kind == ProblemKind::TextTooLong)
    );
    assert_eq!(plan.report.people.rejected.count(ProblemKind::TextTooLong), 2);
    assert_eq!(plan.report.requirements.rejected.count(ProblemKind::TextTooLong), 1);
    assert!(plan.problems.iter().all(|problem| problem.value.chars().count() <= 81));
}

#[test]
fn a_doubtful_detail_does_not_cost_the_person() {
    let plan = planned(
        vec![people(&[
            "1|Ali|Amina|nobody|31/02/2024||Perhaps",
            "2|Bo|Lee|A@x.test|13/01/2024|13/01/2023|Live",
            "3|Cy|Lee|a@X.test",
        ])],
        &Known::default(),
    );
    assert_eq!(plan.people.len(), 3);
    assert_eq!((plan.people[0].email.as_deref(), plan.people[0].started, plan.people[0].left), (None, None, false));
    assert_eq!((plan.people[1].email.as_deref(), plan.people[1].ended), (Some("A@x.test"), None));
    assert_eq!(plan.people[2].email, None);
    let kinds: Vec<ProblemKind> = plan.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ImpossibleDate, InvalidEmail, UnknownStatus, EndBeforeStart, DuplicateEmail]);
    assert_eq!(plan.report.people.rejected.total(), 0);
}

#[test]
fn the_last_day_makes_a_leaver_once_it_is_over() {
    let plan = planned(
        vec![people(&["1|Ali|Amina|||19/11/2026", "2|Bo|Lee|||20/11/2026", "3|Cy|Lee|||13/01/2027"])],
        &Known::default(),
    );
    assert_eq!(plan.people.iter().map(|person| person.left).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn an_address_of_somebody_in_the_organisation_is_not_given_away() {
    let plan = planned(vec![people(&["7|Ali|Amina|SEVEN@x.test", "8|Bo|Lee|seven@x.test"])], &known());
    assert_eq!(plan.people[0].email.as_deref(), Some("SEVEN@x.test"));
    assert_eq!(plan.people[1].email, None);
}

#[test]
fn full_names_are_split_and_one_name_is_a_surname() {
    let rows = ["No.|Name|E-mail", "1|García-Pérez, Zoë", "2|Ngọc Anh Nguyễn", "3|Suharto"];
    let plan = planned(vec![sheet("Staff", &rows)], &Known::default());
    let names: Vec<_> =
        plan.people.iter().map(|person| (person.last_name.as_str(), person.first_name.as_str())).collect();
    assert_eq!(names, [("García-Pérez", "Zoë"), ("Nguyễn", "Ngọc Anh"), ("Suharto", "")]);
    assert_eq!(
        problems(&plan),
        [("Staff, row 1, column B (Name)".to_owned(), ProblemKind::NamesSplit, Severity::Notice)]
    );
}

#[test]
fn completions_need_a_person_a_real_day_and_a_past_one() {
    let rows = [
        "7|Ali, Amina|13/05/2026|21/11/2026",
        "8|Bo, Lee|13/05/2026|N/A",
        "|Cy, Lee|13/05/2026|",
        "7|Ali, Amina|13/05/2026|31/12/2019",
        "7||20/11/2026|booked",
    ];
    let plan = planned(vec![matrix(&rows)], &known());
    let imported: Vec<String> = plan.completions.iter().map(|completion| completion.place.to_string()).collect();
    assert_eq!(
        imported,
        ["Matrix, row 2, column C (A-1)", "Matrix, row 5, column D (B-1)", "Matrix, row 6, column C (A-1)"]
    );
    assert_eq!(
        problems(&plan),
        [
            ("Matrix, row 2, column D (B-1)".to_owned(), ProblemKind::FutureDate, Severity::Rejected),
            ("Matrix, row 3, column C (A-1)".to_owned(), ProblemKind::UnknownEmployee, Severity::Rejected),
            ("Matrix, row 4, column C (A-1)".to_owned(), ProblemKind::MissingEmployeeNumber, Severity::Rejected),
            ("Matrix, row 5, column C (A-1)".to_owned(), ProblemKind::DuplicateRecord, Severity::Notice),
            ("Matrix, row 5, column D (B-1)".to_owned(), ProblemKind::BeforeEmployment, Severity::Warning),
            ("Matrix, row 6, column D (B-1)".to_owned(), ProblemKind::NotADate, Severity::Rejected),
        ]
    );
    assert_eq!(plan.report.records.imported, 2);
}

#[test]
fn dates_of_a_rejected_course_are_rejected_with_it() {
    let title = "t".repeat(256);
    let sheets = vec![
        people(&["1|Ali|Amina"]),
        requirements(&[&format!("A-1|{title}|Annual"), "B-1|Good|Annual"]),
        matrix(&["1|Ali, Amina|13/05/2026|13/05/2026"]),
    ];
    let plan = planned(sheets, &Known::default());
    assert_eq!(plan.completions.len(), 1);
    assert_eq!(plan.report.records.rejected.count(ProblemKind::UnknownCourse), 1);
}

#[test]
fn the_requirements_win_over_the_validities_of_the_matrix() {
    let frequencies = requirements(&["A-1|First|Every 2 years|All|Y", "B-1|Second|see policy|All|Y"]);
    let validities = matrix(&["|valid for|36 months|12 months", "1|Ali, Amina|13/05/2026|13/05/2026"]);
    let plan = planned(vec![frequencies, validities], &Known::default());
    assert_eq!(plan.courses.iter().map(|course| course.validity_months).collect::<Vec<_>>(), [Some(24), Some(12)]);
    assert_eq!(plan.requirements[1].refresh_months, Some(12));
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
    assert_eq!(plan.courses.iter().map(|course| course.hours).collect::<Vec<_>>(), [Some(2.0), None, Some(1.5), None]);
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

#[test]
fn a_course_takes_no_completions_as_a_draft_nor_from_its_archiving_on_and_no_record_is_from_before_1950() {
    let mut known = known();
    known.courses[0].untaught = Some(Untaught::Yet);
    known.courses[1].untaught = NaiveDate::from_ymd_opt(2026, 5, 13).map(Untaught::Since);
    let day_before = ["7|Amina|13/05/2026|12/05/2026", "7|Amina||13/05/2026", "7|Amina||31/12/1949"];
    let plan = planned(vec![matrix(&day_before)], &known);
    assert_eq!(plan.completions.len(), 1);
    assert_eq!(
        problems(&plan),
        [
            ("Matrix, row 2, column C (A-1)".to_owned(), ProblemKind::CourseNotTaught, Severity::Rejected),
            ("Matrix, row 3, column D (B-1)".to_owned(), ProblemKind::CourseNotTaught, Severity::Rejected),
            ("Matrix, row 4, column D (B-1)".to_owned(), ProblemKind::TooEarly, Severity::Rejected),
        ]
    );
    assert!(plan.problems[0].message.to_string().contains("still a draft"), "{}", plan.problems[0].message);
    assert!(plan.problems[1].message.to_string().contains("archived on"), "{}", plan.problems[1].message);
}

#[test]
fn of_the_administrators_one_stays_whatever_the_file_says() {
    let mut known = known();
    known.people[0].is_administrator = true;
    known.people.push(KnownPerson {
        id: 8,
        employee_number: "8".to_owned(),
        is_administrator: true,
        ..KnownPerson::default()
    });
    let plan = planned(vec![people(&["7|Ali|Amina||||Left", "8|Bo|Lee||||Left"])], &known);
    assert_eq!(plan.people.iter().map(|person| person.left).collect::<Vec<_>>(), [true, false]);
    assert_eq!(
        problems(&plan),
        [("People, row 3, column G (Status)".to_owned(), ProblemKind::CannotLeave, Severity::Warning)]
    );
}

#[test]
fn passed_with_a_score_below_the_pass_mark_is_held_back_and_named_by_its_cell() {
    let course = |code: &str, pass_mark| KnownCourse {
        code: code.to_owned(),
        title: format!("Title of {code}"),
        pass_mark,
        ..KnownCourse::default()
    };
    let person = KnownPerson {
        id: 11,
        employee_number: "104".to_owned(),
        name: "Ana García".to_owned(),
        ..KnownPerson::default()
    };
    let known = Known {
        people: vec![person],
        courses: vec![course("FIRE-01", Some(75)), course("AID-01", None)],
        ..Known::default()
    };
    let rows = [
        "Employee ID|Name|Course|Completion date|Result|Score",
        "104|Ana García|FIRE-01|13/05/2026|Passed|10",
        "104|Ana García|FIRE-01|14/05/2026|Passed|75",
        "104|Ana García|FIRE-01|15/05/2026||74.5%",
        "104|Ana García|FIRE-01|16/05/2026|Failed|10",
        "104|Ana García|FIRE-01|17/05/2026|Passed|well done",
        "104|Ana García|AID-01|18/05/2026|Passed|10",
    ];
    let plan = planned(vec![sheet("L", &rows)], &known);
    let stored: Vec<_> = plan.completions.iter().map(|one| (one.completed_on.day(), one.score)).collect();
    assert_eq!(stored, [(14, Some(75.0)), (17, None), (18, Some(10.0))]);
    let held: Vec<_> = plan.problems.iter().filter(|one| one.kind == ProblemKind::BelowPassMark).collect();
    assert_eq!(held.iter().map(|one| one.place.row).collect::<Vec<_>>(), [Some(2), Some(4)]);
    assert!(held[0].place.to_string().contains("column F (Score)"), "{}", held[0].place);
    assert!(held[0].message.to_string().contains("The score 10 is below 75"), "{}", held[0].message);

    let shares = [
        "Employee ID|Name|Course|Completion date|Score",
        "104|Ana|FIRE-01|13/05/2026|0.8",
        "104|Ana|FIRE-01|14/05/2026|0.5",
    ];
    let plan = planned(vec![sheet("L", &shares)], &known);
    assert_eq!(plan.completions.iter().map(|one| one.score).collect::<Vec<_>>(), [Some(80.0)], "80 % are kept as 0.8");
}
