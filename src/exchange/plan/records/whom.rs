//! Whom a row with completions is about, or why nobody knows.

use super::Reader;
use crate::exchange::plan::people::{ambiguous, unconfirmed};
use crate::exchange::plan::problem::ProblemKind;
use crate::exchange::plan::view::SheetView;
use crate::exchange::plan::who::PersonMatch;
use crate::exchange::sentence::Sentence;
use crate::exchange::text::shorten;
use crate::exchange::vocabulary::Field;

/// An index of the directory, or the kind of problem and the sentence about it.
pub(super) type Whom = Result<usize, (ProblemKind, Sentence)>;

impl Reader<'_, '_> {
    /// Whom a row is about.
    pub(super) fn whom(&mut self, view: &SheetView<'_>, row: usize) -> Whom {
        if let Some(index) = self.context.rows.get(&(view.index, row)) {
            return Ok(*index);
        }
        let written = view.written(row);
        let who = [&written.number, &written.email, &written.name].into_iter().find(|text| !text.is_empty());
        let who = shorten(who.map_or("", String::as_str), 60);
        match self.context.directory.find(&written) {
            PersonMatch::One(index) => {
                if written.number.is_empty() && written.email.is_empty() {
                    self.context.directory.note_name(&written.name, index);
                }
                Ok(index)
            }
            // With a column of numbers a name beside an empty cell proves nothing.
            _ if written.number.is_empty()
                && written.email.is_empty()
                && view.mapping.column(Field::EmployeeNumber).is_some() =>
            {
                Err((ProblemKind::MissingEmployeeNumber, Sentence::RowWithoutNumber {}))
            }
            PersonMatch::Perhaps(index) => {
                self.context.directory.note_name(&written.name, index);
                Err((ProblemKind::NameNotConfirmed, unconfirmed(&who)))
            }
            PersonMatch::Several => Err((ProblemKind::AmbiguousName, ambiguous(&who))),
            // Nobody has this number or address: perhaps the name tells, if a person confirms it.
            PersonMatch::Nobody => match self.context.directory.named(&written.name) {
                PersonMatch::One(index) if self.context.directory.may_be(index, &written) => Ok(index),
                PersonMatch::Perhaps(index) if self.context.directory.may_be(index, &written) => {
                    self.context.directory.note_name(&written.name, index);
                    Err((ProblemKind::NameNotConfirmed, unconfirmed(&written.name)))
                }
                _ => Err((ProblemKind::UnknownEmployee, unknown(who, written.number.is_empty()))),
            },
            PersonMatch::Unsaid => Err((ProblemKind::MissingEmployeeNumber, Sentence::RowOfNobody {})),
        }
    }
}

/// The sentence about somebody who is told by `who`, a number or, if `by_name`, a name or an address.
fn unknown(who: String, by_name: bool) -> Sentence {
    if by_name { Sentence::NobodyCalled { who } } else { Sentence::NobodyWithNumber { who } }
}
