//! What columns can hold.

use serde::{Deserialize, Serialize};

/// What a column that is not a course can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What a person is told by.
    EmployeeNumber,
    /// Surname alone.
    LastName,
    /// First names alone.
    FirstName,
    /// "Surname, First" or "First Surname".
    FullName,
    /// Mail address.
    Email,
    /// The job role by which requirements find people.
    JobTitle,
    /// Department or team.
    Department,
    /// Where the person works.
    Site,
    /// First day of the employment.
    StartDate,
    /// Last day of the employment.
    EndDate,
    /// Employed or not any more.
    Status,
    /// What a course is told by.
    CourseCode,
    /// What a course is called.
    CourseTitle,
    /// The rule that demands it.
    LegalReference,
    /// How often it is repeated, or how long it is valid.
    Frequency,
    /// Who needs the course: job titles, or everyone.
    Audience,
    /// Demanded or recommended.
    Mandatory,
    /// How long it takes.
    Hours,
    /// The day of a completion, in a list of them.
    CompletedOn,
    /// The first day on which a completion no longer holds.
    ExpiresOn,
    /// How a course ended.
    Outcome,
    /// How well, out of a hundred.
    Score,
    /// The part of the works that a competency belongs to.
    Area,
    /// The machine that a competency is about.
    Machine,
    /// The highest level of a competency.
    MaximumLevel,
}

impl Field {
    /// Every field of a list of people or a matrix.
    pub const OF_PEOPLE: &'static [Self] = &[
        Self::EmployeeNumber,
        Self::LastName,
        Self::FirstName,
        Self::FullName,
        Self::Email,
        Self::JobTitle,
        Self::Department,
        Self::Site,
        Self::StartDate,
        Self::EndDate,
        Self::Status,
    ];
    /// What a list of completions has beside its people.
    pub const OF_COMPLETIONS: &'static [Self] =
        &[Self::CourseCode, Self::CourseTitle, Self::CompletedOn, Self::ExpiresOn, Self::Outcome, Self::Score];
    /// Every field of a list of requirements.
    pub const OF_REQUIREMENTS: &'static [Self] = &[
        Self::CourseCode,
        Self::CourseTitle,
        Self::LegalReference,
        Self::Frequency,
        Self::Audience,
        Self::Mandatory,
        Self::Hours,
    ];
    /// Every field of a list of competencies.
    pub const OF_COMPETENCIES: &'static [Self] =
        &[Self::CourseCode, Self::CourseTitle, Self::Area, Self::Machine, Self::MaximumLevel];

    /// The word that is stored and sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EmployeeNumber => "employee_number",
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::FullName => "full_name",
            Self::Email => "email",
            Self::JobTitle => "job_title",
            Self::Department => "department",
            Self::Site => "site",
            Self::StartDate => "start_date",
            Self::EndDate => "end_date",
            Self::Status => "status",
            Self::CourseCode => "course_code",
            Self::CourseTitle => "course_title",
            Self::LegalReference => "legal_reference",
            Self::Frequency => "frequency",
            Self::Audience => "audience",
            Self::Mandatory => "mandatory",
            Self::Hours => "hours",
            Self::CompletedOn => "completed_on",
            Self::ExpiresOn => "expires_on",
            Self::Outcome => "outcome",
            Self::Score => "score",
            Self::Area => "area",
            Self::Machine => "machine",
            Self::MaximumLevel => "maximum_level",
        }
    }
}
