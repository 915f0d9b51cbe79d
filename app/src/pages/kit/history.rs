//! What became of a thing, told from the journal: newest first, in words.

use crate::{
    t,
    ui::{Event, IconName, Timeline},
    visitor::Member,
};
use docendo::{
    identity::Permission,
    trail::{About, Change, Listed, Past},
};
use leptos::prelude::*;

/// The history `entries` as a timeline. `kind` is what the texts of actions are called by (`history-<kind>-<action>`);
/// `sentence` tells a change of a field, or nothing if people need not know it.
pub(in crate::pages) fn timeline(
    kind: &'static str,
    entries: &[Listed],
    sentence: impl Fn(&Change) -> Option<String>,
) -> AnyView {
    let event = |entry: &Listed| {
        let mut told: Vec<String> = entry.changes().iter().filter_map(&sentence).collect();
        // A single change is the whole story.
        let title = if told.len() == 1 { told.swap_remove(0) } else { t!(&format!("history-{kind}-{}", entry.action)) };
        let list = (told.len() > 1)
            .then(|| view! { <ul>{told.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> });
        let actor = entry.actor.clone().map(|name| view! { <p><bdi>{name}</bdi>{through(&entry.door)}</p> });
        let icon = icon(&entry.action);
        view! { <Event title day=entry.at.date_naive() icon>{list}{actor}</Event> }
    };
    let events = entries.iter().map(event).collect_view();
    view! { <Timeline>{events}</Timeline> }.into_any()
}

/// That there are earlier entries about `about` than those of `past`, with the way to all of them for who may read the trail.
/// Nothing if `past` is the whole story.
pub(in crate::pages) fn earlier(past: &Past, about: &About, reader: &Member) -> Option<AnyView> {
    let all = reader.may(Permission::TrailRead).then(|| {
        view! { " "<a href=format!("/journal?about={about}")>{t!("history-all")}</a> }
    });
    past.has_earlier.then(|| view! { <p class="meta">{t!("history-earlier")}{all}</p> }.into_any())
}

/// Through which door a change came, if not through a page like this one.
fn through(door: &str) -> Option<String> {
    match door {
        "page" => None,
        "command" => Some(t!("history-through-command")),
        contract => Some(t!("history-through-api", contract = contract.to_uppercase())),
    }
}

fn icon(action: &str) -> IconName {
    match action {
        "created" | "required" | "imported" => IconName::Plus,
        "ended" => IconName::Close,
        _ => IconName::Edit,
    }
}

/// A change of `field` from one value to another, either of which may be missing.
pub(in crate::pages) fn told(field: String, before: Option<String>, after: Option<String>) -> String {
    match (before, after) {
        (Some(from), Some(to)) => t!("history-changed", field = field, from = from, to = to),
        (None, Some(to)) => t!("history-set", field = field, to = to),
        (Some(from), None) => t!("history-cleared", field = field, from = from),
        (None, None) => t!("history-rewritten", field = field),
    }
}

/// Yes or no, for the stored `true` and `false`.
pub(in crate::pages) fn yes_or_no(stored: &str) -> String {
    if stored == "true" { t!("yes") } else { t!("no") }
}

/// A number of months, stored as a number.
pub(in crate::pages) fn months(stored: &str) -> String {
    t!("months", count = stored.parse::<i64>().unwrap_or_default())
}
