//! The filters of the matrix: a form whose values are its address.

use super::{
    address::{MatrixAddress, PATH, ROWS_BY, SHOWN, UNDER},
    wire::MatrixChoices,
};
use crate::{
    pages::kit::words::cells,
    t,
    ui::{CheckPill, FilterBar, SelectPill, SelectPills, SetPill, send_filters},
};
use chrono::NaiveDate;
use docendo::competence::matrix::Show;
use leptos::prelude::*;

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
pub(super) fn Days(address: MatrixAddress, as_of: NaiveDate, today: NaiveDate) -> impl IntoView {
    let (as_of, known_at) = (as_of.to_string(), address.written("known_at"));
    let (day, moment) = (as_of.clone(), known_at.clone());
    view! {
        <div class="as-of" on:input=send_filters(PATH)>
            <span class="pill">
                <label for="as_of">{t!("matrix-as-of")}</label>
                <input type="date" id="as_of" name="as_of" form=FORM value=as_of prop:value=day data-usual=today.to_string() required min="1950-01-01" max="2200-12-31" />
            </span>
            <span class="pill">
                <label for="known_at">{t!("matrix-known-at")}</label>
                <input type="datetime-local" id="known_at" name="known_at" form=FORM value=known_at prop:value=moment />
            </span>
        </div>
    }
}

/// The filters, filled with what the address asks for.
#[component]
pub(super) fn Toolbar(
    address: MatrixAddress,
    show: Show,
    course: Option<String>,
    choices: MatrixChoices,
) -> impl IntoView {
    let MatrixChoices { sites, roles, categories } = choices;
    let rows = ROWS_BY.iter().skip(1).map(|(word, _)| ((*word).to_owned(), t!(&format!("matrix-by-{word}")))).collect();
    let under = UNDER.iter().map(|(word, _)| ((*word).to_owned(), t!(&format!("matrix-under-{word}")))).collect();
    view! {
        <FilterBar path=PATH query=address.form() label=t!("matrix-filters") names=FILTERS keep=&[] id=FORM>
            <SelectPill name="by" label=t!("matrix-rows") options=rows any=t!("matrix-by-person") />
            <SelectPill name="under" label=t!("matrix-under") options=under any=t!("matrix-under-none") />
            <SelectPills name="site" label=t!("matrix-site") another=t!("filters-another-site") options=sites />
            <SelectPill name="role" label=t!("matrix-role") options=roles />
            <SelectPill name="category" label=t!("matrix-category") options=categories />
            {course.map(|words| view! { <SetPill name="course" label=t!("matrix-course") words /> })}
            <CheckPill name="mandatory" label=t!("matrix-mandatory-only") />
            <Segments show />
        </FilterBar>
    }
}

/// Which cells are shown.
#[component]
fn Segments(show: Show) -> impl IntoView {
    let segments = SHOWN
        .into_iter()
        .map(|(word, shown)| {
            let is_chosen = shown == show;
            view! {
                <label>
                    <input class="vh" type="radio" name="show" value=word data-usual="all" checked=is_chosen prop:checked=is_chosen />
                    {cells(shown)}
                </label>
            }
        })
        .collect_view();
    view! { <div class="segments" role="radiogroup" aria-label=t!("matrix-show")>{segments}</div> }
}
