//! The list of requirements: `/requirements`.

use super::{
    reached::Reached,
    words::{Phase, kind, level, people, period, whom},
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
        bearing::Bearing,
        facts::Scope,
        requirement::{self, Requirement},
    },
    error::{Flaws, Problem},
    kernel::{
        id::{RoleId, SiteId},
        page::ListPage,
        text::fold,
    },
    organisation, people,
    work::Read,
};
use leptos::prelude::*;
use std::sync::Arc;

const PATH: &str = "/requirements";
/// So many requirements are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["scope", "role", "site", "state", "mandatory"];
const SCOPES: &[&str] = &["everyone", "role", "site"];
const SORTS: &[&str] = &["competency", "whom", "since", "people"];

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Which requirements are asked for.
struct RequirementListQuery {
    words: Vec<String>,
    scope: Option<String>,
    role: Option<RoleId>,
    site: Option<SiteId>,
    state: Option<String>,
    mandatory_only: bool,
    sort: String,
}

/// One requirement and how far it reaches.
struct RequirementLine {
    requirement: Arc<Requirement>,
    bearing: Bearing,
    phase: Phase,
}

/// Everything that the page shows.
struct RequirementListView {
    query: Form,
    lines: Vec<RequirementLine>,
    /// Where the lists are of those on whom each bears.
    reached: Reached,
    turn: Turn,
    roles: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    today: NaiveDate,
    may_write: bool,
    sees_people: bool,
}

impl RequirementListQuery {
    fn of(query: &Form, flaws: &mut Flaws) -> Self {
        let one_of = |text: &str, words: &[&str]| {
            if words.contains(&text) { Ok(text.to_owned()) } else { Err(Problem::NotOneOf(&[])) }
        };
        let sort =
            query.parse("sort", flaws, |text| one_of(text.trim_start_matches('-'), SORTS).map(|_| text.to_owned()));
        Self {
            words: fold(query.value("search")).split_whitespace().map(str::to_owned).collect(),
            scope: query.parse("scope", flaws, |text| one_of(text, SCOPES)),
            role: query.id("role", flaws),
            site: query.id("site", flaws),
            state: query.parse("state", flaws, |text| one_of(text, &Phase::CODES)),
            mandatory_only: query.ticked("mandatory"),
            sort: sort.unwrap_or_else(|| "competency".to_owned()),
        }
    }

    fn admits(&self, line: &RequirementLine) -> bool {
        let RequirementLine { requirement, phase, .. } = line;
        let terms = &requirement.terms;
        let scope = match requirement.scope {
            Scope::Everyone => "everyone",
            Scope::Role(_) => "role",
            Scope::Site(_) => "site",
        };
        let parts = [
            Some(requirement.competency_code.as_str()),
            Some(requirement.competency_title.as_str()),
            requirement.scope_name.as_deref(),
            terms.regulatory_reference.as_deref(),
        ];
        let text = || fold(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
        let has_words = || {
            let text = text();
            self.words.iter().all(|word| text.contains(word.as_str()))
        };
        (self.words.is_empty() || has_words())
            && self.scope.as_deref().is_none_or(|wanted| wanted == scope)
            && self.role.is_none_or(|role| requirement.scope == Scope::Role(role))
            && self.site.is_none_or(|site| requirement.scope == Scope::Site(site))
            && self.state.as_deref().is_none_or(|wanted| wanted == phase.code())
            && (terms.is_mandatory || !self.mandatory_only)
    }

    fn order(&self, lines: &mut [RequirementLine]) {
        let name = |line: &RequirementLine| {
            (fold(&line.requirement.competency_title), fold(line.requirement.scope_name.as_deref().unwrap_or_default()))
        };
        match self.sort.trim_start_matches('-') {
            "whom" => lines.sort_by_cached_key(|line| {
                (fold(line.requirement.scope_name.as_deref().unwrap_or_default()), name(line))
            }),
            "since" => lines.sort_by_cached_key(|line| (line.requirement.terms.period.from, name(line))),
            "people" => lines.sort_by_cached_key(|line| (line.bearing.people, name(line))),
            _ => lines.sort_by_cached_key(name),
        }
        if self.sort.starts_with('-') {
            lines.reverse();
        }
    }
}

async fn page(member: &Member) -> Answer {
    let query = Form::of_query(&member.visitor.uri);
    let mut flaws = Flaws::default();
    let wanted = RequirementListQuery::of(&query, &mut flaws);
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let mut view = member.read(async |read| load(read, query.clone(), turn).await).await?;
    view.lines.retain(|line| wanted.admits(line));
    wanted.order(&mut view.lines);
    let total = i64::try_from(view.lines.len()).unwrap_or(i64::MAX);
    if let Some(last) = turn.beyond(&query, PATH, total) {
        return done(&last);
    }
    view.may_write = member.may(requirement::access::SET);
    view.sees_people = member.may(competence::access::SEE_STANDINGS);
    Ok(Page::inside(member, Place::Requirements).show(|| t!("requirements-title"), move || body(view)).await)
}

async fn load(read: &mut Read, query: Form, turn: Turn) -> docendo::Result<RequirementListView> {
    let today = read.today();
    let reach = competence::service::reach(read).await?;
    let reached = Reached::load(read).await?;
    let line = |requirement: &Arc<Requirement>| RequirementLine {
        requirement: requirement.clone(),
        bearing: reach.requirement(requirement.id),
        phase: Phase::of(&requirement.terms, today),
    };
    let lines = competence::service::requirements(read).await?.iter().map(line).collect();
    let roles = people::service::roles(read).await?.into_iter().map(|role| (role.id.to_string(), role.name)).collect();
    let sites =
        organisation::service::sites(read).await?.into_iter().map(|site| (site.id.to_string(), site.name)).collect();
    Ok(RequirementListView { query, lines, reached, turn, roles, sites, today, may_write: false, sees_people: false })
}

fn body(view: RequirementListView) -> impl IntoView {
    let is_filtered = FILTERS.iter().chain(&["search"]).any(|name| !view.query.value(name).is_empty());
    let new = view
        .may_write
        .then(|| view! { <LinkButton href="/requirements/new" word=t!("requirement-new") icon=IconName::Plus weight=Weight::Primary /> });
    let filters = (is_filtered || !view.lines.is_empty())
        .then(|| view! { <Filters query=view.query.clone() roles=view.roles.clone() sites=view.sites.clone() /> });
    let content = if view.lines.is_empty() { empty(is_filtered, view.may_write) } else { results(view) };
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
            <SelectPill name="scope" label=t!("requirement-whom") options=options("requirement-scope", SCOPES) />
            <SelectPill name="role" label=t!("requirement-kind-role") options=roles />
            <SelectPill name="site" label=t!("requirement-kind-site") options=sites />
            <SelectPill name="state" label=t!("label-status") options=options("requirement-phase", &Phase::CODES) />
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
    let RequirementListView { query, lines, reached, turn, today, sees_people, .. } = view;
    let sorting = Sorting { path: PATH, query: query.clone(), usual: "competency" };
    let ListPage { rows, total } = turn.page_of(lines);
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
fn row(line: &RequirementLine, today: NaiveDate, reached: Option<&Reached>) -> AnyView {
    let RequirementLine { requirement, bearing, phase } = line;
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
    let tag = || (*phase != Phase::InForce).then(|| phase.tag());
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
