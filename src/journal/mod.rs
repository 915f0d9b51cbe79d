//! The journal: one entry for every change of state, written in the same transaction.
//!
//! An entry says who, when, what, on which entity, before and after, in which request and through which door.
//! What happens because of a change follows the journal. Table: `journal`. Followers run in every process and read on
//! from their position; the compliance snapshot (`competence::snapshot`) is one.

pub mod access;
#[cfg(feature = "store")]
mod change;
#[cfg(feature = "store")]
mod download;
#[cfg(feature = "store")]
mod model;
#[cfg(feature = "store")]
pub(crate) mod store;
#[cfg(all(test, feature = "testing"))]
mod tests;
#[cfg(feature = "store")]
mod trail;

#[cfg(feature = "store")]
pub(crate) use store::{of_entity, of_person};
#[cfg(feature = "store")]
pub use {
    change::Change,
    download::Download,
    model::{Entry, Touches},
    store::{Listed, Past, position},
    trail::{About, TrailFilter, TrailLine, trail},
};
