//! What can be done to requirements, for the journal; pages tell it in `app/src/pages/requirements/describe.rs`.

use crate::kernel::{action::actions, id::RequirementId};

actions! {
    /// What is done to requirements.
    RequirementAction of RequirementId {
        /// It was set.
        Created = "created",
        /// Other terms were set for it.
        Changed = "changed",
        /// It was ended.
        Ended = "ended",
    }
}
