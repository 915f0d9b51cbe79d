//! What travels between home and the server.

use super::address::HomeAddress;
use chrono::NaiveDate;
use docendo::{
    competence::{Standing, matrix::Totals, overview::WEEKS},
    kernel::id::{CompetencyId, PersonId},
};
use serde::{Deserialize, Serialize};

/// Home, for whoever looks at it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomePage {
    /// Who was given more rights than whoever gave them has, for those who may see that.
    pub beyond: Vec<GivenBeyond>,
    /// The rest.
    pub content: HomeContent,
}

/// What home is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum HomeContent {
    /// An organisation with nothing in it: how to begin.
    Begin,
    /// Everybody, or those at the own sites.
    Team(Box<TeamHome>),
    /// Whoever looks at it.
    Own(OwnHome),
}

/// Somebody who was given more rights than whoever gave them has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenBeyond {
    /// Who holds them.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// The full name of who gave them.
    pub giver: String,
    /// The code of the access role.
    pub role: String,
    /// On which day.
    pub day: NaiveDate,
    /// The address of what the journal says of it.
    pub trail: String,
}

/// The organisation on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TeamHome {
    /// The day and the sites.
    pub address: HomeAddress,
    /// The names of the sites; none = all.
    pub sites: Vec<String>,
    /// Whether whoever looks at it may choose between their own sites and all of them.
    pub may_choose_sites: bool,
    /// How many people are employed.
    pub people: u32,
    /// The required cells by state.
    pub totals: Totals,
    /// So many days before its end a competency is about to expire.
    pub expiring_days: u32,
    /// How many people hold something required that expires soon.
    pub expiring_people: u32,
    /// How many completions wait for verification.
    pub pending: u32,
    /// How many required cells run out in each of the coming weeks.
    pub weeks: [u32; WEEKS],
    /// How many people may not work.
    pub blocked: u32,
    /// The most urgent of them.
    pub attention: Vec<BlockedPerson>,
}

/// Somebody who may not work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockedPerson {
    /// Who.
    pub id: PersonId,
    /// Their full name.
    pub name: String,
    /// Their job role and site.
    pub place: String,
    /// Whether they may work today, although not on the day that is shown.
    pub may_today: bool,
    /// What they lack, most urgent first, as far as there is room.
    pub lacks: Vec<LackedCompetency>,
    /// How many more they lack.
    pub more: usize,
}

/// A competency that somebody lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LackedCompetency {
    /// Its identifier.
    pub id: CompetencyId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Where the person stands with it.
    pub standing: Standing,
}

/// What concerns whoever looks at it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnHome {
    /// The present day.
    pub today: NaiveDate,
    /// Their job role, by name.
    pub role: Option<String>,
    /// And its site.
    pub site: Option<String>,
    /// Their competencies, most urgent first.
    pub lines: Vec<OwnCompetency>,
}

/// A competency, and where whoever looks at it stands with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnCompetency {
    /// Its identifier.
    pub id: CompetencyId,
    /// Its title.
    pub title: String,
    /// Where they stand.
    pub standing: Standing,
}
