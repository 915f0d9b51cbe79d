//! Home of those who see the standings of others: who may not work, and the figures behind it, today or tomorrow.

use super::{
    address::HomeAddress,
    attention::{BLOCKED, attention},
    quick::quick_actions,
    weeks::weeks,
    wire::TeamHome,
};
use crate::{
    session::Session,
    t, text,
    ui::{IconName, LinkButton, PageHead, Stat, Stats, Weight},
};
use docendo::competence::{State, completion};
use leptos::prelude::*;

/// The page.
pub(super) fn team(team: TeamHome) -> AnyView {
    let query = &team.address;
    let record = Session::current().may(completion::access::RECORD).then(|| {
        view! { <LinkButton href="/completions/new" word=t!("quick-record") icon=IconName::Record weight=Weight::Primary /> }
    });
    let title = if query.is_tomorrow { t!("home-team-tomorrow") } else { t!("home-team") };
    let day = text::day(query.as_of());
    let lede = if team.sites.is_empty() {
        t!("home-team-lede", day = day, people = team.people)
    } else {
        t!("home-team-lede-site", day = day, people = team.people, site = team.sites.join(", "))
    };
    view! {
        <PageHead title lede>{record}</PageHead>
        {switches(query, team.may_choose_sites)}
        <div class="home">
            {figures(&team)}
            <div class="columns">
                {attention(&team.attention, team.blocked, team.totals.required(), query)}
                <div class="stack">
                    {quick_actions()}
                    {weeks(team.weeks, query.as_of())}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Today or tomorrow; for those who look after sites, theirs or all.
fn switches(query: &HomeAddress, may_choose_sites: bool) -> AnyView {
    let link = |href: String, word: String, is_current: bool| {
        view! { <a href=href aria-current=is_current.then_some("true")>{word}</a> }
    };
    let (tomorrow, is_own) = (query.is_tomorrow, query.is_own);
    let sites = may_choose_sites.then(|| {
        let own = link(HomeAddress::of(tomorrow, true), t!("home-sites-own"), is_own);
        let all = link(HomeAddress::of(tomorrow, false), t!("home-sites-all"), !is_own);
        view! { <nav class="segments" aria-label=t!("home-sites")>{own}{all}</nav> }
    });
    view! {
        <div class="cluster home-switches">
            <nav class="segments" aria-label=t!("home-day")>
                {link(HomeAddress::of(false, is_own), t!("home-today"), !tomorrow)}
                {link(HomeAddress::of(true, is_own), t!("home-tomorrow"), tomorrow)}
            </nav>
            {sites}
        </div>
    }
    .into_any()
}

fn figures(team: &TeamHome) -> AnyView {
    let pending = pending(team);
    let (totals, query) = (team.totals, &team.address);
    let (blocked, expiring) = (team.blocked, team.expiring_people);
    let (all, cut, ending) = (query.matrix(""), query.matrix(BLOCKED), query.matrix("show=expiring"));
    let expiring_label = t!("figure-expiring", days = team.expiring_days);
    let held = t!("figure-held", held = totals.valid + totals.expiring, required = totals.required());
    view! {
        <Stats>
            <Stat label=t!("figure-compliance") value=text::percent(totals.compliance()) note=held href=all />
            <Stat
                label=t!("figure-blocked") value=text::number(blocked) note=t!("figure-blocked-note", count = blocked)
                href=cut state=State::Expired
            />
            <Stat
                label=expiring_label value=text::number(totals.expiring)
                note=t!("figure-expiring-note", count = expiring) href=ending state=State::Expiring
            />
            {pending}
        </Stats>
    }
    .into_any()
}

/// Proofs that wait; those who may look at them are led there.
fn pending(team: &TeamHome) -> AnyView {
    let count = team.pending;
    let (label, value, note) = (t!("figure-waiting"), text::number(count), t!("figure-waiting-note", count = count));
    let href = Session::current().may(completion::access::VERIFY).then(|| team.address.waiting());
    view! { <Stat label value note href state=State::Waiting /> }.into_any()
}
