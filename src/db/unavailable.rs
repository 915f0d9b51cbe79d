//! Which errors of a database mean that something of the server is unavailable for a while.

use crate::error::{Error, Unavailability};
use std::borrow::Cow;

/// The codes of SQLite for a full disk: a page or the shared memory beside the log could not be written.
const SQLITE_FULL: &[&str] = &["13", "4874"];
/// SQLite cannot open its file, or another process kept the lock for longer than anybody waits.
const SQLITE_AWAY: &[&str] = &["5", "14", "261", "517"];
/// PostgreSQL's disk is full.
const POSTGRES_FULL: &str = "53100";
/// PostgreSQL is starting, ending, out of memory or of connections, the connection broke, or it took back one of several transactions
/// that were in each other's way.
const POSTGRES_AWAY: &[&str] = &["08", "40001", "40P01", "53", "57P"];

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        match unavailability(&cause) {
            Some(what) => Self::Unavailable(what, Box::new(cause)),
            None => Self::internal(cause),
        }
    }
}

/// What is unavailable if `error` says so.
pub(super) fn unavailability(error: &sqlx::Error) -> Option<Unavailability> {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => {
            Some(Unavailability::Database)
        }
        sqlx::Error::Database(cause) => of_code(&cause.code().unwrap_or(Cow::Borrowed(""))),
        _ => None,
    }
}

/// Codes of PostgreSQL have five characters, those of SQLite are numbers below 10,000.
fn of_code(code: &str) -> Option<Unavailability> {
    if SQLITE_FULL.contains(&code) || code == POSTGRES_FULL {
        Some(Unavailability::Space)
    } else if SQLITE_AWAY.contains(&code)
        || code.len() == 5 && POSTGRES_AWAY.iter().any(|class| code.starts_with(class))
    {
        Some(Unavailability::Database)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_apart_from_a_database_that_is_away_and_from_a_mistake() {
        for full in ["13", "4874", "53100"] {
            assert_eq!(of_code(full), Some(Unavailability::Space), "{full}");
        }
        for away in ["5", "57P01", "57P03", "08006", "53300", "40001", "40P01"] {
            assert_eq!(of_code(away), Some(Unavailability::Database), "{away}");
        }
        for mistake in ["", "1", "2067", "23505", "40002", "42601", "57014", "530"] {
            assert_eq!(of_code(mistake), None, "{mistake}");
        }
        assert_eq!(unavailability(&sqlx::Error::PoolTimedOut), Some(Unavailability::Database));
        assert_eq!(unavailability(&sqlx::Error::RowNotFound), None);
    }
}
