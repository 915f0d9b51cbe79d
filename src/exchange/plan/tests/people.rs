//! Rules about the rows of people.

use super::rules::{known, people, planned, problems, requirements, sheet};
use crate::exchange::plan::ProblemKind::{DuplicateEmail, EndBeforeStart, ImpossibleDate, InvalidEmail, UnknownStatus};
use crate::exchange::plan::{KnownData, KnownPerson, ProblemKind, Severity};

#[test]
fn a_person_without_number_or_name_and_a_number_used_twice_are_rejected() {
    let plan = planned(
        vec![people(&["1|Ali|Amina", "|Ghost|No", " 1 |Other|Person", "2||", "Total: 3"])],
        &KnownData::default(),
    );
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
        &KnownData::default(),
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
        &KnownData::default(),
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
        &KnownData::default(),
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
    let plan = planned(vec![sheet("Staff", &rows)], &KnownData::default());
    let names: Vec<_> =
        plan.people.iter().map(|person| (person.last_name.as_str(), person.first_name.as_str())).collect();
    assert_eq!(names, [("García-Pérez", "Zoë"), ("Nguyễn", "Ngọc Anh"), ("Suharto", "")]);
    assert_eq!(
        problems(&plan),
        [("Staff, row 1, column B (Name)".to_owned(), ProblemKind::NamesSplit, Severity::Notice)]
    );
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
