//! A list of identifiers or texts as one parameter: an array on PostgreSQL, a text of JSON on SQLite.

use super::{param::Param, sql::Sql, tx::Tx};
use crate::kernel::id::Id;
use sqlx::{Arguments as _, error::BoxDynError, postgres::PgArguments, sqlite::SqliteArguments};

/// What one parameter holds.
pub(super) enum List {
    Numbers(Vec<i64>),
    Texts(Vec<String>),
}

impl List {
    pub(super) fn of<I: Id>(ids: &[I]) -> Self {
        ids.iter().map(|id| id.number()).collect()
    }
}

impl FromIterator<i64> for List {
    fn from_iter<T: IntoIterator<Item = i64>>(numbers: T) -> Self {
        Self::Numbers(numbers.into_iter().collect())
    }
}

impl Param for List {
    fn bind_sqlite(&self, arguments: &mut SqliteArguments) -> Result<(), BoxDynError> {
        arguments.add(match self {
            Self::Numbers(numbers) => serde_json::to_string(numbers),
            Self::Texts(texts) => serde_json::to_string(texts),
        }?)
    }

    fn bind_postgres(&self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Numbers(numbers) => arguments.add(numbers.clone()),
            Self::Texts(texts) => arguments.add(texts.clone()),
        }
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
