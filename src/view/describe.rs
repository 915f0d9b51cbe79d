//! What can be done to saved views, for the journal; pages tell it in `app/src/pages/matrix/describe.rs`.

use crate::kernel::{action::actions, id::ViewId};

actions! {
    /// What is done to views.
    ViewAction of ViewId {
        /// It was saved, for the first time or again.
        Saved = "saved",
        /// It was deleted.
        Deleted = "deleted",
    }
}
