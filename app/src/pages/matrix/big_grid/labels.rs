//! What the cells of the grid say to those who hear them. Many say the same, which is put into words once.

use super::super::wording::percent;
use crate::{t, text};
use chrono::NaiveDate;
use docendo::competence::{State, window::Mark};
use std::{cell::RefCell, collections::HashMap};

/// The words of a matrix of one day.
pub(super) struct Labels {
    as_of: NaiveDate,
    known: RefCell<HashMap<Mark, String>>,
}

impl Labels {
    pub(super) fn of(as_of: NaiveDate) -> Self {
        Self { as_of, known: RefCell::default() }
    }

    /// The state of a cell, and the day that it is about; of a group, how much holds.
    pub(super) fn label(&self, mark: Mark) -> String {
        self.known.borrow_mut().entry(mark).or_insert_with(|| told(mark, self.as_of)).clone()
    }
}

fn told(mark: Mark, as_of: NaiveDate) -> String {
    let state = t!(&format!("state-{}", mark.state.code()));
    let Some(number) = mark.number else { return state };
    if mark.is_group {
        return t!("cell-group", state = state, share = percent(number));
    }
    let key = match mark.state {
        State::Valid => "cell-valid-until",
        State::Expiring => "cell-on",
        _ => "cell-since",
    };
    t!(key, state = state, day = text::maybe_day(mark.day(as_of)))
}
