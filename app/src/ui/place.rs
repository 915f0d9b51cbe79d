//! The places of the product: what the rail and the bottom bar lead to.

use super::IconName;
use docendo::{
    competence::{self, completion},
    exchange,
    kernel::access::{Permissions, UseCase},
    people, trail,
};

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
    /// Who changed what, and who signed in.
    Journal,
    /// Bringing records in from files.
    Imports,
    /// In none of the places: errors.
    Nowhere,
}

impl Place {
    /// The places that are shown, most used first: the phone's bottom bar shows the first four.
    const SHOWN: [Self; 8] = [
        Self::Home,
        Self::Matrix,
        Self::People,
        Self::Catalogue,
        Self::Requirements,
        Self::Records,
        Self::Imports,
        Self::Journal,
    ];

    /// Where the page at `path` stands.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let is_below =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match path {
            "/" => Self::Home,
            _ if is_below("/completions") => Self::Records,
            _ if is_below("/exports") => Self::Matrix,
            _ => Self::SHOWN.into_iter().skip(1).find(|place| is_below(place.address())).unwrap_or(Self::Nowhere),
        }
    }

    /// Those that whoever has `permissions` may enter.
    pub(super) fn open_to(permissions: Permissions) -> Vec<Self> {
        let may_enter = |place: &Self| place.use_case().is_none_or(|use_case| use_case.is_open_to(permissions));
        Self::SHOWN.into_iter().filter(may_enter).collect()
    }

    /// What whoever enters has to be permitted: others find nothing of use there.
    const fn use_case(self) -> Option<UseCase> {
        match self {
            Self::Home | Self::Catalogue | Self::Nowhere => None,
            Self::Matrix | Self::Requirements => Some(competence::access::SEE_STANDINGS),
            Self::People => Some(people::access::SEE),
            Self::Records => Some(completion::access::RECORD),
            Self::Journal => Some(trail::access::READ),
            Self::Imports => Some(exchange::access::IMPORT),
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
            Self::Journal => "/journal",
            Self::Imports => "/imports",
        }
    }

    /// Its word in the markup of the frame.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Matrix => "matrix",
            Self::People => "people",
            Self::Catalogue => "catalogue",
            Self::Requirements => "requirements",
            Self::Records => "records",
            Self::Journal => "journal",
            Self::Imports => "imports",
            Self::Nowhere => "nowhere",
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
            Self::Journal => IconName::Clock,
            Self::Imports => IconName::Upload,
        }
    }

    /// The key of its word on screen.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Home | Self::Nowhere => "place-home",
            Self::Matrix => "place-matrix",
            Self::People => "place-people",
            Self::Catalogue => "place-catalogue",
            Self::Requirements => "place-requirements",
            Self::Records => "place-records",
            Self::Journal => "place-journal",
            Self::Imports => "place-imports",
        }
    }
}
