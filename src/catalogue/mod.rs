//! The catalogue: categories, courses, the competencies that courses grant, prerequisites and refreshers.
//!
//! * Everybody of the organisation may read it; who may write is said in [`access`].
//! * A category without an organisation is a system category: everybody sees it, nobody changes it.
//! * A course's code is its own in the organisation, whatever the case of its letters.
//! * An archived course cannot be changed; whoever may reopen courses may give it another status (EHS, TRN009).
//! * No course is, through any number of others, its own prerequisite.
//! * Every course owns a competency: made with it, with the same code, title, category and validity. It grants that one or,
//!   if another course names it as its refresher, what that other course grants. A course is the
//!   refresher of one other course at most.
//! * How long a competency holds and what a course grants are facts: superseded, never overwritten.
//!
//! Tables: `category`, `course`, `prerequisite`, `competency`, `competency_version`, `course_grant`, `course_grant_version`.

pub mod access;
mod describe;
mod model;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use describe::{CategoryAction, CourseAction};
pub use model::{
    Attempts, Category, CategoryCode, CategoryDraft, CategoryRef, Course, CourseCode, CourseDetail, CourseDraft,
    CourseFilter, CourseRef, CourseSort, CourseStatus, CourseSummary, CourseType, DeliveryType, Description,
    DisplayOrder, Hours, KnownCourse, Months, Name, NewCategory, NewCourse, PassMark, PersonRef, Prerequisite,
    RequirementLevel, Title, Untaught, WebAddress,
};
