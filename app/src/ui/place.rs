//! The places of the product: what the rail and the bottom bar lead to.

use super::IconName;
use crate::visitor::Member;
use docendo::identity::Permission;

/// Where a page stands in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What needs me first.
    Home,
    /// People against competencies.
    Matrix,
    /// People and their details.
    People,
    /// Courses and what they grant.
    Catalogue,
    /// Who must hold what.
    Requirements,
    /// Recording a completion.
    Records,
    /// Bringing records in from files.
    Imports,
    /// In none of the places: errors.
    Nowhere,
}

impl Place {
    /// The places that are shown, most used first: the phone's bottom bar shows the first four.
    const SHOWN: [Self; 7] =
        [Self::Home, Self::Matrix, Self::People, Self::Catalogue, Self::Requirements, Self::Records, Self::Imports];

    /// Those that `member` may enter.
    pub(super) fn open_to(member: &Member) -> Vec<Self> {
        let may_enter = |place: &Self| place.permission().is_none_or(|permission| member.may(permission));
        Self::SHOWN.into_iter().filter(may_enter).collect()
    }

    const fn permission(self) -> Option<Permission> {
        match self {
            Self::Home | Self::Catalogue | Self::Nowhere => None,
            Self::Matrix | Self::Requirements => Some(Permission::StandingRead),
            Self::People => Some(Permission::PeopleRead),
            Self::Records => Some(Permission::CompletionWrite),
            Self::Imports => Some(Permission::ImportRun),
        }
    }

    pub(super) const fn address(self) -> &'static str {
        match self {
            Self::Home | Self::Nowhere => "/",
            Self::Matrix => "/matrix",
            Self::People => "/people",
            Self::Catalogue => "/courses",
            Self::Requirements => "/requirements",
            Self::Records => "/completions/new",
            Self::Imports => "/imports",
        }
    }

    pub(super) const fn icon(self) -> IconName {
        match self {
            Self::Home | Self::Nowhere => IconName::Home,
            Self::Matrix => IconName::Matrix,
            Self::People => IconName::People,
            Self::Catalogue => IconName::Catalogue,
            Self::Requirements => IconName::Requirements,
            Self::Records => IconName::Record,
            Self::Imports => IconName::Upload,
        }
    }

    /// The key of its word.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Home | Self::Nowhere => "place-home",
            Self::Matrix => "place-matrix",
            Self::People => "place-people",
            Self::Catalogue => "place-catalogue",
            Self::Requirements => "place-requirements",
            Self::Records => "place-records",
            Self::Imports => "place-imports",
        }
    }
}
