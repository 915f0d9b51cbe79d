//! The real binary under real faults: killed at random, without room on the disk, one of two servers lost, requests cut, with
//! clients that only connect, with a log that cannot be written, and started by somebody careless.
//!
//! `cargo xtask faults` runs them a hundred times, and fails if one cannot be tried; the tests do a few rounds. No test waits
//! for a time to pass: the faults come after a random number of acknowledged writes, with others on their way, or of looks
//! at a page.

mod browser;
mod connections;
mod cut;
mod full;
mod imports;
mod kill;
mod log;
mod pair;
mod process;
mod rights;
mod writers;

use docendo::{
    db::{Db, Examination, Tx},
    kernel::secret,
};
use std::{collections::BTreeSet, fmt::Write as _, ops::Range};

/// How many rounds to do, unless `DOCENDO_FAULT_ROUNDS` says otherwise.
const ROUNDS: usize = 3;
/// So many people come with an import.
const PEOPLE: usize = 150;
/// Whom the employments, holdings and completions of today's knowledge are about, and their entries of the journal.
const FACTS: [&str; 3] = [
    "SELECT p.employee_number, v.entry_id FROM employment f JOIN person p ON p.id = f.person_id
     JOIN employment_version v ON v.employment_id = f.id AND v.superseded_at IS NULL
     WHERE p.employee_number IS NOT NULL",
    "SELECT p.employee_number, v.entry_id FROM holding f JOIN person p ON p.id = f.person_id
     JOIN holding_version v ON v.holding_id = f.id AND v.superseded_at IS NULL
     WHERE p.employee_number IS NOT NULL",
    "SELECT p.employee_number, v.entry_id FROM completion f JOIN person p ON p.id = f.person_id
     JOIN completion_version v ON v.completion_id = f.id AND v.superseded_at IS NULL
     WHERE p.employee_number IS NOT NULL",
];

fn rounds() -> usize {
    std::env::var("DOCENDO_FAULT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS)
}

/// A random number in `range`.
fn random(range: Range<usize>) -> usize {
    range.start + usize::from(u16::from_be_bytes(secret::random::<2>())) % range.len()
}

/// Says that a fault was not tried. Under `cargo xtask faults`, which sets `DOCENDO_FAULT_STRICT`, that is a failure.
#[expect(clippy::print_stdout, reason = "who runs it wants to know that nothing was tried")]
fn not_tried(why: &str) {
    assert!(std::env::var_os("DOCENDO_FAULT_STRICT").is_none(), "not tried: {why}");
    println!("not tried: {why}");
}

/// What the numbers of the people of a round begin with.
fn prefix(round: usize) -> String {
    format!("R{round}-")
}

/// The file with the people of a round, each with an employment and a job.
fn people(round: usize) -> String {
    let (prefix, mut text) = (prefix(round), "Employee No,Surname,Forename,Job title,Site,Start date\n".to_owned());
    for person in 0..PEOPLE {
        writeln!(text, "{prefix}{person},Person {person},Round {round},Welder,Works {round},2024-01-08").unwrap();
    }
    text
}

/// What came with an import.
#[derive(Debug, Default, PartialEq, Eq)]
struct Imported {
    /// How many entries of the journal its facts refer to.
    entries: usize,
    people: usize,
    employments: usize,
    holdings: usize,
    completions: usize,
}

impl Imported {
    /// All of [`people`], with so many completions.
    fn whole(completions: usize) -> Self {
        Self { entries: 1, people: PEOPLE, employments: PEOPLE, holdings: PEOPLE, completions }
    }
}

/// What a database holds after a fault.
struct State {
    /// The codes of the categories that were written.
    codes: BTreeSet<String>,
    /// How many entries of the journal tell of a new category.
    entries: i64,
    /// The entries of the journal that tell of an import.
    imports: BTreeSet<i64>,
    /// The numbers of the people who have one; people of an import have its prefix and a number.
    people: Vec<String>,
    /// The number of whom a fact is about, and the entry that it refers to, for each of [`FACTS`].
    facts: [Vec<(String, i64)>; 3],
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
            let people = people.into_iter().map(|(number,)| number).collect();
            let (imports, facts) = (imported(&mut tx).await, facts(&mut tx).await);
            tx.rollback().await.unwrap();
            let examination = db.examine().await.unwrap();
            db.close().await;
            let count = codes.len();
            let codes: BTreeSet<String> = codes.into_iter().map(|(code,)| code).collect();
            assert_eq!(codes.len(), count, "nothing is there twice");
            Self { codes, entries, imports, people, facts, examination }
        })
    }

    /// Every write has its entry and every entry its write; nothing is damaged.
    fn is_whole(&self) {
        assert_eq!(i64::try_from(self.codes.len()).unwrap(), self.entries, "writes and entries of the journal");
        let prefixes = self.people.iter().filter_map(|number| Some(number.split_once('-')?.0));
        let imports: BTreeSet<&str> = prefixes.collect();
        assert_eq!(imports.len(), self.imports.len(), "imports and entries of the journal");
        assert_eq!(self.examination.damages, Vec::<String>::new());
        assert_eq!(self.examination.trail.map(|trail| trail.orphans), Some(0));
    }

    /// Everything in `acknowledged` is there.
    fn holds(&self, acknowledged: &BTreeSet<String>) {
        let lost: Vec<&String> = acknowledged.difference(&self.codes).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }

    /// What came with the import of a round.
    fn imported(&self, round: usize) -> Imported {
        let prefix = prefix(round);
        let people = self.people.iter().filter(|number| number.starts_with(&prefix)).count();
        let of_round = |facts: &Vec<(String, i64)>| -> Vec<i64> {
            facts.iter().filter(|(number, _)| number.starts_with(&prefix)).map(|(_, entry)| *entry).collect()
        };
        let facts = self.facts.each_ref().map(of_round);
        let entries: BTreeSet<i64> = facts.iter().flatten().copied().collect();
        assert!(entries.is_subset(&self.imports), "facts of an import refer to the entry that tells of it");
        let [employments, holdings, completions] = facts.map(|facts| facts.len());
        Imported { entries: entries.len(), people, employments, holdings, completions }
    }
}

/// The entries of the journal that tell of an import.
async fn imported(tx: &mut Tx) -> BTreeSet<i64> {
    let sql = "SELECT id FROM journal WHERE entity = 'import' AND action = 'imported'";
    let rows: Vec<(i64,)> = tx.all(sql, &[]).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

/// What [`FACTS`] find.
async fn facts(tx: &mut Tx) -> [Vec<(String, i64)>; 3] {
    let mut found = [Vec::new(), Vec::new(), Vec::new()];
    for (found, sql) in found.iter_mut().zip(FACTS) {
        *found = tx.all(sql, &[]).await.unwrap();
    }
    found
}
