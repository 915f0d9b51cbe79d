//! What can be done to documents, for the journal; pages tell it in `app/src/pages/catalogue/describe.rs`.

use crate::kernel::{action::actions, id::DocumentId};

actions! {
    /// What is done to documents.
    DocumentAction of DocumentId {
        /// It was attached.
        Created = "created",
        /// It was taken away.
        Removed = "removed",
    }
}
