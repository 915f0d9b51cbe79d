//! The list of people: `/people`.

use crate::pages::kit::standing::whole_percent;
use crate::{
    form::Form,
    render::{Answer, Page, answer, done},
    t, text,
    ui::{
        Bar, EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, Place, SelectPill, SelectPills,
        SortHead, Sorting, StateBadge, TableScroll, Turn, Weight,
    },
    visitor::Member,
};
use axum::response::Response;
use chrono::NaiveDate;
use docendo::{
    competence::{
        self,
        matrix::{Query, RowKey, Totals},
        service::{matrix, people},
    },
    error::Flaws,
    exchange,
    kernel::{
        id::PersonId,
        page::{ListPage, Sort},
    },
    organisation::{self, Site},
    people::{self, Employed, JobRole, PersonFilter, PersonRow, PersonSort, service},
    work::Read,
};
use leptos::prelude::*;
use std::collections::HashMap;

const PATH: &str = "/people";
/// So many people are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["site", "role", "employed"];

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// What the address asks for.
struct PeopleListQuery {
    filter: PersonFilter,
    order: Sort<PersonSort>,
    turn: Turn,
}

impl PeopleListQuery {
    fn parse(query: &Form, today: NaiveDate) -> docendo::Result<Self> {
        let mut flaws = Flaws::default();
        let employed =
            query.one_of("employed", &mut flaws, &[("left", Employed::LeftBy(today)), ("all", Employed::Any)]);
        let filter = PersonFilter {
            search: query.text("search"),
            sites: query.ids("site", &mut flaws),
            role: query.id("role", &mut flaws),
            department: None,
            employed: employed.unwrap_or(Employed::On(today)),
        };
        let order = query.word("sort", &mut flaws).unwrap_or_default();
        let turn = Turn::from_query(query, ROWS, &mut flaws);
        flaws.check()?;
        Ok(Self { filter, order, turn })
    }
}

/// Everything that the page shows.
struct PeopleListView {
    query: Form,
    part: ListPage<PersonRow>,
    turn: Turn,
    /// How much of what is required of each holds; nothing for those who may not see that.
    totals: Option<HashMap<PersonId, Totals>>,
    sites: Vec<Site>,
    roles: Vec<JobRole>,
    may_write: bool,
    may_import: bool,
}

async fn page(member: &Member) -> Answer {
    let query = member.visitor.query();
    let asked = PeopleListQuery::parse(&query, member.today())?;
    let read = async |read: &mut Read| {
        let part = people(read, &asked.filter, asked.order, asked.turn.rows()).await?;
        let totals = totals(read, &part.rows).await?;
        Ok((part, totals, organisation::service::sites(read).await?, service::roles(read).await?))
    };
    let (part, totals, sites, roles) = member.read(read).await?;
    if let Some(last) = asked.turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    let (may_write, may_import) = (member.may(people::access::CHANGE), member.may(exchange::access::IMPORT));
    let view = PeopleListView { query, part, turn: asked.turn, totals, sites, roles, may_write, may_import };
    Ok(Page::inside(member, Place::People).show(|| t!("people-title"), move || body(view)).await)
}

/// The totals of the people of one page, of one matrix.
async fn totals(read: &mut Read, rows: &[PersonRow]) -> docendo::Result<Option<HashMap<PersonId, Totals>>> {
    if !read.may(competence::access::SEE_STANDINGS) {
        return Ok(None);
    }
    let people: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    if people.is_empty() {
        return Ok(Some(HashMap::new()));
    }
    let (matrix, _) = matrix(read, Query { people, ..Query::on(read.today()) }, None).await?;
    let of_person = |row: docendo::competence::matrix::MatrixRow| {
        if let RowKey::Person(id) = row.key { Some((id, row.totals)) } else { None }
    };
    Ok(Some(matrix.rows.into_iter().filter_map(of_person).collect()))
}

fn body(view: PeopleListView) -> impl IntoView {
    let PeopleListView { query, part, turn, totals, sites, roles, may_write, may_import } = view;
    let new = may_write.then(
        || view! { <LinkButton href="/people/new" word=t!("person-new") icon=IconName::Plus weight=Weight::Primary /> },
    );
    let is_filtered = FILTERS.iter().chain(&["search"]).any(|name| !query.value(name).is_empty());
    let content = if part.rows.is_empty() {
        empty(is_filtered, may_write, may_import)
    } else {
        results(query.clone(), part, turn, totals.as_ref())
    };
    view! {
        <div class="page">
            <PageHead title=t!("people-title") lede=t!("people-lede")>{new}</PageHead>
            <Filters query sites roles />
            {content}
        </div>
    }
    .into_any()
}

#[component]
fn Filters(query: Form, sites: Vec<Site>, roles: Vec<JobRole>) -> impl IntoView {
    let sites: Vec<_> = sites.into_iter().map(|site| (site.id.to_string(), site.name)).collect();
    let roles: Vec<_> = roles.into_iter().map(|role| (role.id.to_string(), role.name)).collect();
    let employed = vec![("left".to_owned(), t!("people-left")), ("all".to_owned(), t!("people-all"))];
    view! {
        <FilterBar path=PATH query label=t!("people-title") search=t!("people-search") names=FILTERS>
            <SelectPills name="site" label=t!("label-site") another=t!("filters-another-site") options=sites />
            <SelectPill name="role" label=t!("label-role") options=roles />
            <SelectPill name="employed" label=t!("people-employment") options=employed any=t!("people-employed") />
        </FilterBar>
    }
    .into_any()
}

fn empty(is_filtered: bool, may_write: bool, may_import: bool) -> AnyView {
    if is_filtered {
        return view! {
            <EmptyState title=t!("people-none-title") text=t!("people-none-text")>
                <a class="btn" href=PATH>{t!("filters-clear")}</a>
            </EmptyState>
        }
        .into_any();
    }
    let first =
        may_write.then(|| view! { <LinkButton href="/people/new" word=t!("person-new") icon=IconName::Plus /> });
    let import = may_import
        .then(|| view! { <LinkButton href="/imports" word=t!("begin-import-action") icon=IconName::Upload /> });
    view! { <EmptyState title=t!("people-empty-title") text=t!("people-empty-text") icon=IconName::People>{first}{import}</EmptyState> }.into_any()
}

fn results(query: Form, part: ListPage<PersonRow>, turn: Turn, totals: Option<&HashMap<PersonId, Totals>>) -> AnyView {
    let sorting = Sorting { path: PATH, query: query.clone(), usual: "name" };
    let (shown, total) = (part.rows.len(), part.total);
    let heads = totals.map(|_| {
        view! { <th scope="col" class="num">{t!("people-share")}</th><th scope="col">{t!("people-worst")}</th> }
    });
    let rows = part.rows.into_iter().map(|row| line(row, totals)).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("people-count", count = total)}</span></div>
        <TableScroll label=t!("people-title")>
            <table class="table">
                <thead>
                    <tr>
                        <SortHead sorting=sorting.clone() key="name" word=t!("people-name") />
                        <SortHead sorting=sorting.clone() key="number" word=t!("people-number") class="col-later" />
                        <th scope="col" class="col-later">{t!("label-role")}</th>
                        <th scope="col" class="col-later">{t!("label-site")}</th>
                        <SortHead sorting key="started" word=t!("people-started") class="num col-later" />
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn line(row: PersonRow, totals: Option<&HashMap<PersonId, Totals>>) -> impl IntoView + use<> {
    let name = list_name(&row.first_name, &row.last_name);
    let joined = |mut names: Vec<String>| {
        names.dedup();
        names.join(", ")
    };
    let roles = joined(row.jobs.iter().map(|job| job.role_name.clone()).collect());
    let sites = joined(row.jobs.iter().filter_map(|job| job.site_name.clone()).collect());
    let started = text::maybe_day(row.employment.and_then(|period| period.from));
    let cells = totals.map(|totals| share(totals.get(&row.id)));
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/people/{}", row.id)><bdi>{name}</bdi></a>
                <span class="meta only-phone">{roles.clone()}</span>
            </th>
            <td class="col-later"><span class="code">{row.employee_number}</span></td>
            <td class="col-later">{roles}</td>
            <td class="col-later">{sites}</td>
            <td class="num col-later">{started}</td>
            {cells}
        </tr>
    }
    .into_any()
}

/// A name as lists have it, the last name first.
fn list_name(first: &str, last: &str) -> String {
    if first.is_empty() { last.to_owned() } else { t!("person-list-name", first = first, last = last) }
}

/// The share of what is required that holds, and the state that matters most.
fn share(totals: Option<&Totals>) -> impl IntoView + use<> {
    let required = totals.filter(|totals| totals.required() > 0);
    let share = required.and_then(Totals::compliance);
    let worst = required.map(|totals| view! { <StateBadge state=totals.worst() /> });
    let share = share.map(|share| (whole_percent(share), view! { <span class="col-later">" "<Bar share /></span> }));
    view! { <td class="num nowrap">{share}</td><td>{worst}</td> }
}
