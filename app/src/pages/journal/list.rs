//! The trail of changes: `/journal`.

use super::{
    changes::change_lines,
    index::{names, thing},
    words::{actions, door_word, entities, filter},
};
use crate::{
    describe::{
        Names, Thing,
        tell::{self, exact},
    },
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{
        DayPill, EmptyState, FilterBar, Icon, IconName, LinkButton, ListPager, PageHead, Place, SelectPill, SetPill,
        TableScroll, Turn,
    },
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    error::Flaws,
    kernel::page::ListPage,
    people,
    trail::{self, About, TrailLine, trail},
    work::Read,
};
use leptos::prelude::*;

const PATH: &str = "/journal";
/// So many entries are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["entity", "action", "from", "to", "about"];

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member) -> Answer {
    member.require(trail::access::READ)?;
    let query = member.visitor.query();
    let filter = filter(&query)?;
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let load = async |read: &mut Read| {
        let part = trail(read, &filter, turn.rows()).await?;
        let names = names(read, &part.rows).await?;
        Ok((part, names))
    };
    let (part, names) = member.read(load).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    let lines = move |reader: &Member| ListPage {
        rows: part.rows.into_iter().map(|line| JournalEntryView::of(line, &names, reader)).collect(),
        total: part.total,
    };
    let reader = member.clone();
    let show = move || body(query, filter.about.as_ref(), lines(&reader), turn);
    Ok(Page::inside(member, Place::Journal).show(|| t!("trail-title"), show).await)
}

/// An entry as the page shows it.
struct JournalEntryView {
    entry: TrailLine,
    /// What it is about, beside the person.
    thing: Option<Thing>,
    /// The page of the person whom it is about.
    person_page: Option<String>,
    changes: Vec<String>,
}

impl JournalEntryView {
    fn of(entry: TrailLine, names: &Names, reader: &Member) -> Self {
        let thing = thing(&entry, names, reader.who());
        let changes = change_lines(&entry, thing.as_ref(), names);
        Self { person_page: person_page(&entry, reader), thing, changes, entry }
    }
}

fn body(query: Form, about: Option<&About>, part: ListPage<JournalEntryView>, turn: Turn) -> AnyView {
    let csv = query.address("/journal.csv", &[("page", None)]);
    let only = about.map(|about| only(about, part.rows.first()));
    let content = if part.rows.is_empty() {
        view! { <EmptyState title=t!("trail-none-title") text=t!("trail-none-text") icon=IconName::Clock /> }.into_any()
    } else {
        table(query.clone(), part, turn)
    };
    view! {
        <div class="page">
            <PageHead title=t!("trail-title") lede=t!("trail-lede")>
                <LinkButton href="/journal/sign-ins" word=t!("sign-ins-title") icon=IconName::User />
                <LinkButton href=csv word=t!("trail-download") icon=IconName::Download />
            </PageHead>
            <FilterBar path=PATH query label=t!("trail-title") search=t!("trail-search") names=FILTERS>
                <SelectPill name="entity" label=t!("trail-entity") options=entities() />
                <SelectPill name="action" label=t!("trail-action") options=actions() />
                <DayPill name="from" label=t!("trail-from") />
                <DayPill name="to" label=t!("trail-to") />
                {only.map(|words| view! { <SetPill name="about" label=t!("trail-subject") words /> })}
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

/// The name of the one person or thing that the list is about, which the first entry tells.
fn only(about: &About, first: Option<&JournalEntryView>) -> String {
    let name = first.and_then(|line| match about {
        About::Person(_) => line.entry.subject.clone(),
        About::Thing(..) => line.thing.as_ref().map(|thing| thing.name.clone()),
    });
    name.unwrap_or_else(|| match about {
        About::Person(_) => tell::entity("person"),
        About::Thing(kind, _) => tell::entity(kind),
    })
}

fn table(query: Form, part: ListPage<JournalEntryView>, turn: Turn) -> AnyView {
    let (shown, total) = (part.rows.len(), part.total);
    let rows = part.rows.into_iter().map(line).collect_view();
    view! {
        <TableScroll label=t!("trail-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("trail-at")}</th>
                        <th scope="col" class="col-later">{t!("trail-actor")}</th>
                        <th scope="col">{t!("trail-what")}</th>
                        <th scope="col">{t!("trail-subject")}</th>
                        <th scope="col" class="col-later">{t!("trail-changes")}</th>
                        <th scope="col" class="col-later">{t!("trail-door")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn line(line: JournalEntryView) -> AnyView {
    let JournalEntryView { entry, thing, person_page, changes } = line;
    let thing = thing.map(|thing| {
        let note = thing.note.map(|note| view! { <div class="meta"><bdi>{note}</bdi></div> });
        view! { <div>{name(thing.name, thing.page)}{note}</div> }
    });
    // More rights than whoever gave them has: that has to catch the eye.
    let beyond = entry.after.is_some().then(|| entry.stated("beyond")).flatten().map(|_| {
        view! { <div class="trail-mark"><Icon name=IconName::Warning small=true />{t!("trail-beyond-mark")}</div> }
    });
    let mark = beyond.is_some().then_some("beyond");
    let actor = entry.actor;
    let person = entry.subject.map(|subject| view! { <div>{name(subject, person_page)}</div> });
    let (what, door) =
        (format!("{}: {}", tell::entity(&entry.entity), tell::action(&entry.action)), door_word(&entry.door));
    view! {
        <tr data-mark=mark>
            <th scope="row" class="nowrap-wide">{exact(entry.at)}<div class="meta only-phone"><bdi>{actor.clone()}</bdi></div></th>
            <td class="col-later"><bdi>{actor}</bdi></td>
            <td>{what}{beyond}<div class="meta only-phone">{list(&changes)}{door.clone()}</div></td>
            <td>{thing}{person}</td>
            <td class="col-later">{list(&changes)}</td>
            <td class="col-later">{door}</td>
        </tr>
    }
    .into_any()
}

/// The page of the person whom `line` is about, if the reader may open it.
fn person_page(line: &TrailLine, reader: &Member) -> Option<String> {
    let id = line.person_id?;
    reader.may_about(people::access::SEE, id).then(|| format!("/people/{id}"))
}

/// A name, with the way to its page.
fn name(name: String, page: Option<String>) -> AnyView {
    match page {
        Some(page) => view! { <a href=page><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <bdi>{name}</bdi> }.into_any(),
    }
}

fn list(changes: &[String]) -> Option<AnyView> {
    let lines = changes.iter().map(|line| view! { <li><bdi>{line.clone()}</bdi></li> }).collect_view();
    (!changes.is_empty()).then(|| view! { <ul class="plain">{lines}</ul> }.into_any())
}
