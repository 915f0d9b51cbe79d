//! Courses as lists and pages show them.

use super::{
    CategoryRef, Course, CourseCode, CourseStatus, CourseType, DeliveryType, Months, RequirementLevel, Title, Untaught,
};
use crate::{
    documents::Document,
    kernel::{
        id::{CategoryId, CompetencyId, CourseId, PersonId, PrerequisiteId},
        words::words,
    },
};
use serde::{Deserialize, Serialize};

/// A course as another one names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRef {
    /// Identifier.
    pub id: CourseId,
    /// Code.
    pub code: CourseCode,
    /// Title.
    pub title: Title,
}

/// A person as a course names one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    /// Identifier.
    pub id: PersonId,
    /// First and last name.
    pub full_name: String,
}

/// A course in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourseSummary {
    /// The course; its prerequisites are not loaded for lists.
    pub course: Course,
    /// Its category.
    pub category: CategoryRef,
}

/// A course that has to be completed before another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prerequisite {
    /// Identifier of the link.
    pub id: PrerequisiteId,
    /// The course that comes first.
    pub course: CourseRef,
    /// Whether it has to, or should.
    pub is_mandatory: bool,
}

/// Everything about a course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourseDetail {
    /// The course.
    pub course: Course,
    /// Its category.
    pub category: CategoryRef,
    /// The course that renews what it grants.
    pub refresher: Option<CourseRef>,
    /// Who answers for it.
    pub owner: Option<PersonRef>,
    /// What comes before it, by code.
    pub prerequisites: Vec<Prerequisite>,
    /// The competency that it owns.
    pub competency: CompetencyId,
    /// The competency that it grants: its own, or that of the course whose refresher it is.
    pub grants: CompetencyId,
    /// The files attached to it, oldest first.
    pub documents: Vec<Document>,
    /// Who created it.
    pub created_by: PersonRef,
}

/// Which courses of a list are wanted. Everything given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseFilter {
    /// Part of the title, code or description.
    pub search: Option<String>,
    /// With this status.
    pub status: Option<CourseStatus>,
    /// Of this category.
    pub category: Option<CategoryId>,
    /// Delivered so.
    pub delivery_type: Option<DeliveryType>,
    /// Of this type.
    pub course_type: Option<CourseType>,
    /// Of this level.
    pub requirement_level: Option<RequirementLevel>,
}

words! {
    /// What courses are sorted by.
    #[derive(Default)]
    CourseSort {
        /// The title.
        #[default]
        Title = "title",
        /// The code.
        Code = "code",
        /// When they were created.
        CreatedAt = "added",
    }
}

/// A course, as far as an import has to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCourse {
    /// Identifier.
    pub id: CourseId,
    /// Code.
    pub code: CourseCode,
    /// Title.
    pub title: Title,
    /// The competency that it grants.
    pub grants: CompetencyId,
    /// For how long what it grants holds by default; none = for ever.
    pub validity_months: Option<Months>,
    /// The least score, 0 to 100, with which it is passed, if there is a test.
    pub passing_score: Option<i64>,
    /// Why it cannot have been completed, if it cannot.
    pub untaught: Option<Untaught>,
}
