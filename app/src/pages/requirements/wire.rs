//! What travels between the pages and the server.

use crate::{form::Form, ui::ToldPast};
use chrono::NaiveDate;
use docendo::{
    competence::{
        bearing::Bearing,
        facts::Scope,
        requirement::{Phase, Priority, Terms},
    },
    kernel::{
        date::Period,
        id::{CourseId, RequirementId},
    },
};
use serde::{Deserialize, Serialize};

/// The address of the list.
pub const PATH: &str = "/requirements";

/// A requirement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementLine {
    /// Its identifier.
    pub id: RequirementId,
    /// The title of what is required.
    pub competency: String,
    /// The law or standard that asks for it.
    pub reference: Option<String>,
    /// Of whom.
    pub scope: Scope,
    /// The name of the role or site.
    pub scope_name: Option<String>,
    /// How strict it is.
    pub is_mandatory: bool,
    /// How urgent it is.
    pub priority: Priority,
    /// After how many months it has to be refreshed.
    pub refresh_months: Option<i64>,
    /// From when to when it is in force.
    pub period: Period,
    /// Where it is in its life.
    pub phase: Phase,
    /// On how many people it bears, for those who may see that.
    pub people: u32,
    /// The address of the list of them, if there is one.
    pub list: Option<String>,
}

/// What the filters of requirements offer, and the day on which they are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementChoices {
    /// The job roles: identifier and name.
    pub roles: Vec<(String, String)>,
    /// The sites: identifier and name.
    pub sites: Vec<(String, String)>,
    /// The present day.
    pub today: NaiveDate,
}

/// A requirement, as its own page and the forms about it tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldRequirement {
    /// Its identifier.
    pub id: RequirementId,
    /// Which version of it this is, from 1.
    pub number: u32,
    /// The code of what is required.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Of whom.
    pub scope: Scope,
    /// The name of the role or site.
    pub scope_name: Option<String>,
    /// How.
    pub terms: Terms,
    /// Where it is in its life today.
    pub phase: Phase,
    /// On how many people it bears today, for those who may see that.
    pub bearing: Bearing,
    /// The present day.
    pub today: NaiveDate,
}

/// Everything that the page of a requirement shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementDetail {
    /// The requirement.
    pub requirement: ToldRequirement,
    /// The course that teaches what is required, if it has one of its own.
    pub course: Option<CourseId>,
    /// The address of the list of those on whom it bears, if there is one.
    pub list: Option<String>,
    /// What became of it, for those who may see that.
    pub past: Option<ToldPast>,
}

/// What the form of a new requirement offers to choose from, and what its address says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRequirement {
    /// The competencies under the names of their categories: identifier and words.
    pub competencies: Vec<(String, Vec<(String, String)>)>,
    /// The job roles, each with how many people hold it.
    pub roles: Vec<(String, String, u32)>,
    /// The sites.
    pub sites: Vec<(String, String)>,
    /// What the form shows at first.
    pub opened: Form,
}
