//! The page of a requirement: `/requirements/{id}`.

use super::{
    reached::Reached,
    words::{kind, level, period, phase_tag, whom},
};
use crate::{
    describe::Names,
    pages::kit::{
        history,
        words::{path_id, word},
    },
    render::{Answer, Page, answer},
    t, text,
    ui::{Fact, Facts, IconName, LinkButton, Notice, PageHead, Panel, Place, Section, Stat, Stats, Weight},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use chrono::NaiveDate;
use docendo::{
    Result,
    competence::{
        self,
        bearing::Bearing,
        facts::{CompetencyFact, Scope},
        requirement::{self, Phase, Requirement, service},
    },
    kernel::id::RequirementId,
    trail::{About, Change, Past},
    work::Read,
};
use leptos::prelude::*;

/// So many changes of a requirement are told.
const ENTRIES: i64 = 50;

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
struct RequirementView {
    requirement: Requirement,
    competency: Option<CompetencyFact>,
    bearing: Bearing,
    /// The list of those on whom it bears.
    list: Option<String>,
    history: Option<Past>,
    today: NaiveDate,
    may_write: bool,
    sees_people: bool,
}

async fn page(member: &Member, id: RequirementId) -> Answer {
    let mut view = member.read(async |read| load(read, id).await).await?;
    view.may_write = member.may(requirement::access::SET);
    view.sees_people = member.may(competence::access::SEE_STANDINGS);
    let (title, reader) = (view.requirement.competency_title.clone(), member.clone());
    Ok(Page::inside(member, Place::Requirements).show(move || title, move || body(view, &reader)).await)
}

async fn load(read: &mut Read, id: RequirementId) -> Result<RequirementView> {
    let requirement = service::find(read, id).await?;
    let today = read.today();
    let history = if read.may(requirement::access::SEE_HISTORY) {
        Some(service::history(read, id, ENTRIES).await?)
    } else {
        None
    };
    let bearing = competence::service::reach(read).await?.requirement(id);
    Ok(RequirementView {
        competency: competence::service::rules(read).await?.competency(requirement.competency).cloned(),
        bearing,
        list: Reached::load(read).await?.list(&requirement, bearing),
        history,
        requirement,
        today,
        may_write: false,
        sees_people: false,
    })
}

fn body(view: RequirementView, reader: &Member) -> AnyView {
    let RequirementView { requirement, competency, bearing, list, history, today, may_write, sees_people } = view;
    let phase = requirement.phase(today);
    let reach =
        (sees_people && phase == Phase::InForce).then(|| view! { <Reach bearing list matrix=matrix(&requirement) /> });
    let when = period(&requirement.terms, today);
    let note = (phase != Phase::InForce)
        .then(|| view! { <Notice title=word("requirement-notice", phase.code())><p>{when}</p></Notice> });
    let past = history.map(|past| {
        let names = Names::default();
        let sentence =
            |change: &Change| history::sentence::<RequirementId>(change, &["justification", "notes"], &names);
        let told = history::timeline("requirement", &past.entries, sentence);
        let earlier = history::earlier(&past, &About::thing(requirement.id), reader);
        view! { <Section name="history" title=t!("history-title")>{told}{earlier}</Section> }
    });
    view! {
        <div class="page">
            {head(&requirement, phase, may_write)}
            <div class="columns">
                <div class="stack">
                    {note}
                    {reach}
                    {why(&requirement)}
                    {past}
                </div>
                <div class="stack">{terms(&requirement, competency, phase, today)}</div>
            </div>
        </div>
    }
    .into_any()
}

fn head(requirement: &Requirement, phase: Phase, may_write: bool) -> AnyView {
    let id = requirement.id;
    let lede = match requirement.scope {
        Scope::Everyone => t!("requirement-lede-everyone"),
        Scope::Role(_) => t!("requirement-lede-role", name = whom(requirement)),
        Scope::Site(_) => t!("requirement-lede-site", name = whom(requirement)),
    };
    let is_open = may_write && phase.is_open();
    let end = (is_open && phase != Phase::Aside)
        .then(|| view! { <LinkButton href=format!("/requirements/{id}/end") word=t!("requirement-end") weight=Weight::Quiet /> });
    let change = is_open.then(|| view! { <LinkButton href=format!("/requirements/{id}/change") word=t!("requirement-change") icon=IconName::Edit weight=Weight::Primary /> });
    let back = ("/requirements".to_owned(), t!("requirements-title"));
    view! { <PageHead title=requirement.competency_title.clone() lede back>{end}{change}</PageHead> }.into_any()
}

/// The matrix of those whom it bears on.
fn matrix(requirement: &Requirement) -> String {
    match requirement.scope {
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

fn why(requirement: &Requirement) -> Option<AnyView> {
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

fn terms(requirement: &Requirement, competency: Option<CompetencyFact>, phase: Phase, today: NaiveDate) -> AnyView {
    let terms = &requirement.terms;
    let fact = |name: String, value: Option<String>| value.map(|value| view! { <Fact name><bdi>{value}</bdi></Fact> });
    let code = requirement.competency_code.clone();
    let course = competency.and_then(|competency| competency.course);
    let code = match course {
        Some(course) => view! { <a href=format!("/courses/{course}")>{code}</a> }.into_any(),
        None => code.into_any(),
    };
    let regulatory = terms.is_regulatory.then(|| t!("yes"));
    let status = phase_tag(phase);
    let facts = [
        fact(kind(requirement.scope).unwrap_or_else(|| t!("requirement-whom")), Some(whom(requirement))),
        fact(t!("requirement-level"), Some(level(terms))),
        fact(t!("requirement-period"), Some(period(terms, today))),
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
