//! How the work of a job gets on, as it travels and in words.

use crate::t;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How the work of a job that has not ended gets on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// Nobody has claimed it.
    Queued,
    /// Somebody works on it.
    Working,
    /// Whoever claimed it has given no sign of life for a while.
    Silent,
}

/// The same with the latest sign of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldWork {
    /// How it gets on.
    pub pace: Pace,
    /// The latest sign of life of whoever is at it.
    pub alive_at: Option<DateTime<Utc>>,
}

impl ToldWork {
    /// How `job` gets on.
    #[cfg(feature = "ssr")]
    pub(in crate::pages) fn of(caller: &docendo::work::Caller, job: Option<&docendo::jobs::Status>) -> Self {
        use docendo::jobs;
        let pace = match jobs::pace(caller, job) {
            jobs::Pace::Queued => Pace::Queued,
            jobs::Pace::Working => Pace::Working,
            jobs::Pace::Silent => Pace::Silent,
        };
        Self { pace, alive_at: job.and_then(|job| job.heartbeat_at) }
    }

    /// That nobody is at it, if so.
    pub(in crate::pages) fn standstill(&self) -> Option<String> {
        match self.pace {
            Pace::Queued => Some(t!("work-queued")),
            Pace::Working => None,
            Pace::Silent => Some(t!("work-silent")),
        }
    }

    /// What is known of whoever is at it.
    pub(in crate::pages) fn signs_of_life(&self) -> String {
        let time = self.alive_at.map(|at| at.format("%H:%M:%S").to_string()).unwrap_or_default();
        match self.pace {
            Pace::Queued => t!("work-queued-text"),
            Pace::Working => t!("import-busy-since", time = time),
            Pace::Silent => t!("work-silent-text", time = time),
        }
    }
}
