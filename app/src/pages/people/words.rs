//! What pages about a person share: words for periods, job roles and shares, and the way to withdraw something.

use super::wire::ToldJob;
use crate::{t, text};
use docendo::kernel::date::Period;
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
pub(super) fn job_name(job: &ToldJob) -> String {
    match job.site.clone() {
        Some(site) => t!("job-at-site", role = job.role.clone(), site = site),
        None => job.role.clone(),
    }
}

/// A share of 0 to 1 in whole percent, never rounded up: 100 % means all.
pub(super) fn whole_percent(share: f64) -> String {
    t!("percent", value = text::fixed((share * 100.0).floor(), 0))
}

/// The way from the page on which a fact is changed to the one on which it is withdrawn.
pub(super) fn withdraw_link(address: &str) -> AnyView {
    view! { <a class="btn" href=format!("{address}/withdraw")>{t!("withdraw-action")}</a> }.into_any()
}
