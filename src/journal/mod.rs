//! The journal: one entry for every change of state, written in the same transaction.
//!
//! An entry says who, when, what, on which entity, before and after, in which request and through which door.
//! What happens because of a change follows the journal. Table: `journal`. Followers run in every process and read on
//! from their position; the compliance snapshot (`competence::snapshot`) is one. People read it as the trail (`trail`).

mod model;
pub(crate) mod store;

pub use model::{Entry, Touches};
pub use store::position;
