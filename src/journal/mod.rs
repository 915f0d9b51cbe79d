//! The journal: one entry for every change of state, written in the same transaction.
//!
//! An entry says who, when, what, on which entity, before and after, in which request and through which door.
//! What happens because of a change follows the journal. Table: `journal`. Followers run in every process and read on
//! from their position; the compliance snapshot (`competence::snapshot`) is one.

mod change;
mod download;
mod model;
pub(crate) mod store;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod trail;

pub use change::Change;
pub use download::Download;
pub use model::{Entry, Touches};
pub use store::{Listed, Past, position};
pub(crate) use store::{of_entity, of_person};
pub use trail::{About, TrailFilter, TrailLine, trail};
