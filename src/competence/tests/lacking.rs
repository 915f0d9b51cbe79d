//! What everybody lacks, as it is kept for pages, is what each person lacks by themselves.

use super::{outline::any_organisation, properties::any_day};
use crate::{
    competence::{
        grid::Grid,
        lacking::Lacking,
        missing::{MissingCompetency, missing},
    },
    kernel::page::Page,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_everybody_lacks_is_what_each_lacks(facts in any_organisation(), as_of in any_day(), expiring_days in 0u32..60) {
        let mut facts = facts;
        std::sync::Arc::make_mut(&mut facts.rules).expiring_days = expiring_days;
        let lacking = Lacking::of(&Grid::of(facts.clone(), as_of, expiring_days));
        let listed = lacking.page(|_| true, Page { offset: 0, limit: i64::MAX });
        let each = facts.people.iter().flat_map(|person| missing(&facts.rules, person, as_of, expiring_days));
        let each: Vec<MissingCompetency> = each.collect();
        prop_assert_eq!(usize::try_from(listed.total).unwrap(), each.len());
        prop_assert_eq!(listed.rows.into_iter().map(|(one, _)| one).collect::<Vec<_>>(), each);
    }
}
