//! Creating and changing a course: `/courses/new`, with the category that the address names, and `/courses/:id/edit`.

use super::{
    calls::{CreateCourse, EditCourse, OpenCourse, UpdateCourse},
    fields::{CourseFields, check},
    wire::{ChangedCourse, NewCourseForm, PATH},
};
use crate::{
    form::Form,
    page::{PageForm, asked, loaded, path, reopened},
    session::Session,
    t,
    ui::{LinkButton, Notice, NoticeKind, PageHead},
};
use docendo::{catalogue::access::REOPEN_COURSES, error::Rule};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn new() -> AnyView {
    let asked = asked();
    loaded::<OpenCourse>(move || asked.get(), body_of_new)
}

fn body_of_new(page: NewCourseForm) -> AnyView {
    let NewCourseForm { choices, opened } = page;
    view! {
        <div class="page">
            <PageHead title=t!("course-new") lede=t!("course-new-lede") back=(PATH.to_owned(), t!("catalogue-title")) />
            <PageForm function=CreateCourse::PATH opened check submit=t!("course-create") cancel=PATH>
                <CourseFields choices />
            </PageForm>
        </div>
    }
    .into_any()
}

pub(super) fn edit() -> AnyView {
    loaded::<EditCourse>(path(), body_of_edit)
}

fn body_of_edit(page: ChangedCourse) -> AnyView {
    let ChangedCourse { id, title, is_archived, choices, opened } = page;
    let address = format!("{PATH}/{id}");
    let back = (address.clone(), title);
    // Nobody should fill in a form that can only be refused; what was typed before somebody else archived it stays.
    let is_typed = reopened(UpdateCourse::PATH, &Form::default()).is_some();
    let content = if is_archived && !is_typed {
        closed(address)
    } else {
        view! {
            <PageForm function=UpdateCourse::PATH opened check submit=t!("course-save") cancel=address>
                <CourseFields choices />
            </PageForm>
        }
        .into_any()
    };
    view! {
        <div class="page"><PageHead title=t!("course-edit-title") lede=t!("course-edit-lede") back />{content}</div>
    }
    .into_any()
}

fn closed(address: String) -> AnyView {
    let may_activate = Session::current().may(REOPEN_COURSES);
    let text = if may_activate { t!("course-archived-text") } else { t!("course-archived-reader") };
    view! {
        <div class="stack">
            <Notice kind=NoticeKind::Warning title=t!(&format!("rule-{}", Rule::CourseArchived.code()))><p>{text}</p></Notice>
            <div class="cluster"><LinkButton href=address word=t!("course-back") /></div>
        </div>
    }
    .into_any()
}
