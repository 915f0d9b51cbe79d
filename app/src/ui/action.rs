//! What can be done: the usual steps, each with the use case that it leads to. Home offers them, and the search finds them.

use super::{IconName, Place};
use crate::t;
use docendo::{
    catalogue,
    competence::{self, completion, requirement},
    exchange,
    kernel::access::{Permissions, UseCase},
    organisation, people,
};

/// A step that leads to a page.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    use_case: Option<UseCase>,
    /// The address of its page.
    pub address: &'static str,
    key: &'static str,
    /// Its drawing.
    pub icon: IconName,
}

/// The usual next steps.
const USUAL: [Action; 6] = [
    needing(competence::access::SEE_STANDINGS, "/matrix", "quick-matrix", IconName::Matrix),
    needing(completion::access::RECORD, "/completions/new", "quick-record", IconName::Record),
    needing(completion::access::VERIFY, "/completions/pending", "quick-verify", IconName::Certificate),
    needing(requirement::access::SET, "/requirements/new", "quick-requirement", IconName::Requirements),
    needing(people::access::CHANGE, "/people/new", "quick-person", IconName::User),
    needing(catalogue::access::CHANGE_COURSES, "/courses/new", "quick-course", IconName::Catalogue),
];

/// What is done more rarely, or found in another place.
const RARE: [Action; 5] = [
    needing(competence::access::SEE_STANDINGS, "/matrix?show=gaps", "action-gaps", IconName::Alert),
    needing(competence::access::SEE_STANDINGS, "/matrix?show=expiring", "action-expiring", IconName::Clock),
    needing(exchange::access::EXPORT, "/exports", "exports-title", IconName::Download),
    needing(catalogue::access::CHANGE_CATEGORIES, "/courses/categories", "categories-title", IconName::Catalogue),
    needing(organisation::access::CHANGE_SETTINGS, "/organisation", "organisation-title", IconName::Settings),
];

const fn needing(use_case: UseCase, address: &'static str, key: &'static str, icon: IconName) -> Action {
    Action { use_case: Some(use_case), address, key, icon }
}

impl Action {
    /// Its words in the language of the page.
    #[must_use]
    pub fn word(&self) -> String {
        t!(self.key)
    }

    fn is_open_to(&self, permissions: Permissions) -> bool {
        self.use_case.is_none_or(|use_case| use_case.is_open_to(permissions))
    }

    /// The usual next steps that whoever has `permissions` may do.
    #[must_use]
    pub fn usual(permissions: Permissions) -> Vec<Self> {
        USUAL.into_iter().filter(|action| action.is_open_to(permissions)).collect()
    }

    /// Everything that whoever has `permissions` may do or enter; what leads to the same page stands once.
    #[must_use]
    pub fn all(permissions: Permissions) -> Vec<Self> {
        let place =
            |place: Place| Self { use_case: None, address: place.address(), key: place.key(), icon: place.icon() };
        let mut all: Vec<Self> = Self::usual(permissions);
        let rest = Place::open_to(permissions)
            .into_iter()
            .map(place)
            .chain(RARE.into_iter().filter(|one| one.is_open_to(permissions)));
        for action in rest {
            if !all.iter().any(|known| known.address == action.address) {
                all.push(action);
            }
        }
        all
    }
}
