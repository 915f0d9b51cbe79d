//! How requirements are spoken of: for whom, how strictly, and whether they are in force.

use crate::{pages::kit::words::word, t, text};
use chrono::NaiveDate;
use docendo::{
    competence::{
        facts::Scope,
        requirement::{Phase, Priority},
    },
    kernel::date::Period,
};
use leptos::prelude::*;

/// For whom it is: everyone, or the name of the role or site.
pub(in crate::pages) fn whom(scope_name: Option<&str>) -> String {
    scope_name.map_or_else(|| t!("requirement-everyone"), str::to_owned)
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
pub(in crate::pages) fn level(is_mandatory: bool, priority: Priority) -> String {
    let level = if is_mandatory { t!("requirement-mandatory") } else { t!("requirement-advised") };
    t!("requirement-level-line", level = level, priority = word("priority", priority.code()))
}

/// The phase as a tag; what is not in force stands out.
pub(super) fn phase_tag(phase: Phase) -> AnyView {
    let class = if phase == Phase::InForce { "tag" } else { "tag tag-solid" };
    view! { <span class=class>{word("requirement-phase", phase.code())}</span> }.into_any()
}

/// From when to when: "since 1 Jan 2024", "from 1 Jan 2027", "until 1 Mar 2026".
pub(super) fn period(period: Period, today: NaiveDate) -> String {
    match (period.from, period.to) {
        (_, Some(to)) if to <= today => t!("requirement-ended-on", day = text::day(to)),
        (Some(from), Some(to)) => t!("requirement-from-to", from = text::day(from), to = text::day(to)),
        (Some(from), None) if from > today => t!("requirement-from", day = text::day(from)),
        (Some(from), None) => t!("requirement-since-day", day = text::day(from)),
        (None, Some(to)) => t!("requirement-until", day = text::day(to)),
        (None, None) => t!("requirement-always"),
    }
}
