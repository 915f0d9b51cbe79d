//! The facts of competence of one organisation as they were known at one moment, in memory.
//!
//! Besides the facts they carry the names that people see beside them, so that a matrix needs nothing else.

mod people;

pub use people::People;

use super::completion::{Outcome, Verification};
use crate::{
    catalogue::RequirementLevel,
    kernel::{
        date::Period,
        id::{CategoryId, CompetencyId, CompletionId, CourseId, PersonId, RequirementId, RoleId, SiteId},
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// All facts of an organisation. Cheap to clone; what did not change is shared.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// People with their facts.
    pub people: Arc<People>,
    /// What is required, and of what kind.
    pub rules: Arc<Rules>,
}

impl Facts {
    /// Whether these are the very facts that `other` is a copy of: nothing was changed in between.
    #[must_use]
    pub fn are(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.people, &other.people) && Arc::ptr_eq(&self.rules, &other.rules)
    }

    /// The same facts; the memory of people who are no different in `other` is shared with it.
    #[cfg(feature = "store")]
    #[must_use]
    pub(super) fn sharing(self, other: &Self) -> Self {
        let known: HashMap<PersonId, &Arc<PersonFacts>> =
            other.people.iter().map(|person| (person.id, person)).collect();
        let shared = |person: &Arc<PersonFacts>| match known.get(&person.id) {
            Some(known) if *known == person => (*known).clone(),
            _ => person.clone(),
        };
        let people: Vec<Arc<PersonFacts>> = self.people.iter().map(shared).collect();
        Self { people: Arc::new(people.into()), rules: self.rules }
    }

    /// The facts of one person.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&PersonFacts> {
        self.people.find(id)
    }
}

/// The facts of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonFacts {
    /// Who.
    pub id: PersonId,
    /// Employee number, if any.
    pub number: Option<String>,
    /// Full name.
    pub name: String,
    /// The name as lists show it, last name first.
    pub listed_name: String,
    /// The folded name that lists are sorted by.
    pub sort_name: String,
    /// Their department, if any.
    pub department: Option<String>,
    /// Names, number, e-mail address and department, folded, as a search looks through them.
    pub search: String,
    /// When they were employed.
    pub employments: Vec<Period>,
    /// Which job roles they held where and when; latest beginning last.
    pub holdings: Vec<HoldingFact>,
    /// Which access roles they held when; nobody works as one, but requirements may hang on them too.
    pub access: Vec<HoldingFact>,
    /// What they completed, ordered by competency and then by day.
    pub completions: Vec<CompletionFact>,
    /// Those of them whose proof waits to be checked.
    pub pending: Vec<PendingFact>,
}

impl PersonFacts {
    /// Whether they were employed on `day`.
    #[must_use]
    pub fn is_employed(&self, day: NaiveDate) -> bool {
        self.employments.iter().any(|period| period.contains(day))
    }

    /// The job roles held on `day`, the one that began last first.
    pub fn holdings_on(&self, day: NaiveDate) -> impl Iterator<Item = &HoldingFact> {
        self.holdings.iter().rev().filter(move |holding| holding.period.contains(day))
    }

    /// Puts completions into the order that [`super::standing`] reads, after resolving what each course grants.
    pub fn resolve(&mut self, grants: &HashMap<CourseId, CompetencyId>) {
        for completion in &mut self.completions {
            completion.competency = grants.get(&completion.course).copied();
        }
        self.completions
            .sort_unstable_by_key(|completion| (completion.competency, completion.completed_on, completion.id));
    }

    /// The completions that bear on `competency`, oldest first.
    #[must_use]
    pub fn evidence(&self, competency: CompetencyId) -> &[CompletionFact] {
        let from = self.completions.partition_point(|completion| completion.competency < Some(competency));
        let to = self.completions.partition_point(|completion| completion.competency <= Some(competency));
        &self.completions[from..to]
    }
}

/// The fact that a role is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldingFact {
    /// Which role.
    pub role: RoleId,
    /// At which site.
    pub site: Option<SiteId>,
    /// From when to when.
    pub period: Period,
}

/// The fact that a completion waits for somebody to check its proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PendingFact {
    /// The completion.
    pub completion: CompletionId,
    /// Who recorded it, and may not check it.
    pub recorded_by: PersonId,
}

/// The fact that a course was completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionFact {
    /// Its identifier.
    pub id: CompletionId,
    /// The course.
    pub course: CourseId,
    /// What the course grants, as far as that is known.
    pub competency: Option<CompetencyId>,
    /// The day of completion.
    pub completed_on: NaiveDate,
    /// The first day on which it no longer holds, as recorded with it.
    pub expires_on: Option<NaiveDate>,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether the proof was checked.
    pub verification: Verification,
}

/// What is required of whom, and the things that requirements and completions name.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Competencies by identifier, ascending.
    pub competencies: Vec<CompetencyFact>,
    /// Requirements, ordered by competency.
    pub requirements: Vec<RequirementFact>,
    /// What each course grants.
    pub grants: HashMap<CourseId, CompetencyId>,
    /// Names of job roles and access roles: requirements hang on either.
    pub roles: HashMap<RoleId, String>,
    /// Names of the sites.
    pub sites: HashMap<SiteId, String>,
    /// How many days before its expiry a proof counts as expiring soon.
    pub expiring_days: u32,
    pub(super) everyone: Vec<usize>,
    pub(super) by_role: HashMap<RoleId, Vec<usize>>,
    pub(super) by_site: HashMap<SiteId, Vec<usize>>,
}

impl Rules {
    /// Orders and indexes the requirements and competencies; call it after the lists have changed.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        self.competencies.sort_unstable_by_key(|competency| competency.id);
        self.requirements.sort_unstable_by_key(|requirement| (requirement.competency, requirement.id));
        (self.everyone, self.by_role, self.by_site) = Default::default();
        for (index, requirement) in self.requirements.iter().enumerate() {
            match requirement.scope {
                Scope::Everyone => self.everyone.push(index),
                Scope::Role(role) => self.by_role.entry(role).or_default().push(index),
                Scope::Site(site) => self.by_site.entry(site).or_default().push(index),
            }
        }
        self
    }

    /// The code of what `course` owns or grants, as it stands above the columns; its number if that is nothing.
    #[must_use]
    pub fn code_of(&self, course: CourseId) -> String {
        let granted = self.grants.get(&course);
        let is_it = |one: &&CompetencyFact| granted.map_or(one.course == Some(course), |granted| one.id == *granted);
        self.competencies.iter().find(is_it).map_or_else(|| course.to_string(), |one| one.code.clone())
    }

    /// Whether each competency is of `category`, if one is given, and of one of `courses`, if some are: one that such a course
    /// owns or grants.
    pub(super) fn chooser(
        &self,
        category: Option<CategoryId>,
        courses: &[CourseId],
    ) -> impl Fn(&CompetencyFact) -> bool {
        let owners: HashSet<CourseId> = courses.iter().copied().collect();
        let granted: HashSet<CompetencyId> =
            courses.iter().filter_map(|course| self.grants.get(course)).copied().collect();
        move |one| {
            category.is_none_or(|category| category == one.category)
                && (owners.is_empty()
                    || granted.contains(&one.id)
                    || one.course.is_some_and(|course| owners.contains(&course)))
        }
    }

    /// The competencies that somebody can come to hold, see [`is_attainable`].
    pub fn attainable(&self) -> impl Iterator<Item = &CompetencyFact> {
        let granted: HashSet<CompetencyId> = self.grants.values().copied().collect();
        self.competencies.iter().filter(move |one| is_attainable(one.course, granted.contains(&one.id)))
    }

    /// The competency `id`.
    #[must_use]
    pub fn competency(&self, id: CompetencyId) -> Option<&CompetencyFact> {
        let index = self.competencies.binary_search_by_key(&id, |competency| competency.id).ok()?;
        Some(&self.competencies[index])
    }
}

/// A competency and what people see of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetencyFact {
    /// Its identifier.
    pub id: CompetencyId,
    /// The course that owns it.
    pub course: Option<CourseId>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its category.
    pub category: CategoryId,
    /// For how many months it holds by default; none = for ever.
    pub validity_months: Option<u32>,
    /// How the owning course is meant, mandatory or optional.
    pub level: RequirementLevel,
}

/// Whether somebody can come to hold a competency that `owner` owns. The competency of a course has to be granted by one, which
/// it is not while that course refreshes another one; a competency without a course is proven from outside.
#[must_use]
pub const fn is_attainable(owner: Option<CourseId>, is_granted: bool) -> bool {
    owner.is_none() || is_granted
}

/// Who a requirement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// Everyone in the organisation.
    Everyone,
    /// Those who hold a role.
    Role(RoleId),
    /// Those who hold a role at a site.
    Site(SiteId),
}

/// The fact that something is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequirementFact {
    /// Its identifier.
    pub id: RequirementId,
    /// Which version of it, from 1.
    pub version: u32,
    /// What is required.
    pub competency: CompetencyId,
    /// Of whom.
    pub scope: Scope,
    /// Whether work is not allowed without it.
    pub is_mandatory: bool,
    /// Whether a law or standard asks for it.
    pub is_regulatory: bool,
    /// Days from when it first bears on a person until it is due.
    pub grace_days: Option<u32>,
    /// A fixed day on which it is due at the latest.
    pub deadline: Option<NaiveDate>,
    /// After how many months it has to be refreshed.
    pub refresh_months: Option<u32>,
    /// From when to when it is in force.
    pub period: Period,
}
