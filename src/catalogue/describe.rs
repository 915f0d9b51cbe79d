//! What can be done to courses and their categories, for the journal; pages tell it in `app/src/pages/catalogue/describe.rs`.

use crate::kernel::{
    action::actions,
    id::{CategoryId, CourseId},
};

actions! {
    /// What is done to categories.
    CategoryAction of CategoryId {
        /// It was made.
        Created = "created",
    }
}

actions! {
    /// What is done to courses.
    CourseAction of CourseId {
        /// It was made.
        Created = "created",
        /// It was changed, also in its status.
        Changed = "changed",
    }
}
