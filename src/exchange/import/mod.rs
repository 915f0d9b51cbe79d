//! Imports that a person follows: from uploaded files over a mapping and a preview to facts, and back again.
//!
//! An import is a row that a task of this process works on, so that it goes on when the person leaves the page:
//!
//! | state | means |
//! |---|---|
//! | `reading` | a task reads the files, recognises them and makes the preview |
//! | `ready` | the preview waits: the mapping can be changed, and somebody decides |
//! | `failed` | the files cannot be read; `failure` says why |
//! | `writing` | a task writes what is new, in one transaction |
//! | `done` | everything that was new is written, and refers to one entry of the journal |
//! | `undoing` | a task takes it back |
//! | `undone` | what it wrote is no longer known; what somebody changed since was left |
//! | `discarded` | somebody put it aside; nothing was written |
//!
//! A task that nobody has begun, or whose process ended, is taken up by the [keeper](super::keeper) of any server, in the name of
//! whoever asked for it. The files are kept until the import is done, has failed, or is put aside, which happens by itself after 30 days. Tables: `import`, `import_file`, `import_problem`.

pub mod keeper;
mod model;
pub mod service;
mod store;
mod task;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
mod undo;

pub use model::{Import, Listed, Preview, ProblemCounts, ProblemFilter, SheetSketch, State, StoredProblem, UndoReport};
