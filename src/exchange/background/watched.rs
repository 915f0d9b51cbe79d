//! What a process has seen of the signs of life that tasks give, and since when, by its own time alone.

use super::Task;
use chrono::{DateTime, Utc};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// What nobody has looked at for so long is forgotten: it has ended.
const FORGOTTEN_AFTER: Duration = Duration::from_mins(10);

/// The signs of life that a process has seen last.
#[derive(Debug, Default)]
pub(crate) struct Watched(Mutex<HashMap<Task, Seen>>);

/// A sign of life.
#[derive(Debug, Clone, Copy)]
struct Seen {
    sign: DateTime<Utc>,
    /// When it was seen first, and last.
    first: Duration,
    last: Duration,
}

impl Watched {
    /// For how long `sign` has been the last one of `task`, as far as this process has seen; it looks at `now`.
    pub(super) fn silent_for(&self, task: Task, sign: DateTime<Utc>, now: Duration) -> Duration {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, seen| now.saturating_sub(seen.last) < FORGOTTEN_AFTER);
        let known = seen.get(&task).filter(|seen| seen.sign == sign);
        let first = known.map_or(now, |seen| seen.first);
        seen.insert(task, Seen { sign, first, last: now });
        now.saturating_sub(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Entity;

    #[test]
    fn a_task_is_as_silent_as_it_was_seen_to_be_whatever_its_own_clock_says() {
        let (watched, task) = (Watched::default(), Task { entity: Entity::Import, id: 1, number: 1 });
        let second = Duration::from_secs(1);
        let far_behind = DateTime::UNIX_EPOCH;
        assert_eq!(watched.silent_for(task, far_behind, 100 * second), Duration::ZERO);
        assert_eq!(watched.silent_for(task, far_behind, 126 * second), 26 * second);
        // A clock that was put back gives signs all the same.
        assert_eq!(watched.silent_for(task, far_behind - chrono::TimeDelta::hours(1), 127 * second), Duration::ZERO);
        let next = Task { number: 2, ..task };
        assert_eq!(watched.silent_for(next, far_behind, 130 * second), Duration::ZERO);
    }
}
