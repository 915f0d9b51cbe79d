//! What an entry changed, added or removed, a line for each field.

use super::{
    about::Thing,
    fields::{Field, How},
    names::Names,
    words::{action_word, entity_word, exact},
};
use crate::{
    pages::kit::{
        history::{months, yes_or_no},
        words::word,
    },
    t,
    text::{self, Language},
};
use chrono::{DateTime, NaiveDate, Utc};
use docendo::{
    competence::completion::{Review, Verification},
    trail::{Change, TrailLine},
};

/// The lines of an entry about `thing`, whose own name is not repeated. Only entries about a change tell both states whole;
/// others tell a part of the state after, and what they leave out was not emptied.
pub(super) fn change_lines(line: &TrailLine, thing: Option<&Thing>, names: &Names) -> Vec<String> {
    let competencies = line.competencies();
    if !competencies.is_empty() {
        let titles = competencies.into_iter().map(|id| names.competency(id).unwrap_or_else(|| t!("history-unknown")));
        return titles.map(|title| t!("trail-told", field = t!("label-competency"), value = title)).collect();
    }
    let speech = Speech { entity: &line.entity, names };
    if matches!(line.action.as_str(), "changed" | "corrected" | "ended") {
        return line.changes().iter().filter_map(|change| speech.change(change)).collect();
    }
    let (key, told) =
        if line.after.is_some() { ("trail-told", line.told()) } else { ("trail-was", line.told_before()) };
    let spoken = told.iter().filter_map(|(field, value)| speech.state(field, value));
    let new = spoken.filter(|(_, value)| thing.is_none_or(|thing| thing.name != *value));
    new.map(|(field, value)| t!(key, field = field, value = value)).collect()
}

/// How the fields of entries about one kind of thing are spoken of.
struct Speech<'a> {
    entity: &'a str,
    names: &'a Names,
}

impl Speech<'_> {
    fn field(&self, name: &str) -> Option<(String, How)> {
        match Field::of(self.entity, name) {
            Field::Named(key, how) => Some((t!(key), how)),
            Field::Unnamed => Some((name.replace(['_', '.'], " "), How::Plain)),
            Field::Quiet => None,
        }
    }

    fn change(&self, change: &Change) -> Option<String> {
        let (field, how) = self.field(&change.field)?;
        let shown =
            |value: &Option<String>| value.as_deref().map_or_else(|| t!("trail-empty"), |value| self.value(how, value));
        Some(t!("trail-change", field = field, before = shown(&change.before), after = shown(&change.after)))
    }

    /// What a field is called, and its value in words.
    fn state(&self, field: &str, value: &str) -> Option<(String, String)> {
        let (called, how) = self.field(field)?;
        // Job roles are numbers there, access roles are codes.
        let is_access = how == How::Role && value.parse::<i64>().is_err();
        let called = if is_access { t!("access-role") } else { called };
        Some((called, self.value(how, value)))
    }

    fn value(&self, how: How, stored: &str) -> String {
        let count = || stored.parse::<i64>().unwrap_or_default();
        match how {
            How::Text => stored.to_owned(),
            How::Plain => plain(stored),
            How::Word(prefix) => word(prefix, stored),
            How::Proof if stored == Verification::Verified.code() => {
                word("trail-verification", Review::Accepted.code())
            }
            How::Proof => word("trail-verification", stored),
            How::Months => months(stored),
            How::Days => t!("requirement-days", count = count()),
            How::Hours => t!("course-hours", count = stored.parse::<f64>().unwrap_or_default()),
            How::Size => text::size(count()),
            How::Language => Language::named(stored).map_or_else(|| stored.to_owned(), Language::name),
            How::Entity => entity_word(stored),
            How::Action => action_word(stored),
            How::Course | How::Category | How::Role | How::Site | How::Person | How::Import => {
                let name = |one| self.names.name(how, one).unwrap_or_else(|| t!("history-unknown"));
                stored.split(", ").map(name).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// Yes or no, a day or a moment in words; anything else as it is.
fn plain(stored: &str) -> String {
    if matches!(stored, "true" | "false") {
        yes_or_no(stored)
    } else if let Ok(day) = stored.parse::<NaiveDate>() {
        text::day(day)
    } else if let Ok(at) = stored.parse::<DateTime<Utc>>() {
        exact(at)
    } else {
        stored.to_owned()
    }
}
