//! What travels between the page and the server.

use serde::{Deserialize, Serialize};

/// What was found, in the language of whoever searched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What was searched, as it was typed.
    pub text: String,
    /// Things of each kind; none is empty.
    pub groups: Vec<Group>,
    /// How much it is in all.
    pub count: i64,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// If there are more: the address of the list of all, and how many these are.
    pub rest: Option<(String, i64)>,
}

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// People.
    People,
    /// Courses.
    Courses,
    /// What can be done.
    Actions,
}

impl Kind {
    /// Its name within a page.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Courses => "courses",
            Self::Actions => "actions",
        }
    }

    /// The key of its heading.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::People => "people-title",
            Self::Courses => "search-courses",
            Self::Actions => "search-actions",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Its page.
    pub address: String,
    /// What it is called.
    pub word: String,
    /// What else tells it from others.
    pub more: String,
}
