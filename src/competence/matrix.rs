//! The matrix: the standings of many people for many competencies, by person, role or site.
//!
//! Rows and columns are in the order in which people read them; cells are sparse, ordered by row and column. The totals
//! are of everything that the filters select except the state filter, so that looking at the gaps does not change them.

use super::{
    facts::{CompetencyFact, Facts, PersonFacts},
    standing::{Standing, State, standings},
};
use crate::{
    catalogue::RequirementLevel,
    kernel::id::{CategoryId, CompetencyId, CourseId, PersonId, RoleId, SiteId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the rows are (EHS, section 10.1: `type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// One row a person.
    #[default]
    Person,
    /// One row a job role: the people who hold it.
    Role,
    /// One row a site: the people who hold a role there.
    Site,
}

/// Which cells are shown (EHS, section 10.1: `statusFilter`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those that need something done.
    Gaps,
    /// Those that will soon.
    Expiring,
    /// Those whose due date or expiry has passed.
    Overdue,
}

impl Show {
    /// Whether a cell in `state` is shown.
    #[must_use]
    pub const fn admits(self, state: State) -> bool {
        match self {
            Self::All => true,
            Self::Gaps => state.is_gap(),
            Self::Expiring => matches!(state, State::Expiring),
            Self::Overdue => matches!(state, State::Overdue | State::Expired),
        }
    }
}

/// What a matrix is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What the rows are.
    pub by: By,
    /// The day.
    pub as_of: NaiveDate,
    /// How many days before its expiry a proof counts as expiring soon; none = as the organisation says.
    pub expiring_days: Option<u32>,
    /// Only people with a role at this site.
    pub site: Option<SiteId>,
    /// Only people with this job role.
    pub role: Option<RoleId>,
    /// Only competencies of this category.
    pub category: Option<CategoryId>,
    /// Only what is mandatory.
    pub mandatory_only: bool,
    /// Which cells.
    pub show: Show,
    /// Only these people; empty = all.
    pub people: Vec<PersonId>,
    /// Only the competencies that these courses own; empty = all.
    pub courses: Vec<CourseId>,
}

impl Query {
    /// Everybody and everything on `as_of`, by person.
    #[must_use]
    pub const fn on(as_of: NaiveDate) -> Self {
        Self {
            by: By::Person,
            as_of,
            expiring_days: None,
            site: None,
            role: None,
            category: None,
            mandatory_only: false,
            show: Show::All,
            people: Vec::new(),
            courses: Vec::new(),
        }
    }
}

/// How many required cells are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Held.
    pub valid: u32,
    /// Held, but not for long.
    pub expiring: u32,
    /// Waiting for verification.
    pub waiting: u32,
    /// Never proven.
    pub missing: u32,
    /// Tried and not passed.
    pub failed: u32,
    /// Never proven, past the due date.
    pub overdue: u32,
    /// No longer held.
    pub expired: u32,
}

impl Totals {
    /// Counts one required cell.
    pub fn add(&mut self, state: State) {
        if let Some(count) = self.count_mut(state) {
            *count += 1;
        }
    }

    /// Adds the counts of `other`.
    pub fn merge(&mut self, other: &Self) {
        for state in State::ALL {
            if let Some(count) = self.count_mut(state) {
                *count += other.count(state);
            }
        }
    }

    fn count_mut(&mut self, state: State) -> Option<&mut u32> {
        Some(match state {
            State::NotRequired => return None,
            State::Valid => &mut self.valid,
            State::Expiring => &mut self.expiring,
            State::Waiting => &mut self.waiting,
            State::Missing => &mut self.missing,
            State::Failed => &mut self.failed,
            State::Overdue => &mut self.overdue,
            State::Expired => &mut self.expired,
        })
    }

    /// How many required cells are in `state`.
    #[must_use]
    pub fn count(&self, state: State) -> u32 {
        let mut copy = *self;
        copy.count_mut(state).map_or(0, |count| *count)
    }

    /// How many cells are required.
    #[must_use]
    pub const fn required(&self) -> u32 {
        self.valid + self.expiring + self.gaps()
    }

    /// How many required cells need something done.
    #[must_use]
    pub const fn gaps(&self) -> u32 {
        self.waiting + self.missing + self.failed + self.overdue + self.expired
    }

    /// (valid + expiring) / required, 0 to 1; none if nothing is required.
    #[must_use]
    pub fn compliance(&self) -> Option<f64> {
        let required = self.required();
        (required > 0).then(|| f64::from(self.valid + self.expiring) / f64::from(required))
    }

    /// The greatest, that is most urgent, state that occurs.
    #[must_use]
    pub fn worst(&self) -> State {
        State::ALL.into_iter().rev().find(|state| self.count(*state) > 0).unwrap_or(State::NotRequired)
    }
}

/// Whom or what a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RowKey {
    /// A person.
    Person(PersonId),
    /// A job role.
    Role(RoleId),
    /// A site.
    Site(SiteId),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whom or what it is about.
    pub key: RowKey,
    /// The name as people see it.
    pub name: String,
    /// The name as lists show it; of a person, last name first.
    pub listed_name: String,
    /// A person's employee number.
    pub number: Option<String>,
    /// A person's job role on the day, the latest if there are several.
    pub role: Option<RoleId>,
    /// And its site.
    pub site: Option<SiteId>,
    /// Its required cells by state.
    pub totals: Totals,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Index of the row.
    pub row: usize,
    /// Index of the column.
    pub column: usize,
    /// The standing; of roles and sites, that of the worst person.
    pub standing: Standing,
    /// Of roles and sites, the people by state; of a person, himself.
    pub totals: Totals,
}

/// A matrix.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// Rows, by name.
    pub rows: Vec<Row>,
    /// Columns, by code.
    pub columns: Vec<CompetencyFact>,
    /// Totals of the columns.
    pub column_totals: Vec<Totals>,
    /// Cells, ordered by row and column.
    pub cells: Vec<Cell>,
    /// Totals of everything.
    pub totals: Totals,
}

/// The matrix of `facts` for `query`.
#[must_use]
pub fn matrix(facts: &Facts, query: &Query) -> Matrix {
    let selection = Selection::of(facts, query);
    let people = selection.people(facts);
    let lines = match query.by {
        By::Person => people.iter().map(|person| selection.person_line(facts, person)).collect(),
        By::Role => selection.group_lines(facts, &people, |holding| Some(RowKey::Role(holding.role))),
        By::Site => selection.group_lines(facts, &people, |holding| holding.site.map(RowKey::Site)),
    };
    assemble(facts, query, lines)
}

/// A row before it is known which columns there are.
struct Line {
    row: Row,
    cells: BTreeMap<CompetencyId, (Standing, Totals)>,
}

/// What a query selects, resolved once.
struct Selection<'q> {
    query: &'q Query,
    expiring_days: u32,
    people: HashSet<PersonId>,
    competencies: HashMap<CompetencyId, bool>,
}

impl<'q> Selection<'q> {
    fn of(facts: &Facts, query: &'q Query) -> Self {
        let courses: HashSet<CourseId> = query.courses.iter().copied().collect();
        let chosen = |one: &&CompetencyFact| {
            query.category.is_none_or(|category| category == one.category)
                && (courses.is_empty() || one.course.is_some_and(|course| courses.contains(&course)))
        };
        let competencies = facts.rules.competencies.iter().filter(chosen);
        Self {
            query,
            expiring_days: query.expiring_days.unwrap_or(facts.rules.expiring_days),
            people: query.people.iter().copied().collect(),
            competencies: competencies.map(|one| (one.id, one.level == RequirementLevel::Mandatory)).collect(),
        }
    }

    fn people<'f>(&self, facts: &'f Facts) -> Vec<&'f PersonFacts> {
        let on = self.query.as_of;
        let suits = |person: &&PersonFacts| {
            (self.people.is_empty() || self.people.contains(&person.id))
                && person.is_employed(on)
                && self.query.role.is_none_or(|role| person.holdings_on(on).any(|holding| holding.role == role))
                && self.query.site.is_none_or(|site| person.holdings_on(on).any(|holding| holding.site == Some(site)))
        };
        facts.people.iter().map(AsRef::as_ref).filter(suits).collect()
    }

    /// Calls `each` with the cells of `person` that the query selects, whatever their state.
    fn cells(&self, facts: &Facts, person: &PersonFacts, mut each: impl FnMut(CompetencyId, Standing)) {
        standings(&facts.rules, person, self.query.as_of, self.expiring_days, |competency, standing| {
            let Some(mandatory) = self.competencies.get(&competency) else { return };
            let mandatory = standing.need.map_or(*mandatory, |need| need.is_mandatory);
            if standing.state != State::NotRequired && (mandatory || !self.query.mandatory_only) {
                each(competency, standing);
            }
        });
    }

    fn person_line(&self, facts: &Facts, person: &PersonFacts) -> Line {
        let holding = person.holdings_on(self.query.as_of).next();
        let mut line = Line {
            row: Row {
                key: RowKey::Person(person.id),
                name: person.name.clone(),
                listed_name: person.listed_name.clone(),
                number: person.number.clone(),
                role: holding.map(|holding| holding.role),
                site: holding.and_then(|holding| holding.site),
                totals: Totals::default(),
            },
            cells: BTreeMap::new(),
        };
        self.cells(facts, person, |competency, standing| line.put(competency, standing));
        line
    }

    fn group_lines(
        &self,
        facts: &Facts,
        people: &[&PersonFacts],
        key: impl Fn(&super::facts::HoldingFact) -> Option<RowKey>,
    ) -> Vec<Line> {
        let mut lines: HashMap<RowKey, Line> = HashMap::new();
        for person in people {
            let keys: HashSet<RowKey> =
                person.holdings_on(self.query.as_of).filter(|one| self.in_scope(one)).filter_map(&key).collect();
            for key in keys {
                let line = lines.entry(key).or_insert_with(|| Line::of_group(facts, key));
                self.cells(facts, person, |competency, standing| line.put(competency, standing));
            }
        }
        let mut lines: Vec<Line> = lines.into_values().collect();
        lines.sort_by(|a, b| a.row.name.cmp(&b.row.name));
        lines
    }

    /// A person at two sites shows in a matrix of one site only with what he does there.
    fn in_scope(&self, holding: &super::facts::HoldingFact) -> bool {
        self.query.site.is_none_or(|site| holding.site == Some(site))
            && self.query.role.is_none_or(|role| holding.role == role)
    }
}

impl Line {
    fn of_group(facts: &Facts, key: RowKey) -> Self {
        let name = match key {
            RowKey::Role(role) => facts.rules.roles.get(&role),
            RowKey::Site(site) => facts.rules.sites.get(&site),
            RowKey::Person(_) => None,
        };
        let name = name.cloned().unwrap_or_default();
        let row = Row {
            key,
            listed_name: name.clone(),
            name,
            number: None,
            role: None,
            site: None,
            totals: Totals::default(),
        };
        Self { row, cells: BTreeMap::new() }
    }

    fn put(&mut self, competency: CompetencyId, standing: Standing) {
        let cell = self.cells.entry(competency).or_insert((standing, Totals::default()));
        if standing.state > cell.0.state {
            cell.0 = standing;
        }
        if standing.need.is_some() {
            cell.1.add(standing.state);
            self.row.totals.add(standing.state);
        }
    }
}

fn assemble(facts: &Facts, query: &Query, mut lines: Vec<Line>) -> Matrix {
    let mut used: BTreeMap<CompetencyId, Totals> = BTreeMap::new();
    let mut totals = Totals::default();
    for line in &lines {
        totals.merge(&line.row.totals);
        for (competency, (_, counts)) in &line.cells {
            used.entry(*competency).or_default().merge(counts);
        }
    }
    if query.show != Show::All {
        for line in &mut lines {
            line.cells.retain(|_, (standing, _)| query.show.admits(standing.state));
        }
        lines.retain(|line| !line.cells.is_empty());
        let shown: HashSet<CompetencyId> = lines.iter().flat_map(|line| line.cells.keys().copied()).collect();
        used.retain(|competency, _| shown.contains(competency));
    }
    let mut columns: Vec<(CompetencyFact, Totals)> =
        used.into_iter().filter_map(|(id, totals)| Some((facts.rules.competency(id)?.clone(), totals))).collect();
    columns.sort_by(|(a, _), (b, _)| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let index: HashMap<CompetencyId, usize> =
        columns.iter().enumerate().map(|(index, (column, _))| (column.id, index)).collect();
    let mut cells = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let start = cells.len();
        cells.extend(line.cells.iter().filter_map(|(id, (standing, totals))| {
            Some(Cell { row, column: *index.get(id)?, standing: *standing, totals: *totals })
        }));
        cells[start..].sort_unstable_by_key(|cell| cell.column);
    }
    let rows = lines.into_iter().map(|line| line.row).collect();
    let (columns, column_totals) = columns.into_iter().unzip();
    Matrix { rows, columns, column_totals, cells, totals }
}

/// Only the totals of what `query` selects: a whole-matrix summary without its cells.
#[must_use]
pub fn totals(facts: &Facts, query: &Query) -> Totals {
    let selection = Selection::of(facts, query);
    let mut totals = Totals::default();
    for person in selection.people(facts) {
        selection.cells(facts, person, |_, standing| {
            if standing.need.is_some() {
                totals.add(standing.state);
            }
        });
    }
    totals
}
