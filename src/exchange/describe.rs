//! What can be done to imports, for the journal; pages tell it in `app/src/pages/imports/describe.rs`.

use crate::kernel::{action::actions, id::ImportId};

actions! {
    /// What is done to imports. Steps before and after what one writes change no facts themselves.
    ImportAction of ImportId {
        /// Files were taken in.
        Uploaded = "uploaded" touches Nothing,
        /// They are to be read in another way.
        Mapped = "mapped" touches Nothing,
        /// What was read is to be written.
        Confirmed = "confirmed" touches Nothing,
        /// It was written.
        Imported = "imported",
        /// What was written is to be taken back.
        UndoAsked = "undo_asked" touches Nothing,
        /// It was taken back.
        Undone = "undone",
        /// It was put aside.
        Discarded = "discarded" touches Nothing,
    }
}
