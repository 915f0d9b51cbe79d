//! The words of the trail.

use crate::{form::Form, t, text};
use docendo::{
    error::{Entity, Flaws},
    journal::TrailFilter,
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
    use docendo::{
        catalogue::{CategoryAction, CourseAction},
        competence::{completion::CompletionAction, requirement::RequirementAction},
        documents::DocumentAction,
        exchange::{ExportAction, ImportAction},
        identity::AccountAction,
        kernel::action::Action,
        organisation::{OrganisationAction, SiteAction},
        people::{EmploymentAction, HoldingAction, PersonAction, RoleAction},
        view::ViewAction,
    };

    fn has_words<A: Action>() {
        for action in A::ACTIONS {
            assert!(ACTIONS.contains(&action.word()), "{}", action.word());
        }
    }

    #[test]
    fn every_action_that_is_written_can_be_chosen_and_has_a_word() {
        has_words::<OrganisationAction>();
        has_words::<SiteAction>();
        has_words::<PersonAction>();
        has_words::<AccountAction>();
        has_words::<EmploymentAction>();
        has_words::<HoldingAction>();
        has_words::<RoleAction>();
        has_words::<CategoryAction>();
        has_words::<CourseAction>();
        has_words::<DocumentAction>();
        has_words::<RequirementAction>();
        has_words::<CompletionAction>();
        has_words::<ImportAction>();
        has_words::<ExportAction>();
        has_words::<ViewAction>();
    }
}
