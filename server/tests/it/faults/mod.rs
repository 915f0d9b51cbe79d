//! The real binary under real faults: killed at random, without room on the disk, one of two servers lost.
//!
//! `cargo xtask faults` runs them a hundred times; the tests do a few rounds. No test waits for a time to pass: the faults
//! come after a random number of acknowledged writes, with others on their way.

mod full;
mod kill;
mod pair;
mod process;
mod writers;

use docendo::{
    db::{Db, Examination},
    kernel::secret,
};
use std::{collections::BTreeSet, ops::Range};

/// How many rounds to do, unless `DOCENDO_FAULT_ROUNDS` says otherwise.
const ROUNDS: usize = 3;

fn rounds() -> usize {
    std::env::var("DOCENDO_FAULT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS)
}

/// A random number in `range`.
fn random(range: Range<usize>) -> usize {
    range.start + usize::from(u16::from_be_bytes(secret::random::<2>())) % range.len()
}

/// What a database holds after a fault.
struct State {
    /// The codes of the categories that were written.
    codes: BTreeSet<String>,
    /// How many entries of the journal tell of a new category.
    entries: i64,
    /// How many people have a number that begins with a prefix of theirs.
    people: Vec<String>,
    examination: Examination,
}

impl State {
    /// Reads the state in one transaction.
    fn read(url: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let db = Db::open(url).await.unwrap();
            let mut tx = db.read().await.unwrap();
            let codes: Vec<(String,)> =
                tx.all("SELECT code FROM category WHERE organisation_id IS NOT NULL", &[]).await.unwrap();
            let count = "SELECT COUNT(*) FROM journal WHERE entity = 'category' AND action = 'created'";
            let (entries,): (i64,) = tx.one(count, &[]).await.unwrap();
            let people: Vec<(String,)> =
                tx.all("SELECT employee_number FROM person WHERE employee_number IS NOT NULL", &[]).await.unwrap();
            tx.rollback().await.unwrap();
            let examination = db.examine().await.unwrap();
            db.close().await;
            let count = codes.len();
            let codes: BTreeSet<String> = codes.into_iter().map(|(code,)| code).collect();
            assert_eq!(codes.len(), count, "nothing is there twice");
            Self { codes, entries, people: people.into_iter().map(|(number,)| number).collect(), examination }
        })
    }

    /// Every write has its entry and every entry its write; nothing is damaged.
    fn is_whole(&self) {
        assert_eq!(i64::try_from(self.codes.len()).unwrap(), self.entries, "writes and entries of the journal");
        assert_eq!(self.examination.damages, Vec::<String>::new());
        assert_eq!(self.examination.trail.map(|trail| trail.orphans), Some(0));
    }

    /// Everything in `acknowledged` is there.
    fn holds(&self, acknowledged: &BTreeSet<String>) {
        let lost: Vec<&String> = acknowledged.difference(&self.codes).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }

    /// How many people came with the import whose numbers begin with `prefix`.
    fn imported(&self, prefix: &str) -> usize {
        self.people.iter().filter(|number| number.starts_with(prefix)).count()
    }
}
