//! What travels between the page and the server.

use crate::form::Form;
use chrono::{DateTime, NaiveDate, Utc};
use docendo::{
    competence::matrix::Totals,
    kernel::id::{CourseId, SiteId},
};
use serde::{Deserialize, Serialize};

/// The address of the page.
pub const PATH: &str = "/gaps";

/// What most people of a group lack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupGapsPage {
    /// What the address asks for, without what goes without saying.
    pub query: Form,
    /// The day.
    pub as_of: NaiveDate,
    /// With what was known when; none = now.
    pub known_at: Option<DateTime<Utc>>,
    /// The code of the only course that is shown.
    pub course: Option<String>,
    /// Everything that is required of the group, by state.
    pub totals: Totals,
    /// By course.
    pub by_course: Vec<GapLine>,
    /// By site and course.
    pub by_site: Vec<GapLine>,
    /// How many lines each list was cut to, if one was.
    pub cut: Option<usize>,
    /// What the filters offer.
    pub choices: GroupChoices,
}

/// A competency that some of a group lack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapLine {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The course that owns it.
    pub course: Option<CourseId>,
    /// The site at which they are, and its name.
    pub site: Option<(SiteId, String)>,
    /// Of whom it is required, by state.
    pub totals: Totals,
}

/// What the filters offer: identifiers and names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChoices {
    /// The job roles.
    pub roles: Vec<(String, String)>,
    /// The sites.
    pub sites: Vec<(String, String)>,
    /// The categories of courses.
    pub categories: Vec<(String, String)>,
}
