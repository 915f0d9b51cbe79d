//! What can be done to people, their employments and job roles, for the journal; pages tell it in `app/src/pages/people/describe.rs`.

use crate::kernel::{
    action::actions,
    id::{EmploymentId, PersonId, RoleId},
};

actions! {
    /// What is done to people.
    PersonAction of PersonId {
        /// Somebody became known.
        Created = "created",
        /// Their details were changed.
        Changed = "changed",
    }
}

actions! {
    /// What is done to employments.
    EmploymentAction of EmploymentId {
        /// Somebody was employed.
        Started = "started",
        /// It was said from when to when they are.
        Corrected = "corrected",
        /// It was ended.
        Ended = "ended",
        /// It was said by mistake.
        Withdrawn = "withdrawn",
    }
}

actions! {
    /// What is done to roles.
    RoleAction of RoleId {
        /// A job role was made.
        Created = "created",
        /// Competencies were required of it, several at once.
        Required = "required",
    }
}
