//! What can be done to accounts, for the journal; pages tell it in `app/src/pages/people/access/describe.rs`.

use crate::kernel::{action::actions, id::AccountId};

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
