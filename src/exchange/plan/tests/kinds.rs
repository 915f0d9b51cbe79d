//! Workbooks of kinds never seen before: other languages, other layouts, other habits.

use chrono::NaiveDate;

use super::rules::sheet;
use crate::catalogue::{Description, Hours, Months};
use crate::exchange::plan::{KnownCourse, KnownData, KnownPerson, PersonKey, Plan, ProblemKind, Severity, plan};
use crate::exchange::read::read;
use crate::exchange::recognise::{Layout, Mapping, OrderReason, recognise};
use crate::exchange::{Cell, DayOrder, Sheet, Workbook};

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

pub(super) fn planned(sheets: Vec<Sheet>, known: &KnownData) -> (Mapping, Plan) {
    let workbook = Workbook { sheets };
    let mapping = recognise(&workbook, known).unwrap();
    let plan = plan(&workbook, &mapping, known, today());
    (mapping, plan)
}

pub(super) fn kinds(plan: &Plan) -> Vec<ProblemKind> {
    plan.problems.iter().map(|problem| problem.kind).collect()
}

/// Course and day of every completion.
pub(super) fn done(plan: &Plan) -> Vec<(String, String)> {
    plan.completions.iter().map(|one| (one.course_code.clone(), one.completed_on.to_string())).collect()
}

pub(super) fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(course, day)| ((*course).to_owned(), (*day).to_owned())).collect()
}

#[test]
fn a_list_of_completions_has_one_row_a_completion() {
    let rows = [
        "Employee ID|Name|Course|Completion date|Expiry date|Status",
        "1|Ali, Amina|Fire drill|13/05/2026|13/05/2027|Completed",
        "1|Ali, Amina|First aid|14/05/2026||In progress",
        "|Cy, Jo|First aid|14/05/2026||",
        "2|Bo, Lee|First aid|14/05/2026|01/01/2026|Passed",
        "2|Bo, Lee|First aid|15/05/2026||whatever",
    ];
    let (mapping, plan) = planned(vec![sheet("L", &rows)], &KnownData::default());
    assert_eq!(mapping.sheets[0].layout, Layout::PeopleAndCompletions);
    assert_eq!((plan.people.len(), plan.courses.len()), (2, 2));
    assert_eq!(done(&plan), pairs(&[("Fire drill", "2026-05-13"), ("First aid", "2026-05-14")]));
    assert_eq!(plan.completions[0].expires_on, NaiveDate::from_ymd_opt(2027, 5, 13));
    assert_eq!(plan.completions[1].expires_on, None);
    let found = kinds(&plan);
    for kind in [
        ProblemKind::NotPassed,
        ProblemKind::MissingEmployeeNumber,
        ProblemKind::ExpiryBeforeCompletion,
        ProblemKind::OutcomeNotUnderstood,
    ] {
        assert!(found.contains(&kind), "{kind:?} in {found:?}");
    }
}

#[test]
fn cells_that_are_merged_over_several_rows_speak_for_all_of_them() {
    let rows = [
        "No.|Name|Course|Date completed",
        "1|Ali, Amina|Fire drill|13/05/2026",
        "||First aid|14/05/2026",
        "||Forklift|15/05/2026",
        "2|Bo, Lee|Fire drill|16/05/2026",
        "3|Cy, Jo||",
    ];
    let mut merged = sheet("L", &rows);
    for column in [0, 1] {
        merged.spans.add(column, 1, 3);
    }
    // A session: one course and one day for two people.
    for column in [2, 3] {
        merged.spans.add(column, 4, 5);
    }
    let (_, plan) = planned(vec![merged], &KnownData::default());
    let keys: Vec<&PersonKey> = plan.completions.iter().map(|one| &one.person).collect();
    let number = |number: &str| PersonKey::Number(number.to_owned());
    assert_eq!(keys, [&number("1"), &number("1"), &number("1"), &number("2"), &number("3")]);
    assert_eq!(done(&plan)[3..], pairs(&[("Fire drill", "2026-05-16"), ("Fire drill", "2026-05-16")]));
    assert_eq!(
        (plan.people.len(), plan.problems.iter().filter(|one| one.severity == Severity::Rejected).count()),
        (3, 0)
    );
    // Blank cells that are not merged say nothing: nobody is given the dates of somebody else.
    let (_, plan) = planned(vec![sheet("L", &rows)], &KnownData::default());
    assert_eq!(plan.completions.len(), 2);
    assert_eq!(kinds(&plan).iter().filter(|kind| **kind == ProblemKind::MissingEmployeeNumber).count(), 2);
}

#[test]
fn a_spanish_file_with_semicolons_in_any_encoding_is_read() {
    let text = "Nº empleado;Nombre y apellidos;Curso;Fecha de realización;Resultado;Caducidad\n104;Ana García;Carretillas;13/05/2026;Apto;13/05/2029\n117;Íñigo Muñoz;Primeros auxilios;2 de marzo de 2026;No apto;\n";
    let latin: Vec<u8> = text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &latin, &marked] {
        let workbook = read("formaciones.csv", bytes).unwrap();
        let (mapping, plan) = planned(workbook.sheets, &KnownData::default());
        assert_eq!(mapping.sheets[0].layout, Layout::PeopleAndCompletions);
        assert_eq!(done(&plan), pairs(&[("Carretillas", "2026-05-13")]));
        assert_eq!(plan.people[1].last_name, "Muñoz");
        assert!(kinds(&plan).contains(&ProblemKind::NotPassed));
    }
}

#[test]
fn french_sheets_of_people_requirements_and_a_matrix_are_read() {
    let sheets = vec![
        sheet(
            "Salariés",
            &[
                "Matricule|Nom|Prénom|Poste|Date d'entrée|Statut",
                "A1|Dupont|Éloïse|Cariste|01/09/2019|En poste",
                "A2|Petit|Luc|Cariste|01/09/2019|Sorti",
            ],
        ),
        sheet(
            "Formations",
            &[
                "Code formation|Intitulé|Périodicité|Public concerné|Obligatoire|Durée",
                "CACES|Conduite de chariot|Tous les 5 ans|Cariste|Oui|14 heures",
                "SST|Secourisme|annuelle|Tout le personnel|Oui|7",
            ],
        ),
        sheet(
            "Suivi",
            &[
                "Matricule|Nom et prénom|CACES|SST",
                "A1|Dupont Éloïse|3 févr. 2025|1er août 2026",
                "A2|Petit Luc|sans objet|12 décembre 2025",
            ],
        ),
    ];
    let (_, plan) = planned(sheets, &KnownData::default());
    assert_eq!(plan.people.iter().map(|person| person.left).collect::<Vec<_>>(), [false, true]);
    assert_eq!(plan.people[0].first_name, "Éloïse");
    let validity: Vec<_> = plan
        .courses
        .iter()
        .map(|course| (course.validity_months.map(Months::count), course.hours.map(Hours::get)))
        .collect();
    assert_eq!(validity, [(Some(60), Some(14.0)), (Some(12), Some(7.0))]);
    assert_eq!(plan.report.requirements.for_everyone, 1);
    assert_eq!(done(&plan), pairs(&[("CACES", "2025-02-03"), ("SST", "2026-08-01"), ("SST", "2025-12-12")]));
    assert_eq!(plan.report.records.not_applicable, 1);
}

#[test]
fn arabic_headers_and_digits_are_read() {
    let rows = [
        "الرقم الوظيفي|الاسم الكامل|اسم الدورة|تاريخ الإكمال|النتيجة",
        "١٠٤|فاطمة الزهراء|السلامة من الحريق|١٣/٠٥/٢٠٢٦|ناجح",
        "105|محمد علي|الإسعافات الأولية|2 مارس 2026|راسب",
    ];
    let (mapping, plan) = planned(vec![sheet("سجل", &rows)], &KnownData::default());
    assert_eq!(mapping.sheets[0].layout, Layout::PeopleAndCompletions);
    assert_eq!(done(&plan), pairs(&[("السلامة من الحريق", "2026-05-13")]));
}

#[test]
fn american_dates_are_recognised_from_the_column_and_can_be_turned_round() {
    let rows = ["No.|Name|Fire drill|First aid", "1|Ali, A|05/13/2026|03/04/2026", "2|Bo, L|05/14/2026|03/05/2026"];
    let workbook = Workbook { sheets: vec![sheet("M", &rows)] };
    let mut mapping = recognise(&workbook, &KnownData::default()).unwrap();
    assert_eq!(mapping.sheets[0].dates.order, DayOrder::MonthDay);
    let read = plan(&workbook, &mapping, &KnownData::default(), today());
    assert_eq!(done(&read)[1], ("First aid".to_owned(), "2026-03-04".to_owned()));
    mapping.sheets[0].dates.order = DayOrder::DayMonth;
    mapping.sheets[0].dates.because = OrderReason::Chosen;
    let read = plan(&workbook, &mapping, &KnownData::default(), today());
    assert_eq!(done(&read)[0], ("First aid".to_owned(), "2026-04-03".to_owned()));
    assert!(kinds(&read).contains(&ProblemKind::ImpossibleDate));
}

#[test]
fn columns_of_day_numbers_are_dates_where_nothing_else_is() {
    let mut numbers = sheet("M", &["No.|Name|Fire drill|First aid|Locker", "1|Ali, A||", "2|Bo, L||"]);
    for row in 1..=2 {
        numbers.rows[row].truncate(2);
        numbers.rows[row].extend([Cell::Number(46_155.0), Cell::Number(46_156.5), Cell::Number(12.0)]);
    }
    let (mapping, plan) = planned(vec![numbers], &KnownData::default());
    assert_eq!(mapping.sheets[0].courses().collect::<Vec<_>>(), [(2, "Fire drill"), (3, "First aid")]);
    assert_eq!(done(&plan)[..2], pairs(&[("Fire drill", "2026-05-13"), ("First aid", "2026-05-14")]));
}

#[test]
fn a_header_of_two_rows_with_merged_cells_is_one_header() {
    let rows = [
        "Training matrix 2026",
        "No.|Name|Safety||Vehicles|",
        "||FIRE-01|AID-01|FLT-01|VAN-01",
        "1|Ali, Amina|13/05/2026|14/05/2026|15/05/2026|",
        "2|Bo, Lee|13/05/2026||N/A|16/05/2026",
    ];
    let (mapping, plan) = planned(vec![sheet("M", &rows)], &KnownData::default());
    let sheet = &mapping.sheets[0];
    assert_eq!((sheet.header_row, sheet.header_rows, sheet.first_row), (1, 2, 3));
    assert_eq!(sheet.courses().map(|(_, code)| code).collect::<Vec<_>>(), ["FIRE-01", "AID-01", "FLT-01", "VAN-01"]);
    assert_eq!((plan.people.len(), plan.completions.len()), (2, 5));
}

#[test]
fn the_day_under_the_merged_name_of_a_course_is_its_completion() {
    let rows = [
        "No.|Name|Fire drill||First aid|",
        "||Date|Expiry date|Date|Expiry date",
        "1|Ali, Amina|13/05/2026|13/05/2027|14/05/2026|14/05/2029",
    ];
    let (mapping, plan) = planned(vec![sheet("M", &rows)], &KnownData::default());
    assert_eq!(mapping.sheets[0].courses().collect::<Vec<_>>(), [(2, "Fire drill"), (4, "First aid")]);
    assert_eq!(done(&plan), pairs(&[("Fire drill", "2026-05-13"), ("First aid", "2026-05-14")]));
}

#[test]
fn several_matrices_on_several_sheets_are_one_import() {
    let sheets = vec![
        sheet("North", &["No.|Name|Fire drill|First aid", "1|Ali, A|13/05/2026|14/05/2026"]),
        sheet("South", &["No.|Name|Fire drill|Forklift", "2|Bo, L|13/05/2026|15/05/2026"]),
    ];
    let (_, plan) = planned(sheets, &KnownData::default());
    assert_eq!((plan.people.len(), plan.courses.len(), plan.completions.len()), (2, 3, 4));
}

#[test]
fn a_list_of_competencies_with_levels_becomes_what_people_can_hold() {
    let rows = [
        "Area|Machine|Competency|Maximum level",
        "Packaging|Wrapper 3|Change the film|4",
        "Packaging|Wrapper 3|Clear a jam|3",
        "Packaging|Palletiser|Clear a jam|3",
        "Packaging|Palletiser|Clear a jam|3",
    ];
    let (mapping, plan) = planned(vec![sheet("Skills", &rows)], &KnownData::default());
    assert_eq!(mapping.sheets[0].layout, Layout::Competencies);
    let titles: Vec<&str> = plan.courses.iter().map(|course| course.title.as_str()).collect();
    assert_eq!(titles, ["Wrapper 3: Change the film", "Wrapper 3: Clear a jam", "Palletiser: Clear a jam"]);
    let expected = "Area: Packaging\nMachine: Wrapper 3\nMaximum level: 4";
    assert_eq!(plan.courses[0].description.as_ref().map(Description::as_str), Some(expected));
    assert_eq!(kinds(&plan), [ProblemKind::DuplicateCourse]);
}

#[test]
fn a_matrix_of_a_hundred_and_twenty_columns_and_twenty_thousand_rows_is_read() {
    let courses: Vec<String> = (0..120).map(|course| format!("C-{course:03}")).collect();
    let mut lines = vec![format!("No,Name,{}", courses.join(","))];
    let dates = vec!["13/05/2026"; 120].join(",");
    lines.extend(
        (0..20_000).map(|person| format!("{person},Name {person},{}", if person % 40 == 0 { &dates } else { "" })),
    );
    let workbook = read("matrix.csv", lines.join("\n").as_bytes()).unwrap();
    let (mapping, plan) = planned(workbook.sheets, &KnownData::default());
    assert_eq!(mapping.sheets[0].courses().count(), 120);
    assert_eq!((plan.people.len(), plan.completions.len()), (20_000, 500 * 120));
}

pub(super) fn organisation() -> KnownData {
    let person = |id: i64, number: &str, email: Option<&str>, name: &str| KnownPerson {
        id,
        employee_number: number.to_owned(),
        email: email.map(str::to_owned),
        name: name.to_owned(),
        ..KnownPerson::default()
    };
    KnownData {
        people: vec![
            person(11, "104", Some("ana@works.test"), "Ana García"),
            person(12, "", Some("bo@works.test"), "Bo Lee"),
            person(13, "106", None, "Jo Kim"),
            person(14, "107", None, "Jo Kim"),
            person(15, "", None, "Lu Xun"),
        ],
        courses: vec![KnownCourse {
            code: "FIRE-01".to_owned(),
            title: "Fire drill".to_owned(),
            ..KnownCourse::default()
        }],
        ..KnownData::default()
    }
}
