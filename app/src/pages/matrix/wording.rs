//! What the cells of a matrix say. Thousands of them say the same few hundred things, which are put into words once.

use crate::{t, text};
use chrono::NaiveDate;
use docendo::{
    competence::{
        State,
        matrix::By,
        window::{Mark, RowKind},
    },
    kernel::date::days_between,
};
use std::{cell::RefCell, collections::HashMap};

/// What a cell says to those who hear it, and the number of days that it shows beside the symbol.
pub(super) type CellWords = (String, Option<String>);

/// The words of a matrix of one day.
pub(super) struct Wording {
    as_of: NaiveDate,
    /// By the state, and the day that it is about.
    known: RefCell<HashMap<(State, Option<NaiveDate>), CellWords>>,
}

impl Wording {
    pub(super) fn of(as_of: NaiveDate) -> Self {
        Self { as_of, known: RefCell::default() }
    }

    /// What the cell of a person says: their state, and the day that it is about.
    pub(super) fn standing(&self, state: State, day: Option<NaiveDate>) -> CellWords {
        let mut known = self.known.borrow_mut();
        known.entry((state, day)).or_insert_with(|| describe(state, day, self.as_of)).clone()
    }

    /// What a cell says: of a group, how the worst of it stands, and how much holds.
    pub(super) fn mark(&self, mark: Mark) -> CellWords {
        if !mark.is_group {
            return self.standing(mark.state, mark.day(self.as_of));
        }
        let worst = t!(&format!("state-{}", mark.state.code()));
        match mark.number {
            // The number stands after it.
            Some(share) => (t!("matrix-group-cell", state = worst), Some(percent(share))),
            None => (worst, None),
        }
    }
}

fn describe(state: State, day: Option<NaiveDate>, as_of: NaiveDate) -> CellWords {
    let days = day.filter(|_| state != State::Valid).map(|day| days_between(as_of, day).abs());
    let word = t!(&format!("state-{}", state.code()));
    let label = match (state, day, days) {
        (State::Valid, Some(expires), _) => t!("cell-valid-until", state = word, day = text::day(expires)),
        (State::Expiring, _, Some(_)) => t!("cell-days-left", state = word),
        (State::Expired | State::Overdue, _, Some(_)) => t!("cell-days-ago", state = word),
        _ => word,
    };
    (label, days.map(|days| days.to_string()))
}

/// A share of what is required, in whole percent; nothing if nothing is.
pub(super) fn share(share: Option<u8>) -> String {
    share.map(|share| percent(share.into())).unwrap_or_default()
}

/// A share in whole percent, as people write it.
pub(super) fn percent(share: i64) -> String {
    t!("percent", value = share)
}

/// What stands over the rows.
pub(super) fn row_heading(by: By) -> String {
    match by {
        By::Person => t!("matrix-person"),
        By::Role => t!("matrix-role"),
        By::Site => t!("matrix-site"),
    }
}

/// The filter that a group stands for; none for a person.
pub(super) const fn group_filter(kind: RowKind) -> Option<&'static str> {
    match kind {
        RowKind::Person => None,
        RowKind::Role => Some("role"),
        RowKind::Site => Some("site"),
    }
}
