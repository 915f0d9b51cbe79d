//! What an organisation has already, as far as recognising and planning an import have to know.

use crate::catalogue::Untaught;
use chrono::NaiveDate;
use std::collections::HashSet;

/// What the organisation has already.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KnownData {
    /// Everybody, whether employed or not.
    pub people: Vec<KnownPerson>,
    /// Those mail addresses of the file that are taken and belong to nobody of the organisation, in lower case.
    pub taken: HashSet<String>,
    /// The catalogue.
    pub courses: Vec<KnownCourse>,
    /// Names of job roles.
    pub job_roles: Vec<String>,
}

/// A person of the organisation, as far as an import has to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownPerson {
    /// The key in the database.
    pub id: i64,
    /// As the organisation spells it, empty where there is none; compared without regard to letter case.
    pub employee_number: String,
    /// First and last name.
    pub name: String,
    /// In the form in which it is compared: letter case does not count.
    pub email: Option<String>,
    /// The first day of the employment, where it is known.
    pub started: Option<NaiveDate>,
    /// Whether whoever imports may not end the employment, because the person ranks above them.
    pub stays: bool,
    /// Whether they are one of the administrators, of whom one has to stay.
    pub is_administrator: bool,
}

/// A course of the catalogue, as far as an import has to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownCourse {
    /// Compared without regard to letter case.
    pub code: String,
    /// A matrix may name the course by it.
    pub title: String,
    /// Why it cannot have been completed, if it cannot.
    pub untaught: Option<Untaught>,
    /// The score that it takes to pass, out of a hundred.
    pub pass_mark: Option<u32>,
}
