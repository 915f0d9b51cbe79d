//! What became of a thing, told from the journal: newest first, in words.

use crate::{
    describe::{Describe, Description, Names},
    t,
    ui::{Event, IconName, Timeline},
    visitor::Member,
};
use docendo::trail::{self, About, Change, Listed, Past};
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
    let all = reader.may(trail::access::READ).then(|| {
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

/// A change of a field of an entity as a sentence, unless nobody has to read it. Of the fields `rewritten` it says only that they
/// changed: what stands in them is too long, or not known here.
pub(in crate::pages) fn sentence<I: Describe>(change: &Change, rewritten: &[&str], names: &Names) -> Option<String> {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    let field = Description::of::<I>().field(&change.field, after.or(before)?)?;
    let label = t!(field.label?);
    if rewritten.contains(&field.name) {
        return Some(change_sentence(label, None, None));
    }
    let tell = |value: Option<&str>| value.map(|value| field.how.tell(value, names));
    Some(change_sentence(label, tell(before), tell(after)))
}

/// A change of `field` from one value to another, either of which may be missing.
fn change_sentence(field: String, before: Option<String>, after: Option<String>) -> String {
    match (before, after) {
        (Some(from), Some(to)) => t!("history-changed", field = field, from = from, to = to),
        (None, Some(to)) => t!("history-set", field = field, to = to),
        (Some(from), None) => t!("history-cleared", field = field, from = from),
        (None, None) => t!("history-rewritten", field = field),
    }
}
