//! The trail of changes: `/journal`.

use super::{
    calls::ListEntries,
    wire::{Named, PATH, SIGN_INS, TrailChoices, TrailEntry},
};
use crate::{
    page::{Column, List, asked, list_page},
    t,
    ui::{DayPill, Icon, IconName, LinkButton, SelectPill, SetPill},
};
use docendo::trail::access::READ;
use leptos::prelude::*;

pub(super) static LIST: List = List {
    path: PATH,
    key: "trail",
    icon: IconName::Clock,
    new: None,
    beside: Some((READ, beside)),
    columns: &[
        Column::new("trail-at"),
        Column::new("trail-actor").class("col-later"),
        Column::new("trail-what"),
        Column::new("trail-subject"),
        Column::new("trail-changes").class("col-later"),
        Column::new("trail-door").class("col-later"),
    ],
    usual: "",
};

pub(super) fn view() -> AnyView {
    list_page::<ListEntries, _, _>(&LIST, filters, row)
}

/// The way to the sign-ins, and to a file with the same filters.
fn beside() -> AnyView {
    let csv = asked().get_untracked().address("/journal.csv", &[("page", None)]);
    view! {
        <LinkButton href=SIGN_INS word=t!("sign-ins-title") icon=IconName::User />
        <LinkButton href=csv word=t!("trail-download") icon=IconName::Download />
    }
    .into_any()
}

fn filters(choices: &TrailChoices) -> AnyView {
    let TrailChoices { entities, actions, only } = choices.clone();
    view! {
        <SelectPill name="entity" label=t!("trail-entity") options=entities />
        <SelectPill name="action" label=t!("trail-action") options=actions />
        <DayPill name="from" label=t!("trail-from") />
        <DayPill name="to" label=t!("trail-to") />
        {only.map(|words| view! { <SetPill name="about" label=t!("trail-subject") words /> })}
    }
    .into_any()
}

fn row(entry: TrailEntry, _: &TrailChoices) -> AnyView {
    let TrailEntry { at, actor, what, is_beyond, thing, person, changes, door } = entry;
    // More rights than whoever gave them has: that has to catch the eye.
    let beyond = is_beyond.then(|| {
        view! { <div class="trail-mark"><Icon name=IconName::Warning small=true />{t!("trail-beyond-mark")}</div> }
    });
    let mark = is_beyond.then_some("beyond");
    view! {
        <tr data-mark=mark>
            <th scope="row" class="nowrap-wide">{at}<div class="meta only-phone"><bdi>{actor.clone()}</bdi></div></th>
            <td class="col-later"><bdi>{actor}</bdi></td>
            <td>{what}{beyond}<div class="meta only-phone">{lines(&changes)}{door.clone()}</div></td>
            <td>{thing.map(named)}{person.map(named)}</td>
            <td class="col-later">{lines(&changes)}</td>
            <td class="col-later">{door}</td>
        </tr>
    }
    .into_any()
}

/// A name, with the way to its page.
fn named(named: Named) -> AnyView {
    let Named { name, note, page } = named;
    let note = note.map(|note| view! { <div class="meta"><bdi>{note}</bdi></div> });
    let name = match page {
        Some(page) => view! { <a href=page><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <bdi>{name}</bdi> }.into_any(),
    };
    view! { <div>{name}{note}</div> }.into_any()
}

fn lines(changes: &[String]) -> Option<AnyView> {
    let lines = changes.iter().map(|line| view! { <li><bdi>{line.clone()}</bdi></li> }).collect_view();
    (!changes.is_empty()).then(|| view! { <ul class="plain">{lines}</ul> }.into_any())
}
