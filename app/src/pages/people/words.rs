//! What pages about a person share: words for periods and job roles, and parts of addresses.

use crate::{t, text};
use docendo::{kernel::date::Period, people::Job};
use leptos::prelude::*;

/// From when to when, in words.
pub(super) fn period_words(period: Period) -> String {
    match (period.from.map(text::day), period.to.map(text::day)) {
        (Some(from), Some(to)) => t!("period-both", from = from, to = to),
        (Some(from), None) => t!("period-since", from = from),
        (None, Some(to)) => t!("period-until", to = to),
        (None, None) => t!("period-always"),
    }
}

/// A job role and its site.
pub(super) fn job_name(job: &Job) -> String {
    match job.site_name.clone() {
        Some(site) => t!("job-at-site", role = job.role_name.clone(), site = site),
        None => job.role_name.clone(),
    }
}

/// The number in an address; what is none is a number that nothing has.
pub(super) fn number(text: &str) -> i64 {
    text.parse().unwrap_or_default()
}

/// The way from the page on which a fact is changed to the one on which it is withdrawn.
pub(super) fn withdraw_link(address: &str) -> AnyView {
    view! { <a class="btn" href=format!("{address}/withdraw")>{t!("withdraw-action")}</a> }.into_any()
}
