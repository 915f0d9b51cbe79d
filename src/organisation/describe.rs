//! What can be done to organisations and their sites, for the journal; pages tell it in `app/src/pages/organisation/describe.rs`.

use crate::kernel::{
    action::actions,
    id::{OrganisationId, SiteId},
};

actions! {
    /// What is done to organisations.
    OrganisationAction of OrganisationId {
        /// It was set up.
        Created = "created",
        /// Its settings were changed.
        Changed = "changed",
        /// It was for trying out, and nobody can sign in to it any more.
        Ended = "ended",
    }
}

actions! {
    /// What is done to sites.
    SiteAction of SiteId {
        /// It was made.
        Created = "created",
    }
}
