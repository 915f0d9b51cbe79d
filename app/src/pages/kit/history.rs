//! What became of a thing, told from the journal: newest first, in words.

use crate::{
    describe::{Describe, Description, Names},
    t,
    ui::{ToldEntry, ToldPast},
};
use docendo::trail::{About, Change, Listed, Past};

/// The history `past` of what `about` names, in words. `kind` is what the texts of actions are called by (`history-<kind>-<action>`);
/// `sentence` tells a change of a field, or nothing if people need not know it.
pub(in crate::pages) fn told(
    kind: &str,
    past: &Past,
    about: &About,
    sentence: impl Fn(&Change) -> Option<String>,
) -> ToldPast {
    let tell = |entry: &Listed| {
        let mut lines: Vec<String> = entry.changes().iter().filter_map(&sentence).collect();
        // A single change is the whole story.
        let title =
            if lines.len() == 1 { lines.swap_remove(0) } else { t!(&format!("history-{kind}-{}", entry.action)) };
        ToldEntry {
            action: entry.action.clone(),
            title,
            lines,
            actor: entry.actor.clone().map(|name| (name, through(&entry.door))),
            day: entry.at.date_naive(),
        }
    };
    let entries = past.entries.iter().map(tell).collect();
    ToldPast { entries, earlier: past.has_earlier.then(|| about.to_string()) }
}

/// Through which door a change came, if not through a page like this one.
fn through(door: &str) -> Option<String> {
    match door {
        "page" => None,
        "command" => Some(t!("history-through-command")),
        contract => Some(t!("history-through-api", contract = contract.to_uppercase())),
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
