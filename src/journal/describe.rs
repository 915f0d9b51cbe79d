//! What can be done to files that somebody takes out: of the matrix, of the trail, of the problems of an import. Several features write
//! them, so their actions stand here, below all of them; pages tell them in `app/src/pages/exports/describe.rs`.

use crate::kernel::{action::actions, id::ExportId};

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
