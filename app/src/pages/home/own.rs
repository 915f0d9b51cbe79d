//! Home of everybody else: the own competencies, what is due next first, and what to do about it.

use super::{QuickActions, quick};
use crate::{
    pages::people::standing::{StandingBadge, explanation, until},
    t, text,
    ui::{EmptyState, IconName, PageHead, Panel},
    visitor::Member,
};
use chrono::NaiveDate;
use docendo::{
    competence::{Standing, State, facts::CompetencyFact, matrix::Totals, service::AboutPerson},
    kernel::id::PersonId,
};
use leptos::prelude::*;

/// A competency and where the person stands with it.
type CompetencyStanding = (CompetencyFact, Standing);

/// The page.
#[component]
pub(super) fn Own(
    own: Option<AboutPerson<Vec<CompetencyStanding>>>,
    member: Member,
    today: NaiveDate,
) -> impl IntoView {
    let place = own.as_ref().map(place).unwrap_or_default();
    let person = member.who().person;
    let lines: Vec<CompetencyStanding> = own.map(|own| own.value).unwrap_or_default();
    let lede = format!("{place}{}", share(&lines));
    let list = view! { <Lists lines person today /> };
    let content = if quick::has_any(&member) {
        view! { <div class="columns">{list}<div class="stack"><QuickActions member /></div></div> }.into_any()
    } else {
        list.into_any()
    };
    view! { <PageHead title=t!("own-title") lede />{content} }
}

/// The job role and its site, as the beginning of a sentence.
fn place(own: &AboutPerson<Vec<CompetencyStanding>>) -> String {
    match (own.role.clone(), own.site.clone()) {
        (Some(role), Some(site)) => t!("own-role-at-site", role = role, site = site),
        (Some(role), None) => t!("own-role", role = role),
        (None, _) => String::new(),
    }
}

/// How much of what is required holds.
fn share(lines: &[CompetencyStanding]) -> String {
    let mut totals = Totals::default();
    lines.iter().filter(|(_, standing)| standing.need.is_some()).for_each(|(_, standing)| totals.add(standing.state));
    match totals.required() {
        0 => t!("own-nothing-required"),
        required => t!("own-share", held = totals.valid + totals.expiring, required = required),
    }
}

#[component]
fn Lists(lines: Vec<CompetencyStanding>, person: PersonId, today: NaiveDate) -> impl IntoView {
    let is_due = |(_, standing): &CompetencyStanding| standing.state.is_gap() || standing.state == State::Expiring;
    let (due, rest): (Vec<CompetencyStanding>, Vec<CompetencyStanding>) = lines.into_iter().partition(is_due);
    let in_order: Vec<CompetencyStanding> =
        rest.into_iter().filter(|(_, standing)| standing.state.is_compliant()).collect();
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

fn due_row((competency, standing): &CompetencyStanding, person: PersonId, today: NaiveDate) -> impl IntoView + use<> {
    let expires = standing.proof.and_then(|proof| proof.expires_on);
    let was = match (standing.state, expires) {
        (State::Expired, Some(day)) => Some(t!("own-was-valid", day = text::day(day))),
        (State::Expiring, Some(day)) => Some(t!("own-is-valid", day = text::day(day))),
        (State::Waiting, _) => None,
        _ => standing.need.and_then(|need| need.due).map(|day| t!("own-due-by", day = text::day(day))),
    };
    let stop =
        docendo::competence::standing::blocks(standing).then(|| view! { <div class="quiet">{t!("own-blocks")}</div> });
    let next = t!(&format!("own-next-{}", standing.state.code()), course = competency.title.clone());
    view! {
        <li>
            <div>
                <a class="row-title" href=explanation(person, competency.id)>{competency.title.clone()}</a>
                <div class="quiet">{was.map(|was| format!("{was} "))}{next}</div>
                {stop}
            </div>
            <StandingBadge standing=*standing as_of=today />
        </li>
    }
}

fn order_row((competency, standing): &CompetencyStanding, person: PersonId, today: NaiveDate) -> impl IntoView + use<> {
    let expires = standing.proof.and_then(|proof| proof.expires_on);
    let end = expires.map_or_else(|| until(standing), |day| t!("own-until", day = text::day(day)));
    view! {
        <li>
            <div>
                <a class="row-title" href=explanation(person, competency.id)>{competency.title.clone()}</a>
                " "<span class="meta">{end}</span>
            </div>
            <StandingBadge standing=*standing as_of=today />
        </li>
    }
}
