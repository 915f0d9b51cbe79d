//! Imports that a person follows, on both databases: from files to facts and back.

mod cut;
mod jobs;
mod quota;
mod rights;
mod undo;

use super::{
    Import, ProblemFilter, State, StoredProblem,
    service::{change_mapping, confirm, confirm_names, discard, list, problems, problems_csv, undo, upload},
};
use crate::{
    competence::{self, matrix::Query},
    error::{Conflict, Error},
    exchange::{
        DayOrder, Field, StoredMessage,
        plan::{ProblemKind, Severity},
        recognise::{ColumnRole, DateOrder, Layout, Mapping, OrderReason},
        service::Changes,
    },
    kernel::page::Page,
    testing::{House, day, on_both, settled},
    work::Caller,
};

const NORTHGATE: &[u8] = include_bytes!("../../../tests/fixtures/northgate-records.xlsx");
const ALL: Page = Page { offset: 0, limit: 1000 };
const PEOPLE: &str = "Employee No,Surname,Forename,E-mail,Job title,Site,Start date,Status";

fn northgate() -> Vec<(String, Vec<u8>)> {
    vec![("northgate-records.xlsx".into(), NORTHGATE.into())]
}

fn file(name: &str, lines: &[&str]) -> Vec<(String, Vec<u8>)> {
    vec![(name.into(), lines.join("\n").into_bytes())]
}

/// The import once no job works on it any more.
async fn uploaded(who: &Caller, files: Vec<(String, Vec<u8>)>) -> Import {
    let id = upload(who, files).await.unwrap();
    settled(who, id).await
}

async fn imported(who: &Caller, files: Vec<(String, Vec<u8>)>) -> Import {
    let import = uploaded(who, files).await;
    assert_eq!(import.state, State::Ready, "{:?}", import.failure);
    confirm(who, import.id, &import.version.into()).await.unwrap();
    let import = settled(who, import.id).await;
    assert_eq!(import.state, State::Done, "{:?}", import.failure);
    import
}

/// Every cell of the matrix in words that do not depend on identifiers.
async fn cells(house: &House) -> Vec<String> {
    let today = house.today();
    let matrix = async |read: &mut crate::work::Read| competence::service::matrix(read, Query::on(today), None).await;
    let (matrix, _) = house.admin.read(matrix).await.unwrap();
    let cell = |cell: &competence::matrix::MatrixCell| {
        let (row, column) = (&matrix.rows[cell.row], &matrix.columns[cell.column]);
        format!("{:?} {} {} {}", row.number, row.name, column.code, cell.standing.state.code())
    };
    let rows = matrix.rows.iter().map(|row| row.name.clone());
    rows.chain(matrix.cells.iter().map(cell)).collect()
}

/// How many files of imports are kept.
async fn kept_files(house: &House) -> i64 {
    let sql = "SELECT COUNT(*) FROM import_file";
    let (files,): (i64,) = house.admin.read(async |read| read.unscoped_one(sql, &[]).await).await.unwrap();
    files
}

async fn entries(house: &House) -> i64 {
    let (count,): (i64,) =
        house.admin.read(async |read| read.unscoped_one("SELECT COUNT(*) FROM journal", &[]).await).await.unwrap();
    count
}

#[tokio::test]
async fn northgate_is_previewed_then_written_and_undone_to_the_matrix_before() {
    on_both(async |house| {
        let before = cells(&house).await;
        let ready = uploaded(&house.admin, northgate()).await;
        let preview = ready.preview.clone().unwrap();
        let expected = Changes { people: 240, left: 0, courses: 18, requirements: 30, completions: 1445 };
        assert_eq!((ready.state, preview.changes), (State::Ready, expected));
        assert_eq!((preview.problems.rejected, preview.problems.doubtful), (18, 2));
        assert_eq!(cells(&house).await, before, "a preview writes nothing");

        confirm(&house.admin, ready.id, &ready.version.into()).await.unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, done.preview.unwrap().changes), (State::Done, expected));
        let (full, trail) = (cells(&house).await, entries(&house).await);
        assert!(full.len() > 1000);

        undo(&house.admin, ready.id).await.unwrap();
        let undone = settled(&house.admin, ready.id).await;
        let report = undone.undone.unwrap();
        assert_eq!((undone.state, report.taken, report.has_left()), (State::Undone, expected, false));
        assert_eq!(cells(&house).await, before);
        assert!(entries(&house).await > trail, "nothing is erased from the trail");

        let again = imported(&house.admin, northgate()).await;
        let changes = Changes { courses: 0, ..expected };
        assert_eq!(again.preview.unwrap().changes, changes, "people and courses are there, their facts are not");
        assert_eq!(cells(&house).await, full);
    })
    .await;
}

#[tokio::test]
async fn an_address_of_another_organisation_is_a_named_problem_of_its_row() {
    on_both(async |house| {
        house.another_tenant().await;
        let lines = [PEOPLE, "1,Benali,Amina,Admin@Other.example,Fitter,North,31/01/2020,Live"];
        let import = imported(&house.admin, file("people.csv", &lines)).await;
        let list = house
            .admin
            .read(async |read| problems(read, import.id, &ProblemFilter::default(), ALL).await)
            .await
            .unwrap();
        let one = &list.rows[0];
        let place = (one.row_number, one.column_letters.as_deref());
        assert_eq!((one.kind, place), (ProblemKind::EmailTaken, (Some(2), Some("D"))));
        assert_eq!(import.preview.unwrap().changes.people, 1);
    })
    .await;
}

#[tokio::test]
async fn a_mapping_that_a_person_changes_decides() {
    on_both(async |house| {
        let lines = ["No,Name,Fire drill,First aid", "1,\"Ali, Amina\",03/04/2026,05/06/2026"];
        let ready = uploaded(&house.admin, file("matrix.csv", &lines)).await;
        let mut mapping = ready.mapping.clone().unwrap();
        assert_eq!(mapping.sheets[0].dates.because, OrderReason::Assumed);
        mapping.sheets[0].dates = DateOrder { order: DayOrder::MonthDay, because: OrderReason::Chosen };
        let stale = (ready.version - 1).into();
        let refused = change_mapping(&house.admin, ready.id, &stale, &mapping).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::Changed(_)))), "{refused:?}");
        change_mapping(&house.admin, ready.id, &ready.version.into(), &mapping).await.unwrap();
        let read_again = settled(&house.admin, ready.id).await;
        // What somebody saw before is not what would be written.
        let refused = confirm(&house.admin, ready.id, &ready.version.into()).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::Changed(_)))), "{refused:?}");
        confirm(&house.admin, ready.id, &read_again.version.into()).await.unwrap();
        settled(&house.admin, ready.id).await;
        let facts = house.admin.read(async |read| competence::service::facts(read).await).await.unwrap();
        let mut days: Vec<_> =
            facts.people.iter().flat_map(|person| &person.completions).map(|one| one.completed_on).collect();
        days.sort_unstable();
        assert_eq!(days, [day("2026-03-04"), day("2026-05-06")]);
    })
    .await;
}

#[tokio::test]
async fn a_sheet_that_nobody_recognised_is_read_as_a_person_says() {
    on_both(async |house| {
        let lines = ["Our crew,,", "Chip,Who,What,When", "7,Amina Ali,Fire drill,13/05/2026"];
        let ready = uploaded(&house.admin, file("crew.csv", &lines)).await;
        let mut mapping = ready.mapping.clone().unwrap();
        assert!(mapping.is_empty() && ready.preview.unwrap().changes == Changes::default());
        let sheet = &mut mapping.sheets[0];
        (sheet.layout, sheet.header_row, sheet.anew) = (Layout::PeopleAndCompletions, 1, true);
        let chosen = DateOrder { order: DayOrder::MonthDay, because: OrderReason::Chosen };
        sheet.dates = chosen;
        change_mapping(&house.admin, ready.id, &ready.version.into(), &mapping).await.unwrap();
        let ready = settled(&house.admin, ready.id).await;
        let mut mapping = ready.mapping.unwrap();
        assert_eq!(mapping.sheets[0].dates, chosen, "what a person chose stays");
        mapping.sheets[0].dates.order = DayOrder::DayMonth;
        let fields = [Field::EmployeeNumber, Field::FullName, Field::CourseTitle, Field::CompletedOn];
        for (column, field) in mapping.sheets[0].columns.iter_mut().zip(fields) {
            column.role = ColumnRole::Field(field);
        }
        mapping.sheets[0].anew = false;
        change_mapping(&house.admin, ready.id, &ready.version.into(), &mapping).await.unwrap();
        let ready = settled(&house.admin, ready.id).await;
        let expected = Changes { people: 1, courses: 1, completions: 1, ..Changes::default() };
        assert_eq!(ready.preview.unwrap().changes, expected);
    })
    .await;
}

#[tokio::test]
async fn people_told_by_name_alone_are_confirmed_first() {
    on_both(async |house| {
        imported(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live"])).await;
        let lines = ["Name,Course,Completed on", "\"BENALI, Amina\",Fire drill,2026-05-13"];
        let ready = uploaded(&house.admin, file("done.csv", &lines)).await;
        let preview = ready.preview.unwrap();
        assert_eq!((preview.changes.completions, preview.problems.rejected), (0, 1));
        let names = preview.names.iter().map(|one| one.key.clone()).collect();
        confirm_names(&house.admin, ready.id, &ready.version.into(), names).await.unwrap();
        let preview = settled(&house.admin, ready.id).await.preview.unwrap();
        assert_eq!((preview.changes.completions, preview.problems.rejected), (1, 0));
        assert!(preview.names[0].confirmed);
    })
    .await;
}

#[tokio::test]
async fn files_that_cannot_be_read_say_why_and_can_only_be_put_aside() {
    on_both(async |house| {
        let failed = uploaded(&house.admin, file("records.xlsx", &["a letter"])).await;
        assert_eq!(failed.state, State::Failed);
        let Some(StoredMessage::Message(why)) = failed.failure else { panic!("no sentence") };
        assert!(why.to_string().contains("records.xlsx"), "{why}");
        assert_eq!(kept_files(&house).await, 0, "they are records of people, and of no use");
        let again = change_mapping(&house.admin, failed.id, &failed.version.into(), &Mapping::default()).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::Changed(_)))), "{again:?}");
        assert!(matches!(
            confirm(&house.admin, failed.id, &failed.version.into()).await,
            Err(Error::Conflict(Conflict::Changed(_)))
        ));
        house.admin.write(async |work| discard(work, failed.id).await).await.unwrap();
        assert!(house.admin.write(async |work| discard(work, failed.id).await).await.is_err());
        let listed = house.admin.read(async |read| list(read, ALL).await).await.unwrap();
        assert_eq!((listed.total, listed.rows[0].state), (1, State::Discarded));
        assert!(upload(&house.admin, Vec::new()).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn problems_are_filtered_and_downloaded_with_nothing_that_calculates() {
    on_both(async |house| {
        let lines = [
            "No,Name,Fire drill,First aid",
            "9,\"Cy, Jo\",13/05/2026,13/05/2026",
            "1,\"Ali, Amina\",13/05/2026,=1+1",
            "2,\"Bo, Lee\",14/05/2026,31/02/2026",
        ];
        let ready = uploaded(&house.admin, file("matrix.csv", &lines)).await;
        let rejected = ProblemFilter { severity: Some(Severity::Rejected), ..ProblemFilter::default() };
        let found = house.admin.read(async |read| problems(read, ready.id, &rejected, ALL).await).await.unwrap();
        assert_eq!((found.total, found.rows[1].row_number), (2, Some(4)));
        let headers = ["Severity", "Sheet", "Row", "Column", "Header", "Value", "Message"];
        let line = |one: StoredProblem| {
            let row = one.row_number.unwrap_or_default().to_string();
            let column = one.column_letters.unwrap_or_default();
            [
                one.severity.code().to_owned(),
                one.sheet,
                row,
                column,
                one.header.unwrap_or_default(),
                one.value,
                "why".into(),
            ]
        };
        let file = problems_csv(&house.admin, ready.id, &rejected, headers, line).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains(r#""rejected","matrix","3","D","First aid","'=1+1","#), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_problem_of_a_kind_that_nobody_knows_is_an_error() {
    on_both(async |house| {
        let lines = ["No,Name,Fire drill", "9,\"Cy, Jo\",31/02/2026"];
        let ready = uploaded(&house.admin, file("matrix.csv", &lines)).await;
        for sql in ["UPDATE import_problem SET kind = 'riddle'", "UPDATE import_problem SET severity = 'grave'"] {
            house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap();
            let all = ProblemFilter::default();
            let found = house.admin.read(async |read| problems(read, ready.id, &all, ALL).await).await;
            let cause = found.unwrap_err().cause();
            assert!(cause.contains("is no word that this version knows"), "{cause}");
            let sound = "UPDATE import_problem SET kind = 'not_a_date'";
            house.installation.alter(async |tx, _| Ok(tx.run(sound, &[]).await?)).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_or_touches_an_import() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        let theirs = house.another_tenant().await;
        assert!(matches!(confirm(&theirs, ready.id, &ready.version.into()).await, Err(Error::NotFound(_))));
        assert!(matches!(undo(&theirs, ready.id).await, Err(Error::NotFound(_))));
        assert!(theirs.write(async |work| discard(work, ready.id).await).await.is_err());
        assert_eq!(theirs.read(async |read| list(read, ALL).await).await.unwrap().total, 0);
    })
    .await;
}
