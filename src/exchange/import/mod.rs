//! Imports that a person follows: from uploaded files over a mapping and a preview to facts, and back again.
//!
//! An import is a row that [jobs](crate::jobs) work on one after another, so that it goes on when the person leaves the page:
//!
//! | state | means |
//! |---|---|
//! | `reading` | a job reads the files, recognises them and makes the preview |
//! | `ready` | the preview waits: the mapping can be changed, and somebody decides |
//! | `failed` | the files cannot be read; `failure` says why |
//! | `writing` | a job writes what is new, in one transaction |
//! | `done` | everything that was new is written, and refers to one entry of the journal |
//! | `undoing` | a job takes it back |
//! | `undone` | what it wrote is no longer known; what somebody changed since was left |
//! | `discarded` | somebody put it aside; nothing was written |
//!
//! The state says what is to be done or was, `job_id` by which job: whether that waits, runs or is silent is the job's. A job works in
//! the name of whoever asked for it; if they may import no more, the import goes back to where others can decide. `version` rises
//! with each step that somebody asks for: it is the optimistic lock of forms, which are about one preview.
//!
//! The files are kept until the import is done, has failed, or is put aside, which happens by itself after 30 days ([`forgotten`]).
//! Tables: `import`, `import_file`, `import_problem`.

mod at_once;
pub mod forgotten;
pub(crate) mod job;
mod model;
pub mod service;
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
mod undo;
mod write;

pub(super) use store::{left_behind, put_back};

pub use at_once::{ImportOutcome, run};
pub use model::{Import, Listed, Preview, ProblemCounts, ProblemFilter, SheetSketch, State, StoredProblem, UndoReport};
