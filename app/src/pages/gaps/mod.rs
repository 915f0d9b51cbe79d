//! The gaps of a group: `/gaps`. Which courses most people lack, and at which sites; the filters say which group, and the day
//! and moment are those of the matrix that led here.

use crate::{
    form::Form,
    pages::matrix::query::MatrixRequest,
    render::{Answer, Page, answer},
    state::AppState,
    t, text,
    ui::{
        CheckPill, DayPill, EmptyState, FilterBar, IconName, PageHead, Panel, Place, SelectPill, SelectPills, SetPill,
        StateBadge, TableScroll,
    },
    visitor::Member,
};
use axum::{Router, response::Response, routing::get};
use chrono::{DateTime, NaiveDate, Utc};
use docendo::{
    catalogue,
    competence::{
        State,
        group_gaps::{CourseGaps, GroupGaps, SiteGaps},
        matrix::{Query, Show, Totals},
        service,
    },
    organisation, people,
};
use leptos::prelude::*;

const PATH: &str = "/gaps";
const FILTERS: &[&str] = &["as_of", "known_at", "site", "role", "category", "course", "mandatory"];
/// What the address of a matrix says of its rows and its look, which is not about gaps.
const OF_THE_MATRIX: [&str; 7] = ["by", "under", "show", "cell", "find", "page", "column_page"];
/// So many lines of each list are shown at first.
const LINES: usize = 50;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(show))
}

async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
struct GapsView {
    query: Form,
    as_of: NaiveDate,
    known_at: Option<DateTime<Utc>>,
    /// The code of the only course that is shown.
    course: Option<String>,
    gaps: GroupGaps,
    roles: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    categories: Vec<(String, String)>,
}

async fn page(member: &Member) -> Answer {
    let asked = MatrixRequest::of(&member.visitor.query(), member.today())?;
    let query = OF_THE_MATRIX.into_iter().fold(asked.address.form(), Form::without);
    let MatrixRequest { query: wanted, known_at, .. } = asked;
    let (as_of, wanted) = (wanted.as_of, Query { show: Show::All, ..wanted });
    let view = member
        .read(async |read| {
            let course = wanted.courses.first().copied();
            let (gaps, facts) = service::group_gaps_of(read, wanted, known_at).await?;
            let course = course.map(|course| facts.rules.code_of(course));
            let roles = people::service::roles(read).await?.into_iter().map(|one| (one.id.to_string(), one.name));
            let roles = roles.collect();
            let sites = organisation::service::sites(read).await?.into_iter();
            let sites = sites.map(|one| (one.id.to_string(), one.name)).collect();
            let categories = catalogue::service::categories(read, true, true).await?.into_iter();
            let categories = categories.map(|one| (one.id.to_string(), one.name.to_string())).collect();
            Ok(GapsView { query, as_of, known_at, course, gaps, roles, sites, categories })
        })
        .await?;
    Ok(Page::inside(member, Place::Matrix).show(|| t!("gaps-title"), move || body(view)).await)
}

fn body(view: GapsView) -> impl IntoView {
    let GapsView { query, as_of, known_at, course, gaps, roles, sites, categories } = view;
    let (count, share) = (gaps.totals.gaps(), text::percent(gaps.totals.compliance()));
    let is_past = !query.value("as_of").is_empty() || known_at.is_some();
    let lede = if is_past {
        t!("gaps-lede-on", gaps = count, share = share, day = text::day(as_of))
    } else {
        t!("gaps-lede", gaps = count, share = share)
    };
    let known = known_at.map(text::moment);
    let content = lists(&gaps, &query);
    let matrix = query.address("/matrix", &[("show", Some("gaps")), ("all", None)]);
    view! {
        <div class="page">
            <PageHead title=t!("gaps-title") lede=lede back=(matrix, t!("matrix-title")) />
            <FilterBar path=PATH query=query.clone() label=t!("gaps-title") names=FILTERS>
                <DayPill name="as_of" label=t!("matrix-as-of") />
                {known.map(|words| view! { <SetPill name="known_at" label=t!("matrix-known-at") words /> })}
                <SelectPills name="site" label=t!("matrix-site") another=t!("filters-another-site") options=sites />
                <SelectPill name="role" label=t!("matrix-role") options=roles />
                <SelectPill name="category" label=t!("matrix-category") options=categories />
                {course.map(|words| view! { <SetPill name="course" label=t!("matrix-course") words /> })}
                <CheckPill name="mandatory" label=t!("matrix-mandatory-only") />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

/// The two lists, or that there are none.
fn lists(gaps: &GroupGaps, query: &Form) -> AnyView {
    if gaps.by_course.is_empty() {
        view! { <EmptyState title=t!("gaps-none-title") text=t!("gaps-none-text") icon=IconName::Check /> }.into_any()
    } else {
        let most = if query.ticked("all") { usize::MAX } else { LINES };
        let courses = gaps.by_course.iter().take(most).map(|one| course_row(one, query)).collect_view();
        let places = gaps.by_site.iter().take(most).map(|one| site_row(one, query)).collect_view();
        let places = (!gaps.by_site.is_empty()).then(|| {
            view! { <Panel name="by-site" title=t!("gaps-by-site") flush=true><Table label=t!("gaps-table-site") is_by_site=true>{places}</Table></Panel> }
        });
        view! {
            <div class="stack">
                <Panel name="by-course" title=t!("gaps-by-course") flush=true><Table label=t!("gaps-table-course") is_by_site=false>{courses}</Table></Panel>
                {places}
                {rest(gaps.by_course.len().max(gaps.by_site.len()), most, query)}
            </div>
        }
        .into_any()
    }
}

/// Says that lists of `count` lines were cut, and leads to the whole of them.
fn rest(count: usize, most: usize, query: &Form) -> Option<AnyView> {
    (count > most).then(|| {
        let address = query.address(PATH, &[("all", Some("yes"))]);
        view! { <p>{t!("gaps-cut", most = most)}" "<a href=address>{t!("gaps-all")}</a></p> }.into_any()
    })
}

#[component]
fn Table(label: String, is_by_site: bool, children: Children) -> impl IntoView {
    let site = is_by_site.then(|| view! { <th scope="col">{t!("matrix-site")}</th> });
    view! {
        <TableScroll label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("label-competency")}</th>
                        {site}
                        <th scope="col" class="num">{t!("gaps-people")}</th>
                        <th scope="col" class="num">{t!("gaps-required")}</th>
                        <th scope="col" class="col-later">{t!("gaps-states")}</th>
                    </tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </TableScroll>
    }
    .into_any()
}

/// The states of those who lack it, most urgent first.
fn states(totals: &Totals) -> AnyView {
    let found = State::ALL.into_iter().rev().filter(|state| state.is_gap() && totals.count(*state) > 0);
    let badge = |state| view! { <StateBadge state detail=totals.count(state).to_string() />" " };
    found.map(badge).collect_view().into_any()
}

fn course_row(gaps: &CourseGaps, query: &Form) -> AnyView {
    row(gaps, query, None)
}

fn site_row(one: &SiteGaps, query: &Form) -> AnyView {
    row(&one.gaps, query, Some((one.site.to_string(), one.name.clone())))
}

/// A line; the competency leads to those who lack it.
fn row(gaps: &CourseGaps, query: &Form, site: Option<(String, String)>) -> AnyView {
    let course = gaps.competency.course.map(|course| course.to_string());
    let mut changes = vec![("show", Some("gaps")), ("course", course.as_deref()), ("all", None)];
    changes.extend(site.as_ref().map(|(id, _)| ("site", Some(id.as_str()))));
    let address = course.is_some().then(|| query.address("/matrix", &changes));
    let title = view! { <bdi>{gaps.competency.title.clone()}</bdi> };
    // Without a course the matrix has no filter for it.
    let title = match address {
        Some(address) => view! { <a href=address>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let site = site.map(|(_, name)| view! { <td><bdi>{name}</bdi></td> });
    view! {
        <tr>
            <th scope="row" class="cell-main">
                {title}" "<span class="code">{gaps.competency.code.clone()}</span>
            </th>
            {site}
            <td class="num">{gaps.totals.gaps()}</td>
            <td class="num">{gaps.totals.required()}</td>
            <td class="col-later">{states(&gaps.totals)}</td>
        </tr>
    }
    .into_any()
}
