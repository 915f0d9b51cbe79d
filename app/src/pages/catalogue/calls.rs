//! What pages ask of the catalogue, and what travels: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use crate::{fault::Fault, form::Form, page::Listed, ui::ToldPast};
use chrono::NaiveDate;
use docendo::{
    catalogue::{Category, CourseDetail, CourseStatus, DeliveryType},
    competence::{CompletionCounts, State, bearing::Bearing, matrix::Totals, requirement::Priority},
    documents::Document,
    kernel::id::{CourseId, RequirementId},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

/// A course in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseLine {
    /// Its identifier.
    pub id: CourseId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The name of its category.
    pub category: String,
    /// How it is delivered.
    pub delivery: DeliveryType,
    /// For how many months what it grants holds.
    pub validity: Option<i64>,
    /// Where it is in its life.
    pub status: CourseStatus,
    /// How many completions of it there are.
    pub completions: u32,
    /// On which day it was created.
    pub added: NaiveDate,
}

/// The categories that the list can be asked for: identifier and name.
pub type CategoryChoices = Vec<(String, String)>;

/// The courses that an address asks for.
#[server(prefix = "/do", endpoint = "courses", input = GetUrl)]
pub async fn list_courses(asked: Form) -> Result<Listed<CourseLine, CategoryChoices>, Fault> {
    crate::served::read(async |member| served::list(member, &asked).await).await
}

/// A requirement for what a course grants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredLine {
    /// Its identifier.
    pub id: RequirementId,
    /// The name of the role or site; none = everyone.
    pub scope_name: Option<String>,
    /// How strict it is.
    pub is_mandatory: bool,
    /// How urgent it is.
    pub priority: Priority,
    /// The law or standard that asks for it.
    pub reference: Option<String>,
    /// Since when.
    pub from: Option<NaiveDate>,
    /// How far it reaches, and the address of the list of those whom it does; for those who may see that.
    pub reach: Option<(Bearing, Option<String>)>,
}

/// Everything that the page of a course shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CoursePage {
    /// The course.
    pub detail: CourseDetail,
    /// The course that owns what this one grants, if it is another.
    pub origin: Option<(CourseId, String)>,
    /// Who has to hold what it grants.
    pub required: Vec<RequiredLine>,
    /// How those stand who need it, how they came to it, and the matrix that lists them; for those who may see that.
    pub holders: Option<(Totals, CompletionCounts, String)>,
    /// Where the reader stands.
    pub own: State,
    /// What became of it, for those who may see that.
    pub past: Option<ToldPast>,
}

/// The course that `asked` names.
#[server(prefix = "/do", endpoint = "course", input = GetUrl)]
pub async fn show_course(asked: Form) -> Result<CoursePage, Fault> {
    crate::served::read(async |member| served::show(member, &asked).await).await
}

/// What archiving a course would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archiving {
    /// The course.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// The version that is looked at.
    pub version: i64,
    /// How many requirements ask for what it grants.
    pub asking: usize,
    /// How many completions of it there are.
    pub completions: u32,
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

/// A file of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseFile {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// The file.
    pub file: Document,
}

/// The file of a course that `asked` names.
#[server(prefix = "/do", endpoint = "course/file", input = GetUrl)]
pub async fn find_file(asked: Form) -> Result<CourseFile, Fault> {
    crate::served::read(async |member| served::file(member, &asked).await).await
}

/// Takes a file away from its course.
#[server(prefix = "/do", endpoint = "course/file/remove")]
pub async fn remove_file(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::remove_file).await
}
