//! How long it takes to import 10,000 people and 20 courses with 200,000 completions, from the bytes of the files to the
//! commit, and to take all of it back. Meant to take 20 s at most on SQLite and 40 s on PostgreSQL.
//!
//! Run it with `cargo xtask bench --bench import`, which starts a PostgreSQL of its own; where `DOCENDO_TEST_POSTGRES` names a
//! server, that one is used. Each import is made once, in a fresh database: a second one would find everything known.

use docendo::{
    exchange::{
        import::{Import, State, service},
        service::Changes,
    },
    kernel::{date::add_days, id::ImportId},
    testing::{House, day, on_postgres, on_sqlite},
    work::Caller,
};
use std::{fmt::Write as _, time::Instant};

const PEOPLE: usize = 10_000;
const COURSES: usize = 20;

/// A list of people, who needs what, and a matrix full of dates, as a spreadsheet program saves them.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut people = "Employee No,Surname,Forename,E-mail,Job title,Site,Start date,Status\n".to_owned();
    let mut needs = "Code,Course,Frequency,Who needs it,Mandatory\n".to_owned();
    let mut matrix = "No.,Name".to_owned();
    for course in 0..COURSES {
        let _ = writeln!(needs, "C-{course:02},Course {course},Every {} years,All,Y", course % 3 + 1);
        let _ = write!(matrix, ",C-{course:02}");
    }
    matrix.push('\n');
    let first = day("2024-01-01");
    for person in 0..PEOPLE {
        let (role, site) = (person % 40, person % 5);
        let _ = writeln!(
            people,
            "{person},Name{person},First,p{person}@works.example,Role {role},Site {site},2020-01-15,Live"
        );
        let _ = write!(matrix, "{person},\"Name{person}, First\"");
        for course in 0..COURSES {
            let days = u32::try_from((person * 7 + course * 31) % 1000).unwrap_or_default();
            let _ = write!(matrix, ",{}", add_days(first, days).format("%d/%m/%Y"));
        }
        matrix.push('\n');
    }
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    vec![file("people.csv", people), file("requirements.csv", needs), file("matrix.csv", matrix)]
}

/// The import once no job works on it any more.
async fn settled(who: &Caller, id: ImportId) -> Import {
    loop {
        let import = who.read(async |read| service::find(read, id).await).await.expect("the import");
        if !import.state.is_busy() {
            return import;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

async fn measure(database: &str, house: House) {
    let files = files();
    let begin = Instant::now();
    let id = service::upload(&house.admin, files).await.expect("an upload");
    let ready = settled(&house.admin, id).await;
    let read = begin.elapsed();
    let begin = Instant::now();
    service::confirm(&house.admin, id, &ready.version.into()).await.expect("a preview that waits");
    let done = settled(&house.admin, id).await;
    let written = begin.elapsed();
    let expected =
        Changes { people: PEOPLE, left: 0, courses: COURSES, requirements: COURSES, completions: PEOPLE * COURSES };
    assert_eq!((ready.state, done.state), (State::Ready, State::Done), "{:?}", done.failure);
    assert_eq!(done.preview.map(|preview| preview.changes), Some(expected));
    let begin = Instant::now();
    service::undo(&house.admin, id).await.expect("an import that is done");
    assert_eq!(settled(&house.admin, id).await.state, State::Undone);
    report(&format!(
        "{database}: read and previewed in {read:.1?}, read again and imported in {written:.1?}, undone in {:.1?}",
        begin.elapsed()
    ));
}

#[expect(clippy::print_stdout, reason = "what a benchmark is for")]
fn report(line: &str) {
    println!("{line}");
}

#[tokio::main]
async fn main() {
    measure("SQLite", on_sqlite().await).await;
    if let Ok(server) = std::env::var("DOCENDO_TEST_POSTGRES") {
        measure("PostgreSQL", on_postgres(&server).await).await;
    }
}
