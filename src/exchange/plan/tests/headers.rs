//! Headers as people write them: said again, in two rows, over dates that are no completions, or none at all.

use super::{
    kinds::{done, kinds, organisation, pairs, planned},
    rules::sheet,
};
use crate::exchange::{
    Cell,
    plan::{KnownData, ProblemKind},
    recognise::Layout,
};

#[test]
fn a_header_that_comes_again_is_nobody_and_a_second_table_is_named() {
    let rows = [
        "No.|Name|Fire drill|First aid",
        "1|Ali, Amina|13/05/2026|13/06/2026",
        "3|Cy, Jo|13/05/2026|13/06/2026",
        "No.|Name|Fire drill|First aid",
        "2|Bo, Lee|14/05/2026|14/06/2026",
        "No.|Name|Forklift|Crane",
        "1|Ali, Amina|15/05/2026|",
    ];
    let (_, plan) = planned(vec![sheet("M", &rows)], &KnownData::default());
    assert_eq!((plan.people.len(), plan.completions.len()), (3, 6));
    let found: Vec<_> = plan.problems.iter().map(|one| (one.kind, one.place.row)).collect();
    assert!(found.contains(&(ProblemKind::RowIgnored, Some(4))), "{found:?}");
    assert!(found.contains(&(ProblemKind::SecondTable, Some(6))), "{found:?}");
}

#[test]
fn names_beside_job_titles_are_people_and_not_courses() {
    let rows = ["Name|Job title|Fire drill|First aid", "Ali, Amina|Fitter|13/05/2026|", "Bo, Lee|Fitter||14/05/2026"];
    let (mapping, plan) = planned(vec![sheet("M", &rows)], &KnownData::default());
    assert_eq!(mapping.sheets[0].layout, Layout::PeopleAndMatrix);
    assert_eq!((plan.people.len(), plan.requirements.len(), plan.completions.len()), (2, 0, 2));
    let (mapping, plan) =
        planned(vec![sheet("P", &["Last name|First name|Role", "Ali|Amina|Fitter"])], &KnownData::default());
    assert_eq!((mapping.sheets[0].layout, plan.people.len()), (Layout::People, 1));
}

#[test]
fn days_of_expiry_beside_or_under_a_course_are_no_completions() {
    for expiry in
        ["Expiry", "Expiration", "Valid till", "Renewal date", "Caduca el", "Vence", "Valable jusqu'au", "صالح حتى"]
    {
        let under = format!("||Date|{expiry}|Date|{expiry}");
        let rows = [
            "No.|Name|Fire drill||First aid|",
            under.as_str(),
            "1|Ali, Amina|13/05/2024|13/05/2025|13/05/2024|13/05/2025",
            "2|Bo, Lee|14/05/2024|14/05/2025||",
        ];
        let (_, plan) = planned(vec![sheet("M", &rows)], &KnownData::default());
        let codes: Vec<&str> = plan.courses.iter().map(|course| course.code.as_str()).collect();
        assert_eq!(codes, ["Fire drill", "First aid"], "{expiry}");
        assert_eq!(plan.completions.len(), 3, "{expiry}");
    }
}

#[test]
fn a_code_above_the_title_of_a_course_is_its_code() {
    let long = "Working safely at heights on scaffolding and with mobile platforms";
    let titles = format!("||Fire drill for all|{long}");
    let rows = ["No.|Name|FIRE-01|WAH-02", titles.as_str(), "104|Ana|13/05/2024|13/05/2024", "106|Jo|14/05/2024|"];
    let (_, plan) = planned(vec![sheet("M", &rows)], &organisation());
    let new: Vec<_> = plan.courses.iter().map(|course| (course.code.as_str(), course.title.as_str())).collect();
    assert_eq!(new, [("WAH-02", long)]);
    assert_eq!(plan.completions.iter().filter(|one| one.course_code == "FIRE-01").count(), 2);
}

#[test]
fn a_title_too_long_for_a_code_still_makes_a_course() {
    let long = "Working safely at heights on scaffolding and with mobile platforms";
    let header = format!("No.|Name|{long}");
    let (_, plan) = planned(vec![sheet("M", &[header.as_str(), "1|Ali, Amina|13/05/2024"])], &KnownData::default());
    assert_eq!((plan.courses[0].title.as_str(), plan.courses[0].code.chars().count() <= 50), (long, true));
    assert_eq!(plan.completions[0].course_code, plan.courses[0].code);
}

#[test]
fn courses_headed_by_numbers_are_read_and_columns_without_a_header_are_named() {
    let mut known = organisation();
    known.courses[0].code = "1001".to_owned();
    let mut numbered = sheet("M", &["No.|Name|#|", "104|Ana García|13/05/2024|13/05/2024"]);
    numbered.rows[0][2] = Cell::Number(1001.0);
    let (mapping, plan) = planned(vec![numbered], &known);
    assert_eq!(plan.completions.iter().map(|one| one.course_code.as_str()).collect::<Vec<_>>(), ["1001"]);
    assert_eq!(mapping.sheets[0].columns.last().map(|column| (column.index, column.header.as_str())), Some((3, "")));
    let ignored = plan.problems.iter().find(|one| one.kind == ProblemKind::ColumnIgnored).unwrap();
    assert_eq!(ignored.place.to_string(), "M, row 1, column D");
}

#[test]
fn headers_that_differ_only_in_accents_are_one_course() {
    let matrix = |name: &str, course: &str| {
        let header = format!("No.|Name|{course}");
        sheet(name, &[header.as_str(), "1|Ali, Amina|13/05/2024", "2|Bo, Lee|14/05/2024"])
    };
    let (_, plan) = planned(vec![matrix("A", "Inducción"), matrix("B", "Induccion")], &KnownData::default());
    assert_eq!(plan.courses.len(), 1);
}

#[test]
fn a_code_said_again_over_the_expiry_of_a_course_makes_no_completions_of_it() {
    let rows = [
        "No.|Name|FIRE-01|FIRE-01|NEW-02|NEW-02",
        "||Completed|Expiry|Completed|Valid till",
        "104|Ana|13/05/2024|13/05/2025|13/05/2024|13/05/2025",
        "106|Jo|14/05/2024|14/05/2025||",
    ];
    let (_, plan) = planned(vec![sheet("M", &rows)], &organisation());
    let found = [("FIRE-01", "2024-05-13"), ("NEW-02", "2024-05-13"), ("FIRE-01", "2024-05-14")];
    assert_eq!(done(&plan), pairs(&found));
}

#[test]
fn the_name_of_a_group_over_several_courses_is_none_of_them() {
    let rows = [
        "No.|Name|Fire drill||Other",
        "||Extinguisher|Evacuation|Crane",
        "104|Ana|13/05/2024|14/05/2024|15/05/2024",
        "106|Jo|14/05/2024|14/05/2024|",
    ];
    let (_, plan) = planned(vec![sheet("M", &rows)], &organisation());
    let codes: Vec<&str> = plan.courses.iter().map(|course| course.code.as_str()).collect();
    assert_eq!(codes, ["Extinguisher", "Evacuation", "Crane"]);
}

#[test]
fn a_header_of_two_rows_that_comes_again_on_every_page_ends_nothing() {
    let rows = [
        "No.|Name|FIRE-01|FIRST-02",
        "||Drill for all|First aid",
        "104|Ana|13/05/2024|13/05/2024",
        "106|Jo|14/05/2024|14/05/2024",
        "No.|Name|FIRE-01|FIRST-02",
        "||Drill for all|First aid",
        "107|Jo|15/05/2024|15/05/2024",
    ];
    let (_, plan) = planned(vec![sheet("M", &rows)], &organisation());
    assert_eq!(plan.completions.len(), 6);
    assert_eq!(plan.problems.iter().filter(|one| one.kind == ProblemKind::RowIgnored).count(), 2);
    assert!(!kinds(&plan).contains(&ProblemKind::SecondTable), "{:?}", kinds(&plan));
}

#[test]
fn a_damaged_letter_is_named() {
    let (_, plan) = planned(vec![sheet("P", &["No.|Surname|First name", "1|Mu\u{fffd}oz|Ana"])], &KnownData::default());
    assert_eq!(plan.people.len(), 1);
    assert!(kinds(&plan).contains(&ProblemKind::DamagedText));
}
