//! The page of a course: `/courses/{id}`.

use super::{
    super::kit::words::{path_id, word},
    describe::FEATURE,
    files::FileList,
    list::status_tag,
    past::past,
    required::RequiredBy,
};
use crate::{
    describe::Names,
    pages::requirements::reached::Reached,
    render::{Answer, Page, answer},
    t, text,
    ui::{
        Fact, Facts, IconName, Legend, LinkButton, Notice, NoticeKind, PageHead, Panel, Place, Section, Stat,
        StateBadge, Stats, StepForm, Weight,
    },
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    catalogue::{self, CourseDetail, CourseStatus, NewCourse},
    competence::{
        self, CompletionCounts, State as Standing,
        bearing::Bearing,
        completion,
        matrix::{Query, Totals},
        requirement::{self, Phase, Requirement},
    },
    documents,
    kernel::id::CourseId,
    trail::Past,
    work::Read,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many changes of a course are told.
const ENTRIES: i64 = 50;

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
struct CourseView {
    detail: CourseDetail,
    counts: CompletionCounts,
    /// What the course grants, if another course owns that.
    origin: Option<(CourseId, String)>,
    requirements: Vec<(Arc<Requirement>, Bearing, Option<String>)>,
    /// Those who need what it grants, and the matrix that lists them.
    totals: Totals,
    matrix: String,
    /// Where the reader stands.
    own: Standing,
    history: Past,
    names: Names,
}

async fn page(member: &Member, id: CourseId) -> Answer {
    let view = member.read(async |read| load(read, id).await).await?;
    let reader = member.clone();
    let title = view.detail.course.content.title.to_string();
    Ok(Page::inside(member, Place::Catalogue).show(move || title, move || body(view, &reader)).await)
}

async fn load(read: &mut Read, id: CourseId) -> Result<CourseView> {
    let detail = catalogue::service::detail(read, id).await?;
    let rules = competence::service::rules(read).await?;
    let today = read.today();
    let granted = rules.competency(detail.grants);
    let owner = granted.and_then(|competency| competency.course).unwrap_or(id);
    let origin = granted.filter(|_| owner != id).map(|competency| (owner, competency.title.clone()));
    let (reach, reached) = (competence::service::reach(read).await?, Reached::load(read).await?);
    let requirements = competence::service::requirements(read).await?;
    let requirements = requirements
        .iter()
        .filter(|one| concerns(one, &detail, today))
        .map(|one| {
            let bearing = reach.requirement(one.id);
            (one.clone(), bearing, reached.list(one, bearing))
        })
        .collect();
    let query = Query { courses: vec![owner], ..Query::on(today) };
    let totals = competence::service::totals(read, query, None).await?;
    let own = competence::service::explain(read, read.who().person, detail.grants, today, None).await?;
    let own = own.explanation.value.standing.state;
    let (mut history, mut names) = (Past::default(), Names::default());
    if read.may(catalogue::access::SEE_HISTORY) {
        history = catalogue::service::history(read, id, ENTRIES).await?;
        names = Names::of_history::<CourseId>(read, &history, FEATURE.lookups).await?;
    }
    let matrix = format!("/matrix?course={owner}");
    let counts = competence::service::course_counts(read).await?.course(id);
    Ok(CourseView { detail, counts, origin, requirements, totals, matrix, own, history, names })
}

/// Whether a requirement asks for what the course grants, now or later.
pub(super) fn concerns(requirement: &Requirement, detail: &CourseDetail, today: chrono::NaiveDate) -> bool {
    requirement.competency == detail.grants && matches!(requirement.phase(today), Phase::InForce | Phase::Later)
}

fn body(view: CourseView, reader: &Member) -> AnyView {
    let CourseView { detail, counts, origin, requirements, totals, matrix, own, history, names } = view;
    let id = detail.course.id;
    let is_archived = detail.course.content.status == CourseStatus::Archived;
    let past = reader.may(catalogue::access::SEE_HISTORY).then(|| past(&detail, &history, &names, reader));
    let history = past.map(|past| view! { <Section name="history" title=t!("history-title")>{past}</Section> });
    let add = (reader.may(requirement::access::SET) && !is_archived)
        .then(|| format!("/requirements/new?competency={}", detail.grants));
    let (files, may_change) = (detail.documents.clone(), !is_archived && reader.may(documents::access::CHANGE));
    let own = (own != Standing::NotRequired)
        .then(|| view! { <p class="cluster"><strong>{t!("course-own")}</strong><StateBadge state=own /></p> });
    let with_reach = reader.may(competence::access::SEE_STANDINGS);
    let holders = (with_reach && totals.required() > 0).then(|| view! { <Holders totals counts matrix /> });
    view! {
        <div class="page">
            {head(&detail, reader)}
            <div class="columns">
                <div class="stack">
                    {is_archived.then(|| archived(id, reader.may(catalogue::access::REOPEN_COURSES)))}
                    {origin.map(|(course, title)| view! { <Notice title=t!("course-renews")><p><a href=format!("/courses/{course}")><bdi>{title}</bdi></a></p></Notice> })}
                    {description(&detail)}
                    {own}
                    {holders}
                    <RequiredBy requirements with_reach add />
                    {history}
                </div>
                <div class="stack">{about(&detail)}{before(&detail)}<FileList id files may_change /></div>
            </div>
        </div>
    }
    .into_any()
}

fn head(detail: &CourseDetail, reader: &Member) -> AnyView {
    let content = &detail.course.content;
    let id = detail.course.id;
    let is_open = content.status != CourseStatus::Archived;
    let may_write = is_open && reader.may(catalogue::access::CHANGE_COURSES);
    let lede = t!(
        "course-lede",
        code = content.code.as_str(),
        category = detail.category.name.as_str(),
        status = word("course-status", content.status.code())
    );
    let archive = may_write
        .then(|| view! { <LinkButton href=format!("/courses/{id}/archive") word=t!("course-archive") icon=IconName::Archive weight=Weight::Quiet /> });
    let record = (is_open && reader.may(completion::access::RECORD))
        .then(|| view! { <LinkButton href=format!("/completions/new?course={id}") word=t!("course-record") icon=IconName::Record /> });
    let edit = may_write
        .then(|| view! { <LinkButton href=format!("/courses/{id}/edit") word=t!("course-edit") icon=IconName::Edit weight=Weight::Primary /> });
    let back = ("/courses".to_owned(), t!("catalogue-title"));
    view! { <PageHead title=content.title.to_string() lede back>{archive}{record}{edit}</PageHead> }.into_any()
}

fn archived(id: CourseId, may_activate: bool) -> AnyView {
    let activate = may_activate.then(|| {
        view! { <StepForm action=format!("/courses/{id}/activate")><button class="btn">{t!("course-activate")}</button></StepForm> }
    });
    let text = if may_activate { t!("course-archived-text") } else { t!("course-archived-reader") };
    view! { <Notice kind=NoticeKind::Warning title=t!("course-archived-title")><p>{text}</p>{activate}</Notice> }
        .into_any()
}

fn description(detail: &CourseDetail) -> Option<AnyView> {
    let text = detail.course.content.description.as_ref()?.as_str();
    let paragraphs = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p dir="auto">{line.to_owned()}</p> })
        .collect_view();
    Some(view! { <div class="prose">{paragraphs}</div> }.into_any())
}

/// How many of those who need the competency hold it, and how they came to it.
#[component]
fn Holders(totals: Totals, counts: CompletionCounts, matrix: String) -> impl IntoView {
    let gaps = format!("{matrix}&show=gaps");
    let standings = Standing::ALL
        .into_iter()
        .filter(|state| totals.count(*state) > 0)
        .map(|state| (state, totals.count(state)))
        .collect::<Vec<_>>();
    let rate = counts
        .pass_rate()
        .map_or_else(|| t!("course-not-judged"), |rate| t!("course-pass-rate", rate = text::decimal(rate, 1)));
    let note = t!("course-holders-note", holders = totals.valid + totals.expiring, people = totals.required());
    view! {
        <Section name="holders" title=t!("course-holders")>
            <div class="stack">
                <Stats>
                    <Stat label=t!("course-hold-it") value=text::percent(totals.compliance()) note href=matrix />
                    <Stat label=t!("course-gaps") value=text::number(totals.gaps()) note=t!("course-gaps-note") href=gaps />
                    <Stat label=t!("course-completions") value=text::number(counts.completions) note=rate />
                </Stats>
                <Legend counts=standings />
            </div>
        </Section>
    }
    .into_any()
}

fn about(detail: &CourseDetail) -> AnyView {
    let content = &detail.course.content;
    let fact = |key: &'static str, value: Option<String>| {
        value.map(|value| view! { <Fact name=t!(key)><bdi>{value}</bdi></Fact> })
    };
    let status = status_tag(content.status);
    let kinds = [
        fact("label-delivery-type", Some(word("delivery", content.delivery_type.code()))),
        fact("label-course-type", Some(word("course-type", content.course_type.code()))),
        fact("label-requirement-level", Some(word("course-level", content.requirement_level.code()))),
        fact("label-duration-hours", content.duration_hours.map(|hours| t!("course-hours", count = hours.get()))),
    ];
    let refresher = detail.refresher.clone().map(|course| {
        let address = format!("/courses/{}", course.id);
        view! { <Fact name=t!("label-refresher-id")><a href=address><bdi>{course.title.to_string()}</bdi></a></Fact> }
    });
    let url = web_page(content);
    let validity =
        content.validity_months.map_or_else(|| t!("course-no-expiry"), |months| t!("months", count = months.get()));
    let validity = fact("label-validity-months", Some(validity));
    let enrolment = if content.self_enrolment { t!("course-enrol-self") } else { t!("course-enrol-manager") };
    let rules = [
        fact("course-pass-mark", pass_mark(content)),
        fact("label-owner-id", detail.owner.clone().map(|owner| owner.full_name)),
        fact("course-enrolment", Some(enrolment)),
    ];
    view! {
        <Panel name="about" title=t!("course-about")>
            <Facts>
                <Fact name=t!("label-status")>{status}</Fact>
                {kinds.into_iter().collect_view()}
                {validity}
                {refresher}
                {rules.into_iter().collect_view()}
                {url}
            </Facts>
        </Panel>
    }
    .into_any()
}

/// The page about it on the web.
fn web_page(content: &NewCourse) -> Option<AnyView> {
    let words = content.external_url.as_ref()?.as_str().to_owned();
    let link = view! { <a class="address" href=words.clone() rel="noopener noreferrer"><bdi>{words.clone()}</bdi></a> };
    Some(view! { <Fact name=t!("label-external-url")>{link}</Fact> }.into_any())
}

/// What it takes to pass.
fn pass_mark(content: &NewCourse) -> Option<String> {
    match (content.passing_score, content.max_attempts) {
        (Some(score), Some(attempts)) => {
            Some(t!("course-pass-attempts", score = score.get(), attempts = attempts.get()))
        }
        (Some(score), None) => Some(t!("course-pass", score = score.get())),
        (None, Some(attempts)) => Some(t!("course-attempts", attempts = attempts.get())),
        (None, None) => None,
    }
}

/// What has to be completed before.
fn before(detail: &CourseDetail) -> Option<AnyView> {
    if detail.prerequisites.is_empty() {
        return None;
    }
    let one = |need: &catalogue::Prerequisite| {
        let word = if need.is_mandatory { t!("level-mandatory") } else { t!("course-advised") };
        view! {
            <li><a href=format!("/courses/{}", need.course.id)><bdi>{need.course.title.to_string()}</bdi></a><span class="tag">{word}</span></li>
        }
    };
    let list = detail.prerequisites.iter().map(one).collect_view();
    Some(
        view! { <Panel name="before" title=t!("course-before")><ul class="prerequisites">{list}</ul></Panel> }
            .into_any(),
    )
}
