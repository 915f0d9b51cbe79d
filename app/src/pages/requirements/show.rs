//! The page of a requirement: `/requirements/:id`.

use super::{
    calls::ShowRequirement,
    wire::{RequirementDetail, ToldRequirement},
    words::{kind, level, period, phase_tag, whom},
};
use crate::{
    page::{loaded, path},
    pages::kit::words::word,
    session::Session,
    t, text,
    ui::{Fact, Facts, History, IconName, LinkButton, Notice, PageHead, Panel, Section, Stat, Stats, Weight},
};
use docendo::{
    competence::{
        access::SEE_STANDINGS,
        bearing::Bearing,
        facts::Scope,
        requirement::{Phase, access::SET},
    },
    kernel::id::CourseId,
};
use leptos::prelude::*;

pub(super) fn view() -> AnyView {
    loaded::<ShowRequirement>(path(), body)
}

fn body(page: RequirementDetail) -> AnyView {
    let RequirementDetail { requirement, course, list, past } = page;
    let (session, phase) = (Session::current(), requirement.phase);
    let is_open = session.may(SET) && phase.is_open();
    let reach = (session.may(SEE_STANDINGS) && phase == Phase::InForce).then(|| {
        view! { <Reach bearing=requirement.bearing list matrix=matrix(requirement.scope) /> }
    });
    let when = period(requirement.terms.period, requirement.today);
    let note = (phase != Phase::InForce)
        .then(|| view! { <Notice title=word("requirement-notice", phase.code())><p>{when}</p></Notice> });
    let past = past.map(|past| view! { <Section name="history" title=t!("history-title")><History past /></Section> });
    view! {
        <div class="page">
            {head(&requirement, is_open)}
            <div class="columns">
                <div class="stack">
                    {note}
                    {reach}
                    {why(&requirement)}
                    {past}
                </div>
                <div class="stack">{terms(&requirement, course)}</div>
            </div>
        </div>
    }
    .into_any()
}

fn head(requirement: &ToldRequirement, is_open: bool) -> AnyView {
    let (id, phase) = (requirement.id, requirement.phase);
    let lede = match requirement.scope {
        Scope::Everyone => t!("requirement-lede-everyone"),
        Scope::Role(_) => t!("requirement-lede-role", name = whom(requirement.scope_name.as_deref())),
        Scope::Site(_) => t!("requirement-lede-site", name = whom(requirement.scope_name.as_deref())),
    };
    let end = (is_open && phase != Phase::Aside)
        .then(|| view! { <LinkButton href=format!("/requirements/{id}/end") word=t!("requirement-end") weight=Weight::Quiet /> });
    let change = is_open.then(|| view! { <LinkButton href=format!("/requirements/{id}/change") word=t!("requirement-change") icon=IconName::Edit weight=Weight::Primary /> });
    let back = ("/requirements".to_owned(), t!("requirements-title"));
    view! { <PageHead title=requirement.title.clone() lede back>{end}{change}</PageHead> }.into_any()
}

/// The matrix of those whom it bears on.
fn matrix(scope: Scope) -> String {
    match scope {
        Scope::Everyone => "/matrix".to_owned(),
        Scope::Role(role) => format!("/matrix?role={role}"),
        Scope::Site(site) => format!("/matrix?site={site}"),
    }
}

/// On how many people it bears, and how many meet it.
#[component]
fn Reach(bearing: Bearing, list: Option<String>, matrix: String) -> impl IntoView {
    let lacking = list.as_ref().map(|list| format!("{list}&show=gaps"));
    view! {
        <Section name="reach" title=t!("requirement-reach") link=(matrix, t!("requirement-matrix"))>
            <Stats>
                <Stat label=t!("requirement-people-today") value=text::number(bearing.people) href=list />
                <Stat label=t!("requirement-hold-it") value=text::number(bearing.holders) note=text::percent(bearing.share()) />
                <Stat label=t!("requirement-lack-it") value=text::number(bearing.people - bearing.holders) href=lacking />
            </Stats>
        </Section>
    }
    .into_any()
}

fn why(requirement: &ToldRequirement) -> Option<AnyView> {
    let terms = &requirement.terms;
    let part = |title: String, text: Option<&str>| {
        let lines = text?.lines().map(|line| view! { <p dir="auto">{line.to_owned()}</p> }).collect_view();
        Some(view! { <h3>{title}</h3>{lines} })
    };
    let (why, notes) = (
        part(t!("label-justification"), terms.justification.as_deref()),
        part(t!("label-notes"), terms.notes.as_deref()),
    );
    (why.is_some() || notes.is_some())
        .then(|| view! { <Section name="why" title=t!("requirement-form-why")><div class="prose">{why}{notes}</div></Section> }.into_any())
}

fn terms(requirement: &ToldRequirement, course: Option<CourseId>) -> AnyView {
    let (terms, today) = (&requirement.terms, requirement.today);
    let fact = |name: String, value: Option<String>| value.map(|value| view! { <Fact name><bdi>{value}</bdi></Fact> });
    let code = requirement.code.clone();
    let code = match course {
        Some(course) => view! { <a href=format!("/courses/{course}")>{code}</a> }.into_any(),
        None => code.into_any(),
    };
    let regulatory = terms.is_regulatory.then(|| t!("yes"));
    let status = phase_tag(requirement.phase);
    let facts = [
        fact(
            kind(requirement.scope).unwrap_or_else(|| t!("requirement-whom")),
            Some(whom(requirement.scope_name.as_deref())),
        ),
        fact(t!("requirement-level"), Some(level(terms.is_mandatory, terms.priority))),
        fact(t!("requirement-period"), Some(period(terms.period, today))),
        fact(t!("label-grace-days"), terms.grace_days.map(|days| t!("requirement-days", count = days.get()))),
        fact(t!("label-deadline"), terms.deadline.map(text::day)),
        fact(t!("label-refresh-months"), terms.refresh_months.map(|months| t!("months", count = months.get()))),
        fact(t!("label-minimum-level"), terms.minimum_level.as_deref().map(str::to_owned)),
        fact(t!("label-is-regulatory"), regulatory),
        fact(t!("label-regulatory-reference"), terms.regulatory_reference.as_deref().map(str::to_owned)),
        fact(t!("requirement-version"), Some(requirement.number.to_string())),
    ];
    view! {
        <Panel name="terms" title=t!("requirement-terms")>
            <Facts>
                <Fact name=t!("label-status")>{status}</Fact>
                <Fact name=t!("label-competency")>{code}</Fact>
                {facts.into_iter().collect_view()}
            </Facts>
        </Panel>
    }
    .into_any()
}
