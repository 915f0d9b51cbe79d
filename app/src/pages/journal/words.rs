//! The words of the trail.

use crate::{form::Form, t, text};
use docendo::{
    error::{Entity, Flaws},
    trail::TrailFilter,
};

/// The kinds of entities that entries are about.
const ENTITIES: [Entity; 16] = [
    Entity::Person,
    Entity::Account,
    Entity::Employment,
    Entity::Holding,
    Entity::Role,
    Entity::Site,
    Entity::Category,
    Entity::Course,
    Entity::Document,
    Entity::Competency,
    Entity::Requirement,
    Entity::Completion,
    Entity::Import,
    Entity::Export,
    Entity::View,
    Entity::Organisation,
];

/// What can be done to them.
const ACTIONS: [&str; 31] = [
    "created",
    "changed",
    "started",
    "assigned",
    "corrected",
    "ended",
    "required",
    "recorded",
    "verified",
    "rejected",
    "withdrawn",
    "uploaded",
    "mapped",
    "confirmed",
    "imported",
    "undo_asked",
    "undone",
    "discarded",
    "saved",
    "removed",
    "begun",
    "exported",
    "fetched",
    "cancelled",
    "deleted",
    "archived",
    "activated",
    "closed",
    "reopened",
    "password_reset",
    "password_changed",
];

/// The kinds of entities as options of a filter.
pub(super) fn entities() -> Vec<(String, String)> {
    ENTITIES.iter().map(|entity| (entity.code().to_owned(), entity_word(entity.code()))).collect()
}

/// What can be done as options of a filter.
pub(super) fn actions() -> Vec<(String, String)> {
    ACTIONS.iter().map(|action| ((*action).to_owned(), action_word(action))).collect()
}

pub(super) fn entity_word(code: &str) -> String {
    let is_known = ENTITIES.iter().any(|entity| entity.code() == code);
    if is_known { t!(&format!("trail-entity-{code}")) } else { code.replace('_', " ") }
}

pub(super) fn action_word(code: &str) -> String {
    if ACTIONS.contains(&code) {
        t!(&format!("trail-action-{}", code.replace('_', "-")))
    } else {
        code.replace('_', " ")
    }
}

/// Through which door something came in.
pub(super) fn door_word(door: &str) -> String {
    match door {
        "page" => t!("trail-door-page"),
        "command" => t!("trail-door-command"),
        contract => t!("trail-door-api", contract = contract.to_owned()),
    }
}

/// What the address asks for.
pub(super) fn filter(query: &Form) -> docendo::Result<TrailFilter> {
    let mut flaws = Flaws::default();
    let filter = TrailFilter {
        search: query.text("search"),
        entity: query.text("entity"),
        action: query.text("action"),
        about: query.word("about", &mut flaws),
        from: query.date("from", &mut flaws),
        to: query.date("to", &mut flaws),
    };
    flaws.check().map(|()| filter)
}

/// A moment to the second, in UTC.
pub(super) fn exact(at: chrono::DateTime<chrono::Utc>) -> String {
    t!("date-clock", day = text::day(at.date_naive()), time = at.format("%H:%M:%S").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    /// The actions that the files under `folder` write: what stands first in an entry, or is called an action.
    fn written(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("tests") {
                    written(&path, found);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for kind in ["new", "bulk", "step"] {
                    let begins = format!("Entry::{kind}(\"");
                    let written = text.split(&begins).skip(1).filter_map(|part| part.split_once("\", "));
                    found.extend(written.map(|(action, _)| action.to_owned()));
                }
            }
        }
    }

    #[test]
    fn every_action_that_is_written_can_be_chosen_and_has_a_word() {
        let mut found = Vec::new();
        written(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../src")), &mut found);
        found.retain(|action| action.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'));
        // Some are chosen first and written then.
        let chosen = ["confirmed", "undo_asked", "verified", "rejected", "closed", "reopened", "cancelled"];
        found.extend(chosen.map(str::to_owned));
        assert!(found.len() > 25, "{found:?}");
        for action in found {
            assert!(ACTIONS.contains(&action.as_str()), "{action}");
        }
    }
}
