//! Which requirements are in a list, and in which order, from what is kept in memory.

use super::{
    bearing::{Bearing, Bearings},
    facts::Scope,
    requirement::{Phase, Requirement, ScopeKind},
};
use crate::kernel::{
    id::{RoleId, SiteId},
    page::{ListPage, Page, Sort},
    text::fold,
    words::words,
};
use chrono::NaiveDate;
use std::sync::Arc;

words! {
    /// What requirements are sorted by. Of equals the order is by competency, then by whom they are for.
    #[derive(Default)]
    RequirementSort {
        /// The title of the competency.
        #[default]
        Competency = "competency",
        /// The name of the role or site; those for everyone first.
        Whom = "whom",
        /// The day from which they are in force.
        Since = "since",
        /// On how many people they bear.
        People = "people",
    }
}

/// Which requirements are listed; nothing = all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequirementFilter {
    /// Words that occur in the competency, the name of the role or site, or the legal reference.
    pub search: Option<String>,
    /// For whom they are.
    pub scope: Option<ScopeKind>,
    /// For this job role.
    pub role: Option<RoleId>,
    /// For this site.
    pub site: Option<SiteId>,
    /// Where they are in their life.
    pub phase: Option<Phase>,
    /// Only mandatory ones.
    pub mandatory_only: bool,
}

/// A requirement in a list.
#[derive(Debug, Clone)]
pub struct ListedRequirement {
    /// The requirement.
    pub requirement: Arc<Requirement>,
    /// How far it reaches.
    pub bearing: Bearing,
    /// Where it is in its life.
    pub phase: Phase,
}

/// A page of those of `all` that fit `filter` on `today`.
pub(super) fn requirement_list(
    all: &[Arc<Requirement>],
    reach: &Bearings,
    today: NaiveDate,
    filter: &RequirementFilter,
    (sort, page): (Sort<RequirementSort>, Page),
) -> ListPage<ListedRequirement> {
    let search = fold(filter.search.as_deref().unwrap_or_default());
    let words: Vec<&str> = search.split_whitespace().collect();
    let listed = |requirement: &Arc<Requirement>| ListedRequirement {
        requirement: requirement.clone(),
        bearing: reach.requirement(requirement.id),
        phase: requirement.phase(today),
    };
    let admitted = all.iter().map(listed).filter(|one| one.fits(filter) && has_words(&one.requirement, &words));
    let mut found: Vec<ListedRequirement> = admitted.collect();
    order(&mut found, sort);
    ListPage::of(found, page)
}

impl ListedRequirement {
    fn fits(&self, filter: &RequirementFilter) -> bool {
        let RequirementFilter { search: _, scope, role, site, phase, mandatory_only } = filter;
        let requirement = &self.requirement;
        scope.is_none_or(|scope| scope == requirement.scope.into())
            && role.is_none_or(|role| requirement.scope == Scope::Role(role))
            && site.is_none_or(|site| requirement.scope == Scope::Site(site))
            && phase.is_none_or(|phase| phase == self.phase)
            && (requirement.terms.is_mandatory || !mandatory_only)
    }

    fn whom(&self) -> String {
        fold(self.requirement.scope_name.as_deref().unwrap_or_default())
    }

    fn name(&self) -> (String, String) {
        (fold(&self.requirement.competency_title), self.whom())
    }
}

fn has_words(requirement: &Requirement, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let parts = [
        Some(requirement.competency_code.as_str()),
        Some(requirement.competency_title.as_str()),
        requirement.scope_name.as_deref(),
        requirement.terms.regulatory_reference.as_deref(),
    ];
    let text = fold(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
    words.iter().all(|word| text.contains(word))
}

fn order(found: &mut [ListedRequirement], sort: Sort<RequirementSort>) {
    match sort.by {
        RequirementSort::Competency => found.sort_by_cached_key(ListedRequirement::name),
        RequirementSort::Whom => found.sort_by_cached_key(|one| (one.whom(), one.name())),
        RequirementSort::Since => found.sort_by_cached_key(|one| (one.requirement.terms.period.from, one.name())),
        RequirementSort::People => found.sort_by_cached_key(|one| (one.bearing.people, one.name())),
    }
    if sort.is_descending {
        found.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        competence::requirement::{RequirementStatus, Terms},
        kernel::{
            date::Period,
            id::{CompetencyId, RequirementId},
            input::{FromText as _, Line},
        },
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn requirement(id: i64, title: &str, whom: Option<&str>, since: &str) -> Requirement {
        let period = Period::since(day(since));
        Requirement {
            id: RequirementId(id),
            version: id,
            number: 1,
            competency: CompetencyId(id),
            competency_code: format!("C-{id}"),
            competency_title: title.into(),
            scope: whom.map_or(Scope::Everyone, |_| Scope::Role(RoleId(id))),
            scope_name: whom.map(Into::into),
            terms: Terms { period, is_mandatory: id != 2, ..Terms::default() },
            created_by: None,
            created_at: chrono::DateTime::UNIX_EPOCH,
            updated_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    fn all() -> Vec<Arc<Requirement>> {
        let mut aside = requirement(4, "Zone entry", Some("Guard"), "2020-01-01");
        aside.terms.status = RequirementStatus::Inactive;
        let mut ended = requirement(3, "Élan", Some("Welder"), "2021-01-01");
        ended.terms.period.to = Some(day("2026-11-20"));
        ended.terms.regulatory_reference = Some(Line::from_text("ISO 45001").unwrap());
        let later = requirement(2, "Rigging", Some("Électrician"), "2027-01-01");
        [requirement(1, "Working at height", None, "2022-01-01"), later, ended, aside].map(Arc::new).into()
    }

    fn ids(filter: &RequirementFilter, sort: Sort<RequirementSort>) -> Vec<i64> {
        let page = Page { offset: 0, limit: 100 };
        let list = requirement_list(&all(), &Bearings::default(), day("2026-11-20"), filter, (sort, page));
        list.rows.iter().map(|one| one.requirement.id.0).collect()
    }

    #[test]
    fn the_last_day_is_the_first_one_out_of_force() {
        let phase = |status, on| {
            let mut one = requirement(1, "Lifting", None, "2026-01-01");
            (one.terms.period.to, one.terms.status) = (Some(day("2026-02-01")), status);
            one.phase(day(on))
        };
        assert_eq!(phase(RequirementStatus::Active, "2025-12-31"), Phase::Later);
        assert_eq!(phase(RequirementStatus::Active, "2026-01-01"), Phase::InForce);
        assert_eq!(phase(RequirementStatus::Active, "2026-02-01"), Phase::Ended);
        assert_eq!(phase(RequirementStatus::Inactive, "2026-01-01"), Phase::Aside);
        assert_eq!((Phase::Ended.code(), Phase::Aside.code()), ("ended", "aside"));
    }

    #[test]
    fn each_filter_admits_what_it_says() {
        let found = |filter: RequirementFilter| ids(&filter, RequirementSort::default().into());
        let any = RequirementFilter::default;
        assert_eq!(found(any()), [3, 2, 1, 4]);
        assert_eq!(found(RequirementFilter { search: Some("elan welder".into()), ..any() }), [3]);
        assert_eq!(found(RequirementFilter { search: Some("iso".into()), ..any() }), [3]);
        assert_eq!(found(RequirementFilter { search: Some("elan guard".into()), ..any() }), [0; 0]);
        assert_eq!(found(RequirementFilter { scope: Some(ScopeKind::Everyone), ..any() }), [1]);
        assert_eq!(found(RequirementFilter { role: Some(RoleId(4)), ..any() }), [4]);
        assert_eq!(found(RequirementFilter { site: Some(SiteId(4)), ..any() }), [0; 0]);
        assert_eq!(found(RequirementFilter { mandatory_only: true, ..any() }), [3, 1, 4]);
        let phases = Phase::ALL.iter().map(|phase| found(RequirementFilter { phase: Some(*phase), ..any() }));
        assert_eq!(phases.collect::<Vec<_>>(), [[1], [2], [3], [4]]);
    }

    #[test]
    fn each_order_puts_first_what_it_says() {
        let sorted = |sort: &str| ids(&RequirementFilter::default(), sort.parse().unwrap());
        assert_eq!(sorted("-competency"), [4, 1, 2, 3]);
        assert_eq!(sorted("whom"), [1, 2, 4, 3]);
        assert_eq!(sorted("since"), [4, 3, 1, 2]);
        assert_eq!(sorted("people"), [3, 2, 1, 4]);
        assert!("age".parse::<Sort<RequirementSort>>().is_err());
    }
}
