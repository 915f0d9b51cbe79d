//! A part of a matrix with its cells: some rows and some columns of an outline.

use super::{Group, Outline, OutlineRow, blank};
use crate::{
    competence::{
        facts::PersonFacts,
        matrix::{Matrix, MatrixCell, MatrixRow, RowKey, Totals},
        standing::{Standing, standings_of},
    },
    kernel::id::CompetencyId,
};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Where the columns of a piece are: in the piece, and in the grid.
type Places = FxHashMap<CompetencyId, (usize, usize)>;

impl Outline {
    /// The cells of `rows` and `columns` (both cut to what there is), counted from the first of them. Totals of rows,
    /// of columns and of everything are those of the whole matrix.
    #[must_use]
    pub fn piece(&self, rows: Range<usize>, columns: Range<usize>) -> Matrix {
        let rows = cut(rows, self.lines.len());
        let columns = cut(columns, self.columns.len());
        let wanted: Vec<usize> = self.columns[columns.clone()].iter().map(|index| *index as usize).collect();
        let mut piece = Matrix {
            columns: wanted.iter().map(|index| self.grid.columns[*index].clone()).collect(),
            column_totals: self.column_totals[columns].to_vec(),
            totals: self.totals,
            ..Matrix::default()
        };
        let columns = piece.columns.iter().zip(&wanted).enumerate();
        let places: Places = columns.map(|(column, (one, index))| (one.id, (column, *index))).collect();
        for (row, line) in self.lines[rows].iter().enumerate() {
            match line {
                OutlineRow::Person(index) => {
                    piece.rows.push(self.person_row(*index));
                    self.person_cells(*index, row, &places, &mut piece.cells);
                }
                OutlineRow::Group(index) => {
                    let group = &self.groups[*index as usize];
                    let (line, cells) = self.group(group, row, &wanted);
                    piece.rows.push(line);
                    piece.cells.extend(cells);
                }
            }
        }
        piece
    }

    /// The rows and columns of a piece, without its cells.
    #[must_use]
    pub fn heads(&self, rows: Range<usize>, columns: Range<usize>) -> Matrix {
        let row = |line: &OutlineRow| match line {
            OutlineRow::Person(index) => self.person_row(*index),
            OutlineRow::Group(index) => self.group(&self.groups[*index as usize], 0, &[]).0,
        };
        let columns = cut(columns, self.columns.len());
        let column = |index: &u32| self.grid.columns[*index as usize].clone();
        Matrix {
            rows: self.lines[cut(rows, self.lines.len())].iter().map(row).collect(),
            columns: self.columns[columns.clone()].iter().map(column).collect(),
            column_totals: self.column_totals[columns].to_vec(),
            totals: self.totals,
            cells: Vec::new(),
        }
    }

    fn person_row(&self, index: u32) -> MatrixRow {
        let person = self.person(index);
        let holding = person.holdings_on(self.grid.as_of).next();
        MatrixRow {
            listed_name: person.listed_name.clone(),
            number: person.number.clone(),
            role: holding.map(|holding| holding.role),
            site: holding.and_then(|holding| holding.site),
            totals: self.totals_of(index),
            ..blank(RowKey::Person(person.id), person.name.clone())
        }
    }

    fn totals_of(&self, person: u32) -> Totals {
        let mut totals = Totals::default();
        for (_, mark) in self.cells(person).filter(|(_, mark)| mark.is_required()) {
            totals.add(mark.state());
        }
        totals
    }

    /// Works the standings of the person out again, for their dates.
    fn person_cells(&self, index: u32, row: usize, places: &Places, cells: &mut Vec<MatrixCell>) {
        let grid = &self.grid;
        let person: &PersonFacts = self.person(index);
        let marks = grid.row(index as usize);
        let column = |competency: CompetencyId| {
            let (column, index) = places.get(&competency)?;
            let mark = marks[*index];
            (mark.is_cell(self.query.mandatory_only) && mark.is_shown(self.query.show)).then_some(*column)
        };
        let start = cells.len();
        standings_of(&grid.facts.rules, person, (grid.as_of, grid.expiring_days), column, |column, standing| {
            let mut totals = Totals::default();
            if standing.need.is_some() {
                totals.add(standing.state);
            }
            cells.push(MatrixCell { row, column, standing, totals, besides: Totals::default() });
        });
        cells[start..].sort_unstable_by_key(|cell| cell.column);
    }

    /// The row of a group and its cells.
    fn group(&self, group: &Group, row: usize, wanted: &[usize]) -> (MatrixRow, Vec<MatrixCell>) {
        let mut line = blank(group.key, group.name.clone());
        let columns = self.roll_up(group);
        for cell in &columns {
            line.totals.merge(&cell.required);
        }
        let shown = wanted.iter().enumerate().filter_map(|(column, index)| {
            let cell = columns[*index];
            let standing = Standing { state: cell.worst, need: None, proof: None };
            let shown = MatrixCell { row, column, standing, totals: cell.required, besides: Totals::default() };
            cell.is_shown(self.query.show).then_some(shown)
        });
        (line, shown.collect())
    }
}

fn cut(range: Range<usize>, length: usize) -> Range<usize> {
    range.start.min(length)..range.end.clamp(range.start.min(length), length)
}
