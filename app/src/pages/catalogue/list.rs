//! The list of courses: `/courses`.

use super::{
    calls::ListCourses,
    wire::{CategoryChoices, CourseLine, PATH},
};
use crate::{
    page::{Column, List, New, list_page},
    pages::kit::words::{options, word},
    t, text,
    ui::{IconName, LinkButton, SelectPill},
};
use docendo::catalogue::{
    CourseStatus, CourseType, DeliveryType, RequirementLevel,
    access::{CHANGE_CATEGORIES, CHANGE_COURSES},
};
use leptos::prelude::*;

pub(super) static LIST: List = List {
    path: PATH,
    key: "catalogue",
    icon: IconName::Catalogue,
    new: Some(New {
        href: "/courses/new",
        word: "course-new",
        first: "catalogue-empty-action",
        use_case: CHANGE_COURSES,
    }),
    beside: Some((CHANGE_CATEGORIES, || {
        view! { <LinkButton href="/courses/categories" word=t!("categories-title") /> }.into_any()
    })),
    columns: &[
        Column::new("label-title").sorted("title"),
        Column::new("label-code").class("col-later").sorted("code"),
        Column::new("label-category-id").class("col-later"),
        Column::new("label-delivery-type").class("col-later"),
        Column::new("label-validity-months").class("num"),
        Column::new("label-status"),
        Column::new("course-completions").class("num col-later"),
        Column::new("course-added").class("num col-later").sorted("added"),
    ],
    usual: "title",
};

pub(super) fn view() -> AnyView {
    list_page::<ListCourses, _, _>(&LIST, filters, row)
}

fn filters(categories: &CategoryChoices) -> AnyView {
    let categories = categories.clone();
    view! {
        <SelectPill name="status" label=t!("label-status") options=options("course-status", CourseStatus::CODES) />
        <SelectPill name="category" label=t!("label-category-id") options=categories />
        <SelectPill name="delivery" label=t!("label-delivery-type") options=options("delivery", DeliveryType::CODES) />
        <SelectPill name="type" label=t!("label-course-type") options=options("course-type", CourseType::CODES) />
        <SelectPill name="level" label=t!("label-requirement-level") options=options("course-level", RequirementLevel::CODES) />
    }
    .into_any()
}

fn row(line: CourseLine, _: &CategoryChoices) -> AnyView {
    let delivery = word("delivery", line.delivery.code());
    let validity = line.validity.map_or_else(|| t!("course-no-expiry"), |months| t!("months", count = months));
    let meta = t!("course-line", code = line.code.clone(), delivery = delivery.clone());
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/courses/{}", line.id)><bdi>{line.title}</bdi></a>
                <span class="meta only-phone">{meta}</span>
            </th>
            <td class="col-later"><span class="code">{line.code}</span></td>
            <td class="col-later"><bdi>{line.category}</bdi></td>
            <td class="col-later">{delivery}</td>
            <td class="num">{validity}</td>
            <td>{status_tag(line.status)}</td>
            <td class="num col-later">{line.completions}</td>
            <td class="num col-later">{text::day(line.added)}</td>
        </tr>
    }
    .into_any()
}

/// The status as a tag; what is not in use stands out.
pub(super) fn status_tag(status: CourseStatus) -> AnyView {
    let class = if status == CourseStatus::Active { "tag" } else { "tag tag-solid" };
    view! { <span class=class>{word("course-status", status.code())}</span> }.into_any()
}
