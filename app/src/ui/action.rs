//! What can be done: the usual steps, each with the permission that it needs. Home offers them, and the search finds them.

use super::{IconName, Place};
use crate::{t, visitor::Member};
use docendo::identity::Permission;

/// A step that leads to a page.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    permission: Option<Permission>,
    /// The address of its page.
    pub address: &'static str,
    key: &'static str,
    /// Its drawing.
    pub icon: IconName,
}

/// The usual next steps.
const USUAL: [Action; 6] = [
    needing(Permission::StandingRead, "/matrix", "quick-matrix", IconName::Matrix),
    needing(Permission::CompletionWrite, "/completions/new", "quick-record", IconName::Record),
    needing(Permission::CompletionVerify, "/completions/pending", "quick-verify", IconName::Certificate),
    needing(Permission::RequirementWrite, "/requirements/new", "quick-requirement", IconName::Requirements),
    needing(Permission::PeopleWrite, "/people/new", "quick-person", IconName::User),
    needing(Permission::CatalogueWrite, "/courses/new", "quick-course", IconName::Catalogue),
];

/// What is done more rarely, or found in another place.
const RARE: [Action; 5] = [
    needing(Permission::StandingRead, "/matrix?show=gaps", "action-gaps", IconName::Alert),
    needing(Permission::StandingRead, "/matrix?show=expiring", "action-expiring", IconName::Clock),
    needing(Permission::StandingRead, "/exports", "exports-title", IconName::Download),
    needing(Permission::CatalogueWrite, "/courses/categories", "categories-title", IconName::Catalogue),
    needing(Permission::OrganisationWrite, "/organisation", "organisation-title", IconName::Settings),
];

const fn needing(permission: Permission, address: &'static str, key: &'static str, icon: IconName) -> Action {
    Action { permission: Some(permission), address, key, icon }
}

impl Action {
    /// Its words in the language of the page.
    #[must_use]
    pub fn word(&self) -> String {
        t!(self.key)
    }

    fn is_open_to(&self, member: &Member) -> bool {
        self.permission.is_none_or(|permission| member.may(permission))
    }

    /// The usual next steps that `member` may do.
    #[must_use]
    pub fn usual(member: &Member) -> Vec<Self> {
        USUAL.into_iter().filter(|action| action.is_open_to(member)).collect()
    }

    /// Everything that `member` may do or enter; what leads to the same page stands once.
    #[must_use]
    pub fn all(member: &Member) -> Vec<Self> {
        let place =
            |place: Place| Self { permission: None, address: place.address(), key: place.key(), icon: place.icon() };
        let mut all: Vec<Self> = Self::usual(member);
        let rest =
            Place::open_to(member).into_iter().map(place).chain(RARE.into_iter().filter(|one| one.is_open_to(member)));
        for action in rest {
            if !all.iter().any(|known| known.address == action.address) {
                all.push(action);
            }
        }
        all
    }
}
