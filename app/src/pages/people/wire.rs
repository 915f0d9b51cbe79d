//! What travels between the pages and the server.

use crate::{form::Form, ui::ToldPast};
use chrono::NaiveDate;
use docendo::{
    competence::{
        State,
        completion::{Outcome, Review},
    },
    kernel::{
        date::Period,
        id::{CompetencyId, CompletionId, CourseId, PersonId},
    },
};
use serde::{Deserialize, Serialize};

/// The address of the list.
pub const PATH: &str = "/people";

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonLine {
    /// Their identifier.
    pub id: PersonId,
    /// Their employee number.
    pub number: Option<String>,
    /// Their first name; empty of people who have one name only.
    pub first_name: String,
    /// Their last name.
    pub last_name: String,
    /// The names of the job roles that they hold today.
    pub roles: String,
    /// The names of the sites where they hold them.
    pub sites: String,
    /// Since when they are employed.
    pub started: Option<NaiveDate>,
    /// The share of what is required of them that holds, and the state that matters most; if anything is required, and for those
    /// who may see that.
    pub standing: Option<(Option<f64>, State)>,
}

/// What the filters of people offer: identifiers and names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleChoices {
    /// The sites.
    pub sites: Vec<(String, String)>,
    /// The job roles.
    pub roles: Vec<(String, String)>,
}

/// Everything that the page of a person shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonPage {
    /// Their identifier.
    pub id: PersonId,
    /// Their full name.
    pub name: String,
    /// Their employee number.
    pub number: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their department.
    pub department: Option<String>,
    /// Their employments, latest first.
    pub employments: Vec<ToldFact>,
    /// Their job roles, latest first.
    pub jobs: Vec<ToldFact>,
    /// The share of what is required of them that holds, for those who may see that.
    pub share: Option<f64>,
    /// Where they stand, for those who may see that.
    pub standings: Option<Vec<StandingLine>>,
    /// What they completed, for those who may see that.
    pub completions: Option<Vec<CompletionLine>>,
    /// What became of them, for those who may see that.
    pub past: Option<ToldPast>,
    /// The present day.
    pub today: NaiveDate,
}

/// A job role, and where it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldJob {
    /// Its name.
    pub role: String,
    /// The name of the site, if it is held at one.
    pub site: Option<String>,
}

/// That somebody is employed or, if there is one, holds a job role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldFact {
    /// Its number.
    pub id: i64,
    /// The version that is looked at.
    pub version: i64,
    /// The job role.
    pub job: Option<ToldJob>,
    /// From when to when.
    pub period: Period,
}

/// Where somebody stands with a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingLine {
    /// Its identifier.
    pub competency: CompetencyId,
    /// Its title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Where they stand.
    pub state: State,
    /// The same in words, with the days that make it urgent.
    pub words: String,
    /// When they completed what proves it.
    pub completed: Option<NaiveDate>,
    /// Until when it holds or held, in words.
    pub until: String,
    /// Who asks for it, in words.
    pub required_by: Option<String>,
}

/// Something that somebody completed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompletionLine {
    /// Its identifier.
    pub id: CompletionId,
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// On which day.
    pub day: NaiveDate,
    /// How it ended.
    pub outcome: Outcome,
    /// The score, from 0 to 100.
    pub score: Option<f64>,
    /// Why it ended so although its score says otherwise.
    pub reason: Option<String>,
    /// What became of the proof.
    pub review: Review,
    /// The first day on which it no longer holds.
    pub expires: Option<NaiveDate>,
    /// The number of the certificate and who taught it, as far as they are known.
    pub proof: String,
}

/// Names that are known already, to choose from or to go beyond.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownNames {
    /// The departments.
    pub departments: Vec<String>,
    /// The job roles.
    pub roles: Vec<String>,
    /// The sites.
    pub sites: Vec<String>,
}

/// What the form of somebody new shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPersonPage {
    /// What is known to choose from.
    pub known: KnownNames,
    /// The present day.
    pub today: NaiveDate,
}

/// What the form of somebody's details shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsPage {
    /// The person.
    pub id: PersonId,
    /// Their full name.
    pub name: String,
    /// The version that is looked at.
    pub version: i64,
    /// What the form shows at first.
    pub opened: Form,
    /// What is known to choose from.
    pub known: KnownNames,
    /// Whether another address to sign in with asks for the own password.
    pub is_due: bool,
}

/// What the form of another job role shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewJobPage {
    /// The person.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// What is known to choose from.
    pub known: KnownNames,
    /// The present day.
    pub today: NaiveDate,
}

/// What the form of another employment shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEmploymentPage {
    /// The person.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// The present day.
    pub today: NaiveDate,
    /// Whether it asks for the own password.
    pub is_due: bool,
}

/// An employment or a job role of somebody, as the forms about it show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactPage {
    /// The person.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// What is changed or withdrawn.
    pub fact: ToldFact,
    /// Whether that asks for the own password.
    pub is_due: bool,
}
