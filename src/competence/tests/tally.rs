//! What follows the facts is what is counted anew.

use super::outline::{any_organisation, any_query};
use crate::competence::{
    CourseCounts, Facts, RoleHolders,
    bearing::Bearings,
    facts::PersonFacts,
    overview::{Overview, OverviewOf},
    tally::{Tallied, Tally},
    trend::Trend,
};
use crate::kernel::id::SiteId;
use proptest::prelude::*;
use std::{fmt::Debug, sync::Arc};

/// The people of `before`, some of them with the facts of those of `after`, and some gone, as `changes` says.
fn later(before: &Facts, after: &Facts, changes: &[u8]) -> Facts {
    let mut people: Vec<Arc<PersonFacts>> = Vec::new();
    for (index, person) in before.people.iter().enumerate() {
        match changes.get(index).map_or(0, |change| change % 4) {
            0 | 1 => people.push(person.clone()),
            2 => people.extend(after.people.get(index).map(|other| {
                Arc::new(PersonFacts {
                    id: person.id,
                    sort_name: person.sort_name.clone(),
                    ..PersonFacts::clone(other)
                })
            })),
            _ => {}
        }
    }
    Facts { people: Arc::new(people.into()), rules: before.rules.clone() }
}

fn follows<T: Tally + PartialEq + Debug>(before: &Facts, after: &Facts, query: &T::Query) -> Result<(), TestCaseError> {
    let followed = Tallied::<T>::of(before.clone(), query.clone()).follow(after.clone());
    let anew = Tallied::<T>::of(after.clone(), query.clone());
    prop_assert_eq!(&*followed, &*anew);
    let back = followed.follow(before.clone());
    prop_assert_eq!(&*back, &*Tallied::<T>::of(before.clone(), query.clone()));
    Ok(())
}

proptest! {
    #[test]
    fn a_sum_that_follows_is_the_sum_of_what_is_there(
        before in any_organisation(), after in any_organisation(), changes in prop::collection::vec(any::<u8>(), 0..8),
        as_of in super::properties::any_day(), sites in prop::collection::vec((1i64..3).prop_map(SiteId), 0..2), query in any_query(),
    ) {
        let others = Facts { people: after.people.clone(), rules: before.rules.clone() };
        for after in [later(&before, &after, &changes), others, after] {
            follows::<CourseCounts>(&before, &after, &())?;
            follows::<Bearings>(&before, &after, &as_of)?;
            follows::<RoleHolders>(&before, &after, &as_of)?;
            follows::<Overview>(&before, &after, &OverviewOf { as_of, sites: sites.clone() })?;
            follows::<Trend>(&before, &after, &query)?;
        }
    }
}
