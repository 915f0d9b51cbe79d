//! The gaps of a group: `/gaps`. Which courses most people lack, and at which sites; the filters say which group, and the day
//! and moment are those of the matrix that led here.

use super::{
    calls::ShowGaps,
    lists::lists,
    wire::{GroupChoices, GroupGapsPage, PATH},
};
use crate::{
    page::{asked, loaded},
    t, text,
    ui::{Arrival, CheckPill, DayPill, FilterBar, PageHead, SelectPill, SelectPills, SetPill},
};
use leptos::prelude::*;

const FILTERS: &[&str] = &["as_of", "known_at", "site", "role", "category", "course", "mandatory"];

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ShowGaps>(move || asked.get(), body)
}

fn body(page: GroupGapsPage) -> AnyView {
    let lede = lede(&page);
    let told = lede.clone();
    expect_context::<Arrival>().changed(&page.query, || told);
    let content = lists(&page);
    let GroupGapsPage { query, known_at, course, choices, .. } = page;
    let GroupChoices { roles, sites, categories } = choices;
    let known = known_at.map(text::moment);
    let matrix = query.address("/matrix", &[("show", Some("gaps")), ("all", None)]);
    view! {
        <div class="page">
            <PageHead title=t!("gaps-title") lede back=(matrix, t!("matrix-title")) />
            <FilterBar path=PATH query label=t!("gaps-title") names=FILTERS>
                <DayPill name="as_of" label=t!("matrix-as-of") />
                {known.map(|words| view! { <SetPill name="known_at" label=t!("matrix-known-at") words /> })}
                <SelectPills name="site" label=t!("matrix-site") another=t!("filters-another-site") options=sites />
                <SelectPill name="role" label=t!("matrix-role") options=roles />
                <SelectPill name="category" label=t!("matrix-category") options=categories />
                {course.map(|words| view! { <SetPill name="course" label=t!("matrix-course") words /> })}
                <CheckPill name="mandatory" label=t!("matrix-mandatory-only") />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

/// How many gaps there are, and on which day if not today.
fn lede(page: &GroupGapsPage) -> String {
    let (count, share) = (page.totals.gaps(), text::percent(page.totals.compliance()));
    if page.query.value("as_of").is_empty() && page.known_at.is_none() {
        t!("gaps-lede", gaps = count, share = share)
    } else {
        t!("gaps-lede-on", gaps = count, share = share, day = text::day(page.as_of))
    }
}
