//! Exports that are written in the background, on both databases.

mod asked;

use super::{
    Contents, Export, Failure, Order, State,
    contents::outlined,
    job::write,
    model::place_of,
    service::{at_once, begin, fetch, find, hand_over, list, remove, remove_expired},
    store,
};
use crate::{
    competence::{State as Standing, matrix::Query},
    demo::{FOUNDER, Measures, create_large},
    documents::Files,
    error::{Conflict, Entity, Error},
    exchange::{
        matrix_file::{Form, Words},
        read::read,
    },
    identity::{Permissions, Who},
    jobs::{Pace, Running, claimed, look, pace},
    kernel::{id::ExportId, page::Page},
    testing::{House, caller, on_both},
    trail::{TrailFilter, TrailLine, trail},
    work::{Caller, Door, Work},
};
use chrono::{DateTime, Utc};
use std::time::Duration;

const ALL: Page = Page { offset: 0, limit: 1000 };

fn order(house: &House, form: Form) -> Order {
    let text = |word: &str| word.to_owned();
    let words = Words {
        heads: ["Persona", "Número", "Puesto", "Centro", "%"].map(text),
        states: Standing::ALL.map(|state| state.code().to_owned()),
        sheet: text("Matriz"),
    };
    let query = Query::on(house.today());
    Order { form, query, under: None, known_at: None, address: "show=all".into(), words }
}

/// The founder of an organisation of sixty people.
async fn founder(house: &House) -> Caller {
    create_large(&house.installation, Measures { people: 60, courses: 50 }).await.unwrap();
    caller(&house.installation, FOUNDER).await
}

/// The export once no job works on it any more.
async fn settled(who: &Caller, id: ExportId) -> Export {
    let look = async {
        loop {
            let export = who.read(async |read| find(read, id).await).await.unwrap();
            if export.state != State::Writing {
                return export;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap()
}

async fn exported(who: &Caller, order: Order) -> Export {
    let id = begin(who, order).await.unwrap();
    let export = settled(who, id).await;
    assert_eq!((export.state, export.failure), (State::Done, None));
    export
}

/// An export as a server leaves it that notes what was asked for and then ends.
async fn asked(who: &Caller, order: &Order) -> Export {
    let (_, contents): (_, Contents) = who.read(async |read| outlined(read, order).await).await.unwrap();
    let insert = async |work: &mut Work| {
        let end = work.now + super::model::KEPT;
        let id = store::insert(work, order, &contents, "exports/test/abandoned", end).await?;
        hand_over(work, id).await?;
        find(work, id).await
    };
    who.write(insert).await.unwrap()
}

/// An export as it is when the process of the first attempt at it has just ended.
async fn abandoned(who: &Caller, order: &Order) -> (Export, Running) {
    let export = asked(who, order).await;
    let running = claimed(who.installation(), export.job.unwrap().id).await;
    (export, running)
}

/// What lies in the storage where the file of an attempt would be.
async fn kept(who: &Caller, export: &Export, attempt: i64) -> Option<Vec<u8>> {
    who.installation().part::<Files>().find(&place_of(&export.place, attempt)).await.unwrap()
}

/// The entries of exports, the latest first.
async fn entries(who: &Caller) -> Vec<TrailLine> {
    let filter = TrailFilter { entity: Some("export".into()), ..TrailFilter::default() };
    who.read(async |read| trail(read, &filter, ALL).await).await.unwrap().rows
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_file_of_the_background_is_the_same_as_one_that_is_waited_for() {
    on_both(async |house| {
        let who = founder(&house).await;
        let now = at_once(&who, order(&house, Form::Csv)).await.unwrap().unwrap();
        let export = exported(&who, order(&house, Form::Csv)).await;
        let (export, later) = fetch(&who, export.id).await.unwrap();
        assert_eq!(later, now);
        assert_eq!((export.rows_done, export.contents.rows, export.size), (61, 61, i64::try_from(now.len()).ok()));
        assert!(String::from_utf8(now).unwrap().starts_with("\u{feff}\"Persona\",\"Número\",\"Puesto\","));
        let book = exported(&who, order(&house, Form::Xlsx)).await;
        let (book, bytes) = fetch(&who, book.id).await.unwrap();
        assert_eq!(book.file_name, "matrix-2026-11-20.xlsx");
        assert_eq!(read(&book.file_name, &bytes).unwrap().sheets[0].rows.len(), 1 + 61);
    })
    .await;
}

#[tokio::test]
async fn asked_for_twice_at_a_time_it_is_one_export_and_nobody_has_more_than_three_written() {
    on_both(async |house| {
        let who = founder(&house).await;
        let order = order(&house, Form::Csv);
        let (first, _) = abandoned(&who, &order).await;
        assert_eq!(begin(&who, order.clone()).await.unwrap(), first.id);
        for day in 1..3 {
            let query = Query::on(house.today() - chrono::Days::new(day));
            abandoned(&who, &Order { query, ..order.clone() }).await;
        }
        let another = Order { form: Form::Xlsx, ..order };
        assert!(matches!(begin(&who, another).await, Err(Error::TooMany(_))));
    })
    .await;
}

#[tokio::test]
async fn an_attempt_that_was_given_up_leaves_nothing_and_the_next_one_writes_it_all() {
    on_both(async |house| {
        let who = founder(&house).await;
        let (first, slow) = abandoned(&who, &order(&house, Form::Csv)).await;
        look(&house.installation).await.unwrap();
        let waiting = who.read(async |read| find(read, first.id).await).await.unwrap();
        assert_eq!((waiting.state, waiting.job.unwrap().attempts), (State::Writing, 1), "it may still be alive");
        assert_eq!(pace(&who, waiting.job.as_ref()), Pace::Working);
        house.clock.set(moment("2026-11-20T12:00:26Z"));
        assert_eq!(pace(&who, waiting.job.as_ref()), Pace::Silent);
        let next = claimed(&house.installation, first.job.unwrap().id).await;
        // The first attempt was only slow, and comes to its end before the second one.
        let late = write(&who, &slow, &first).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Changed(Entity::Export)))));
        assert_eq!(kept(&who, &first, 1).await, None);
        write(&who, &next, &first).await.unwrap();
        let second = settled(&who, first.id).await;
        assert_eq!((second.state, second.job.unwrap().attempts), (State::Done, 2));
        assert!(kept(&who, &second, 2).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_job_tells_how_far_it_is_and_stops_when_its_export_is_cancelled() {
    on_both(async |house| {
        let who = founder(&house).await;
        let (export, running) = abandoned(&who, &order(&house, Form::Xlsx)).await;
        running.advance(40);
        running.beat().await.unwrap();
        let told = who.read(async |read| find(read, export.id).await).await.unwrap();
        assert_eq!((told.rows_done, told.contents.rows), (40, 61));
        remove(&who, export.id).await.unwrap();
        running.beat().await.unwrap();
        assert!(running.is_lost());
        assert!(write(&who, &running, &export).await.is_err());
        assert_eq!(kept(&who, &export, 1).await, None);
        assert_eq!(entries(&who).await[0].action, "cancelled");
    })
    .await;
}

#[tokio::test]
async fn an_export_is_there_for_whoever_asked_for_it_alone() {
    on_both(async |house| {
        let who = founder(&house).await;
        let export = exported(&who, order(&house, Form::Csv)).await;
        let colleague = Who { person: house.admin.who().person, ..who.who().clone() };
        let colleague = house.installation.caller(colleague, Door::Page, "test");
        for other in [&colleague, &house.admin] {
            let found = other.read(async |read| find(read, export.id).await).await;
            assert!(matches!(found, Err(Error::NotFound(Entity::Export))));
            assert!(matches!(fetch(other, export.id).await, Err(Error::NotFound(Entity::Export))));
            assert!(matches!(remove(other, export.id).await, Err(Error::NotFound(Entity::Export))));
            assert_eq!(other.read(async |read| list(read, ALL).await).await.unwrap().total, 0);
        }
        // Not even their own any more, once they may not see the matrix.
        let demoted = Who { permissions: Permissions::default(), ..who.who().clone() };
        let demoted = house.installation.caller(demoted, Door::Page, "test");
        assert!(matches!(fetch(&demoted, export.id).await, Err(Error::Forbidden(_))));
        assert!(matches!(begin(&demoted, order(&house, Form::Csv)).await, Err(Error::Forbidden(_))));
        assert_eq!(who.read(async |read| list(read, ALL).await).await.unwrap().rows, [export]);
    })
    .await;
}

#[tokio::test]
async fn a_file_goes_an_hour_after_it_was_fetched_and_after_seven_days_at_most() {
    on_both(async |house| {
        let who = founder(&house).await;
        let fetched = exported(&who, order(&house, Form::Csv)).await;
        let left = exported(&who, order(&house, Form::Xlsx)).await;
        fetch(&who, fetched.id).await.unwrap();
        house.clock.set(moment("2026-11-20T12:59:59Z"));
        fetch(&who, fetched.id).await.unwrap();
        assert_eq!(remove_expired(&house.installation).await.unwrap(), 0);
        house.clock.set(moment("2026-11-20T14:00:00Z"));
        assert!(fetch(&who, fetched.id).await.is_err(), "gone before anybody has tidied up");
        assert_eq!(remove_expired(&house.installation).await.unwrap(), 1);
        assert_eq!((kept(&who, &fetched, 1).await, kept(&who, &left, 1).await.is_some()), (None, true));
        house.clock.set(moment("2026-11-27T12:00:00Z"));
        assert_eq!(remove_expired(&house.installation).await.unwrap(), 1);
        assert_eq!(kept(&who, &left, 1).await, None);
        let (rows,): (i64,) =
            who.read(async |read| read.unscoped_one("SELECT COUNT(*) FROM export", &[]).await).await.unwrap();
        assert_eq!(rows, 0);
    })
    .await;
}

#[tokio::test]
async fn the_journal_says_who_took_what_out() {
    on_both(async |house| {
        let who = founder(&house).await;
        at_once(&who, order(&house, Form::Table)).await.unwrap();
        let query = Query { mandatory_only: true, ..Query::on(house.today()) };
        let known_at = Some(moment("2026-11-19T00:00:00Z"));
        let export = exported(&who, Order { query, known_at, ..order(&house, Form::Csv) }).await;
        fetch(&who, export.id).await.unwrap();
        remove(&who, export.id).await.unwrap();
        let entries = entries(&who).await;
        let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["deleted", "fetched", "begun", "exported"]);
        for entry in &entries[1..3] {
            let after: serde_json::Value = serde_json::from_str(entry.after.as_deref().unwrap()).unwrap();
            assert_eq!(
                (after["file"].as_str(), after["as_of"].as_str()),
                (Some("matrix-2026-11-20.csv"), Some("2026-11-20"))
            );
            assert_eq!(
                (after["known_at"].as_str(), after["mandatory_only"].as_bool()),
                (Some("2026-11-19T00:00:00Z"), Some(true))
            );
        }
        assert_eq!(kept(&who, &export, 1).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_the_storage_has_lost_is_a_failure_that_says_so() {
    on_both(async |house| {
        let who = founder(&house).await;
        let export = exported(&who, order(&house, Form::Csv)).await;
        house.installation.part::<Files>().forget(export.file.as_deref().unwrap()).await.unwrap();
        assert!(matches!(fetch(&who, export.id).await, Err(Error::NotFound(Entity::Export))));
        let export = who.read(async |read| find(read, export.id).await).await.unwrap();
        assert_eq!((export.state, export.failure), (State::Failed, Some(Failure::Lost)));
    })
    .await;
}
