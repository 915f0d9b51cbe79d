//! Who may not work on the day, most urgent first: because of what, since when, and what to do.

use super::{
    address::HomeAddress,
    wire::{BlockedPerson, LackedCompetency},
};
use crate::{
    pages::kit::standing::days,
    session::Session,
    t,
    ui::{EmptyState, IconName, LinkButton, Panel, StateBadge},
};
use docendo::{
    competence::{Standing, State, requirement},
    kernel::date::days_between,
};
use leptos::prelude::*;

/// The filter of the matrix that shows what keeps people from work.
pub(super) const BLOCKED: &str = "show=blocked";

/// The most urgent of `count` people, of whom so much is `required`.
pub(super) fn attention(people: &[BlockedPerson], count: u32, required: u32, query: &HomeAddress) -> AnyView {
    if count == 0 {
        return none_blocked(required);
    }
    let rows: Vec<AnyView> = people.iter().map(|one| row(one, query)).collect();
    let all = (query.matrix(BLOCKED), t!("attention-all", count = count));
    view! { <Panel name="attention" title=t!("attention-title") link=all flush=true><ul class="rows">{rows}</ul></Panel> }.into_any()
}

/// Why the list is empty: because all is well, or because nothing is asked of anybody.
fn none_blocked(required: u32) -> AnyView {
    if required > 0 {
        return view! { <EmptyState title=t!("attention-none-title") text=t!("attention-none-text") icon=IconName::Check /> }.into_any();
    }
    let add = Session::current().may(requirement::access::SET).then(|| {
        view! { <LinkButton href="/requirements/new" word=t!("quick-requirement") icon=IconName::Plus /> }
    });
    view! {
        <EmptyState title=t!("attention-free-title") text=t!("attention-free-text") icon=IconName::Requirements>{add}</EmptyState>
    }
    .into_any()
}

/// Since when a competency has been lacking.
fn since(standing: &Standing) -> Option<chrono::NaiveDate> {
    match standing.state {
        State::Expired => standing.proof.and_then(|proof| proof.expires_on),
        State::Overdue => standing.need.and_then(|need| need.due),
        _ => None,
    }
}

/// The code of a competency, and for how many days it has been lacking on the day.
fn cell(code: &str, standing: &Standing, query: &HomeAddress) -> String {
    match since(standing) {
        Some(since) if since > query.today => t!("attention-cell-tomorrow", code = code),
        Some(since) => t!("attention-cell", code = code, days = days_between(since, query.today)),
        None => code.to_owned(),
    }
}

/// The same, to be heard: with its title, and its state in words.
fn spoken(title: &str, standing: &Standing, query: &HomeAddress) -> String {
    if since(standing).is_some_and(|since| since > query.today) {
        return t!("attention-cell-tomorrow", code = title);
    }
    t!("attention-cell-spoken", title = title, standing = days(standing, query.today))
}

/// What is lacking, each leading to its explanation.
fn badges(blocked: &BlockedPerson, query: &HomeAddress) -> AnyView {
    let badge = |lacked: &LackedCompetency| {
        let LackedCompetency { id, code, title, standing } = lacked;
        let spoken = spoken(title, standing, query);
        let href = query.matrix(&format!("cell={}.{id}", blocked.id));
        view! {
            <a href=href aria-label=spoken.clone() title=spoken>
                <StateBadge state=standing.state detail=cell(code, standing, query) />
            </a>
        }
        .into_any()
    };
    blocked.lacks.iter().map(badge).collect_view().into_any()
}

fn row(blocked: &BlockedPerson, query: &HomeAddress) -> AnyView {
    let (person, place) = (blocked.id, blocked.place.clone());
    let cells = badges(blocked, query);
    let more = (blocked.more > 0).then(|| {
        view! { <a class="row-more" href=format!("/people/{person}")>{t!("attention-more", count = blocked.more)}</a> }
    });
    // What to do about the first of them: it is the most urgent.
    let deed = blocked
        .lacks
        .first()
        .map(|lacked| t!(&format!("next-{}", lacked.standing.state.code()), course = lacked.title.clone()));
    let still = blocked.may_today.then(|| view! { <strong>{t!("attention-still")}" "</strong> });
    view! {
        <li>
            <div>
                <a class="row-title" href=format!("/people/{person}")><bdi>{blocked.name.clone()}</bdi></a>" "<span class="meta">{place}</span>
                <div class="row-states">{cells}{more}</div>
                <div class="quiet">{still}{deed}</div>
            </div>
        </li>
    }
    .into_any()
}
