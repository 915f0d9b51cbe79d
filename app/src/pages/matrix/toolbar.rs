//! The filters of the matrix: a form whose values are its address.

use super::query::{Asked, ROWS_BY, SHOWN};
use crate::{
    t,
    ui::{Icon, IconName},
};
use docendo::{catalogue::Category, competence::Facts};
use leptos::prelude::*;

/// The filters, filled with what the address asks for.
#[component]
pub(super) fn Toolbar(asked: Asked, facts: Facts, categories: Vec<Category>) -> impl IntoView {
    let as_of = asked.query.as_of.to_string();
    let clear = asked.is_filtered().then(|| view! { <a class="btn btn-quiet" href="/matrix">{t!("filters-clear")}</a> });
    view! {
        <form class="filterbar" method="get" action="/matrix" role="search" aria-label=t!("matrix-filters")>
            <div class="filters">
                <span class="pill">
                    <label for="as_of">{t!("matrix-as-of")}</label>
                    <input type="date" id="as_of" name="as_of" value=as_of required min="1950-01-01" max="2200-12-31" />
                </span>
                <span class="pill">
                    <label for="known_at">{t!("matrix-known-at")}</label>
                    <input type="datetime-local" id="known_at" name="known_at" value=asked.written("known_at") />
                </span>
                <Choice name="by" label=t!("matrix-rows") options=ROWS_BY.map(|(word, _)| (word.to_owned(), t!(&format!("matrix-by-{word}")))).to_vec() chosen=asked.written("by") />
                <Choice name="site" label=t!("matrix-site") any=true options=named(facts.rules.sites.iter()) chosen=asked.written("site") />
                <Choice name="role" label=t!("matrix-role") any=true options=named(job_roles(&facts)) chosen=asked.written("role") />
                <Choice name="category" label=t!("matrix-category") any=true options=categories.into_iter().map(|category| (category.id.to_string(), category.name)).collect() chosen=asked.written("category") />
                <span class="pill">
                    <input type="checkbox" id="mandatory" name="mandatory" value="yes" checked=asked.query.mandatory_only />
                    <label for="mandatory">{t!("matrix-mandatory-only")}</label>
                </span>
                <Segments asked=asked.clone() />
                {clear}
            </div>
            <button class="btn"><Icon name=IconName::Filter />{t!("filters-apply")}</button>
        </form>
    }
}

/// Only roles that somebody holds or held: access roles are no rows of a matrix.
fn job_roles(facts: &Facts) -> impl Iterator<Item = (&docendo::kernel::id::RoleId, &String)> {
    let held: std::collections::HashSet<_> = facts.people.iter().flat_map(|person| person.holdings.iter().map(|holding| holding.role)).collect();
    facts.rules.roles.iter().filter(move |(role, _)| held.contains(role))
}

/// Identifiers and names as options, by name.
fn named<'a, I: ToString + 'a>(all: impl Iterator<Item = (&'a I, &'a String)>) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = all.map(|(id, name)| (id.to_string(), name.clone())).collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    options
}

/// One choice of a few, as a pill.
#[component]
fn Choice(name: &'static str, label: String, #[prop(optional)] any: bool, options: Vec<(String, String)>, chosen: String) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <span class="pill">
            <label for=name>{label}</label>
            <select id=name name=name>
                {any.then(|| view! { <option value="">{t!("filters-any")}</option> })}
                {options}
            </select>
        </span>
    }
}

/// Which cells are shown.
#[component]
fn Segments(asked: Asked) -> impl IntoView {
    let segments = SHOWN
        .into_iter()
        .map(|(word, show)| {
            view! {
                <label>
                    <input class="vh" type="radio" name="show" value=word checked=asked.query.show == show />
                    {t!(&format!("matrix-show-{word}"))}
                </label>
            }
        })
        .collect_view();
    view! { <div class="segments" role="radiogroup" aria-label=t!("matrix-show")>{segments}</div> }
}
