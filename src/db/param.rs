//! Values that go into a statement and rows that come out of one, on either database.

use sqlx::{
    Arguments as _, Encode, FromRow, Postgres, Sqlite, Type,
    error::BoxDynError,
    postgres::{PgArguments, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};

/// A value that both databases can bind. Implemented for everything that both drivers encode.
pub trait Param: Sync {
    /// Binds the value as the next argument of a SQLite statement.
    fn bind_sqlite(&self, arguments: &mut SqliteArguments) -> Result<(), BoxDynError>;
    /// Binds the value as the next argument of a PostgreSQL statement.
    fn bind_postgres(&self, arguments: &mut PgArguments) -> Result<(), BoxDynError>;
}

impl<T> Param for T
where
    T: Clone + Sync + for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres>,
{
    fn bind_sqlite(&self, arguments: &mut SqliteArguments) -> Result<(), BoxDynError> {
        arguments.add(self.clone())
    }

    fn bind_postgres(&self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        arguments.add(self.clone())
    }
}

/// A row that can be read from either database: any struct with `#[derive(sqlx::FromRow)]`, and tuples.
pub trait DbRow: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<T> DbRow for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
