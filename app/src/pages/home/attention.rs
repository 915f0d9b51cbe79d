//! Who may not work on the day, most urgent first: because of what, since when, and what to do.

use super::query::HomeQuery;
use crate::{
    pages::people::standing::days,
    t,
    ui::{EmptyState, IconName, LinkButton, Panel, StateBadge},
    visitor::Member,
};
use docendo::{
    competence::{
        Facts, Standing, State,
        overview::{Blocked, Overview},
        requirement,
        tally::Tallied,
    },
    kernel::{
        date::days_between,
        id::{CompetencyId, PersonId},
    },
};
use leptos::prelude::*;
use std::{collections::HashSet, sync::Arc};

/// So many people are shown of those who may not work.
const PEOPLE: usize = 8;
/// So many of the competencies that somebody lacks.
const CELLS: usize = 4;
/// The filter of the matrix that shows what keeps people from work.
pub(super) const BLOCKED: &str = "show=blocked";

/// The list. `still` are those who may work today.
#[component]
pub(super) fn Attention(
    overview: Arc<Tallied<Overview>>,
    still: HashSet<PersonId>,
    facts: Facts,
    member: Member,
    query: HomeQuery,
) -> impl IntoView {
    let count = overview.blocked.len();
    if count == 0 {
        return none_blocked(overview.totals.required(), &member).into_any();
    }
    let row = |one: &Arc<Blocked>| row(one, still.contains(&one.person), &facts, &query);
    let rows: Vec<AnyView> = overview.blocked.iter().take(PEOPLE).map(row).collect();
    let all = (query.matrix(BLOCKED), t!("attention-all", count = count));
    view! { <Panel name="attention" title=t!("attention-title") link=all flush=true><ul class="rows">{rows}</ul></Panel> }.into_any()
}

/// Why the list is empty: because all is well, or because nothing is asked of anybody.
fn none_blocked(required: u32, member: &Member) -> impl IntoView + use<> {
    if required > 0 {
        return view! { <EmptyState title=t!("attention-none-title") text=t!("attention-none-text") icon=IconName::Check /> }.into_any();
    }
    let add = member.may(requirement::access::SET).then(|| {
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
fn cell(code: &str, standing: &Standing, query: &HomeQuery) -> String {
    match since(standing) {
        Some(since) if since > query.today => t!("attention-cell-tomorrow", code = code),
        Some(since) => t!("attention-cell", code = code, days = days_between(since, query.today)),
        None => code.to_owned(),
    }
}

/// The same, to be heard: with its title, and its state in words.
fn spoken(title: &str, standing: &Standing, query: &HomeQuery) -> String {
    if since(standing).is_some_and(|since| since > query.today) {
        return t!("attention-cell-tomorrow", code = title);
    }
    t!("attention-cell-spoken", title = title, standing = days(standing, query.today))
}

/// What is lacking, each leading to its explanation.
fn badges(blocked: &Blocked, facts: &Facts, query: &HomeQuery) -> AnyView {
    let (person, rules) = (blocked.person, &facts.rules);
    let badge = |(id, standing): &(CompetencyId, Standing)| {
        let competency = rules.competency(*id)?;
        let spoken = spoken(&competency.title, standing, query);
        let href = query.matrix(&format!("cell={person}.{id}"));
        Some(view! {
            <a href=href aria-label=spoken.clone() title=spoken>
                <StateBadge state=standing.state detail=cell(&competency.code, standing, query) />
            </a>
        })
    };
    blocked.lacks.iter().take(CELLS).filter_map(badge).collect_view().into_any()
}

fn row(blocked: &Blocked, may_still: bool, facts: &Facts, query: &HomeQuery) -> AnyView {
    let (person, rules) = (blocked.person, &facts.rules);
    let role = blocked.role.and_then(|role| rules.roles.get(&role));
    let site = blocked.site.and_then(|site| rules.sites.get(&site));
    let place = [role, site].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let cells = badges(blocked, facts, query);
    let more = (blocked.lacks.len() > CELLS).then(|| {
        view! { <a class="row-more" href=format!("/people/{person}")>{t!("attention-more", count = blocked.lacks.len() - CELLS)}</a> }
    });
    // What to do about the first of them: it is the most urgent.
    let deed = blocked.lacks.first().and_then(|(id, standing)| {
        let title = rules.competency(*id)?.title.clone();
        Some(t!(&format!("next-{}", standing.state.code()), course = title))
    });
    let still = may_still.then(|| view! { <strong>{t!("attention-still")}" "</strong> });
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
