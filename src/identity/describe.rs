//! What can be done to accounts, for the journal, and to roles that people hold: access roles here, job roles in `people`, which
//! stands above. Pages tell it in `app/src/pages/people/describe.rs`.

use crate::kernel::{
    action::actions,
    id::{AccountId, HoldingId},
};

actions! {
    /// What is done to accounts.
    AccountAction of AccountId {
        /// Somebody got an account.
        Created = "created",
        /// Its owner chose a language.
        Changed = "changed",
        /// Nobody can sign in with it any more.
        Closed = "closed",
        /// It was opened again.
        Reopened = "reopened",
        /// Somebody else gave it a new password.
        PasswordReset = "password_reset",
        /// Its owner chose another password.
        PasswordChanged = "password_changed",
    }
}

actions! {
    /// What is done to the roles that people hold.
    HoldingAction of HoldingId {
        /// A job role was given.
        Assigned = "assigned",
        /// An access role was given.
        Started = "started",
        /// It was said from when to when a job role is held.
        Corrected = "corrected",
        /// The role was taken back, or ended.
        Ended = "ended",
        /// A job role was given by mistake.
        Withdrawn = "withdrawn",
    }
}
