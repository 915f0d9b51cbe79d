//! Home of those who see the standings of others: who may not work, and the figures behind it, today or tomorrow.

use super::{
    QuickActions, TeamView,
    attention::{Attention, BLOCKED},
    query::HomeQuery,
    weeks::Weeks,
};
use crate::{
    t, text,
    ui::{IconName, LinkButton, PageHead, Stat, Stats, Weight},
    visitor::Member,
};
use docendo::competence::{State, completion, overview::Overview, service::Scope, tally::Tallied};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub(super) fn Team(view: TeamView, member: Member) -> impl IntoView {
    let TeamView { overview, facts, query, still } = view;
    let record = member.may(completion::access::RECORD).then(|| {
        view! { <LinkButton href="/completions/new" word=t!("quick-record") icon=IconName::Record weight=Weight::Primary /> }
    });
    let days = facts.rules.expiring_days;
    let figures =
        view! { <Figures overview=overview.clone() expiring_days=days member=member.clone() query=query.clone() /> };
    let title = if query.is_tomorrow { t!("home-team-tomorrow") } else { t!("home-team") };
    let site =
        query.sites.iter().filter_map(|site| facts.rules.sites.get(site).cloned()).collect::<Vec<_>>().join(", ");
    let day = text::day(query.as_of());
    let lede = if site.is_empty() {
        t!("home-team-lede", day = day, people = overview.people)
    } else {
        t!("home-team-lede-site", day = day, people = overview.people, site = site)
    };
    view! {
        <PageHead title lede>{record}</PageHead>
        <Switches query=query.clone() member=member.clone() />
        <div class="home">
            {figures}
            <div class="columns">
                <Attention overview=overview.clone() still facts member=member.clone() query=query.clone() />
                <div class="stack">
                    <QuickActions member />
                    <Weeks weeks=overview.weeks today=query.as_of() />
                </div>
            </div>
        </div>
    }
}

/// Today or tomorrow; for those who look after sites, theirs or all.
#[component]
fn Switches(query: HomeQuery, member: Member) -> impl IntoView {
    let link = |href: String, word: String, is_current: bool| {
        view! { <a href=href aria-current=is_current.then_some("true")>{word}</a> }
    };
    let (tomorrow, scope) = (query.is_tomorrow, query.scope);
    let sites = query.may_choose_sites(&member).then(|| {
        let own = link(HomeQuery::address(tomorrow, Scope::OwnSites), t!("home-sites-own"), scope == Scope::OwnSites);
        let all = link(HomeQuery::address(tomorrow, Scope::Everybody), t!("home-sites-all"), scope == Scope::Everybody);
        view! { <nav class="segments" aria-label=t!("home-sites")>{own}{all}</nav> }
    });
    view! {
        <div class="cluster home-switches">
            <nav class="segments" aria-label=t!("home-day")>
                {link(HomeQuery::address(false, scope), t!("home-today"), !tomorrow)}
                {link(HomeQuery::address(true, scope), t!("home-tomorrow"), tomorrow)}
            </nav>
            {sites}
        </div>
    }
}

#[component]
fn Figures(overview: Arc<Tallied<Overview>>, expiring_days: u32, member: Member, query: HomeQuery) -> impl IntoView {
    let totals = overview.totals;
    let held = t!("figure-held", held = totals.valid + totals.expiring, required = totals.required());
    let pending = member.may(completion::access::VERIFY).then(|| query.waiting());
    let blocked = u32::try_from(overview.blocked.len()).unwrap_or(u32::MAX);
    view! {
        <Stats>
            <Stat label=t!("figure-compliance") value=text::percent(totals.compliance()) note=held href=query.matrix("") />
            <Stat
                label=t!("figure-blocked") value=text::number(blocked) note=t!("figure-blocked-note", count = blocked)
                href=query.matrix(BLOCKED) state=State::Expired
            />
            <Stat
                label=t!("figure-expiring", days = expiring_days) value=text::number(totals.expiring)
                note=t!("figure-expiring-note", count = overview.expiring_people) href=query.matrix("show=expiring") state=State::Expiring
            />
            <Pending count=overview.pending href=pending />
        </Stats>
    }
}

/// Proofs that wait; those who may look at them are led there.
#[component]
fn Pending(count: u32, href: Option<String>) -> impl IntoView {
    let (label, value, note) = (t!("figure-waiting"), text::number(count), t!("figure-waiting-note", count = count));
    view! { <Stat label value note href state=State::Waiting /> }.into_any()
}
