//! The page of a person: `/people/:id`. Everybody may see their own.

use super::{
    calls::ShowPerson,
    competencies::Competencies,
    completions::Completions,
    spells::{Employments, Jobs},
    wire::PersonPage,
    words::{job_name, whole_percent},
};
use crate::{
    page::{loaded, path},
    session::Session,
    t, text,
    ui::{Bar, Fact, Facts, History, IconName, LinkButton, PageHead, Section, Weight},
};
use docendo::{
    competence::completion::access::RECORD,
    identity::access::MANAGE,
    people::access::{CHANGE, SEE},
};
use leptos::prelude::*;

pub(super) fn view() -> AnyView {
    loaded::<ShowPerson>(path(), body)
}

fn body(mut page: PersonPage) -> AnyView {
    let (id, today, session) = (page.id, page.today, Session::current());
    let (record, may_change) = (session.may(RECORD), session.may(CHANGE));
    let competencies = page.standings.take().map(|lines| view! { <Competencies lines person=id /> });
    let completions = page.completions.take().map(|completions| view! { <Completions completions record person=id /> });
    let past = page
        .past
        .take()
        .map(|past| view! { <Section name="history" title=t!("person-history")><History past /></Section> });
    let (head, summary) = (head(&page, &session), summary(&page));
    let PersonPage { jobs, employments, .. } = page;
    view! {
        <div class="page">
            {head}
            {summary}
            <div class="columns">
                <div class="stack">{competencies}{completions}{past}</div>
                <div class="stack">
                    <Jobs person=id jobs may_change today />
                    <Employments person=id employments may_change today />
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn head(page: &PersonPage, session: &Session) -> AnyView {
    let id = page.id;
    let edit = session.may(CHANGE).then(
        || view! { <LinkButton href=format!("/people/{id}/edit") word=t!("person-edit-action") icon=IconName::Edit /> },
    );
    let access = session.may(MANAGE).then(|| {
        view! { <LinkButton href=format!("/people/{id}/access") word=t!("access-title") icon=IconName::Role /> }
    });
    let record = session.may(RECORD).then(|| {
        let href = format!("/completions/new?person={id}");
        view! { <LinkButton href word=t!("person-record") icon=IconName::Record weight=Weight::Primary /> }
    });
    let (title, lede, actions) = (page.name.clone(), lede(page), (access, edit, record));
    match session.may(SEE).then(|| ("/people".to_owned(), t!("people-title"))) {
        Some(back) => view! { <PageHead title lede back>{actions}</PageHead> }.into_any(),
        None => view! { <PageHead title lede>{actions}</PageHead> }.into_any(),
    }
}

/// The present job role, or that there is none.
fn lede(page: &PersonPage) -> String {
    let today = page.today;
    let is_employed = page.employments.iter().any(|one| one.period.contains(today));
    let left = page.employments.iter().filter_map(|one| one.period.to).max().filter(|to| *to <= today);
    if let (false, Some(left)) = (is_employed, left) {
        return t!("person-left", day = text::day(left));
    }
    let present = page.jobs.iter().filter(|one| one.period.contains(today));
    let jobs: Vec<String> = present.filter_map(|one| one.job.as_ref()).map(job_name).collect();
    if jobs.is_empty() { t!("person-no-job") } else { jobs.join(", ") }
}

/// What is known of the person, in a line.
fn summary(page: &PersonPage) -> AnyView {
    let fact = |key: &'static str, value: Option<String>| {
        value.map(|value| view! { <Fact name=t!(key)><bdi>{value}</bdi></Fact> })
    };
    let share = page.share.map(|share| {
        view! { <Fact name=t!("person-share")><span class="num">{whole_percent(share)}" "<Bar share /></span></Fact> }
    });
    let since = page.employments.iter().filter_map(|one| one.period.from).min().map(text::day);
    let number = fact("label-employee-number", page.number.clone());
    let since = fact("person-since", since);
    let department = fact("label-department", page.department.clone());
    let email = fact("label-email", page.email.clone());
    view! { <div class="person-sum"><Facts line=true>{number}{share}{since}{department}{email}</Facts></div> }
        .into_any()
}
