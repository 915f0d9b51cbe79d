//! The page of a person: `/people/{id}`. Everybody may see their own.

use super::{
    super::kit::words::path_id,
    competencies::{Competencies, Completions},
    history::{Names, timeline},
    standing::whole_percent,
    words::{job_name, period_words},
};
use crate::{
    render::{Answer, Page, answer},
    t, text,
    ui::{Bar, Fact, Facts, IconName, LinkButton, PageHead, Panel, Place, Section, Weight},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use chrono::NaiveDate;
use docendo::{
    competence::{
        self, Standing,
        completion::{self, Completion},
        facts::CompetencyFact,
        matrix::Totals,
        service::standings,
    },
    identity,
    kernel::{date::Period, id::PersonId},
    organisation,
    people::{self, PersonDetail, service},
    trail::Past,
    work::Read,
};
use leptos::prelude::*;

/// So many entries of the journal are told.
const ENTRIES: i64 = 50;

/// Everything that the page shows.
struct PersonView {
    detail: PersonDetail,
    standings: Option<Vec<(CompetencyFact, Standing)>>,
    completions: Option<Vec<Completion>>,
    history: Option<Past>,
    names: Names,
    today: NaiveDate,
    reader: Reader,
}

/// Who reads the page of `person`, and what they may do and see there.
#[derive(Clone)]
struct Reader {
    member: Member,
    person: PersonId,
}

impl Reader {
    fn may_write(&self) -> bool {
        self.member.may(people::access::CHANGE)
    }

    fn may_record(&self) -> bool {
        self.member.may(completion::access::RECORD)
    }

    fn sees_people(&self) -> bool {
        self.member.may(people::access::SEE)
    }

    fn sees_standings(&self) -> bool {
        self.member.may_about(competence::access::SEE_STANDINGS, self.person)
    }

    fn sees_completions(&self) -> bool {
        self.member.may_about(completion::access::SEE, self.person)
    }

    fn sees_history(&self) -> bool {
        self.member.may_about(people::access::SEE_HISTORY, self.person)
    }
}

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member, id: PersonId) -> Answer {
    let reader = Reader { member: member.clone(), person: id };
    let place = if reader.sees_people() { Place::People } else { Place::Nowhere };
    let view = member.read(async |read| load(read, id, reader).await).await?;
    let title = view.detail.person.full_name();
    Ok(Page::inside(member, place).show(move || title, move || body(view)).await)
}

async fn load(read: &mut Read, id: PersonId, reader: Reader) -> docendo::Result<PersonView> {
    let today = read.today();
    let detail = service::detail(read, id).await?;
    let standings = if reader.sees_standings() { Some(standings(read, id, today).await?.value) } else { None };
    let completions =
        if reader.sees_completions() { Some(completion::service::of_person(read, id).await?) } else { None };
    let history = if reader.sees_history() { Some(service::history(read, id, ENTRIES).await?) } else { None };
    let names = Names::new(service::roles(read).await?, organisation::service::sites(read).await?);
    let told = history.as_ref().map(|past| past.entries.as_slice()).unwrap_or_default();
    let completed = completions.as_deref().unwrap_or_default();
    let names = names.with_courses(read, completed, told).await?;
    Ok(PersonView { detail, standings, completions, history, names, today, reader })
}

fn body(view: PersonView) -> impl IntoView {
    let PersonView { detail, standings, completions, history, names, today, reader } = view;
    let (id, created) = (detail.person.id, detail.person.created_at.date_naive());
    let totals = standings.as_deref().map(totals);
    let competencies = standings.map(|lines| view! { <Competencies lines person=id names=names.clone() today /> });
    let completions =
        completions.map(|completions| view! { <Completions completions record=reader.may_record() person=id /> });
    let history = history.map(|past| {
        let told = timeline(&past, &names, (id, created));
        view! { <Section name="history" title=t!("person-history")>{told}</Section> }
    });
    view! {
        <div class="page">
            <Head detail=detail.clone() reader=reader.clone() today />
            <Summary detail=detail.clone() totals />
            <div class="columns">
                <div class="stack">{competencies}{completions}{history}</div>
                <div class="stack"><Jobs detail=detail.clone() reader=reader.clone() today /><Employments detail reader today /></div>
            </div>
        </div>
    }
    .into_any()
}

/// The totals of what is required.
fn totals(lines: &[(CompetencyFact, Standing)]) -> Totals {
    let mut totals = Totals::default();
    lines.iter().filter(|(_, standing)| standing.need.is_some()).for_each(|(_, standing)| totals.add(standing.state));
    totals
}

#[component]
fn Head(detail: PersonDetail, reader: Reader, today: NaiveDate) -> impl IntoView {
    let id = detail.person.id;
    let edit = reader.may_write().then(
        || view! { <LinkButton href=format!("/people/{id}/edit") word=t!("person-edit-action") icon=IconName::Edit /> },
    );
    let access = reader.member.may(identity::access::MANAGE).then(|| {
        view! { <LinkButton href=format!("/people/{id}/access") word=t!("access-title") icon=IconName::Role /> }
    });
    let record = reader.may_record().then(|| {
        let href = format!("/completions/new?person={id}");
        view! { <LinkButton href word=t!("person-record") icon=IconName::Record weight=Weight::Primary /> }
    });
    let (title, lede) = (detail.person.full_name(), lede(&detail, today));
    let actions = move || (access, edit, record);
    if reader.sees_people() {
        view! { <PageHead title lede back=("/people".to_owned(), t!("people-title"))>{actions()}</PageHead> }.into_any()
    } else {
        view! { <PageHead title lede>{actions()}</PageHead> }.into_any()
    }
}

/// The present job role, or that there is none.
fn lede(detail: &PersonDetail, today: NaiveDate) -> String {
    let is_employed = detail.employments.iter().any(|one| one.period.contains(today));
    let left = detail.employments.iter().filter_map(|one| one.period.to).max().filter(|to| *to <= today);
    if let (false, Some(left)) = (is_employed, left) {
        return t!("person-left", day = text::day(left));
    }
    let jobs: Vec<String> =
        detail.holdings.iter().filter(|one| one.period.contains(today)).map(|one| job_name(&one.job)).collect();
    if jobs.is_empty() { t!("person-no-job") } else { jobs.join(", ") }
}

/// What is known of the person, in a line.
#[component]
fn Summary(detail: PersonDetail, totals: Option<Totals>) -> impl IntoView {
    let person = detail.person;
    let text_fact =
        |name: String, value: Option<String>| value.map(|value| view! { <Fact name><bdi>{value}</bdi></Fact> });
    let share = totals.and_then(|totals| totals.compliance()).map(|share| {
        view! { <Fact name=t!("person-share")><span class="num">{whole_percent(share)}" "<Bar share /></span></Fact> }
    });
    let since = detail.employments.iter().filter_map(|one| one.period.from).min().map(text::day);
    view! {
        <div class="person-sum">
            <Facts line=true>
                {text_fact(t!("label-employee-number"), person.employee_number)}
                {share}
                {text_fact(t!("person-since"), since)}
                {text_fact(t!("label-department"), person.department)}
                {text_fact(t!("label-email"), person.email)}
            </Facts>
        </div>
    }
    .into_any()
}

/// One line of a panel of periods, with the way to change it.
fn period_row(
    title: Option<String>,
    period: Period,
    change: Option<String>,
    today: NaiveDate,
) -> impl IntoView + use<> {
    let class = if period.contains(today) { "row-title" } else { "row-title row-past" };
    let words = period_words(period);
    let (first, second) = match title {
        Some(title) => (title, Some(words.clone())),
        None => (words.clone(), None),
    };
    let label = t!("person-change-of", what = first.clone());
    let change = change.map(
        |href| view! { <a class="btn btn-quiet btn-small" href=href aria-label=label>{t!("person-change-action")}</a> },
    );
    view! { <li><div><span class=class>{first}</span>{second.map(|words| view! { <div class="meta">{words}</div> })}</div>{change}</li> }
}

#[component]
fn Jobs(detail: PersonDetail, reader: Reader, today: NaiveDate) -> impl IntoView {
    let id = detail.person.id;
    let row = |one: &docendo::people::Holding| {
        let change = reader.may_write().then(|| format!("/people/{id}/jobs/{}", one.id));
        period_row(Some(job_name(&one.job)), one.period, change, today)
    };
    let rows = detail.holdings.iter().map(row).collect_view();
    let list = rows_or(detail.holdings.is_empty(), rows, t!("person-no-jobs"));
    let add = reader.may_write().then(|| (format!("/people/{id}/jobs"), t!("person-add-job")));
    panel("jobs", t!("person-jobs"), add, list)
}

#[component]
fn Employments(detail: PersonDetail, reader: Reader, today: NaiveDate) -> impl IntoView {
    let id = detail.person.id;
    let row = |one: &docendo::people::Employment| {
        let change = reader.may_write().then(|| format!("/people/{id}/employment/{}", one.id));
        period_row(None, one.period, change, today)
    };
    let rows = detail.employments.iter().map(row).collect_view();
    let list = rows_or(detail.employments.is_empty(), rows, t!("person-no-employment"));
    let add = reader.may_write().then(|| (format!("/people/{id}/employment"), t!("person-add-employment")));
    panel("employment", t!("person-employment"), add, list)
}

/// The rows, or that there are none.
fn rows_or(is_empty: bool, rows: impl IntoView + 'static, none: String) -> AnyView {
    if is_empty {
        view! { <ul class="rows"><li><div class="quiet">{none}</div></li></ul> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    }
}

fn panel(name: &'static str, title: String, add: Option<(String, String)>, list: AnyView) -> AnyView {
    match add {
        Some(link) => view! { <Panel name title link flush=true>{list}</Panel> }.into_any(),
        None => view! { <Panel name title flush=true>{list}</Panel> }.into_any(),
    }
}
