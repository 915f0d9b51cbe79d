//! The filters of the matrix: a form whose values are its address.

use super::query::{MatrixRequest, ROWS_BY, SHOWN, UNDER};
use crate::{
    pages::exports::cells,
    t,
    ui::{CheckPill, FilterBar, SelectPill, SelectPills, SetPill},
};
use docendo::{catalogue::Category, competence::Facts, kernel::id::RoleId};
use leptos::prelude::*;
use std::collections::HashSet;

/// The filters that "clear" takes away.
const FILTERS: &[&str] = &[
    "as_of",
    "known_at",
    "by",
    "under",
    "site",
    "role",
    "category",
    "course",
    "mandatory",
    "show",
    "cell",
    "find",
    "page",
    "column_page",
];

/// The form's id: the days stand in the head of the page.
const FORM: &str = "matrix-filters";

/// The day and the moment that the matrix is about.
#[component]
pub(super) fn Days(asked: MatrixRequest) -> impl IntoView {
    let as_of = asked.query.as_of.to_string();
    let known_at = asked.written("known_at");
    view! {
        <div class="as-of">
            <span class="pill">
                <label for="as_of">{t!("matrix-as-of")}</label>
                <input type="date" id="as_of" name="as_of" form=FORM value=as_of required min="1950-01-01" max="2200-12-31" />
            </span>
            <span class="pill">
                <label for="known_at">{t!("matrix-known-at")}</label>
                <input type="datetime-local" id="known_at" name="known_at" form=FORM value=known_at />
            </span>
        </div>
    }
}

/// The filters, filled with what the address asks for.
#[component]
pub(super) fn Toolbar(asked: MatrixRequest, facts: Facts, categories: Vec<Category>) -> impl IntoView {
    let rows = ROWS_BY.iter().skip(1).map(|(word, _)| ((*word).to_owned(), t!(&format!("matrix-by-{word}")))).collect();
    let under = UNDER.iter().map(|(word, _)| ((*word).to_owned(), t!(&format!("matrix-under-{word}")))).collect();
    let sites = named(facts.rules.sites.iter());
    let roles = named(job_roles(&facts));
    let categories =
        categories.into_iter().map(|category| (category.id.to_string(), category.name.to_string())).collect();
    let course = asked.query.courses.first().map(|course| facts.rules.code_of(*course));
    view! {
        <FilterBar path="/matrix" query=asked.form() label=t!("matrix-filters") names=FILTERS keep=&[] id=FORM>
            <SelectPill name="by" label=t!("matrix-rows") options=rows any=t!("matrix-by-person") />
            <SelectPill name="under" label=t!("matrix-under") options=under any=t!("matrix-under-none") />
            <SelectPills name="site" label=t!("matrix-site") another=t!("filters-another-site") options=sites />
            <SelectPill name="role" label=t!("matrix-role") options=roles />
            <SelectPill name="category" label=t!("matrix-category") options=categories />
            {course.map(|words| view! { <SetPill name="course" label=t!("matrix-course") words /> })}
            <CheckPill name="mandatory" label=t!("matrix-mandatory-only") />
            <Segments asked=asked.clone() />
        </FilterBar>
    }
}

/// Only roles that somebody holds or held: access roles are no rows of a matrix.
fn job_roles(facts: &Facts) -> impl Iterator<Item = (&RoleId, &String)> {
    let held: HashSet<RoleId> =
        facts.people.iter().flat_map(|person| person.holdings.iter().map(|holding| holding.role)).collect();
    facts.rules.roles.iter().filter(move |(role, _)| held.contains(role))
}

/// Identifiers and names as options, by name.
fn named<'a, I: ToString + 'a>(all: impl Iterator<Item = (&'a I, &'a String)>) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = all.map(|(id, name)| (id.to_string(), name.clone())).collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    options
}

/// Which cells are shown.
#[component]
fn Segments(asked: MatrixRequest) -> impl IntoView {
    let segments = SHOWN
        .into_iter()
        .map(|(word, show)| {
            view! {
                <label>
                    <input class="vh" type="radio" name="show" value=word checked=asked.query.show == show />
                    {cells(show)}
                </label>
            }
        })
        .collect_view();
    view! { <div class="segments" role="radiogroup" aria-label=t!("matrix-show")>{segments}</div> }
}
