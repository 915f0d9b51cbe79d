//! The trail: the journal as people read it, the history of one thing or everything that was done.
//!
//! Features hand the history of their things on to those who may see it; the whole trail is for those who may read it, and that
//! somebody takes it out as a file is an entry of its own. Reads the table `journal`.

mod change;
mod download;
mod history;
mod search;
#[cfg(all(test, feature = "testing"))]
mod tests;

pub use change::Change;
pub use download::Download;
pub use history::{Listed, Past};
pub(crate) use history::{entry, of_entity, of_person};
pub use search::{About, TrailFilter, TrailLine, trail};
