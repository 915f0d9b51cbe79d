//! Courses and categories, and their pure rules.

mod category;
mod course;
mod detail;
#[cfg(feature = "store")]
mod graph;
mod value;

pub use category::{Category, CategoryDraft, CategoryRef, DisplayOrder, NewCategory};
pub use course::{Course, CourseDraft, NewCourse};
pub use detail::{
    CourseDetail, CourseFilter, CourseRef, CourseSort, CourseSummary, KnownCourse, PersonRef, Prerequisite,
};
#[cfg(feature = "store")]
pub(super) use graph::{closes_cycle, granted};
pub use value::{
    Attempts, CategoryCode, CourseCode, CourseStatus, CourseType, DeliveryType, Description, Hours, Months, Name,
    PassMark, RequirementLevel, Title, Untaught, WebAddress,
};
