//! The trail: the journal as people read it, the history of one thing or everything that was done.
//!
//! Features hand the history of their things on to those who may see it; the whole trail is for those who may read it, and that
//! somebody takes it out as a file is an entry of its own. Reads the table `journal`.

pub mod access;
#[cfg(feature = "store")]
mod change;
#[cfg(feature = "store")]
mod download;
#[cfg(feature = "store")]
mod history;
#[cfg(feature = "store")]
pub mod live;
#[cfg(feature = "store")]
mod search;
#[cfg(all(test, feature = "testing"))]
mod tests;

#[cfg(feature = "store")]
pub(crate) use history::{entry, of_entity, of_person};
#[cfg(feature = "store")]
pub use {
    change::Change,
    download::Download,
    history::{Listed, Past},
    search::{About, TrailFilter, TrailLine, trail},
};
