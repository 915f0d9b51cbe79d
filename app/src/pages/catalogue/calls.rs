//! What pages ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served::{self, drafts, files};
use super::wire::{
    Archiving, AttachingCourse, CategoryChoices, ChangedCourse, CourseFile, CourseLine, CoursePage, NewCourseForm,
};
use crate::{fault::Fault, form::Form, page::Listed};
use docendo::catalogue::Category;
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The courses that an address asks for.
#[server(prefix = "/do", endpoint = "courses", input = GetUrl)]
pub async fn list_courses(asked: Form) -> Result<Listed<CourseLine, CategoryChoices>, Fault> {
    crate::served::read(async |member| served::list(member, &asked).await).await
}

/// The course that `asked` names.
#[server(prefix = "/do", endpoint = "course", input = GetUrl)]
pub async fn show_course(asked: Form) -> Result<CoursePage, Fault> {
    crate::served::read(async |member| served::show(member, &asked).await).await
}

/// The form of a new course, with the category that `asked` names.
#[server(prefix = "/do", endpoint = "course/new", input = GetUrl)]
pub async fn open_course(asked: Form) -> Result<NewCourseForm, Fault> {
    crate::served::read(async |member| drafts::open(member, &asked).await).await
}

/// Creates a course.
#[server(prefix = "/do", endpoint = "course/create")]
pub async fn create_course(form: Form) -> Result<String, Fault> {
    crate::served::send(form, drafts::create).await
}

/// The form of the course that `asked` names.
#[server(prefix = "/do", endpoint = "course/edit", input = GetUrl)]
pub async fn edit_course(asked: Form) -> Result<ChangedCourse, Fault> {
    crate::served::read(async |member| drafts::edit(member, &asked).await).await
}

/// Changes a course.
#[server(prefix = "/do", endpoint = "course/update")]
pub async fn update_course(form: Form) -> Result<String, Fault> {
    crate::served::send(form, drafts::update).await
}

/// What archiving the course that `asked` names would do.
#[server(prefix = "/do", endpoint = "course/archiving", input = GetUrl)]
pub async fn ask_to_archive(asked: Form) -> Result<Archiving, Fault> {
    crate::served::read(async |member| served::ask_to_archive(member, &asked).await).await
}

/// Archives a course.
#[server(prefix = "/do", endpoint = "course/archive")]
pub async fn archive_course(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::archive).await
}

/// Makes an archived course active again.
#[server(prefix = "/do", endpoint = "course/activate")]
pub async fn activate_course(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::activate).await
}

/// The categories of the organisation and of the system.
#[server(prefix = "/do", endpoint = "categories", input = GetUrl)]
pub async fn list_categories(asked: Form) -> Result<Vec<Category>, Fault> {
    let _ = asked;
    crate::served::read(served::categories).await
}

/// Creates a category.
#[server(prefix = "/do", endpoint = "category/create")]
pub async fn create_category(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::create_category).await
}

/// The course to which `asked` wants to attach a file.
#[server(prefix = "/do", endpoint = "course/file/attaching", input = GetUrl)]
pub async fn ask_to_attach(asked: Form) -> Result<AttachingCourse, Fault> {
    crate::served::read(async |member| files::ask_to_attach(member, &asked).await).await
}

/// Attaches a file to a course.
#[server(prefix = "/do", endpoint = "course/file/attach")]
pub async fn attach_file(form: Form) -> Result<String, Fault> {
    crate::served::send(form, files::attach).await
}

/// The file of a course that `asked` names.
#[server(prefix = "/do", endpoint = "course/file", input = GetUrl)]
pub async fn find_file(asked: Form) -> Result<CourseFile, Fault> {
    crate::served::read(async |member| files::ask_to_remove(member, &asked).await).await
}

/// Takes a file away from its course.
#[server(prefix = "/do", endpoint = "course/file/remove")]
pub async fn remove_file(form: Form) -> Result<String, Fault> {
    crate::served::send(form, files::remove).await
}
