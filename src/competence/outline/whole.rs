//! The whole matrix, for those who want all of it at once: of roles and sites, every cell with the standing of its worst person.

use super::{Group, Outline, Rolled, blank};
use crate::competence::{
    matrix::{By, Matrix, MatrixCell},
    standing::{Standing, explain},
};

impl Outline {
    /// The whole matrix. Other than in a [piece](Outline::piece), a cell of a role or site has the need and the proof of the worst
    /// person, and counts those who hold or held it without having to.
    #[must_use]
    pub fn whole(&self) -> Matrix {
        if self.query.by == By::Person { self.piece(0..usize::MAX, 0..usize::MAX) } else { self.whole_of_groups() }
    }

    fn whole_of_groups(&self) -> Matrix {
        let columns: Vec<usize> = self.columns.iter().map(|index| *index as usize).collect();
        let mut whole = Matrix {
            columns: columns.iter().map(|index| self.grid.columns[*index].clone()).collect(),
            column_totals: self.column_totals.clone(),
            totals: self.totals,
            ..Matrix::default()
        };
        for (row, group) in self.groups.iter().enumerate() {
            let rolled = self.roll_up(group);
            let mut line = blank(group.key, group.name.clone());
            for cell in &rolled {
                line.totals.merge(&cell.required);
            }
            whole.rows.push(line);
            let worst = self.worst(group, &rolled);
            let shown = columns.iter().enumerate().filter_map(|(column, index)| {
                let cell = rolled[*index];
                let standing = self.standing(worst[*index]?, *index);
                let shown = MatrixCell { row, column, standing, totals: cell.required, besides: cell.besides };
                cell.is_shown(self.query.show).then_some(shown)
            });
            whole.cells.extend(shown);
        }
        whole
    }

    /// Who in `group` is the first in the worst state of each column of the grid.
    fn worst(&self, group: &Group, rolled: &[Rolled]) -> Vec<Option<u32>> {
        let mut found = vec![None; rolled.len()];
        for person in &group.members {
            for (column, mark) in self.cells(*person) {
                if found[column].is_none() && mark.state() == rolled[column].worst {
                    found[column] = Some(*person);
                }
            }
        }
        found
    }

    /// Where a person stands in a column of the grid, with its dates.
    fn standing(&self, person: u32, column: usize) -> Standing {
        let grid = &self.grid;
        let competency = grid.columns[column].id;
        explain(&grid.facts.rules, self.person(person), competency, grid.as_of, grid.expiring_days).standing
    }
}
