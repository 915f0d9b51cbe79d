//! Identifiers: one type an entity over `i64`, so that passing one for another does not compile.
//!
//! Contracts that show UUIDs show a number as a UUID of version 8 made of the entity's tag and the number.
//! It is a bijection: no second key is stored, and a UUID of the wrong entity does not parse.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The first six bytes of every UUID of the product, so that a foreign one is told apart.
const MARK: u64 = 0x00d0_ce4d_0000;
/// The widest number that fits beside the two variant bits.
const NUMBER: u64 = (1 << 62) - 1;

/// The version 8 UUID for number `number` of the entity with tag `tag` (12 bits).
fn to_uuid(tag: u16, number: i64) -> Uuid {
    let high = MARK << 16 | 0x8000 | u64::from(tag & 0x0fff);
    let low = 0b10 << 62 | (number.cast_unsigned() & NUMBER);
    Uuid::from_u64_pair(high, low)
}

/// The number in `uuid` if it was made for the entity with tag `tag`.
fn from_uuid(tag: u16, uuid: Uuid) -> Option<i64> {
    let (_, low) = uuid.as_u64_pair();
    let number = (low & NUMBER).cast_signed();
    (to_uuid(tag, number) == uuid).then_some(number)
}

/// An identifier of one kind of entity.
pub trait Id: Copy + Eq + Ord + std::hash::Hash + Send + Sync + 'static {
    /// The number as it is stored.
    fn number(self) -> i64;
    /// The identifier with the stored number `number`.
    fn of(number: i64) -> Self;
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident = $tag:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// The identifier as a UUID of version 8.
            #[must_use]
            pub fn uuid(self) -> Uuid {
                to_uuid($tag, self.0)
            }

            /// The identifier in `uuid`, if it is one of this entity.
            #[must_use]
            pub fn from_uuid(uuid: Uuid) -> Option<Self> {
                from_uuid($tag, uuid).map(Self)
            }
        }

        impl Id for $name {
            fn number(self) -> i64 {
                self.0
            }
            fn of(number: i64) -> Self {
                Self(number)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// An organisation.
    OrganisationId = 1;
    /// A site (centre) of an organisation.
    SiteId = 2;
    /// A person.
    PersonId = 3;
    /// An account: what a person signs in with.
    AccountId = 4;
    /// A role, of work or of access.
    RoleId = 5;
    /// A sign-in, in a browser or over the API.
    SignInId = 6;
    /// A category of courses.
    CategoryId = 7;
    /// A course of the catalogue.
    CourseId = 8;
    /// A prerequisite of a course.
    PrerequisiteId = 9;
    /// A competency: what a person can hold.
    CompetencyId = 10;
    /// The fact that a person is employed.
    EmploymentId = 11;
    /// The fact that a person holds a role.
    HoldingId = 12;
    /// The fact that a course grants a competency.
    GrantId = 13;
    /// The fact that a role, a site or everyone needs a competency.
    RequirementId = 14;
    /// The fact that a person completed a course.
    CompletionId = 15;
    /// An entry of the journal.
    EntryId = 16;
    /// A document.
    DocumentId = 20;
    /// A saved view of the matrix.
    ViewId = 300;
    /// An import of files.
    ImportId = 40;
    /// An export of the matrix.
    ExportId = 41;
    /// A job: work that goes on while nobody waits for it.
    JobId = 42;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_survives_its_uuid(number in 0..i64::MAX >> 1) {
            let uuid = CourseId(number).uuid();
            prop_assert_eq!(CourseId::from_uuid(uuid), Some(CourseId(number)));
            prop_assert_eq!(uuid.get_version_num(), 8);
        }

        #[test]
        fn a_uuid_of_another_entity_does_not_parse(number in 0..i64::MAX >> 1) {
            prop_assert_eq!(CourseId::from_uuid(PersonId(number).uuid()), None);
        }

        #[test]
        fn a_foreign_uuid_does_not_parse(bits in any::<u128>()) {
            let uuid = Uuid::from_u128(bits);
            prop_assume!(bits >> 80 != u128::from(MARK));
            prop_assert_eq!(CourseId::from_uuid(uuid), None);
        }
    }
}
