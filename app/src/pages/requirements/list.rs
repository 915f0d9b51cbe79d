//! The list of requirements: `/requirements`.

use super::{
    reached::Reached,
    words::{kind, level, people, period, phase_tag, whom},
};
use crate::{
    form::Form,
    pages::kit::words::options,
    render::{Answer, Page, answer, done},
    t,
    ui::{
        CheckPill, EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, Place, SelectPill, SortHead,
        Sorting, TableScroll, Turn, Weight,
    },
    visitor::Member,
};
use axum::response::Response;
use chrono::NaiveDate;
use docendo::{
    competence::{
        self,
        requirement::{self, Phase, ScopeKind},
        requirement_list::{ListedRequirement, RequirementFilter, RequirementSort},
    },
    error::Flaws,
    kernel::page::{ListPage, Sort},
    organisation, people,
    work::Read,
};
use leptos::prelude::*;

const PATH: &str = "/requirements";
/// So many requirements are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["scope", "role", "site", "state", "mandatory"];

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
struct RequirementListView {
    query: Form,
    part: ListPage<ListedRequirement>,
    /// Where the lists are of those on whom each bears.
    reached: Reached,
    turn: Turn,
    roles: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    today: NaiveDate,
    may_write: bool,
    sees_people: bool,
}

async fn page(member: &Member) -> Answer {
    let query = Form::of_query(&member.visitor.uri);
    let mut flaws = Flaws::default();
    let filter = RequirementFilter {
        search: query.text("search"),
        scope: query.word("scope", &mut flaws),
        role: query.id("role", &mut flaws),
        site: query.id("site", &mut flaws),
        phase: query.word("state", &mut flaws),
        mandatory_only: query.ticked("mandatory"),
    };
    let sort: Sort<RequirementSort> = query.word("sort", &mut flaws).unwrap_or_default();
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let part = async |read: &mut Read| competence::service::requirement_list(read, &filter, sort, turn.rows()).await;
    let read = async |read: &mut Read| Ok((part(read).await?, Reached::load(read).await?, places(read).await?));
    let (part, reached, (roles, sites)) = member.read(read).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    let (may_write, sees_people) =
        (member.may(requirement::access::SET), member.may(competence::access::SEE_STANDINGS));
    let today = member.today();
    let view = RequirementListView { query, part, reached, turn, roles, sites, today, may_write, sees_people };
    Ok(Page::inside(member, Place::Requirements).show(|| t!("requirements-title"), move || body(view)).await)
}

/// Values of a choice, and what each is called.
type Choices = Vec<(String, String)>;

/// The job roles and the sites.
async fn places(read: &mut Read) -> docendo::Result<(Choices, Choices)> {
    let roles = people::service::roles(read).await?.into_iter().map(|role| (role.id.to_string(), role.name));
    let sites = organisation::service::sites(read).await?.into_iter().map(|site| (site.id.to_string(), site.name));
    Ok((roles.collect(), sites.collect()))
}

fn body(view: RequirementListView) -> impl IntoView {
    let is_filtered = FILTERS.iter().chain(&["search"]).any(|name| !view.query.value(name).is_empty());
    let new = view
        .may_write
        .then(|| view! { <LinkButton href="/requirements/new" word=t!("requirement-new") icon=IconName::Plus weight=Weight::Primary /> });
    let filters = (is_filtered || !view.part.rows.is_empty())
        .then(|| view! { <Filters query=view.query.clone() roles=view.roles.clone() sites=view.sites.clone() /> });
    let content = if view.part.rows.is_empty() { empty(is_filtered, view.may_write) } else { results(view) };
    view! {
        <div class="page">
            <PageHead title=t!("requirements-title") lede=t!("requirements-lede")>{new}</PageHead>
            {filters}
            {content}
        </div>
    }
    .into_any()
}

#[component]
fn Filters(query: Form, roles: Vec<(String, String)>, sites: Vec<(String, String)>) -> impl IntoView {
    view! {
        <FilterBar path=PATH query label=t!("requirements-title") search=t!("requirements-search") names=FILTERS>
            <SelectPill name="scope" label=t!("requirement-whom") options=options("requirement-scope", ScopeKind::CODES) />
            <SelectPill name="role" label=t!("requirement-kind-role") options=roles />
            <SelectPill name="site" label=t!("requirement-kind-site") options=sites />
            <SelectPill name="state" label=t!("label-status") options=options("requirement-phase", Phase::CODES) />
            <CheckPill name="mandatory" label=t!("requirements-mandatory") />
        </FilterBar>
    }
    .into_any()
}

fn empty(is_filtered: bool, may_write: bool) -> AnyView {
    if is_filtered {
        return view! {
            <EmptyState title=t!("requirements-none-title") text=t!("requirements-none-text")>
                <a class="btn" href=PATH>{t!("filters-clear")}</a>
            </EmptyState>
        }
        .into_any();
    }
    let first = may_write.then(
        || view! { <LinkButton href="/requirements/new" word=t!("requirements-empty-action") icon=IconName::Plus /> },
    );
    let title = t!("requirements-empty-title");
    view! { <EmptyState title text=t!("requirements-empty-text") icon=IconName::Requirements>{first}</EmptyState> }
        .into_any()
}

fn results(view: RequirementListView) -> AnyView {
    let RequirementListView { query, part, reached, turn, today, sees_people, .. } = view;
    let sorting = Sorting { path: PATH, query: query.clone(), usual: "competency" };
    let ListPage { rows, total } = part;
    let shown = rows.len();
    let rows = rows.iter().map(|line| row(line, today, sees_people.then_some(&reached))).collect_view();
    let people = sees_people
        .then(|| view! { <SortHead sorting=sorting.clone() key="people" word=t!("requirement-people") class="num" /> });
    view! {
        <div class="list-line"><span class="num">{t!("requirements-count", count = total)}</span></div>
        <TableScroll label=t!("requirements-title")>
            <table class="table">
                <thead>
                    <tr>
                        <SortHead sorting=sorting.clone() key="competency" word=t!("label-competency") />
                        <SortHead sorting=sorting.clone() key="whom" word=t!("requirement-whom") />
                        <th scope="col" class="col-later">{t!("requirement-level")}</th>
                        <th scope="col" class="num col-later">{t!("requirement-renewal")}</th>
                        <SortHead sorting key="since" word=t!("requirement-period") class="num col-later" />
                        {people}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

/// One requirement; `reached` is given to those who may see on whom it bears.
fn row(line: &ListedRequirement, today: NaiveDate, reached: Option<&Reached>) -> AnyView {
    let ListedRequirement { requirement, bearing, phase } = line;
    let terms = &requirement.terms;
    let reference = terms
        .regulatory_reference
        .as_deref()
        .map(|text| view! { <span class="meta"><bdi>{text.to_owned()}</bdi></span> });
    let kind = kind(requirement.scope).map(|kind| view! { " "<span class="meta">{kind}</span> });
    let renewal =
        terms.refresh_months.map_or_else(|| t!("requirement-no-renewal"), |months| t!("months", count = months.get()));
    let list = reached.map(|reached| reached.list(requirement, *bearing));
    let people = list.map(|list| view! { <td class="num">{people(bearing.people, list)}</td> });
    // What is in force is the rule; a tag marks the exception.
    let tag = || (*phase != Phase::InForce).then(|| phase_tag(*phase));
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/requirements/{}", requirement.id)><bdi>{requirement.competency_title.clone()}</bdi></a>
                {reference}<span class="only-phone">{tag()}</span>
            </th>
            <td><bdi>{whom(requirement)}</bdi>{kind}</td>
            <td class="col-later nowrap">{level(terms)}</td>
            <td class="num col-later">{renewal}</td>
            <td class="num col-later">{tag()}" "{period(terms, today)}</td>
            {people}
        </tr>
    }
    .into_any()
}
