//! Exports of the matrix: files with exactly what it shows.
//!
//! A small one is written while somebody waits. A large one is a row that a [job](crate::jobs) works on, so that the person may
//! leave, and its file waits in the storage of files:
//!
//! | state | means |
//! |---|---|
//! | `writing` | its job waits or runs; the progress of the job is the rows that are in the file |
//! | `done` | the file is whole and waits to be fetched: `file` says where |
//! | `failed` | there is no file; `failure` says why |
//!
//! * It belongs to whoever asked for it; to anybody else it is not there.
//! * The file has what the matrix showed at the one moment when an attempt read it; the next attempt begins anew.
//! * The row names a file only once that is whole. Each attempt writes to a place of its own, so none touches another's file.
//! * It goes when its owner says so, an hour after it was fetched, and seven days after it was asked for in any case
//!   ([`service::remove_expired`]).
//! * The journal says who took what out: an entry when an export begins, and one each time that a file is handed out.
//!
//! Table: `export`.

mod contents;
pub(crate) mod job;
mod model;
pub mod service;
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub(super) use store::fail_left_behind;

pub use model::{Contents, Export, Failure, LARGE, Order, State, is_large};
