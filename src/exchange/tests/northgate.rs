//! A site group's real records: the published counts, and a matrix that agrees with what the sheets say by themselves.

use super::*;
use crate::{
    kernel::date::{add_months, days_between},
    testing::{day, on_both},
};
use std::collections::{HashMap, HashSet};

const EXPECTED: &str = include_str!("../../../tests/fixtures/northgate-records.expected.json");

fn published() -> serde_json::Value {
    serde_json::from_str(EXPECTED).unwrap()
}

#[tokio::test]
async fn the_workbook_is_imported_with_the_published_counts() {
    on_both(async |house| {
        let outcome = import(&house.admin, xlsx()).await;
        assert_eq!(serde_json::to_value(&outcome.report).unwrap(), published());
        let expected = Changes { people: 240, left: 0, courses: 18, requirements: 30, completions: 1445 };
        assert_eq!(outcome.changes, expected);
        let (matrix, facts) = matrix(&house.admin, house.today()).await;
        // The administrator is a person too.
        assert_eq!((facts.people.len(), matrix.rows.len(), matrix.columns.len()), (241, 223, 18));
        let ninety = house.today() - chrono::TimeDelta::days(365);
        let completions = facts.people.iter().flat_map(|person| &person.completions);
        assert!(completions.clone().any(|one| one.completed_on > ninety) && completions.count() == 1445);
    })
    .await;
}

#[tokio::test]
async fn importing_the_same_again_changes_nothing() {
    on_both(async |house| {
        import(&house.admin, xlsx()).await;
        let (before, cells) = (rows(&house).await, words(&matrix(&house.admin, house.today()).await.0));
        for files in [xlsx(), csv()] {
            let again = import(&house.admin, files).await;
            assert_eq!(again.changes, Changes::default());
            assert_eq!(serde_json::to_value(&again.report).unwrap(), published());
        }
        assert_eq!(rows(&house).await, before);
        assert_eq!(words(&matrix(&house.admin, house.today()).await.0), cells);
    })
    .await;
}

#[tokio::test]
async fn three_files_give_the_same_matrix_as_one_workbook() {
    let (one, three) = (crate::testing::on_sqlite().await, crate::testing::on_sqlite().await);
    assert_eq!(import(&one.admin, xlsx()).await.changes, import(&three.admin, csv()).await.changes);
    for as_of in [one.today(), day("2025-11-20"), day("2027-06-01")] {
        let (one, three) = (matrix(&one.admin, as_of).await.0, matrix(&three.admin, as_of).await.0);
        assert!(!one.cells.is_empty());
        assert_eq!(words(&one), words(&three));
        assert_eq!(one.totals, three.totals);
    }
}

#[tokio::test]
async fn a_dry_run_tells_the_same_and_writes_nothing() {
    on_both(async |house| {
        let before = rows(&house).await;
        let dry = run(&house.admin, xlsx(), true).await.unwrap();
        assert_eq!((serde_json::to_value(&dry.report).unwrap(), dry.changes), (published(), Changes::default()));
        assert_eq!(rows(&house).await, before);
        let wet = import(&house.admin, xlsx()).await;
        assert_eq!((wet.report, wet.problems), (dry.report, dry.problems));
    })
    .await;
}

/// The sheets as anybody would read them: who is employed since when as what, who has to have what, who has it since when.
struct Sheets {
    /// By employee number: since when, and the job title.
    people: HashMap<String, (NaiveDate, String)>,
    left: HashSet<String>,
    /// Course, and whom it is for.
    required: Vec<(String, Vec<String>)>,
    /// Number and course: the days of all completions.
    completed: HashMap<(String, String), Vec<NaiveDate>>,
}

fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The four ways in which days are written in the sheets.
fn any_day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d %b %Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

impl Sheets {
    fn read(today: NaiveDate) -> Self {
        let [people, matrix, required] = CSV.map(table);
        let mut sheets =
            Self { people: HashMap::new(), left: HashSet::new(), required: Vec::new(), completed: HashMap::new() };
        for row in people.iter().skip(1).filter(|row| !row[0].is_empty()) {
            sheets.people.entry(row[0].clone()).or_insert((any_day(&row[7]).unwrap_or(NaiveDate::MIN), row[4].clone()));
            if row[8] == "Left" {
                sheets.left.insert(row[0].clone());
            }
        }
        let whom = |row: &Vec<String>| {
            row[4].split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
        };
        sheets.required = required.iter().skip(1).map(|row| (row[0].clone(), whom(row))).collect();
        let header = &matrix[2];
        for row in matrix.iter().skip(4).filter(|row| sheets.people.contains_key(&row[0])) {
            for (course, cell) in header.iter().zip(row).skip(4) {
                if let Some(on) = any_day(cell).filter(|on| *on <= today) {
                    sheets.completed.entry((row[0].clone(), course.clone())).or_default().push(on);
                }
            }
        }
        sheets
    }

    /// Until `today` nobody knows on which day those who left did.
    fn employed(&self, as_of: NaiveDate, today: NaiveDate) -> impl Iterator<Item = (&String, &String)> {
        let is_there =
            move |number: &String, since: NaiveDate| since <= as_of && (as_of < today || !self.left.contains(number));
        self.people
            .iter()
            .filter(move |(number, (since, _))| is_there(number, *since))
            .map(|(number, (_, job))| (number, job))
    }

    fn totals(&self, as_of: NaiveDate, today: NaiveDate) -> Totals {
        let months = published()["requirements"]["frequency in months"].clone();
        let mut totals = Totals::default();
        for (number, job) in self.employed(as_of, today) {
            for (course, _) in
                self.required.iter().filter(|(_, whom)| whom.iter().any(|one| one == "All" || one == job))
            {
                let done = self.completed.get(&(number.clone(), course.clone()));
                let latest = done.and_then(|days| days.iter().filter(|on| **on <= as_of).max());
                let months = months[course].as_u64().map(|months| u32::try_from(months).unwrap());
                let left =
                    latest.map(|on| months.map_or(i64::MAX, |months| days_between(as_of, add_months(*on, months))));
                match left {
                    None => totals.missing += 1,
                    Some(days) if days <= 0 => totals.expired += 1,
                    Some(days) if days <= 30 => totals.expiring += 1,
                    Some(_) => totals.valid += 1,
                }
            }
        }
        totals
    }
}

#[tokio::test]
async fn the_matrix_says_what_the_sheets_say_today_and_a_year_ago() {
    on_both(async |house| {
        import(&house.admin, xlsx()).await;
        let today = house.today();
        let sheets = Sheets::read(today);
        let mut seen = Vec::new();
        for as_of in [today, day("2025-11-20"), day("2024-02-29")] {
            let mut expected = sheets.totals(as_of, today);
            if as_of >= today {
                // The administrator, employed since today, needs the two courses that everyone needs.
                expected.missing += 2;
            }
            let matrix = matrix(&house.admin, as_of).await.0;
            assert_eq!(matrix.totals, expected, "{as_of}");
            seen.push(matrix.totals);
        }
        assert!(seen[0].required() > 1000 && seen[0].valid > 0 && seen[0].expired > 0 && seen[0].expiring > 0);
        assert!(seen[0] != seen[1] && seen[1] != seen[2]);
    })
    .await;
}
