//! `kill -9` of the server while it carries out an import that somebody follows in a browser, and what becomes of it.

use super::{
    Imported, PEOPLE, State,
    browser::Browser,
    people, prefix,
    process::{Server, found},
    random, rounds,
};
use docendo::{db::Db, testing::empty_database};
use std::{fmt::Write as _, path::Path};

/// So many looks at the page are more than an import takes, mostly.
const LOOKS: usize = 40;

/// The file with a completion of each of [`people`].
pub(super) fn completions(round: usize) -> String {
    let (prefix, mut text) = (prefix(round), "Employee No,Name,Course,Completed on\n".to_owned());
    for person in 0..PEOPLE {
        writeln!(text, "{prefix}{person},Round {round} Person {person},Fire drill,2025-02-03").unwrap();
    }
    text
}

/// The state of the import at `page`, whose server was killed, once nothing of that server's can change it any more. That its
/// job is run is forgotten: a server that comes next would watch for 25 seconds whether it is alive, which nobody waits for here (tests of
/// `docendo::jobs` have clocks that can be set).
fn left_behind(url: &str, page: &str) -> String {
    let id: i64 = page.rsplit('/').next().unwrap_or_default().parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(url).await.unwrap();
        let mut tx = db.write().await.unwrap();
        // PostgreSQL may still be at the last statement of a server that is gone: this waits for its transaction, which has
        // touched the same row first.
        let wait = "UPDATE import SET version = version WHERE id = $1";
        assert_eq!(tx.run(wait, &[&id]).await.unwrap(), 1);
        let forget = "UPDATE job SET state = 'waiting', heartbeat_at = NULL
                      WHERE id = (SELECT job_id FROM import WHERE id = $1) AND state = 'running'";
        tx.run(forget, &[&id]).await.unwrap();
        let (state,): (String,) = tx.one("SELECT state FROM import WHERE id = $1", &[&id]).await.unwrap();
        tx.commit().await.unwrap();
        db.close().await;
        state
    })
}

/// The states of all imports, each once.
pub(super) fn states(url: &str) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(url).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let states: Vec<(String,)> = tx.all("SELECT DISTINCT state FROM import", &[]).await.unwrap();
        tx.rollback().await.unwrap();
        db.close().await;
        states.into_iter().map(|(state,)| state).collect()
    })
}

/// What was found over all rounds.
#[derive(Default)]
struct Figures {
    /// Imports that were confirmed and not done when the server was killed.
    interrupted: usize,
    done: usize,
}

fn round(url: &str, folder: &Path, round: usize, figures: &mut Figures) {
    let mut dies = Server::start(url, folder);
    let browser = Browser::sign_in(&dies);
    let page = browser.upload(&[("people.csv", &people(round)), ("done.csv", &completions(round))]);
    browser.wait_for(&page);
    browser.confirm(&page);
    // Every other time at once, so that it is certain to be met.
    let mut looks = if round.is_multiple_of(2) { 0 } else { random(1..LOOKS) };
    while looks > 0 && browser.is_busy(&page) {
        looks -= 1;
    }
    dies.kill();
    let (left, whole) = (left_behind(url, &page), Imported::whole(PEOPLE));
    let state = State::read(url);
    state.is_whole();
    match left.as_str() {
        "writing" => {
            assert_eq!(state.imported(round), Imported::default(), "an import that is not done");
            figures.interrupted += 1;
        }
        "done" => {
            assert_eq!(state.imported(round), whole, "an import that is done");
            figures.done += 1;
        }
        other => panic!("an import that was confirmed is {other}"),
    }
    let next = Server::start(url, folder);
    browser.at(&next).wait_for(&page);
    drop(next);
    assert_eq!(states(url), ["done"], "it was taken up, and carried out");
    let state = State::read(url);
    state.is_whole();
    assert_eq!(state.imported(round), whole, "everything once");
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what `cargo xtask faults` is for")]
fn an_import_whose_server_is_killed_is_whole_or_nothing_and_then_taken_up_and_done_once() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for url in runtime.block_on(empty_database::on_each(folder.path())) {
        found(&url, folder.path());
        let mut figures = Figures::default();
        for number in 0..rounds() {
            round(&url, folder.path(), number, &mut figures);
        }
        assert!(figures.interrupted > 0, "no server was killed between an import's confirmation and its end");
        println!(
            "{}: killed {} times during an import; {} interrupted, taken up and done once, {} done before, none half",
            url.split(':').next().unwrap_or_default(),
            rounds(),
            figures.interrupted,
            figures.done
        );
    }
}
