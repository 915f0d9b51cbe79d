//! The kinds of things that the product knows, each declared once, in the list below. From its line follow the [`Entity`] with its
//! word, and the type of its identifiers, which knows its entity, its table and its tag.
//!
//! The word is stored in the journal, and texts are looked up by it; the tag is a part of the UUIDs that contracts publish. Neither
//! is ever changed or used again for something else. Tag 6 is that of sign-ins, which nothing refers to yet.
//!
//! To add an entity:
//!
//! * a line in the list. `touches` says what of the compliance snapshot a change of one bears on, and with it that the journal tells
//!   of them; without it no entry can be about one;
//! * the migration with its table;
//! * its word in sentences (`entity-<word>` in `app/locales/*/common.ftl`);
//! * if the journal tells of them, what can be done to them, with [`actions!`](super::action) in `describe.rs` of their feature, and
//!   how readers are told of it, in `describe.rs` of their pages;
//! * if others refer to them, a line in `src/db/own.rs`.

use super::uuid::{from_uuid, to_uuid};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// An identifier of one kind of entity.
pub trait Id: Copy + Eq + Ord + std::hash::Hash + Send + Sync + 'static {
    /// What it is one of.
    const ENTITY: Entity;
    /// The table of these entities.
    const TABLE: &'static str;
    /// The number as it is stored.
    fn number(self) -> i64;
    /// The identifier with the stored number `number`.
    fn of(number: i64) -> Self;
    /// The identifier in `uuid`, if it is one of this entity.
    fn from_uuid(uuid: Uuid) -> Option<Self>;
}

/// What of the compliance snapshot a change bears on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotPart {
    /// Nothing of it.
    Nothing,
    /// The facts of the person whom the change is about.
    Person,
    /// Requirements, competencies, courses, roles, sites or settings.
    Rules,
    /// Anything: a change of many facts at once.
    Everything,
}

/// Declares entities: `Name = "word"`, then, for what has rows, `id` with the type of its identifiers, its tag and its table, and,
/// for what the journal tells of, `touches` with a [`SnapshotPart`].
macro_rules! entities {
    ($(
        $(#[$meta:meta])*
        $name:ident = $word:literal $(, id $id:ident $tag:literal in $table:literal)? $(, touches $touches:ident)?;
    )*) => {
        /// A kind of thing that the product knows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Entity {
            $($(#[$meta])* $name,)*
        }

        impl Entity {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable word, which the journal stores and texts are looked up by.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// What of the compliance snapshot a change of one bears on; none if the journal never tells of one.
            #[must_use]
            pub const fn touches(self) -> Option<SnapshotPart> {
                match self { $(Self::$name => entities!(@touches $($touches)?),)* }
            }
        }

        /// What has rows: with its tag and its table.
        #[cfg(test)]
        pub(crate) const ROWS: &[(Entity, u16, &str)] = &[$($((Entity::$name, $tag, $table),)?)*];

        /// The types of identifiers.
        pub mod ids {
            use super::{Entity, Id, from_uuid, to_uuid};
            use serde::{Deserialize, Serialize};
            use uuid::Uuid;

            $(entities! { @id [$(#[$meta])*] $name $($id $tag $table)? })*
        }
    };
    (@touches) => { None };
    (@touches $touches:ident) => { Some(SnapshotPart::$touches) };
    (@id [$($meta:tt)*] $name:ident) => {};
    (@id [$($meta:tt)*] $name:ident $id:ident $tag:literal $table:literal) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $id(pub i64);

        impl $id {
            /// The identifier as a UUID of version 8.
            #[must_use]
            pub fn uuid(self) -> Uuid {
                to_uuid($tag, self.0)
            }
        }

        impl Id for $id {
            const ENTITY: Entity = Entity::$name;
            const TABLE: &'static str = $table;
            fn number(self) -> i64 {
                self.0
            }
            fn of(number: i64) -> Self {
                Self(number)
            }
            fn from_uuid(uuid: Uuid) -> Option<Self> {
                from_uuid($tag, uuid).map(Self)
            }
        }

        impl std::fmt::Display for $id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $id {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

entities! {
    /// An organisation.
    Organisation = "organisation", id OrganisationId 1 in "organisation", touches Rules;
    /// A site (centre) of an organisation.
    Site = "site", id SiteId 2 in "site", touches Rules;
    /// A person.
    Person = "person", id PersonId 3 in "person", touches Person;
    /// An account: what a person signs in with.
    Account = "account", id AccountId 4 in "account", touches Nothing;
    /// A role, of work or of access.
    Role = "role", id RoleId 5 in "role", touches Rules;
    /// The fact that a person is employed.
    Employment = "employment", id EmploymentId 11 in "employment", touches Person;
    /// The fact that a person holds a role.
    Holding = "holding", id HoldingId 12 in "holding", touches Person;
    /// A category of courses.
    Category = "category", id CategoryId 7 in "category", touches Rules;
    /// A course of the catalogue.
    Course = "course", id CourseId 8 in "course", touches Rules;
    /// A prerequisite of a course.
    Prerequisite = "prerequisite", id PrerequisiteId 9 in "prerequisite";
    /// A competency: what a person can hold. The journal tells of its course instead.
    Competency = "competency", id CompetencyId 10 in "competency";
    /// The fact that a course grants a competency.
    Grant = "grant", id GrantId 13 in "course_grant";
    /// The fact that a role, a site or everyone needs a competency.
    Requirement = "requirement", id RequirementId 14 in "requirement", touches Rules;
    /// The fact that a person completed a course.
    Completion = "completion", id CompletionId 15 in "completion", touches Person;
    /// A document: a file that belongs to a course.
    Document = "document", id DocumentId 20 in "document", touches Nothing;
    /// A saved view of the matrix.
    View = "view", id ViewId 300 in "saved_view", touches Nothing;
    /// An import of files.
    Import = "import", id ImportId 40 in "import", touches Everything;
    /// A file that somebody took out: of the matrix, of the trail, of the problems of an import.
    Export = "export", id ExportId 41 in "export", touches Nothing;
    /// A job: work that goes on while nobody waits for it.
    Job = "job", id JobId 42 in "job";
    /// An entry of the journal.
    Entry = "entry", id EntryId 16 in "journal";
    /// A page.
    Page = "page";
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_tag_and_no_table_is_that_of_two_entities() {
        let tags: BTreeSet<u16> = ROWS.iter().map(|(_, tag, _)| *tag).collect();
        let tables: BTreeSet<&str> = ROWS.iter().map(|(.., table)| *table).collect();
        assert_eq!((tags.len(), tables.len()), (ROWS.len(), ROWS.len()));
    }

    #[test]
    fn what_is_stored_and_published_of_entities_stays() {
        let told: Vec<String> = ROWS.iter().map(|(entity, tag, _)| format!("{entity} {tag}")).collect();
        let expected = "organisation 1, site 2, person 3, account 4, role 5, employment 11, holding 12, category 7, course 8, \
            prerequisite 9, competency 10, grant 13, requirement 14, completion 15, document 20, view 300, import 40, export 41, \
            job 42, entry 16";
        assert_eq!(told.join(", "), expected);
    }
}
