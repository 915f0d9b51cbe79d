//! Reads a workbook through a [`Mapping`] and answers what an import would store, what it would not, and why.
//!
//! Rules:
//! - A row or cell that cannot be stored is rejected by itself; the rest goes on. What is stored although something
//!   about it is doubtful has a warning; what a person should merely know is a notice.
//! - Of two rows with one employee number or course code the first counts.
//! - A completion needs a person of the file or of the organisation, a known course that was taught then, and a day that is
//!   neither after today nor before records begin. A day before the person's employment is stored with a warning: people
//!   bring certificates along.
//! - A row that says passed with a score below the pass mark of its course is rejected.
//! - The frequency of the requirements wins over the row of validities in the matrix; a difference is a notice.
//! - Texts too long to store are rejected, never cut.
//! - People are told by number, then by e-mail address, then by the exact name; a name counts once a person has confirmed
//!   it ([`Mapping::same_person`]). A number that nobody has leaves it to an address of somebody without a number, and in
//!   rows with completions number and address leave it to the name.
//! - Cells that are merged over several rows hold in all of them; a blank cell says nothing. A row that says the header again
//!   is passed over; where another table begins, the sheet ends.

mod courses;
mod ledger;
mod people;
mod problem;
mod records;
mod report;
mod tally;
mod view;
mod who;

pub use super::known::{KnownCourse, KnownData, KnownPerson};
pub use problem::{Problem, ProblemKind, Severity};
pub use report::{PeopleReport, RecordsReport, Report, RequirementsReport};
pub use tally::Tally;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::ledger::Ledger;
use self::view::SheetView;
use self::who::Directory;
use super::recognise::Mapping;
use super::text::key;
use super::workbook::{Place, Workbook};
use crate::catalogue::{Description, Hours, Months};
use crate::competence::completion::Score;
use crate::kernel::input::{Email, Line};
use crate::organisation::SiteName;

/// The longest texts that can be stored, in characters.
pub mod limits {
    /// Employee numbers and course codes.
    pub const CODE: usize = 50;
    /// Names of people, departments and sites.
    pub const NAME: usize = 200;
    /// Job titles.
    pub const JOB_TITLE: usize = 100;
    /// Titles of courses.
    pub const TITLE: usize = 255;
    /// Legal references.
    pub const REFERENCE: usize = 500;
    /// Descriptions of courses.
    pub const DESCRIPTION: usize = 10_000;
    /// Mail addresses, as RFC 5321 limits them.
    pub const EMAIL: usize = 254;
}

/// The rule that demands a course, as requirements have it.
pub type LegalReference = Line<{ limits::REFERENCE }>;

/// What an import would store, in the order of the workbook. Every value is as it will be stored: what cannot be is among the problems.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// People of the lists of people.
    pub people: Vec<PlannedPerson>,
    /// Courses of the requirements, then courses that only a matrix names and the organisation does not have.
    pub courses: Vec<PlannedCourse>,
    /// One for each course and scope.
    pub requirements: Vec<PlannedRequirement>,
    /// One for each cell of a matrix, or row of a list of completions, that has a usable date.
    pub completions: Vec<PlannedCompletion>,
    /// People who are told by their names alone.
    pub names: Vec<NameMatch>,
    /// Everything rejected or doubtful, in the order in which it was found.
    pub problems: Vec<Problem>,
    /// How many rows were left out because whoever imports may not write them.
    pub left_out: usize,
    /// Problems beyond the first 20,000, which are counted in the report and not listed.
    pub unlisted_problems: usize,
    /// The counts.
    pub report: Report,
}

/// What a person of a plan is told by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PersonKey {
    /// Somebody of the organisation, by the key in the database.
    Known(i64),
    /// The employee number of somebody new, in lower case.
    Number(String),
    /// The mail address of somebody new without a number, in lower case.
    Email(String),
    /// The name of somebody new without either, folded and its words in order.
    Name(String),
}

/// Rows that name somebody by the name alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameMatch {
    /// The name in the form in which two are the same; what [`Mapping::same_person`] holds.
    pub key: String,
    /// The name as the file has it.
    pub written: String,
    /// Whose name it is: an employee number or, without one, a name.
    pub person: String,
    /// Whether a person has confirmed it.
    pub confirmed: bool,
}

/// A person of the file, new or known already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedPerson {
    /// The row.
    pub place: Place,
    /// What the person is told by; no two of the plan are equal.
    pub key: PersonKey,
    /// At most 50 characters, no two of the plan equal in any letter case; empty of people told by something else.
    pub employee_number: String,
    /// Never empty: of a person with one name only, that name.
    pub last_name: String,
    /// May be empty.
    pub first_name: String,
    /// Nobody else of the file or the organisation has it.
    pub email: Option<Email>,
    /// What they work as.
    pub job_title: Option<Line<{ limits::JOB_TITLE }>>,
    /// Department or team.
    pub department: Option<Line<{ limits::NAME }>>,
    /// Where they work.
    pub site: Option<SiteName>,
    /// The first day of the employment.
    pub started: Option<NaiveDate>,
    /// The last day of the employment; people who left may have none.
    pub ended: Option<NaiveDate>,
    /// Whether the person is not employed any more.
    pub left: bool,
}

/// A course of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedCourse {
    /// The row, or the header of a matrix.
    pub place: Place,
    /// 1–50 characters, no two of the plan equal in any letter case.
    pub code: String,
    /// 1–255 characters.
    pub title: String,
    /// None: does not expire.
    pub validity_months: Option<Months>,
    /// The rule that demands it.
    pub legal_reference: Option<LegalReference>,
    /// How long it takes.
    pub hours: Option<Hours>,
    /// Where it stands in a list of competencies: area, machine and levels.
    pub description: Option<Description>,
}

/// Who needs a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRequirement {
    /// The cell that says who needs the course.
    pub place: Place,
    /// The code of a [`PlannedCourse`].
    pub course_code: String,
    /// Whom it concerns.
    pub scope: PlannedScope,
    /// Taken as true where the sheet does not say.
    pub mandatory: bool,
    /// The legal reference of the course.
    pub regulatory_reference: Option<LegalReference>,
    /// How often the training is repeated; the validity of the course.
    pub refresh_months: Option<Months>,
}

/// Whom a requirement concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlannedScope {
    /// Everybody in the organisation.
    Everyone,
    /// A job title, spelled as in the list of people or in the organisation where it occurs there.
    Role(String),
}

/// A course that a person completed.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedCompletion {
    /// The cell.
    pub place: Place,
    /// Of a [`PlannedPerson`], or known.
    pub person: PersonKey,
    /// As in [`PlannedCourse`] or in the organisation.
    pub course_code: String,
    /// Not after the day of the import.
    pub completed_on: NaiveDate,
    /// The first day on which it no longer holds, where the file says so.
    pub expires_on: Option<NaiveDate>,
    /// Where the file says it; not below the pass mark of the course.
    pub score: Option<Score>,
    /// Why the date is doubtful.
    pub warning: Option<ProblemKind>,
}

/// Makes the plan. `today` is the last day on which a training can have been completed.
#[must_use]
pub fn plan(workbook: &Workbook, mapping: &Mapping, known: &KnownData, today: NaiveDate) -> Plan {
    let views: Vec<SheetView<'_>> = workbook
        .sheets
        .iter()
        .zip(&mapping.sheets)
        .enumerate()
        .map(|(index, (sheet, mapping))| SheetView::new(index, sheet, mapping))
        .collect();
    let mut ledger = Ledger::default();
    for view in &views {
        view.notice_reading(&mut ledger);
    }
    let mut directory = Directory::new(known, &mapping.same_person);
    let people = people::plan(&views, known, today, &mut directory, &mut ledger);
    let roles = job_roles(known, &people.planned);
    let planned = courses::plan(&views, known, &roles, &mut ledger);
    let context = records::Context::new(&mut directory, &people.rows, &planned.courses, known, today);
    let completions = records::plan(&views, context, &mut ledger);
    let people = people.planned;
    let report = Report::new(&people, &planned.courses, &planned.requirements, &completions, &ledger);
    Plan {
        people,
        courses: planned.courses,
        requirements: planned.requirements,
        completions,
        names: directory.into_matches(),
        problems: ledger.problems,
        left_out: 0,
        unlisted_problems: ledger.unlisted,
        report,
    }
}

/// Job titles that somebody holds, by key, as they are spelled.
fn job_roles(known: &KnownData, people: &[PlannedPerson]) -> HashMap<String, String> {
    let mut roles = HashMap::new();
    let of_people = people.iter().filter_map(|person| person.job_title.as_deref());
    for role in known.job_roles.iter().map(String::as_str).chain(of_people) {
        roles.entry(key(role)).or_insert_with(|| role.to_owned());
    }
    roles
}

#[cfg(test)]
mod tests;
