//! What an entry changed, added or removed, a line for each field.

use super::index::description;
use crate::{
    describe::{Description, How, Names, Thing},
    t,
};
use docendo::trail::{Change, TrailLine};

/// The lines of an entry about `thing`, whose own name is not repeated. Only entries about a change tell both states whole;
/// others tell a part of the state after, and what they leave out was not emptied.
pub(super) fn change_lines(line: &TrailLine, thing: Option<&Thing>, names: &Names) -> Vec<String> {
    let competencies = line.competencies();
    if !competencies.is_empty() {
        let title = |id| names.get(id).map_or_else(|| t!("history-unknown"), |competency| competency.name.clone());
        let titles = competencies.into_iter().map(title);
        return titles.map(|title| t!("trail-told", field = t!("label-competency"), value = title)).collect();
    }
    let speech = Speech { description: description(&line.entity), names };
    if matches!(line.action.as_str(), "changed" | "corrected" | "ended") {
        return line.changes().iter().filter_map(|change| speech.change(change)).collect();
    }
    let (key, told) =
        if line.after.is_some() { ("trail-told", line.fields_after()) } else { ("trail-was", line.fields_before()) };
    let spoken = told.iter().filter_map(|(field, value)| speech.state(field, value));
    let new = spoken.filter(|(_, value)| thing.is_none_or(|thing| thing.name != *value));
    new.map(|(field, value)| t!(key, field = field, value = value)).collect()
}

/// How the fields of entries about one kind of thing are spoken of.
struct Speech<'a> {
    description: Option<&'static Description>,
    names: &'a Names,
}

impl Speech<'_> {
    /// What the field `name` is called where it is `stored` like this, and how it is told; nothing if nobody has to read it. A
    /// field of another version, which nothing describes, is told as it is stored.
    fn field(&self, name: &str, stored: &str) -> Option<(String, How)> {
        match self.description.and_then(|description| description.field(name, stored)) {
            Some(field) => field.label.map(|key| (t!(key), field.how)),
            None => Some((name.replace(['_', '.'], " "), How::Plain)),
        }
    }

    fn change(&self, change: &Change) -> Option<String> {
        let (before, after) = (change.before.as_deref(), change.after.as_deref());
        let (field, how) = self.field(&change.field, after.or(before)?)?;
        let shown = |value: Option<&str>| value.map_or_else(|| t!("trail-empty"), |value| how.tell(value, self.names));
        Some(t!("trail-change", field = field, before = shown(before), after = shown(after)))
    }

    /// What a field is called, and its value in words.
    fn state(&self, field: &str, value: &str) -> Option<(String, String)> {
        let (called, how) = self.field(field, value)?;
        Some((called, how.tell(value, self.names)))
    }
}
