//! How many required cells are in each state, and what follows from that.

use super::super::standing::State;
use serde::{Deserialize, Serialize};

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
    /// Nothing is required.
    pub const NONE: Self = Self { valid: 0, expiring: 0, waiting: 0, missing: 0, failed: 0, overdue: 0, expired: 0 };

    /// Counts one required cell.
    pub fn add(&mut self, state: State) {
        self.add_cells(state, 1);
    }

    /// Counts so many required cells in the same state.
    pub fn add_cells(&mut self, state: State, cells: u32) {
        if let Some(count) = self.count_mut(state) {
            *count += cells;
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

    /// Takes counts away that were added before.
    pub fn take(&mut self, other: &Self) {
        for state in State::ALL {
            if let Some(count) = self.count_mut(state) {
                *count -= other.count(state);
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
