//! Saved views: what somebody asks of the training matrix again and again, kept under a name of their own.
//!
//! Rules: a view belongs to the person who saved it, and nobody else sees it. A name stands for one view; saving under a
//! name that is taken replaces what it stood for. What is kept is the query of the address, so a view of "today" stays one.
//!
//! Table: `saved_view`.

mod describe;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use describe::ViewAction;

use crate::kernel::{
    id::ViewId,
    input::{Line, draft},
};
use serde::{Deserialize, Serialize};

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct SavedView {
    /// Identifier.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// The query of its address, without the question mark.
    pub query: String,
}

draft! {
    /// A question to the matrix that somebody wants to keep, as they sent it.
    draft ViewDraft;
    /// A question to the matrix to be kept.
    #[derive(Eq)]
    value NewView;
    {
        /// The name that it is kept under.
        name: Line<80>;
        /// The query of its address, which may be far longer than all filters together; none asks for everything.
        query: Option<Line<2000>>;
    }
}
