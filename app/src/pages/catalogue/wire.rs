//! What travels between the pages and the server.

use crate::{form::Form, ui::ToldPast};
use chrono::NaiveDate;
use docendo::{
    catalogue::{CourseRef, CourseStatus, DeliveryType, NewCourse, Prerequisite},
    competence::{CompletionCounts, State, bearing::Bearing, matrix::Totals, requirement::Priority},
    kernel::id::{CompetencyId, CourseId, DocumentId, RequirementId},
};
use serde::{Deserialize, Serialize};

/// The address of the list.
pub const PATH: &str = "/courses";

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

/// A course, as its page tells of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToldCourse {
    /// Its identifier.
    pub id: CourseId,
    /// What people wrote in it.
    pub content: NewCourse,
    /// The name of its category.
    pub category: String,
    /// The course that renews what it grants.
    pub refresher: Option<CourseRef>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What comes before it.
    pub prerequisites: Vec<Prerequisite>,
    /// The competency that it grants.
    pub grants: CompetencyId,
    /// The files attached to it.
    pub files: Vec<ToldFile>,
}

/// A file of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldFile {
    /// Its identifier.
    pub id: DocumentId,
    /// The name under which it is saved.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// What it is for.
    pub description: Option<String>,
    /// On which day it was attached.
    pub day: NaiveDate,
}

/// Everything that the page of a course shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CoursePage {
    /// The course.
    pub course: ToldCourse,
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

/// A course to choose: identifier, code and title.
pub type NamedCourse = (CourseId, String, String);

/// What the fields of a course offer to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseChoices {
    /// Categories in use, and the one that the course has: identifier and name.
    pub categories: Vec<(String, String)>,
    /// All courses, by code.
    pub courses: Vec<NamedCourse>,
    /// The people who are suggested to answer for it.
    pub people: Vec<String>,
    /// The course itself, if it is there already.
    pub own: Option<CourseId>,
}

/// The form of a new course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCourseForm {
    /// What its fields offer.
    pub choices: CourseChoices,
    /// What it opens with.
    pub opened: Form,
}

/// The form of a course that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedCourse {
    /// The course.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// Whether it is archived, so that it cannot be changed.
    pub is_archived: bool,
    /// What its fields offer.
    pub choices: CourseChoices,
    /// What it opens with.
    pub opened: Form,
}

/// A course to which a file is to be attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachingCourse {
    /// The course.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// Whether it is archived, so that nothing can be attached.
    pub is_archived: bool,
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

/// A file of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseFile {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// The name of the file.
    pub file: String,
}
