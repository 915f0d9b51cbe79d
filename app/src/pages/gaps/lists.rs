//! The two lists of the gaps: by course, and by site.

use super::wire::{GapLine, GroupGapsPage, PATH};
use crate::{
    form::Form,
    t,
    ui::{EmptyState, IconName, Panel, StateBadge, TableScroll},
};
use docendo::competence::{State, matrix::Totals};
use leptos::prelude::*;

/// The two lists, or that there are none.
pub(super) fn lists(page: &GroupGapsPage) -> AnyView {
    let GroupGapsPage { query, by_course, by_site, cut, .. } = page;
    if by_course.is_empty() {
        return view! { <EmptyState title=t!("gaps-none-title") text=t!("gaps-none-text") icon=IconName::Check /> }
            .into_any();
    }
    let courses = by_course.iter().map(|line| row(line, query)).collect_view();
    let places = by_site.iter().map(|line| row(line, query)).collect_view();
    let places = (!by_site.is_empty()).then(|| {
        view! { <Panel name="by-site" title=t!("gaps-by-site") flush=true><Table label=t!("gaps-table-site") is_by_site=true>{places}</Table></Panel> }
    });
    view! {
        <div class="stack">
            <Panel name="by-course" title=t!("gaps-by-course") flush=true><Table label=t!("gaps-table-course") is_by_site=false>{courses}</Table></Panel>
            {places}
            {cut.map(|most| rest(most, query))}
        </div>
    }
    .into_any()
}

/// Says that lists were cut to `most` lines, and leads to the whole of them.
fn rest(most: usize, query: &Form) -> AnyView {
    let address = query.address(PATH, &[("all", Some("yes"))]);
    view! { <p>{t!("gaps-cut", most = most)}" "<a href=address>{t!("gaps-all")}</a></p> }.into_any()
}

#[component]
fn Table(label: String, is_by_site: bool, children: Children) -> impl IntoView {
    let site = is_by_site.then(|| view! { <th scope="col">{t!("matrix-site")}</th> });
    view! {
        <TableScroll label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("label-competency")}</th>
                        {site}
                        <th scope="col" class="num">{t!("gaps-people")}</th>
                        <th scope="col" class="num">{t!("gaps-required")}</th>
                        <th scope="col" class="col-later">{t!("gaps-states")}</th>
                    </tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </TableScroll>
    }
    .into_any()
}

/// The states of those who lack it, most urgent first.
fn states(totals: Totals) -> AnyView {
    let found = State::ALL.into_iter().rev().filter(|state| state.is_gap() && totals.count(*state) > 0);
    let badge = |state| view! { <StateBadge state detail=totals.count(state).to_string() />" " };
    found.map(badge).collect_view().into_any()
}

/// A line; the competency leads to those who lack it.
fn row(line: &GapLine, query: &Form) -> AnyView {
    let GapLine { code, title, course, site, totals } = line.clone();
    let course = course.map(|course| course.to_string());
    let place = site.as_ref().map(|(id, _)| id.to_string());
    let mut changes = vec![("show", Some("gaps")), ("course", course.as_deref()), ("all", None)];
    changes.extend(place.as_deref().map(|id| ("site", Some(id))));
    let address = course.is_some().then(|| query.address("/matrix", &changes));
    let title = view! { <bdi>{title}</bdi> };
    // Without a course the matrix has no filter for it.
    let title = match address {
        Some(address) => view! { <a href=address>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let site = site.map(|(_, name)| view! { <td><bdi>{name}</bdi></td> });
    view! {
        <tr>
            <th scope="row" class="cell-main">
                {title}" "<span class="code">{code}</span>
            </th>
            {site}
            <td class="num">{totals.gaps()}</td>
            <td class="num">{totals.required()}</td>
            <td class="col-later">{states(totals)}</td>
        </tr>
    }
    .into_any()
}
