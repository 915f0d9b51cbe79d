//! The outline of a matrix: which rows and columns it has in which order, and its totals, but no cells.
//!
//! It is made from a [`Grid`] in a few milliseconds and takes a few bytes a row, so it can be kept. [`Outline::piece`]
//! fills in the cells of any part of it. Rows may be gathered under their site or role; the heading row of such a group
//! rolls its people up.

mod lines;
mod piece;
mod whole;

use super::{
    facts::PersonFacts,
    grid::{Grid, Mark, MarkCounts},
    matrix::{By, MatrixRow, Query, RowKey, Show, Totals},
    standing::State,
};
use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

/// A row of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineRow {
    /// A person: the index among the people of the facts.
    Person(u32),
    /// A group: the index among the groups of the outline.
    Group(u32),
}

/// A site or role and the people of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The role or site.
    pub key: RowKey,
    /// Its name.
    pub name: String,
    /// Its people: indices among the people of the facts.
    pub members: Vec<u32>,
}

/// What the people of a group have in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rolled {
    /// The state of the worst of them.
    pub worst: State,
    /// Those of whom it is required, by state.
    pub required: Totals,
    /// Those who hold or held it without having to, by state.
    pub besides: Totals,
    /// Whether it keeps any of them from work.
    pub is_blocking: bool,
}

impl Rolled {
    /// Nobody has anything in it.
    pub(crate) const BLANK: Self =
        Self { worst: State::NotRequired, required: Totals::NONE, besides: Totals::NONE, is_blocking: false };

    /// Whether a matrix of `show` shows it. The worst of a group decides, but for those whose due date has passed: they are looked
    /// for behind what has expired.
    #[must_use]
    pub fn is_shown(&self, show: Show) -> bool {
        self.worst != State::NotRequired
            && (show.admits(self.worst, self.required.count(self.worst) > 0, self.is_blocking)
                || show == Show::PastDue && self.required.count(State::Overdue) > 0)
    }
}

/// The rows and columns of a matrix and its totals.
#[derive(Debug)]
pub struct Outline {
    /// What it is made from.
    pub grid: Arc<Grid>,
    /// What was asked for.
    pub query: Query,
    /// What people stand under.
    pub under: Option<By>,
    /// The groups.
    pub groups: Vec<Group>,
    /// The rows.
    pub lines: Vec<OutlineRow>,
    /// The columns: indices among those of the grid.
    pub columns: Vec<u32>,
    /// Totals of the columns.
    pub column_totals: Vec<Totals>,
    /// Totals of everything.
    pub totals: Totals,
    /// The columns that the query selects, used or not, as a mask over those of the grid.
    chosen: Vec<bool>,
    /// See [`Outline::fingerprint`]; worked out when it is asked for first.
    fingerprint: OnceLock<u32>,
}

impl Outline {
    /// The outline of `query` over `grid`, which is of the same day. With `under` (role or site), people stand under
    /// the heading of theirs; those who have none come first.
    #[must_use]
    pub fn of(grid: Arc<Grid>, query: &Query, under: Option<By>) -> Self {
        let chosen = chosen(&grid, query);
        let mut outline = Self {
            query: query.clone(),
            under,
            groups: Vec::new(),
            lines: Vec::new(),
            columns: Vec::new(),
            column_totals: Vec::new(),
            totals: Totals::default(),
            chosen,
            fingerprint: OnceLock::new(),
            grid,
        };
        let people = outline.people();
        match (query.by, under) {
            (By::Person, Some(by @ (By::Role | By::Site))) => {
                outline.count(&people);
                outline.gather(people, by);
            }
            (By::Person, _) => {
                outline.count(&people);
                outline.lines =
                    people.into_iter().filter(|one| outline.is_shown(*one)).map(OutlineRow::Person).collect();
            }
            (by, _) => outline.group_by(&people, by),
        }
        outline
    }

    /// What decides where a row or column stands: two outlines with one fingerprint have them in the same places.
    #[must_use]
    pub fn fingerprint(&self) -> u32 {
        *self.fingerprint.get_or_init(|| self.hash_of_places())
    }

    fn hash_of_places(&self) -> u32 {
        let rows = self.lines.iter().map(|line| match line {
            OutlineRow::Person(index) => self.person(*index).id.0,
            OutlineRow::Group(index) => !i64::from(*index),
        });
        let columns = self.columns.iter().map(|index| self.grid.columns[*index as usize].id.0);
        // FNV-1a.
        rows.chain([-1])
            .chain(columns)
            .flat_map(i64::to_le_bytes)
            .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    fn person(&self, index: u32) -> &Arc<PersonFacts> {
        &self.grid.facts.people[index as usize]
    }

    /// The cells of a person that the query selects, whatever their state: index of the column in the grid, and mark.
    fn cells(&self, person: u32) -> impl Iterator<Item = (usize, Mark)> {
        let mandatory_only = self.query.mandatory_only;
        let row = self.grid.row(person as usize).iter().copied().enumerate();
        row.filter(move |(column, mark)| mark.is_cell(mandatory_only) && self.chosen[*column])
    }

    /// The cells of `people` that the query selects, counted: index of the column in the grid, mark, and how many have it there.
    fn counted(&self, people: &[u32]) -> Vec<(usize, Mark, u32)> {
        let mandatory_only = self.query.mandatory_only;
        let counts = MarkCounts::of(&self.grid, people);
        let columns = counts.columns().enumerate().filter(|(column, _)| self.chosen[*column]);
        let cells = columns.flat_map(|(column, marks)| marks.map(move |(mark, cells)| (column, mark, cells)));
        cells.filter(|(_, mark, _)| mark.is_cell(mandatory_only)).collect()
    }

    fn people(&self) -> Vec<u32> {
        let wanted: HashSet<_> = self.query.people.iter().copied().collect();
        let (on, query) = (self.grid.as_of, &self.query);
        let suits =
            |person: &PersonFacts| (wanted.is_empty() || wanted.contains(&person.id)) && query.asks_for(person, on);
        let all = (0..).zip(self.grid.facts.people.iter());
        all.filter(|(_, person)| suits(person)).map(|(index, _)| index).collect()
    }

    /// The totals and the columns, from the cells of `people`.
    fn count(&mut self, people: &[u32]) {
        let mut columns = vec![Totals::default(); self.grid.columns.len()];
        let mut used = vec![false; self.grid.columns.len()];
        for (column, mark, cells) in self.counted(people) {
            used[column] |= mark.is_shown(self.query.show);
            if mark.is_required() {
                columns[column].add_cells(mark.state(), cells);
            }
        }
        self.keep(&columns, &used);
    }

    /// Keeps the columns that are `used`, and sums up all of them.
    fn keep(&mut self, columns: &[Totals], used: &[bool]) {
        for (column, (totals, is_used)) in (0..).zip(columns.iter().zip(used)) {
            self.totals.merge(totals);
            if *is_used {
                self.columns.push(column);
                self.column_totals.push(*totals);
            }
        }
    }

    /// How many rows are shown that are no headings, and how many cells are in them.
    #[must_use]
    pub fn count_shown(&self) -> (usize, usize) {
        let show = self.query.show;
        let cells = |line: &OutlineRow| match line {
            OutlineRow::Person(index) => Some(self.cells(*index).filter(|(_, mark)| mark.is_shown(show)).count()),
            OutlineRow::Group(index) if self.query.by != By::Person => {
                Some(self.roll_up(&self.groups[*index as usize]).iter().filter(|cell| cell.is_shown(show)).count())
            }
            OutlineRow::Group(_) => None,
        };
        self.lines.iter().filter_map(cells).fold((0, 0), |(rows, all), cells| (rows + 1, all + cells))
    }

    /// Whether any cell of `person` is shown; with every cell shown, everybody is.
    fn is_shown(&self, person: u32) -> bool {
        self.query.show == Show::All || self.cells(person).any(|(_, mark)| mark.is_shown(self.query.show))
    }
}

/// Which columns of the grid `query` selects.
fn chosen(grid: &Grid, query: &Query) -> Vec<bool> {
    grid.columns.iter().map(grid.facts.rules.chooser(query.category, &query.courses)).collect()
}

/// A row without its totals.
fn blank(key: RowKey, name: String) -> MatrixRow {
    MatrixRow { key, listed_name: name.clone(), name, number: None, role: None, site: None, totals: Totals::default() }
}
