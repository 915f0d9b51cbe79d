//! What can be done to imports and exports, for the journal; pages tell it in `app/src/pages/{imports,exports}/describe.rs`.

use crate::kernel::{
    action::actions,
    id::{ExportId, ImportId},
};

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

actions! {
    /// What is done to files that somebody takes out.
    ExportAction of ExportId {
        /// It is being written.
        Begun = "begun",
        /// It was taken at once.
        Exported = "exported",
        /// It was taken after it was written.
        Fetched = "fetched",
        /// It was given up before it was written.
        Cancelled = "cancelled",
        /// It was deleted.
        Deleted = "deleted",
    }
}
