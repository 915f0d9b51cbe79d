//! How requirements are spoken of: for whom, how strictly, and whether they are in force.

use crate::{pages::kit::words::word, t, text};
use chrono::NaiveDate;
use docendo::competence::{
    facts::Scope,
    requirement::{Requirement, RequirementStatus, Terms},
};
use leptos::prelude::*;

/// For whom it is: everyone, or the name of the role or site.
pub(in crate::pages) fn whom(requirement: &Requirement) -> String {
    requirement.scope_name.clone().unwrap_or_else(|| t!("requirement-everyone"))
}

/// A number of people, which leads to the list of them if there is one.
pub(in crate::pages) fn people(count: u32, list: Option<String>) -> AnyView {
    let count = text::number(count);
    list.map_or_else(|| count.clone().into_any(), |list| view! { <a href=list>{count.clone()}</a> }.into_any())
}

/// The kind of what [`whom`] names, if it names something.
pub(super) fn kind(scope: Scope) -> Option<String> {
    match scope {
        Scope::Everyone => None,
        Scope::Role(_) => Some(t!("requirement-kind-role")),
        Scope::Site(_) => Some(t!("requirement-kind-site")),
    }
}

/// How strict and how urgent it is: "Mandatory, high".
pub(in crate::pages) fn level(terms: &Terms) -> String {
    let level = if terms.is_mandatory { t!("requirement-mandatory") } else { t!("requirement-advised") };
    t!("requirement-level-line", level = level, priority = word("priority", terms.priority.code()))
}

/// Where a requirement is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// In force.
    InForce,
    /// It begins later.
    Later,
    /// It has ended.
    Ended,
    /// Put aside, or kept for the record only.
    Aside,
}

impl Phase {
    /// Every phase, as it is called in addresses and texts.
    pub(super) const CODES: [&'static str; 4] = ["in_force", "later", "ended", "aside"];

    /// The phase of `terms` on `today`.
    pub(super) fn of(terms: &Terms, today: NaiveDate) -> Self {
        if terms.period.to.is_some_and(|to| to <= today) {
            Self::Ended
        } else if terms.status != RequirementStatus::Active {
            Self::Aside
        } else if terms.period.from.is_some_and(|from| from > today) {
            Self::Later
        } else {
            Self::InForce
        }
    }

    pub(super) const fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }

    /// Whether its terms may still be changed.
    pub(super) const fn is_open(self) -> bool {
        !matches!(self, Self::Ended)
    }

    /// The phase as a tag; what is not in force stands out.
    pub(super) fn tag(self) -> impl IntoView {
        let class = if self == Self::InForce { "tag" } else { "tag tag-solid" };
        view! { <span class=class>{word("requirement-phase", self.code())}</span> }.into_any()
    }
}

/// From when to when: "since 1 Jan 2024", "from 1 Jan 2027", "until 1 Mar 2026".
pub(super) fn period(terms: &Terms, today: NaiveDate) -> String {
    match (terms.period.from, terms.period.to) {
        (_, Some(to)) if to <= today => t!("requirement-ended-on", day = text::day(to)),
        (Some(from), Some(to)) => t!("requirement-from-to", from = text::day(from), to = text::day(to)),
        (Some(from), None) if from > today => t!("requirement-from", day = text::day(from)),
        (Some(from), None) => t!("requirement-since-day", day = text::day(from)),
        (None, Some(to)) => t!("requirement-until", day = text::day(to)),
        (None, None) => t!("requirement-always"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::kernel::date::Period;

    #[test]
    fn the_last_day_is_the_first_one_out_of_force() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period { from: Some(day("2026-01-01")), to: Some(day("2026-02-01")) };
        let terms = Terms { period, ..Terms::default() };
        assert_eq!(Phase::of(&terms, day("2025-12-31")), Phase::Later);
        assert_eq!(Phase::of(&terms, day("2026-01-01")), Phase::InForce);
        assert_eq!(Phase::of(&terms, day("2026-02-01")), Phase::Ended);
        let aside = Terms { status: RequirementStatus::Inactive, ..Terms::default() };
        assert_eq!(Phase::of(&aside, day("2026-01-01")), Phase::Aside);
        assert_eq!(Phase::Ended.code(), "ended");
        assert_eq!(Phase::Aside.code(), "aside");
    }
}
