//! Who looks at the pages, as far as pages have to know it: it travels to the browser with the first of them.

use docendo::kernel::{
    access::{Permissions, UseCase},
    id::PersonId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Somebody who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The person.
    pub person: PersonId,
    /// What they may do. What they may not is refused by the use cases, whatever a page shows.
    pub permissions: Permissions,
}

impl Session {
    /// Whoever looks at the page; pages inside the product alone ask it.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// Whether they may carry out `use_case`, whomever it is about.
    #[must_use]
    pub fn may(&self, use_case: UseCase) -> bool {
        use_case.is_open_to(self.permissions)
    }
}
