//! Persons and the facts about them.

mod person;
#[cfg(feature = "store")]
mod rule;
mod start;

#[cfg(feature = "store")]
pub(super) use person::full_name;
pub use person::{FirstName, NewPerson, Person, PersonDraft};
#[cfg(feature = "store")]
pub(super) use rule::{check_apart, check_order, end};
pub use start::{JobDraft, NewJob, PeriodDraft, Start, StartDraft, Workplace, WorkplaceDraft};

use crate::{
    error::{Error, Problem, Result},
    kernel::{
        date::Period,
        field,
        id::{EmploymentId, HoldingId, PersonId, RoleId, SiteId},
        input::FromText,
        words::words,
    },
};
use chrono::NaiveDate;
use serde::Serialize;

/// The fact that a person is employed, as it is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Employment {
    /// Its identifier.
    pub id: EmploymentId,
    /// The key of its current version.
    #[serde(skip)]
    pub version: i64,
    /// Who is employed.
    pub person: PersonId,
    /// From when to when.
    pub period: Period,
}

/// The fact that a person holds a job role, as it is known now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holding {
    /// Its identifier.
    pub id: HoldingId,
    /// The key of its current version.
    #[serde(skip)]
    pub version: i64,
    /// Who holds the role.
    pub person: PersonId,
    /// Which role at which site.
    pub job: Job,
    /// From when to when.
    pub period: Period,
}

/// A job role at a site, with names to show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Job {
    /// The role.
    pub role: RoleId,
    /// Its name.
    pub role_name: String,
    /// The site, if the role is held at one.
    pub site: Option<SiteId>,
    /// Its name.
    pub site_name: Option<String>,
}

/// An employment to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NewEmployment {
    /// Who is employed.
    pub person: PersonId,
    /// From when to when.
    pub period: Period,
}

/// A holding of a job role to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NewHolding {
    /// Who holds the role.
    pub person: PersonId,
    /// Which role.
    pub role: RoleId,
    /// At which site.
    pub site: Option<SiteId>,
    /// From when to when.
    pub period: Period,
}

/// The name of a job role: one line of at most 100 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName {
    name: String,
    /// Only servers compare names.
    #[cfg(feature = "store")]
    folded: String,
}

impl FromText for RoleName {
    fn from_text(text: &str) -> Result<Self, Problem> {
        field::line(text, 100).map(|name| Self {
            #[cfg(feature = "store")]
            folded: crate::kernel::text::fold(&name),
            name,
        })
    }

    fn to_text(&self) -> String {
        self.name.clone()
    }
}

impl RoleName {
    /// The name in `text`; a flaw is told of the field `name`.
    pub fn parse(text: &str) -> Result<Self> {
        Self::from_text(text).map_err(|problem| Error::invalid("name", problem))
    }

    /// The name as it was typed.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The name in the form in which two names are the same.
    #[cfg(feature = "store")]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The stable word for the role: its folded name with `_` between the words.
    #[cfg(feature = "store")]
    pub(super) fn code(&self) -> String {
        self.folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
    }
}

/// A job role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct JobRole {
    /// Its identifier.
    pub id: RoleId,
    /// Its name.
    pub name: String,
}

/// Which people of a list are wanted. Everything given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonFilter {
    /// Part of a number, name, e-mail address or department.
    pub search: Option<String>,
    /// Holds a job role at one of these sites today; empty = at any or none.
    pub sites: Vec<SiteId>,
    /// Holds this job role today, at one of the sites if any is given too.
    pub role: Option<RoleId>,
    /// Is of this department, written as [`crate::people::service::departments`] lists it.
    pub department: Option<String>,
    /// Is, or was, employed.
    pub employed: Employed,
}

/// Which people by their employment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Employed {
    /// Whoever there is.
    #[default]
    Any,
    /// Who is employed on this day; somebody without any recorded employment counts as employed.
    On(NaiveDate),
    /// Who was employed before this day and is not on it or after it.
    LeftBy(NaiveDate),
}

impl Employed {
    /// Whether somebody with these employments is meant.
    #[must_use]
    pub fn admits(self, employments: &[Period]) -> bool {
        match self {
            Self::Any => true,
            Self::On(day) => employments.is_empty() || employments.iter().any(|period| period.contains(day)),
            Self::LeftBy(day) => {
                !employments.is_empty() && employments.iter().all(|period| period.to.is_some_and(|to| to <= day))
            }
        }
    }
}

words! {
    /// What people are sorted by. Those without it come last in either direction.
    #[derive(Default)]
    PersonSort {
        /// By last and first name.
        #[default]
        Name = "name",
        /// By employee number.
        Number = "number",
        /// By the day on which their latest employment began.
        Started = "started",
    }
}

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// Identifier.
    pub id: PersonId,
    /// Employee number.
    pub employee_number: Option<String>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// The latest employment, if one was recorded.
    pub employment: Option<Period>,
    /// The job roles held today, by name.
    pub jobs: Vec<Job>,
}

impl PersonRow {
    /// First and last name.
    pub fn full_name(&self) -> String {
        person::full_name(&self.first_name, &self.last_name)
    }
}

/// Everything about a person that is not about training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonDetail {
    /// The person.
    pub person: Person,
    /// All employments, latest first.
    pub employments: Vec<Employment>,
    /// All job roles ever held, latest first.
    pub holdings: Vec<Holding>,
}

/// Everybody of an organisation with all employments and job roles, in the order of their identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The persons.
    pub persons: Vec<Person>,
    /// Their employments.
    pub employments: Vec<Employment>,
    /// The job roles they hold and held.
    pub holdings: Vec<Holding>,
}
