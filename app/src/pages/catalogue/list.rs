//! The list of courses: `/courses`.

use crate::{
    form::Form,
    pages::kit::words::{options, word},
    render::{Answer, Page, answer, done},
    t, text,
    ui::{
        EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, Place, SelectPill, SortHead, Sorting,
        TableScroll, Turn, Weight,
    },
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    catalogue::{
        self, Category, CourseFilter, CourseSort, CourseStatus, CourseSummary, CourseType, DeliveryType,
        RequirementLevel, service,
    },
    competence::{CourseCounts, service::course_counts, tally::Tallied},
    error::Flaws,
    kernel::page::{ListPage, Sort},
};
use leptos::prelude::*;
use std::sync::Arc;

const PATH: &str = "/courses";
/// So many courses are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["status", "category", "delivery", "type", "level"];

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
struct CourseListView {
    query: Form,
    part: ListPage<CourseSummary>,
    counts: Arc<Tallied<CourseCounts>>,
    turn: Turn,
    categories: Vec<Category>,
    may_write: bool,
    may_change_categories: bool,
}

async fn page(member: &Member) -> Answer {
    let query = Form::of_query(&member.visitor.uri);
    let mut flaws = Flaws::default();
    let filter = CourseFilter {
        search: query.text("search"),
        status: query.word("status", &mut flaws),
        category: query.id("category", &mut flaws),
        delivery_type: query.word("delivery", &mut flaws),
        course_type: query.word("type", &mut flaws),
        requirement_level: query.word("level", &mut flaws),
    };
    let sort: Sort<CourseSort> = query.word("sort", &mut flaws).unwrap_or_default();
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let read = async |read: &mut docendo::work::Read| {
        let part = service::list(read, &filter, sort, turn.rows()).await?;
        Ok((part, course_counts(read).await?, service::categories(read, true, false).await?))
    };
    let (part, counts, categories) = member.read(read).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    let may_write = member.may(catalogue::access::CHANGE_COURSES);
    let may_change_categories = member.may(catalogue::access::CHANGE_CATEGORIES);
    let view = CourseListView { query, part, counts, turn, categories, may_write, may_change_categories };
    Ok(Page::inside(member, Place::Catalogue).show(|| t!("catalogue-title"), move || body(view)).await)
}

fn body(view: CourseListView) -> impl IntoView {
    let CourseListView { query, part, counts, turn, categories, may_write, may_change_categories } = view;
    let is_filtered = FILTERS.iter().chain(&["search"]).any(|name| !query.value(name).is_empty());
    let new = may_write.then(|| view! { <LinkButton href="/courses/new" word=t!("course-new") icon=IconName::Plus weight=Weight::Primary /> });
    let categories_link =
        may_change_categories.then(|| view! { <LinkButton href="/courses/categories" word=t!("categories-title") /> });
    let total = part.total;
    let content =
        if part.rows.is_empty() { empty(is_filtered, may_write) } else { results(query.clone(), part, &counts, turn) };
    let filters = (total > 0 || is_filtered).then(|| view! { <Filters query categories /> });
    view! {
        <div class="page">
            <PageHead title=t!("catalogue-title") lede=t!("catalogue-lede")>{categories_link}{new}</PageHead>
            {filters}
            {content}
        </div>
    }
    .into_any()
}

#[component]
fn Filters(query: Form, categories: Vec<Category>) -> impl IntoView {
    let categories =
        categories.into_iter().map(|category| (category.id.to_string(), category.name.to_string())).collect::<Vec<_>>();
    view! {
        <FilterBar path=PATH query label=t!("catalogue-title") search=t!("catalogue-search") names=FILTERS>
            <SelectPill name="status" label=t!("label-status") options=options("course-status", CourseStatus::CODES) />
            <SelectPill name="category" label=t!("label-category-id") options=categories />
            <SelectPill name="delivery" label=t!("label-delivery-type") options=options("delivery", DeliveryType::CODES) />
            <SelectPill name="type" label=t!("label-course-type") options=options("course-type", CourseType::CODES) />
            <SelectPill name="level" label=t!("label-requirement-level") options=options("course-level", RequirementLevel::CODES) />
        </FilterBar>
    }
    .into_any()
}

fn empty(is_filtered: bool, may_write: bool) -> AnyView {
    if is_filtered {
        return view! {
            <EmptyState title=t!("catalogue-none-title") text=t!("catalogue-none-text")>
                <a class="btn" href=PATH>{t!("filters-clear")}</a>
            </EmptyState>
        }
        .into_any();
    }
    let text = if may_write { t!("catalogue-empty-text") } else { t!("catalogue-empty-reader") };
    let first = may_write
        .then(|| view! { <LinkButton href="/courses/new" word=t!("catalogue-empty-action") icon=IconName::Plus /> });
    view! { <EmptyState title=t!("catalogue-empty-title") text icon=IconName::Catalogue>{first}</EmptyState> }
        .into_any()
}

fn results(query: Form, part: ListPage<CourseSummary>, counts: &CourseCounts, turn: Turn) -> AnyView {
    let sorting = Sorting { path: PATH, query: query.clone(), usual: "title" };
    let (shown, total) = (part.rows.len(), part.total);
    let rows = part.rows.into_iter().map(|one| row(one, counts)).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("catalogue-count", count = total)}</span></div>
        <TableScroll label=t!("catalogue-title")>
            <table class="table">
                <thead>
                    <tr>
                        <SortHead sorting=sorting.clone() key="title" word=t!("label-title") />
                        <SortHead sorting=sorting.clone() key="code" word=t!("label-code") class="col-later" />
                        <th scope="col" class="col-later">{t!("label-category-id")}</th>
                        <th scope="col" class="col-later">{t!("label-delivery-type")}</th>
                        <th scope="col" class="num">{t!("label-validity-months")}</th>
                        <th scope="col">{t!("label-status")}</th>
                        <th scope="col" class="num col-later">{t!("course-completions")}</th>
                        <SortHead sorting key="added" word=t!("course-added") class="num col-later" />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn row(summary: CourseSummary, counts: &CourseCounts) -> impl IntoView + use<> {
    let CourseSummary { course, category } = summary;
    let completions = counts.course(course.id).completions;
    let content = course.content;
    let delivery = word("delivery", content.delivery_type.code());
    let validity =
        content.validity_months.map_or_else(|| t!("course-no-expiry"), |months| t!("months", count = months.get()));
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/courses/{}", course.id)><bdi>{content.title.to_string()}</bdi></a>
                <span class="meta only-phone">{t!("course-line", code = content.code.as_str(), delivery = delivery.clone())}</span>
            </th>
            <td class="col-later"><span class="code">{content.code.to_string()}</span></td>
            <td class="col-later"><bdi>{category.name.to_string()}</bdi></td>
            <td class="col-later">{delivery}</td>
            <td class="num">{validity}</td>
            <td>{status_tag(content.status)}</td>
            <td class="num col-later">{completions}</td>
            <td class="num col-later">{text::day(course.created_at.date_naive())}</td>
        </tr>
    }
    .into_any()
}

/// The status as a tag; what is not in use stands out.
pub(super) fn status_tag(status: CourseStatus) -> impl IntoView {
    let class = if status == CourseStatus::Active { "tag" } else { "tag tag-solid" };
    view! { <span class=class>{word("course-status", status.code())}</span> }.into_any()
}
