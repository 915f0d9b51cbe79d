//! The job roles and employments of a person, on their page.

use super::{
    wire::ToldFact,
    words::{job_name, period_words},
};
use crate::{t, ui::Panel};
use chrono::NaiveDate;
use docendo::kernel::id::PersonId;
use leptos::prelude::*;

#[component]
pub(super) fn Jobs(person: PersonId, jobs: Vec<ToldFact>, may_change: bool, today: NaiveDate) -> impl IntoView {
    let address = format!("/people/{person}/jobs");
    let list = rows(&jobs, may_change.then_some(&address), t!("person-no-jobs"), today);
    let link = may_change.then(|| (address, t!("person-add-job")));
    view! { <Panel name="jobs" title=t!("person-jobs") link flush=true>{list}</Panel> }.into_any()
}

#[component]
pub(super) fn Employments(
    person: PersonId,
    employments: Vec<ToldFact>,
    may_change: bool,
    today: NaiveDate,
) -> impl IntoView {
    let address = format!("/people/{person}/employment");
    let list = rows(&employments, may_change.then_some(&address), t!("person-no-employment"), today);
    let link = may_change.then(|| (address, t!("person-add-employment")));
    view! { <Panel name="employment" title=t!("person-employment") link flush=true>{list}</Panel> }.into_any()
}

/// The rows, each with the way to change it below `address`, or that there are `none`.
fn rows(facts: &[ToldFact], address: Option<&String>, none: String, today: NaiveDate) -> AnyView {
    if facts.is_empty() {
        return view! { <ul class="rows"><li><div class="quiet">{none}</div></li></ul> }.into_any();
    }
    let change = |fact: &ToldFact| address.map(|address| format!("{address}/{}", fact.id));
    let rows = facts.iter().map(|fact| row(fact, change(fact), today)).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn row(fact: &ToldFact, change: Option<String>, today: NaiveDate) -> AnyView {
    let class = if fact.period.contains(today) { "row-title" } else { "row-title row-past" };
    let words = period_words(fact.period);
    let (first, second) = match &fact.job {
        Some(job) => (job_name(job), Some(words)),
        None => (words, None),
    };
    let label = t!("person-change-of", what = first.clone());
    let change = change.map(
        |href| view! { <a class="btn btn-quiet btn-small" href=href aria-label=label>{t!("person-change-action")}</a> },
    );
    view! { <li><div><span class=class>{first}</span>{second.map(|words| view! { <div class="meta">{words}</div> })}</div>{change}</li> }.into_any()
}
