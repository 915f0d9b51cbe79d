//! The kinds of things that a request can name, by the words that the journal and the texts use.

use std::fmt;

/// The kinds of things that can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entity {
    /// An organisation.
    Organisation,
    /// A site.
    Site,
    /// A person.
    Person,
    /// An account.
    Account,
    /// A role.
    Role,
    /// The fact that a person holds a role.
    Holding,
    /// The fact that a person is employed.
    Employment,
    /// A category.
    Category,
    /// A course.
    Course,
    /// A competency.
    Competency,
    /// A requirement.
    Requirement,
    /// A completion.
    Completion,
    /// An import of a file.
    Import,
    /// A file that somebody took out: of the matrix, of the trail, of the problems of an import.
    Export,
    /// A document.
    Document,
    /// A saved view of the matrix.
    View,
    /// A page.
    Page,
}

impl Entity {
    /// The stable word for the journal and for texts that are looked up.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Site => "site",
            Self::Person => "person",
            Self::Account => "account",
            Self::Role => "role",
            Self::Holding => "holding",
            Self::Employment => "employment",
            Self::Category => "category",
            Self::Course => "course",
            Self::Competency => "competency",
            Self::Requirement => "requirement",
            Self::Completion => "completion",
            Self::Import => "import",
            Self::Export => "export",
            Self::Document => "document",
            Self::View => "view",
            Self::Page => "page",
        }
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
