//! Rules about completions: of whom, of what and when.

use super::rules::{known, matrix, people, planned, problems, requirements, sheet};
use crate::catalogue::Untaught;
use crate::competence::completion::Score;
use crate::exchange::plan::{KnownCourse, KnownData, KnownPerson, ProblemKind, Severity};
use chrono::{Datelike as _, NaiveDate};

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
    let plan = planned(sheets, &KnownData::default());
    assert_eq!(plan.completions.len(), 1);
    assert_eq!(plan.report.records.rejected.count(ProblemKind::UnknownCourse), 1);
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

/// Ana García, number 104, and two courses of which one has a pass mark, 75.
fn one_pass_mark() -> KnownData {
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
    let courses = vec![course("FIRE-01", Some(75)), course("AID-01", None)];
    KnownData { people: vec![person], courses, ..KnownData::default() }
}

#[test]
fn passed_with_a_score_below_the_pass_mark_is_held_back_and_named_by_its_cell() {
    let rows = [
        "Employee ID|Name|Course|Completion date|Result|Score",
        "104|Ana García|FIRE-01|13/05/2026|Passed|10",
        "104|Ana García|FIRE-01|14/05/2026|Passed|75",
        "104|Ana García|FIRE-01|15/05/2026||74.5%",
        "104|Ana García|FIRE-01|16/05/2026|Failed|10",
        "104|Ana García|FIRE-01|17/05/2026|Passed|well done",
        "104|Ana García|AID-01|18/05/2026|Passed|10",
    ];
    let plan = planned(vec![sheet("L", &rows)], &one_pass_mark());
    let stored: Vec<_> =
        plan.completions.iter().map(|one| (one.completed_on.day(), one.score.map(Score::get))).collect();
    assert_eq!(stored, [(14, Some(75.0)), (17, None), (18, Some(10.0))]);
    let held: Vec<_> = plan.problems.iter().filter(|one| one.kind == ProblemKind::BelowPassMark).collect();
    assert_eq!(held.iter().map(|one| one.place.row).collect::<Vec<_>>(), [Some(2), Some(4)]);
    assert!(held[0].place.to_string().contains("column F (Score)"), "{}", held[0].place);
    assert!(held[0].message.to_string().contains("The score 10 is below 75"), "{}", held[0].message);
}

#[test]
fn scores_below_one_are_shares_of_a_hundred() {
    let shares = [
        "Employee ID|Name|Course|Completion date|Score",
        "104|Ana|FIRE-01|13/05/2026|0.8",
        "104|Ana|FIRE-01|14/05/2026|0.5",
    ];
    let plan = planned(vec![sheet("L", &shares)], &one_pass_mark());
    assert_eq!(
        plan.completions.iter().map(|one| one.score.map(Score::get)).collect::<Vec<_>>(),
        [Some(80.0)],
        "80 % are kept as 0.8"
    );
}
