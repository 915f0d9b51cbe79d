//! Standings in words, for lists of somebody's competencies.

use crate::{t, text, ui::StateBadge};
use chrono::NaiveDate;
use docendo::{
    competence::{Standing, State},
    kernel::{
        date::days_between,
        id::{CompetencyId, PersonId},
    },
};
use leptos::prelude::*;

/// The badge of a standing, with the days that make it urgent.
#[component]
pub(in crate::pages) fn StandingBadge(standing: Standing, as_of: NaiveDate) -> impl IntoView {
    view! { <StateBadge state=standing.state detail=days(&standing, as_of) /> }
}

/// The state with its days: "Expired 78 days ago". The bare word where days say nothing.
pub(in crate::pages) fn days(standing: &Standing, as_of: NaiveDate) -> String {
    let expires = standing.proof.and_then(|proof| proof.expires_on);
    let due = standing.need.and_then(|need| need.due);
    match (standing.state, expires, due) {
        (State::Expired, Some(day), _) => t!("standing-expired", days = days_between(day, as_of)),
        (State::Expiring, Some(day), _) => t!("standing-expiring", days = days_between(as_of, day)),
        (State::Overdue, _, Some(day)) => t!("standing-overdue", days = days_between(day, as_of)),
        (State::Missing, _, Some(day)) => t!("standing-due", days = days_between(as_of, day)),
        (state, ..) => t!(&format!("state-{}", state.code())),
    }
}

/// Until when a standing holds or held, if anything was ever proven: a day, or "no expiry".
pub(in crate::pages) fn until(standing: &Standing) -> String {
    let day =
        |proof: docendo::competence::standing::Proof| proof.expires_on.map_or_else(|| t!("standing-always"), text::day);
    standing.proof.map(day).unwrap_or_default()
}

/// Where the matrix explains a standing.
pub(in crate::pages) fn explanation(person: PersonId, competency: CompetencyId) -> String {
    format!("/matrix?cell={person}.{competency}")
}
