//! Imports that are confirmed by requests which are cut: each is written before long, or was not confirmed.

use super::{
    Imported, PEOPLE, State,
    browser::Browser,
    imports::{completions, states},
    people,
    process::{Server, found},
    random, rounds,
};
use docendo::testing::empty_database;

/// So many imports a round.
const IMPORTS: usize = 4;
/// So many looks at another page are more than it takes to note what somebody confirms, mostly.
const LOOKS: usize = 4;

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what `cargo xtask faults` is for")]
fn an_import_whose_confirmation_is_cut_is_written_whole_or_waits_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for url in runtime.block_on(empty_database::on_each(folder.path())) {
        found(&url, folder.path());
        let server = Server::start(&url, folder.path());
        let browser = Browser::sign_in(&server);
        let mut pages = Vec::new();
        for number in 0..rounds() * IMPORTS {
            let page = browser.upload(&[("people.csv", &people(number)), ("done.csv", &completions(number))]);
            browser.wait_for(&page);
            browser.confirm_and_cut(&page, random(0..LOOKS));
            pages.push(page);
        }
        // What was noted is begun at once: a page that says "being written" while nobody writes would not end.
        for page in &pages {
            browser.wait_for(page);
        }
        let state = State::read(&url);
        let mut written = 0;
        for number in 0..pages.len() {
            let imported = state.imported(number);
            assert!(imported == Imported::default() || imported == Imported::whole(PEOPLE), "{imported:?}");
            written += usize::from(imported != Imported::default());
        }
        drop(server);
        State::read(&url).is_whole();
        let states = states(&url);
        assert!(states.iter().all(|state| matches!(state.as_str(), "done" | "ready")), "{states:?}");
        assert!(written > 0, "no confirmation was noted before it was cut");
        println!(
            "{}: confirmed {} imports by requests that were cut; {written} written whole, the others not confirmed",
            url.split(':').next().unwrap_or_default(),
            pages.len()
        );
    }
}
