//! Which errors of a database mean that the server lacks something for a while.

use crate::error::{Error, Lack};
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
        match lack(&cause) {
            Some(lack) => Self::Unavailable(lack, Box::new(cause)),
            None => Self::internal(cause),
        }
    }
}

/// What the server lacks if `error` says so.
pub(super) fn lack(error: &sqlx::Error) -> Option<Lack> {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => {
            Some(Lack::Database)
        }
        sqlx::Error::Database(cause) => of_code(&cause.code().unwrap_or(Cow::Borrowed(""))),
        _ => None,
    }
}

/// Codes of PostgreSQL have five characters, those of SQLite are numbers below 10,000.
fn of_code(code: &str) -> Option<Lack> {
    if SQLITE_FULL.contains(&code) || code == POSTGRES_FULL {
        Some(Lack::Space)
    } else if SQLITE_AWAY.contains(&code)
        || code.len() == 5 && POSTGRES_AWAY.iter().any(|class| code.starts_with(class))
    {
        Some(Lack::Database)
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
            assert_eq!(of_code(full), Some(Lack::Space), "{full}");
        }
        for away in ["5", "57P01", "57P03", "08006", "53300", "40001", "40P01"] {
            assert_eq!(of_code(away), Some(Lack::Database), "{away}");
        }
        for mistake in ["", "1", "2067", "23505", "40002", "42601", "57014", "530"] {
            assert_eq!(of_code(mistake), None, "{mistake}");
        }
        assert_eq!(lack(&sqlx::Error::PoolTimedOut), Some(Lack::Database));
        assert_eq!(lack(&sqlx::Error::RowNotFound), None);
    }
}
