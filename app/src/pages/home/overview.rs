//! Home of those who see the standings of others: who may not work, and the figures behind it.

use super::{QuickActions, weeks::Weeks};
use crate::{
    pages::people::standing::{days, explanation},
    t, text,
    ui::{EmptyState, IconName, LinkButton, PageHead, Panel, Stat, StateBadge, Stats, Weight},
    visitor::Member,
};
use chrono::NaiveDate;
use docendo::{
    competence::{
        Facts, Standing, State,
        overview::{Blocked, Overview},
    },
    identity::Permission,
    kernel::date::days_between,
};
use leptos::prelude::*;

/// So many people are shown of those who may not work.
const PEOPLE: usize = 8;
/// So many of the competencies that somebody lacks.
const CELLS: usize = 4;
/// The matrix of what keeps people from work.
const GAPS: &str = "/matrix?show=gaps&mandatory=yes";

/// The page.
#[component]
pub(super) fn Team(overview: Overview, facts: Facts, member: Member, today: NaiveDate) -> impl IntoView {
    let record = member.may(Permission::CompletionWrite).then(|| {
        view! { <LinkButton href="/completions/new" word=t!("quick-record") icon=IconName::Record weight=Weight::Primary /> }
    });
    let figures =
        view! { <Figures overview=overview.clone() expiring_days=facts.rules.expiring_days member=member.clone() /> };
    view! {
        <PageHead title=t!("home-team") lede=t!("home-team-lede", day = text::day(today), people = overview.people)>{record}</PageHead>
        <div class="home">
            {figures}
            <div class="columns">
                <Attention blocked=overview.blocked required=overview.totals.required() facts member=member.clone() today />
                <div class="stack">
                    <QuickActions member />
                    <Weeks weeks=overview.weeks today />
                </div>
            </div>
        </div>
    }
}

#[component]
fn Figures(overview: Overview, expiring_days: u32, member: Member) -> impl IntoView {
    let totals = overview.totals;
    let held = t!("figure-held", held = totals.valid + totals.expiring, required = totals.required());
    let pending = member.may(Permission::CompletionVerify).then(|| "/completions/pending".to_owned());
    let blocked = u32::try_from(overview.blocked.len()).unwrap_or(u32::MAX);
    view! {
        <Stats>
            <Stat label=t!("figure-compliance") value=text::percent(totals.compliance()) note=held href="/matrix" />
            <Stat label=t!("figure-blocked") value=text::number(blocked) note=t!("figure-blocked-note", count = blocked) href=GAPS state=State::Expired />
            <Stat
                label=t!("figure-expiring", days = expiring_days) value=text::number(totals.expiring)
                note=t!("figure-expiring-note", count = overview.expiring_people) href="/matrix?show=expiring" state=State::Expiring
            />
            <Pending count=overview.pending href=pending />
        </Stats>
    }
}

/// Proofs that wait; those who may look at them are led there.
#[component]
fn Pending(count: u32, href: Option<String>) -> impl IntoView {
    let (label, value, note) = (t!("figure-waiting"), text::number(count), t!("figure-waiting-note", count = count));
    match href {
        Some(href) => view! { <Stat label value note href state=State::Waiting /> }.into_any(),
        None => view! { <Stat label value note state=State::Waiting /> }.into_any(),
    }
}

/// Who may not work, most urgent first.
#[component]
fn Attention(blocked: Vec<Blocked>, required: u32, facts: Facts, member: Member, today: NaiveDate) -> impl IntoView {
    let count = blocked.len();
    if count == 0 {
        return none_blocked(required, &member).into_any();
    }
    let rows: Vec<AnyView> = blocked.iter().take(PEOPLE).map(|one| row(one, &facts, today)).collect();
    let all = (GAPS.to_owned(), t!("attention-all", count = count));
    view! { <Panel name="attention" title=t!("attention-title") link=all flush=true><ul class="rows">{rows}</ul></Panel> }.into_any()
}

/// Why the list is empty: because all is well, or because nothing is asked of anybody.
fn none_blocked(required: u32, member: &Member) -> impl IntoView + use<> {
    if required > 0 {
        return view! { <EmptyState title=t!("attention-none-title") text=t!("attention-none-text") icon=IconName::Check /> }.into_any();
    }
    let add = member.may(Permission::RequirementWrite).then(|| {
        view! { <LinkButton href="/requirements/new" word=t!("quick-requirement") icon=IconName::Plus /> }
    });
    view! {
        <EmptyState title=t!("attention-free-title") text=t!("attention-free-text") icon=IconName::Requirements>{add}</EmptyState>
    }
    .into_any()
}

/// The code of a competency, and for how many days it has been lacking.
fn cell(code: &str, standing: &Standing, today: NaiveDate) -> String {
    let since = match standing.state {
        State::Expired => standing.proof.and_then(|proof| proof.expires_on),
        State::Overdue => standing.need.and_then(|need| need.due),
        _ => None,
    };
    match since {
        Some(since) => t!("attention-cell", code = code, days = days_between(since, today)),
        None => code.to_owned(),
    }
}

fn row(blocked: &Blocked, facts: &Facts, today: NaiveDate) -> AnyView {
    let person = blocked.person;
    let rules = &facts.rules;
    let role = blocked.role.and_then(|role| rules.roles.get(&role));
    let site = blocked.site.and_then(|site| rules.sites.get(&site));
    let place = [role, site].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let cells = blocked.lacks.iter().take(CELLS).filter_map(|(id, standing)| {
        let competency = rules.competency(*id)?;
        let spoken = t!("attention-cell-spoken", title = competency.title.clone(), standing = days(standing, today));
        Some(view! {
            <a href=explanation(person, *id) aria-label=spoken.clone() title=spoken>
                <StateBadge state=standing.state detail=cell(&competency.code, standing, today) />
            </a>
        })
    });
    let cells = cells.collect_view();
    let more = (blocked.lacks.len() > CELLS).then(|| {
        view! { <a class="row-more" href=format!("/people/{person}")>{t!("attention-more", count = blocked.lacks.len() - CELLS)}</a> }
    });
    view! {
        <li>
            <div>
                <a class="row-title" href=format!("/people/{person}")><bdi>{blocked.name.clone()}</bdi></a>" "<span class="meta">{place}</span>
                <div class="row-states">{cells}{more}</div>
            </div>
        </li>
    }
    .into_any()
}
