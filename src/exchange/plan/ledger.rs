//! Collects problems and counts while a plan is made.

use super::problem::{Problem, ProblemKind, Severity};
use super::tally::Tally;
use crate::exchange::sentence::Message;
use crate::exchange::text::shorten;
use crate::exchange::workbook::{Cell, Place};

/// How many problems are listed; all are counted.
const LISTED: usize = 20_000;
/// How much of a cell's text a problem repeats, in characters.
const SHOWN: usize = 80;

/// Which part of the report counts a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    People,
    Records,
    Requirements,
}

/// Collects problems and counts while a plan is made.
#[derive(Debug)]
pub(super) struct Ledger {
    pub problems: Vec<Problem>,
    pub unlisted: usize,
    pub people_rows: usize,
    pub not_applicable: usize,
    pub people_rejected: Tally,
    pub records_rejected: Tally,
    pub records_warned: Tally,
    pub requirements_rejected: Tally,
}

impl Default for Ledger {
    /// What is expected in every import is counted even if it does not occur.
    fn default() -> Self {
        use ProblemKind::{
            BeforeEmployment, DuplicateEmployeeNumber, FutureDate, ImpossibleDate, MissingEmployeeNumber, NotADate,
            UnknownEmployee,
        };
        Self {
            problems: Vec::new(),
            unlisted: 0,
            people_rows: 0,
            not_applicable: 0,
            people_rejected: Tally::of(&[DuplicateEmployeeNumber, MissingEmployeeNumber]),
            records_rejected: Tally::of(&[ImpossibleDate, FutureDate, NotADate, UnknownEmployee]),
            records_warned: Tally::of(&[BeforeEmployment]),
            requirements_rejected: Tally::default(),
        }
    }
}

impl Ledger {
    /// A row or cell that is not stored.
    pub(super) fn reject(
        &mut self,
        about: About,
        kind: ProblemKind,
        place: Place,
        cell: &Cell,
        message: impl Into<Message>,
    ) {
        let tally = match about {
            About::People => &mut self.people_rejected,
            About::Records => &mut self.records_rejected,
            About::Requirements => &mut self.requirements_rejected,
        };
        tally.add(kind);
        self.push(Severity::Rejected, kind, place, cell, message.into());
    }

    pub(super) fn warn(&mut self, kind: ProblemKind, place: Place, cell: &Cell, message: impl Into<Message>) {
        self.push(Severity::Warning, kind, place, cell, message.into());
    }

    pub(super) fn notice(&mut self, kind: ProblemKind, place: Place, cell: &Cell, message: impl Into<Message>) {
        self.push(Severity::Notice, kind, place, cell, message.into());
    }

    fn push(&mut self, severity: Severity, kind: ProblemKind, place: Place, cell: &Cell, message: Message) {
        if self.problems.len() < LISTED {
            let value = shorten(&cell.text(), SHOWN);
            self.problems.push(Problem { place, kind, severity, value, message });
        } else {
            self.unlisted += 1;
        }
    }
}
