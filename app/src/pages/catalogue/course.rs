//! The page of a course: `/courses/:id`.

use super::{
    calls::{ActivateCourse, ShowCourse},
    file_list::FileList,
    list::status_tag,
    required::RequiredBy,
    wire::{CoursePage, ToldCourse},
};
use crate::{
    page::{StepButton, loaded, path},
    pages::kit::words::word,
    session::Session,
    t, text,
    ui::{
        Fact, Facts, History, IconName, Legend, LinkButton, Notice, NoticeKind, PageHead, Panel, Section, Stat,
        StateBadge, Stats, Weight,
    },
};
use docendo::{
    catalogue::{self, CourseStatus, NewCourse},
    competence::{self, CompletionCounts, State as Standing, completion, matrix::Totals, requirement},
    documents,
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<ShowCourse>(path(), body)
}

fn body(page: CoursePage) -> AnyView {
    let CoursePage { course, origin, required, holders, own, past } = page;
    let (id, session) = (course.id, Session::current());
    let is_archived = course.content.status == CourseStatus::Archived;
    let history =
        past.map(|past| view! { <Section name="history" title=t!("history-title")><History past /></Section> });
    let add = (session.may(requirement::access::SET) && !is_archived)
        .then(|| format!("/requirements/new?competency={}", course.grants));
    let (files, may_change) = (course.files.clone(), !is_archived && session.may(documents::access::CHANGE));
    let own = (own != Standing::NotRequired)
        .then(|| view! { <p class="cluster"><strong>{t!("course-own")}</strong><StateBadge state=own /></p> });
    let with_reach = session.may(competence::access::SEE_STANDINGS);
    let holders = holders.map(|(totals, counts, matrix)| view! { <Holders totals counts matrix /> });
    let origin = origin.map(|(course, title)| {
        view! { <Notice title=t!("course-renews")><p><a href=format!("/courses/{course}")><bdi>{title}</bdi></a></p></Notice> }
    });
    view! {
        <div class="page">
            {head(&course, &session)}
            <div class="columns">
                <div class="stack">
                    {is_archived.then(|| archived(session.may(catalogue::access::REOPEN_COURSES)))}
                    {origin}
                    {description(&course)}
                    {own}
                    {holders}
                    <RequiredBy requirements=required with_reach add />
                    {history}
                </div>
                <div class="stack">{about(&course)}{before(&course)}<FileList id files may_change /></div>
            </div>
        </div>
    }
    .into_any()
}

fn head(course: &ToldCourse, session: &Session) -> AnyView {
    let content = &course.content;
    let id = course.id;
    let is_open = content.status != CourseStatus::Archived;
    let may_write = is_open && session.may(catalogue::access::CHANGE_COURSES);
    let lede = t!(
        "course-lede",
        code = content.code.as_str(),
        category = course.category.as_str(),
        status = word("course-status", content.status.code())
    );
    let archive = may_write
        .then(|| view! { <LinkButton href=format!("/courses/{id}/archive") word=t!("course-archive") icon=IconName::Archive weight=Weight::Quiet /> });
    let record = (is_open && session.may(completion::access::RECORD))
        .then(|| view! { <LinkButton href=format!("/completions/new?course={id}") word=t!("course-record") icon=IconName::Record /> });
    let edit = may_write
        .then(|| view! { <LinkButton href=format!("/courses/{id}/edit") word=t!("course-edit") icon=IconName::Edit weight=Weight::Primary /> });
    let back = ("/courses".to_owned(), t!("catalogue-title"));
    view! { <PageHead title=content.title.to_string() lede back>{archive}{record}{edit}</PageHead> }.into_any()
}

fn archived(may_activate: bool) -> AnyView {
    let activate =
        may_activate.then(|| view! { <StepButton function=ActivateCourse::PATH>{t!("course-activate")}</StepButton> });
    let text = if may_activate { t!("course-archived-text") } else { t!("course-archived-reader") };
    view! { <Notice kind=NoticeKind::Warning title=t!("course-archived-title")><p>{text}</p>{activate}</Notice> }
        .into_any()
}

fn description(course: &ToldCourse) -> Option<AnyView> {
    let text = course.content.description.as_ref()?.as_str();
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

fn about(course: &ToldCourse) -> AnyView {
    let content = &course.content;
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
    let refresher = course.refresher.clone().map(|course| {
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
        fact("label-owner-id", course.owner.clone()),
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
fn before(course: &ToldCourse) -> Option<AnyView> {
    if course.prerequisites.is_empty() {
        return None;
    }
    let one = |need: &catalogue::Prerequisite| {
        let word = if need.is_mandatory { t!("level-mandatory") } else { t!("course-advised") };
        view! {
            <li><a href=format!("/courses/{}", need.course.id)><bdi>{need.course.title.to_string()}</bdi></a><span class="tag">{word}</span></li>
        }
    };
    let list = course.prerequisites.iter().map(one).collect_view();
    Some(
        view! { <Panel name="before" title=t!("course-before")><ul class="prerequisites">{list}</ul></Panel> }
            .into_any(),
    )
}
