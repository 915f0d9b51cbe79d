//! Home of everybody else: the own competencies, what is due next first, and what to do about it.

use super::{
    quick::quick_actions,
    wire::{OwnCompetency, OwnHome},
};
use crate::{
    pages::kit::standing::{StandingBadge, explanation, until},
    session::Session,
    t, text,
    ui::{EmptyState, IconName, PageHead, Panel},
};
use chrono::NaiveDate;
use docendo::{
    competence::{State, matrix::Totals},
    kernel::id::PersonId,
};
use leptos::prelude::*;

/// The page.
pub(super) fn own(own: OwnHome) -> AnyView {
    let OwnHome { today, role, site, lines } = own;
    let lede = format!("{}{}", place(role, site), share(&lines));
    let list = lists(lines, Session::current().person, today);
    let content = match quick_actions() {
        Some(quick) => view! { <div class="columns">{list}<div class="stack">{quick}</div></div> }.into_any(),
        None => list,
    };
    view! { <PageHead title=t!("own-title") lede />{content} }.into_any()
}

/// The job role and its site, as the beginning of a sentence.
fn place(role: Option<String>, site: Option<String>) -> String {
    match (role, site) {
        (Some(role), Some(site)) => t!("own-role-at-site", role = role, site = site),
        (Some(role), None) => t!("own-role", role = role),
        (None, _) => String::new(),
    }
}

/// How much of what is required holds.
fn share(lines: &[OwnCompetency]) -> String {
    let mut totals = Totals::default();
    let required = lines.iter().map(|line| &line.standing).filter(|standing| standing.need.is_some());
    required.for_each(|standing| totals.add(standing.state));
    match totals.required() {
        0 => t!("own-nothing-required"),
        required => t!("own-share", held = totals.valid + totals.expiring, required = required),
    }
}

fn lists(lines: Vec<OwnCompetency>, person: PersonId, today: NaiveDate) -> AnyView {
    let is_due = |line: &OwnCompetency| line.standing.state.is_gap() || line.standing.state == State::Expiring;
    let (due, rest): (Vec<OwnCompetency>, Vec<OwnCompetency>) = lines.into_iter().partition(is_due);
    let in_order: Vec<OwnCompetency> = rest.into_iter().filter(|line| line.standing.state.is_compliant()).collect();
    if due.is_empty() && in_order.is_empty() {
        return view! { <EmptyState title=t!("own-empty-title") text=t!("own-empty-text") icon=IconName::Check /> }
            .into_any();
    }
    let due_panel = if due.is_empty() {
        view! { <EmptyState title=t!("own-nothing-due-title") text=t!("own-nothing-due-text") icon=IconName::Check /> }
            .into_any()
    } else {
        let rows = due.iter().map(|line| due_row(line, person, today)).collect_view();
        view! { <Panel name="due" title=t!("own-due") flush=true><ul class="rows rows-tall">{rows}</ul></Panel> }
            .into_any()
    };
    let order_panel = (!in_order.is_empty()).then(|| {
        let rows = in_order.iter().map(|line| order_row(line, person, today)).collect_view();
        view! { <Panel name="order" title=t!("own-order") flush=true><ul class="rows">{rows}</ul></Panel> }
    });
    view! { <div class="stack">{due_panel}{order_panel}</div> }.into_any()
}

fn due_row(line: &OwnCompetency, person: PersonId, today: NaiveDate) -> AnyView {
    let standing = &line.standing;
    let expires = standing.proof.and_then(|proof| proof.expires_on);
    let was = match (standing.state, expires) {
        (State::Expired, Some(day)) => Some(t!("own-was-valid", day = text::day(day))),
        (State::Expiring, Some(day)) => Some(t!("own-is-valid", day = text::day(day))),
        (State::Waiting, _) => None,
        _ => standing.need.and_then(|need| need.due).map(|day| t!("own-due-by", day = text::day(day))),
    };
    let stop =
        docendo::competence::standing::blocks(standing).then(|| view! { <div class="quiet">{t!("own-blocks")}</div> });
    let next = t!(&format!("own-next-{}", standing.state.code()), course = line.title.clone());
    view! {
        <li>
            <div>
                <a class="row-title" href=explanation(person, line.id)>{line.title.clone()}</a>
                <div class="quiet">{was.map(|was| format!("{was} "))}{next}</div>
                {stop}
            </div>
            <StandingBadge standing=*standing as_of=today />
        </li>
    }
    .into_any()
}

fn order_row(line: &OwnCompetency, person: PersonId, today: NaiveDate) -> AnyView {
    let standing = &line.standing;
    let expires = standing.proof.and_then(|proof| proof.expires_on);
    let end = expires.map_or_else(|| until(standing), |day| t!("own-until", day = text::day(day)));
    view! {
        <li>
            <div>
                <a class="row-title" href=explanation(person, line.id)>{line.title.clone()}</a>
                " "<span class="meta">{end}</span>
            </div>
            <StandingBadge standing=*standing as_of=today />
        </li>
    }
    .into_any()
}
