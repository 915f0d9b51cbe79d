//! The states of everybody in every competency on one day, one byte each: what whole-matrix questions are answered from.
//!
//! A grid of 10,000 people and 200 competencies takes two megabytes. It keeps no dates: a window of the matrix works
//! those out again for the few people that it shows. When facts change, [`Grid::follow`] works out only the rows of the
//! people who changed.

use super::{
    facts::{CompetencyFact, Facts, PersonFacts},
    matrix::Show,
    standing::{Standing, State, blocks, standings},
};
use crate::{catalogue::RequirementLevel, kernel::id::CompetencyId};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};

/// Where one person stands with one competency: a state, whether it is required, whether it is mandatory, and whether it
/// keeps the person from work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark(u8);

/// How many marks there are.
const MARKS: usize = 1 << 6;

const STATE: u8 = 0b111;
const REQUIRED: u8 = 1 << 3;
const MANDATORY: u8 = 1 << 4;
const BLOCKING: u8 = 1 << 5;

impl Mark {
    /// The mark of `standing` with a competency that is meant as `level`.
    #[must_use]
    pub fn of(standing: &Standing, level: RequirementLevel) -> Self {
        let required = if standing.need.is_some() { REQUIRED } else { 0 };
        let is_mandatory = standing.need.map_or(level == RequirementLevel::Mandatory, |need| need.is_mandatory);
        let mandatory = if is_mandatory { MANDATORY } else { 0 };
        let blocking = if blocks(standing) { BLOCKING } else { 0 };
        // There are eight states, so that one fits into three bits.
        Self(standing.state as u8 & STATE | required | mandatory | blocking)
    }

    /// The state.
    #[must_use]
    pub fn state(self) -> State {
        State::ALL[usize::from(self.0 & STATE)]
    }

    /// Whether the competency is required of the person.
    #[must_use]
    pub const fn is_required(self) -> bool {
        self.0 & REQUIRED != 0
    }

    /// Whether it keeps the person from work.
    #[must_use]
    pub const fn is_blocking(self) -> bool {
        self.0 & BLOCKING != 0
    }

    /// Whether a matrix of `show` shows it.
    #[must_use]
    pub fn is_shown(self, show: Show) -> bool {
        show.admits(self.state(), self.is_required(), self.is_blocking())
    }

    /// Whether a matrix has a cell for it: it is required or held, and mandatory if only that is asked for.
    #[must_use]
    pub const fn is_cell(self, mandatory_only: bool) -> bool {
        self.0 & STATE != 0 && (!mandatory_only || self.0 & MANDATORY != 0)
    }
}

/// How often each mark stands in each column, in the rows of some people. What follows from many cells is worked out from it: there
/// are millions of cells and a few dozen marks.
pub(super) struct MarkCounts(Vec<[u32; MARKS]>);

impl MarkCounts {
    /// Of the rows of `people`, who are told by their index in the facts.
    pub(super) fn of(grid: &Grid, people: &[u32]) -> Self {
        let mut columns = vec![[0; MARKS]; grid.columns.len()];
        for person in people {
            for (counts, mark) in columns.iter_mut().zip(grid.row(*person as usize)) {
                counts[usize::from(mark.0) % MARKS] += 1;
            }
        }
        Self(columns)
    }

    /// The marks of each column that stand in it, and how often.
    pub(super) fn columns(&self) -> impl Iterator<Item = impl Iterator<Item = (Mark, u32)>> {
        self.0.iter().map(|counts| {
            let counted = (0..).map(Mark).zip(counts.iter().copied());
            counted.filter(|(_, count)| *count > 0)
        })
    }
}

/// The marks of everybody on a day.
#[derive(Debug)]
pub struct Grid {
    /// What they follow from.
    pub facts: Facts,
    /// The day.
    pub as_of: NaiveDate,
    /// How many days before its expiry a proof counts as expiring soon.
    pub expiring_days: u32,
    /// Competencies, by code.
    pub columns: Vec<CompetencyFact>,
    marks: Vec<Mark>,
}

impl Grid {
    /// The grid of `facts` on `as_of`.
    #[must_use]
    pub fn of(facts: Facts, as_of: NaiveDate, expiring_days: u32) -> Self {
        Self::build(facts, as_of, expiring_days, None)
    }

    /// The grid of `facts`, later ones of the same organisation, on the same day.
    #[must_use]
    pub fn follow(&self, facts: Facts) -> Self {
        Self::build(facts, self.as_of, self.expiring_days, Some(self))
    }

    fn build(facts: Facts, as_of: NaiveDate, expiring_days: u32, before: Option<&Self>) -> Self {
        // Under other rules every mark may be another one.
        let before = before.filter(|before| Arc::ptr_eq(&before.facts.rules, &facts.rules));
        let mut columns = facts.rules.competencies.clone();
        columns.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        let mut grid = Self { marks: Vec::new(), facts, as_of, expiring_days, columns };
        let place: HashMap<CompetencyId, usize> =
            grid.columns.iter().enumerate().map(|(index, column)| (column.id, index)).collect();
        let known: HashMap<*const PersonFacts, &[Mark]> = before.map(Self::by_person).unwrap_or_default();
        let mut marks = vec![Mark::default(); grid.facts.people.len() * grid.columns.len()];
        for (person, row) in grid.facts.people.iter().zip(marks.chunks_mut(grid.columns.len().max(1))) {
            match known.get(&Arc::as_ptr(person)) {
                Some(known) => row.copy_from_slice(known),
                None => grid.mark(person, &place, row),
            }
        }
        grid.marks = marks;
        grid
    }

    /// The rows by the very facts that they follow from; these live as long as the grid does.
    fn by_person(&self) -> HashMap<*const PersonFacts, &[Mark]> {
        self.facts.people.iter().enumerate().map(|(index, person)| (Arc::as_ptr(person), self.row(index))).collect()
    }

    fn mark(&self, person: &PersonFacts, place: &HashMap<CompetencyId, usize>, row: &mut [Mark]) {
        // Who is not employed on the day has no row in any matrix.
        if !person.is_employed(self.as_of) {
            return;
        }
        standings(&self.facts.rules, person, self.as_of, self.expiring_days, |competency, standing| {
            if let Some(index) = place.get(&competency) {
                row[*index] = Mark::of(&standing, self.columns[*index].level);
            }
        });
    }

    /// The marks of the person at `index` of the facts, in the order of the columns.
    #[must_use]
    pub fn row(&self, index: usize) -> &[Mark] {
        let width = self.columns.len();
        &self.marks[index * width..(index + 1) * width]
    }
}
