//! The scores of a list of completions, out of a hundred.

use super::Reader;
use crate::competence::completion::Score;
use crate::exchange::plan::{problem::ProblemKind, view::SheetView};
use crate::exchange::sentence::Sentence;
use crate::exchange::vocabulary::Field;
use crate::exchange::workbook::Cell;

/// What the numbers of the sheet's column of scores have to be multiplied by: a spreadsheet keeps 85 % as 0.85. Shares are told by
/// one that lies between 0 and 1; zeros and ones alone may as well be points.
pub(super) fn scale(view: &SheetView<'_>) -> f64 {
    let numbers: Vec<f64> = view.rows().filter_map(|row| view.cell(row, Field::Score).number()).collect();
    let is_share = numbers.iter().any(|number| 0.0 < *number && *number < 1.0);
    if is_share && numbers.iter().all(|number| *number <= 1.0) { 100.0 } else { 1.0 }
}

fn of_cell(cell: &Cell, scale: f64) -> Option<Score> {
    let score = match cell.text().strip_suffix('%') {
        Some(percent) => Cell::Text(percent.to_owned()).number(),
        None => cell.number().map(|number| number * scale),
    };
    score.and_then(|score| Score::new(score).ok())
}

impl Reader<'_, '_> {
    /// The score in a row of `code`, which says that the course was passed. An error if it was not, by its pass mark: the row is
    /// then rejected.
    pub(super) fn score(
        &mut self,
        view: &SheetView<'_>,
        row: usize,
        code: &str,
        scale: f64,
    ) -> Result<Option<Score>, ()> {
        let cell = view.cell(row, Field::Score);
        if cell.is_blank() || super::not_applicable(cell) {
            return Ok(None);
        }
        let place = view.place_of(row, Field::Score);
        let Some(score) = of_cell(cell, scale) else {
            self.ledger.warn(ProblemKind::ScoreNotUnderstood, place, cell, Sentence::NotAScore {});
            return Ok(None);
        };
        match self.context.courses.pass_mark(code).filter(|mark| score.get() < f64::from(*mark)) {
            None => Ok(Some(score)),
            Some(mark) => {
                let (score, course) = (Cell::Number(score.get()).text(), code.to_owned());
                let message = Sentence::BelowPassMark { score, course, mark: mark as usize };
                self.reject(ProblemKind::BelowPassMark, cell, place, message);
                Err(())
            }
        }
    }
}
