//! The only code that knows there are two databases.
//!
//! SQL is one text for both, with `$1…` placeholders; what really differs is a named pair of functions in here.
//! [`Db`] opens transactions; [`Tx`] has five verbs: `all`, `one`, `maybe`, `run` and `many`.

#[cfg(feature = "testing")]
mod earlier;
mod examine;
mod fresh;
mod lack;
mod migrations;
mod open;
mod param;
mod portable;
mod sequence;
mod setting;
mod tx;
mod wal;

use crate::kernel::id::Id;
pub use examine::{Examination, Trail};
pub(crate) use fresh::Fresh;
pub use fresh::FreshError;
pub(crate) use lack::lack;
pub(crate) use migrations::known as known_migrations;
#[cfg(all(test, feature = "testing"))]
pub(crate) use migrations::tables_in_order;
pub use open::{Db, OpenError};
pub use param::{Param, Row};
pub(crate) use portable::Table;
pub use tx::Tx;

/// Whether `error` says that a unique key was violated.
#[must_use]
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// `1, 2, 3`, for `IN (…)`. Nothing but numbers can be in it.
pub(crate) fn numbers<I: Id>(ids: &[I]) -> String {
    in_list(ids.iter().map(|id| id.number()))
}

/// The same of stored numbers.
pub(crate) fn in_list(numbers: impl IntoIterator<Item = i64>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
}

/// The condition that picks the rows of table `of` (`f.`, or nothing where there is only one) of organisation `$1` with these
/// identifiers. The sign keeps SQLite from reading the whole organisation through an index of it instead of looking the identifiers up.
pub(crate) fn own_rows<I: Id>(of: &str, ids: &[I]) -> String {
    format!("+{of}organisation_id = $1 AND {of}id IN ({})", numbers(ids))
}

/// `$2, $3, $4` for three parameters from the second on, for `IN (…)`.
pub(crate) fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}
