//! Identifiers: one type an entity over `i64`, so that passing one for another does not compile. They are declared with their
//! entities, in [`entity`](super::entity).

pub use super::entity::{Id, ids::*};
