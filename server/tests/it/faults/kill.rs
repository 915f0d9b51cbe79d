//! `kill -9` at random, during writes and imports of the command line.

use super::{
    Imported, State, people,
    process::{Server, docendo, found},
    random, rounds,
    writers::Writers,
};
use docendo::testing::empty_database;
use std::{collections::BTreeSet, fs, path::Path, process::Child};

/// An import that is running.
struct Import(Child);

impl Import {
    fn start(url: &str, folder: &Path, round: usize) -> Self {
        let file = folder.join("people.csv");
        fs::write(&file, people(round)).unwrap();
        Self(docendo(url, folder).arg("import").arg(&file).spawn().unwrap())
    }

    /// Kills it, unless it has ended; whether it had said that all is well.
    fn kill(&mut self) -> bool {
        let had_ended = self.0.try_wait().unwrap();
        self.0.kill().unwrap();
        self.0.wait().unwrap();
        had_ended.is_some_and(|status| status.success())
    }
}

/// What was found over all rounds.
#[derive(Default)]
struct Figures {
    acknowledged: BTreeSet<String>,
    whole: usize,
    nothing: usize,
}

fn round(url: &str, folder: &Path, round: usize, figures: &mut Figures) {
    let mut server = Server::start(url, folder);
    let mut writers = Writers::begin(&format!("R{round}"), &[server.client()]);
    writers.wait_for(random(1..20));
    let mut import = Import::start(url, folder, round);
    writers.wait_for(random(1..60));
    let is_first = random(0..2) == 0;
    if is_first {
        server.kill();
    }
    let was_acknowledged = import.kill();
    server.kill();
    figures.acknowledged.extend(writers.stop());
    let state = State::read(url);
    state.holds(&figures.acknowledged);
    state.is_whole();
    let imported = state.imported(round);
    let is_whole = imported == Imported::whole(0);
    assert!(is_whole || imported == Imported::default() && !was_acknowledged, "{imported:?} is there");
    if is_whole { figures.whole += 1 } else { figures.nothing += 1 }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what `cargo xtask faults` is for")]
fn killed_at_random_it_keeps_what_it_acknowledged_and_imports_nothing_by_halves() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for url in runtime.block_on(empty_database::on_each(folder.path())) {
        found(&url, folder.path());
        let mut figures = Figures::default();
        for number in 0..rounds() {
            round(&url, folder.path(), number, &mut figures);
        }
        println!(
            "{}: killed {} times; {} acknowledged writes, none lost; {} imports whole, {} not begun, none half",
            url.split(':').next().unwrap_or_default(),
            rounds(),
            figures.acknowledged.len(),
            figures.whole,
            figures.nothing
        );
    }
}
