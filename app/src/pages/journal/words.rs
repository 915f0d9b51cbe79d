//! The words of the trail.

use crate::{form::Form, t, text};
use docendo::{
    error::{Entity, Flaws},
    journal::{TrailFilter, TrailLine},
};

/// The kinds of entities that entries are about.
const ENTITIES: [Entity; 14] = [
    Entity::Person,
    Entity::Account,
    Entity::Employment,
    Entity::Holding,
    Entity::Role,
    Entity::Site,
    Entity::Category,
    Entity::Course,
    Entity::Competency,
    Entity::Requirement,
    Entity::Completion,
    Entity::Import,
    Entity::Export,
    Entity::Organisation,
];

/// What can be done to them.
const ACTIONS: [&str; 22] = [
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
    "imported",
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

/// What an entry changed, a line for each field. Entries about anything but a change tell a part of the state after: what
/// they leave out was not emptied. Those of exports say what was taken out.
pub(super) fn change_lines(line: &TrailLine) -> Vec<String> {
    if line.entity == Entity::Export.code() {
        let told = line.told().into_iter();
        return told.map(|(field, value)| t!("trail-told", field = field, value = value)).collect();
    }
    let shown = |value: Option<String>| value.unwrap_or_else(|| t!("trail-empty"));
    let told = |change: docendo::journal::Change| {
        t!("trail-change", field = change.field, before = shown(change.before), after = shown(change.after))
    };
    let tells_all = matches!(line.action.as_str(), "changed" | "corrected");
    line.changes().into_iter().filter(|change| tells_all || change.after.is_some()).map(told).collect()
}

/// What the address asks for.
pub(super) fn filter(query: &Form) -> docendo::Result<TrailFilter> {
    let mut flaws = Flaws::default();
    let filter = TrailFilter {
        search: query.text("search"),
        entity: query.text("entity"),
        action: query.text("action"),
        from: query.date("from", &mut flaws),
        to: query.date("to", &mut flaws),
    };
    flaws.check().map(|()| filter)
}

/// A moment to the second, in UTC.
pub(super) fn exact(at: chrono::DateTime<chrono::Utc>) -> String {
    t!("date-moment", day = text::day(at.date_naive()), time = at.format("%H:%M:%S").to_string())
}
