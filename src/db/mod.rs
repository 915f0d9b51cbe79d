//! The only code that knows there are two databases.
//!
//! SQL is one text for both, with `$1…` placeholders; what really differs is a named pair of functions in here.
//! [`Db`] opens transactions; [`Tx`] has five verbs: `all`, `one`, `maybe`, `run` and `many`. [`Tenant`] has the same within one
//! organisation, which they bind themselves: a statement that does not name it does not compile ([`sql!`](sql)). What is not one
//! literal is made by [`Query`].

#[cfg(all(test, feature = "testing"))]
mod count;
mod examine;
mod fresh;
mod list;
mod migrations;
mod open;
mod own;
mod param;
mod placed;
mod portable;
mod query;
mod scope;
mod sequence;
mod setting;
mod single;
mod sql;
mod tenant;
#[cfg(feature = "testing")]
mod testing;
mod tx;
mod unavailable;
mod wal;

pub use crate::{__sql as sql, __text as text};
#[cfg(all(test, feature = "testing"))]
pub(crate) use count::count_statements;
pub use examine::{Examination, Trail};
pub(crate) use fresh::Fresh;
pub use fresh::FreshError;
pub(crate) use migrations::known as known_migrations;
#[cfg(all(test, feature = "testing"))]
pub(crate) use migrations::tables_in_order;
pub use open::{Db, OpenError};
pub(crate) use own::JOB_ROLES;
pub use own::OwnRow;
pub use param::{DbRow, Param};
pub(crate) use placed::{Placed, place_of};
pub(crate) use portable::Table;
pub(crate) use query::{Order, Query};
pub use sql::{Scoped, Sql, join, length};
pub use tenant::{InTenant, Tenant};
#[cfg(feature = "testing")]
pub(crate) use testing::create_database;
pub(crate) use tx::TURN;
pub use tx::Tx;

/// Whether `error` says that a unique key was violated.
#[must_use]
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
