//! What became of a thing, newest first, in words; told by the server, which knows the names of what changes refer to.

use super::{Event, IconName, Timeline};
use crate::{session::Session, t};
use chrono::NaiveDate;
use docendo::trail;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The latest that became of a thing, as it travels: in the language of whoever asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldPast {
    /// Latest first.
    pub entries: Vec<ToldEntry>,
    /// If there is more: what it is about, as the address of the trail names it.
    pub earlier: Option<String>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldEntry {
    /// The word for what was done, which chooses the drawing.
    pub action: String,
    /// What was done.
    pub title: String,
    /// What it changed, if that is more than the title says.
    pub lines: Vec<String>,
    /// Who did it, and through which door if not through a page.
    pub actor: Option<(String, Option<String>)>,
    /// On which day.
    pub day: NaiveDate,
}

/// The timeline of `past`, and the way to what is earlier for those who may read the trail.
#[component]
pub fn History(past: ToldPast) -> impl IntoView {
    let ToldPast { entries, earlier } = past;
    let events = entries.into_iter().map(event).collect_view();
    view! { <Timeline>{events}</Timeline>{earlier.map(|about| view! { <Earlier about /> })} }.into_any()
}

fn event(entry: ToldEntry) -> AnyView {
    let ToldEntry { action, title, lines, actor, day } = entry;
    let list = (!lines.is_empty())
        .then(|| view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> });
    let actor = actor.map(|(name, through)| view! { <p><bdi>{name}</bdi>{through}</p> });
    view! { <Event title day icon=icon(&action)>{list}{actor}</Event> }.into_any()
}

/// That there is more, with the way to it.
#[component]
pub fn Earlier(about: String) -> impl IntoView {
    let all = Session::current().may(trail::access::READ).then(|| {
        view! { " "<a href=format!("/journal?about={about}")>{t!("history-all")}</a> }
    });
    view! { <p class="meta">{t!("history-earlier")}{all}</p> }.into_any()
}

fn icon(action: &str) -> IconName {
    match action {
        "created" | "required" | "imported" => IconName::Plus,
        "ended" => IconName::Close,
        "withdrawn" => IconName::Cross,
        "completion" => IconName::Record,
        "holding" => IconName::Role,
        "employment" => IconName::Calendar,
        _ => IconName::Edit,
    }
}
