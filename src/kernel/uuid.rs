//! Identifiers as UUIDs, for contracts that show them: of version 8, made of the entity's tag and the number.
//!
//! It is a bijection: no second key is stored, and a UUID of the wrong entity does not parse.

use uuid::Uuid;

/// The first six bytes of every UUID of the product, so that a foreign one is told apart.
const MARK: u64 = 0x00d0_ce4d_0000;
/// The widest number that fits beside the two variant bits.
const NUMBER: u64 = (1 << 62) - 1;

/// The version 8 UUID for number `number` of the entity with tag `tag` (12 bits).
pub(super) fn to_uuid(tag: u16, number: i64) -> Uuid {
    let high = MARK << 16 | 0x8000 | u64::from(tag & 0x0fff);
    let low = 0b10 << 62 | (number.cast_unsigned() & NUMBER);
    Uuid::from_u64_pair(high, low)
}

/// The number in `uuid` if it was made for the entity with tag `tag`.
pub(super) fn from_uuid(tag: u16, uuid: Uuid) -> Option<i64> {
    let (_, low) = uuid.as_u64_pair();
    let number = (low & NUMBER).cast_signed();
    (to_uuid(tag, number) == uuid).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::{CourseId, Id as _, PersonId};
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
