//! The list of people: `/people`.

use super::{
    calls::ListPeople,
    wire::{PATH, PeopleChoices, PersonLine},
    words::whole_percent,
};
use crate::{
    page::{Column, List, New, list_page},
    session::Session,
    t, text,
    ui::{Bar, IconName, SelectPill, SelectPills, StateBadge},
};
use docendo::{
    competence::{State, access::SEE_STANDINGS},
    people::access::CHANGE,
};
use leptos::prelude::*;

pub(super) static LIST: List = List {
    path: PATH,
    key: "people",
    icon: IconName::People,
    new: Some(New { href: "/people/new", word: "person-new", first: "person-new", use_case: CHANGE }),
    beside: None,
    columns: &[
        Column::new("people-name").sorted("name"),
        Column::new("people-number").class("col-later").sorted("number"),
        Column::new("label-role").class("col-later"),
        Column::new("label-site").class("col-later"),
        Column::new("people-started").class("num col-later").sorted("started"),
        Column::new("people-share").class("num").only_for(SEE_STANDINGS),
        Column::new("people-worst").only_for(SEE_STANDINGS),
    ],
    usual: "name",
};

pub(super) fn view() -> AnyView {
    list_page::<ListPeople, _, _>(&LIST, filters, row)
}

fn filters(choices: &PeopleChoices) -> AnyView {
    let PeopleChoices { sites, roles } = choices.clone();
    let employed = vec![("left".to_owned(), t!("people-left")), ("all".to_owned(), t!("people-all"))];
    view! {
        <SelectPills name="site" label=t!("label-site") another=t!("filters-another-site") options=sites />
        <SelectPill name="role" label=t!("label-role") options=roles />
        <SelectPill name="employed" label=t!("people-employment") options=employed any=t!("people-employed") />
    }
    .into_any()
}

fn row(line: PersonLine, _: &PeopleChoices) -> AnyView {
    let name = list_name(line.first_name, line.last_name);
    let cells = Session::current().may(SEE_STANDINGS).then(|| standing(line.standing));
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/people/{}", line.id)><bdi>{name}</bdi></a>
                <span class="meta only-phone">{line.roles.clone()}</span>
            </th>
            <td class="col-later"><span class="code">{line.number}</span></td>
            <td class="col-later">{line.roles}</td>
            <td class="col-later">{line.sites}</td>
            <td class="num col-later">{text::maybe_day(line.started)}</td>
            {cells}
        </tr>
    }
    .into_any()
}

/// A name as lists have it, the last name first.
fn list_name(first: String, last: String) -> String {
    if first.is_empty() { last } else { t!("person-list-name", first = first, last = last) }
}

/// The share of what is required that holds, and the state that matters most.
fn standing(standing: Option<(Option<f64>, State)>) -> AnyView {
    let share = standing.and_then(|(share, _)| share);
    let worst = standing.map(|(_, state)| view! { <StateBadge state /> });
    let share = share.map(|share| (whole_percent(share), view! { <span class="col-later">" "<Bar share /></span> }));
    view! { <td class="num nowrap">{share}</td><td>{worst}</td> }.into_any()
}
