//! A list of identifiers as one parameter: an array on PostgreSQL, a text of JSON on SQLite.

use super::{param::Param, sql::Sql, tx::Tx};
use crate::kernel::id::Id;
use sqlx::{Arguments as _, error::BoxDynError, postgres::PgArguments, sqlite::SqliteArguments};

/// Numbers that one parameter holds.
pub(super) struct List(Vec<i64>);

impl List {
    pub(super) fn of<I: Id>(ids: &[I]) -> Self {
        ids.iter().map(|id| id.number()).collect()
    }
}

impl FromIterator<i64> for List {
    fn from_iter<T: IntoIterator<Item = i64>>(numbers: T) -> Self {
        Self(numbers.into_iter().collect())
    }
}

impl Param for List {
    fn bind_sqlite(&self, arguments: &mut SqliteArguments) -> Result<(), BoxDynError> {
        arguments.add(serde_json::to_string(&self.0)?)
    }

    fn bind_postgres(&self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        arguments.add(self.0.clone())
    }
}

/// What stands for "is in the list that is parameter …" until it is known on which database. No text of SQL has it otherwise.
const MARK: char = '\u{1a}';

/// That `column` is in the list that is the parameter with this number, for [`spell`].
pub(super) fn holds(column: &str, parameter: usize) -> String {
    format!("{column} {MARK}{parameter}{MARK}")
}

/// The text as the database of `tx` takes it.
pub(super) fn spell(text: &str, tx: &Tx) -> Sql {
    // Between two marks stands a number, after them the text goes on.
    let part = |(index, part): (usize, &str)| match tx {
        _ if index % 2 == 0 => part.to_owned(),
        Tx::Sqlite(_) => format!("IN (SELECT value FROM json_each(${part}))"),
        Tx::Postgres(_) => format!("= ANY(${part})"),
    };
    Sql::built(text.split(MARK).enumerate().map(part).collect())
}
