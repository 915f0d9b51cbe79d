//! Counts by kind of problem.

use super::problem::ProblemKind;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// Counts by kind of problem; serialised as a map in the order of first occurrence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(Vec<(ProblemKind, usize)>);

impl Tally {
    /// Starts with kinds that are shown even when they are 0.
    pub(super) fn of(kinds: &[ProblemKind]) -> Self {
        Self(kinds.iter().map(|kind| (*kind, 0)).collect())
    }

    pub(super) fn add(&mut self, kind: ProblemKind) {
        match self.0.iter_mut().find(|(counted, _)| *counted == kind) {
            Some((_, count)) => *count += 1,
            None => self.0.push((kind, 1)),
        }
    }

    /// How many there are of a kind.
    #[must_use]
    pub fn count(&self, kind: ProblemKind) -> usize {
        self.iter().find(|(counted, _)| *counted == kind).map_or(0, |(_, count)| count)
    }

    /// How many there are of all kinds.
    #[must_use]
    pub fn total(&self) -> usize {
        self.iter().map(|(_, count)| count).sum()
    }

    /// Kinds with their counts, some of which may be 0.
    pub fn iter(&self) -> impl Iterator<Item = (ProblemKind, usize)> {
        self.0.iter().copied()
    }

    /// Whether no kind is counted, not even as 0.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (kind, count) in &self.0 {
            map.serialize_entry(kind.text(), count)?;
        }
        map.end()
    }
}
