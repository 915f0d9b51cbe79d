//! Pairs of statements for what the two databases number in their own way.

use super::{
    param::{DbRow, Param},
    sql::{Scoped, Sql},
    tenant::{Tenant, bound},
    tx::Tx,
};
use crate::kernel::id::{EntryId, Id};

impl Tx {
    /// The next `count` identifiers, reserved for this transaction, in ascending order.
    /// A bulk write knows its keys before it writes, so identities and versions go out in two statements.
    pub async fn reserve<I: Id>(&mut self, count: usize) -> Result<Vec<I>, sqlx::Error> {
        let wanted = i64::try_from(count).unwrap_or(i64::MAX);
        match self {
            // The write lock is held: nobody else can take a key in between.
            Self::Sqlite(_) => {
                let last: Option<(i64,)> =
                    self.maybe("SELECT seq FROM sqlite_sequence WHERE name = $1", &[&I::TABLE.to_owned()]).await?;
                let last = last.map_or(0, |(seq,)| seq);
                Ok((last + 1..=last + wanted).map(I::of).collect())
            }
            Self::Postgres(_) => {
                let sql =
                    format!("SELECT nextval(pg_get_serial_sequence('{}', 'id')) FROM generate_series(1, $1)", I::TABLE);
                // The table's name is a constant of the program.
                let rows: Vec<(i64,)> = self.all(Sql::built(sql), &[&wanted]).await?;
                Ok(rows.into_iter().map(|(key,)| I::of(key)).collect())
            }
        }
    }

    /// The query for the position of [`Tenant::all_settled`].
    const fn settled_before(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => NEXT_ENTRY,
            Self::Postgres(_) => "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)",
        }
    }

    /// The identifiers of the next `count` entries of the journal, reserved for this transaction, and the number of the transaction
    /// for [`Tenant::all_settled`].
    pub(crate) async fn reserve_entries(&mut self, count: usize) -> Result<(Vec<EntryId>, i64), sqlx::Error> {
        match self {
            Self::Sqlite(_) => {
                let ids: Vec<EntryId> = self.reserve(count).await?;
                let number = ids.first().ok_or(sqlx::Error::RowNotFound)?.number();
                Ok((ids, number))
            }
            Self::Postgres(_) => {
                let wanted = i64::try_from(count).unwrap_or(i64::MAX);
                let sql = "SELECT nextval(pg_get_serial_sequence('journal', 'id')),
                           CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT) FROM generate_series(1, $1)";
                let rows: Vec<(EntryId, i64)> = self.all(sql, &[&wanted]).await?;
                let (_, number) = *rows.first().ok_or(sqlx::Error::RowNotFound)?;
                Ok((rows.into_iter().map(|(id, _)| id).collect(), number))
            }
        }
    }
}

impl Tenant<'_> {
    /// All rows of a query that may read the table `settled`, of one row and one column, `position`: a number such that everything
    /// written by transactions with a lower number ([`Tx::reserve_entries`]) is visible to this one, or never will be. PostgreSQL hands out keys
    /// before it commits, so a key says nothing about that.
    pub async fn all_settled<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<Vec<T>, sqlx::Error> {
        let (tx, organisation) = self.parts();
        let sql = format!("WITH settled (position) AS ({}) {}", tx.settled_before(), sql.as_str());
        tx.all(Sql::built(sql), &bound(organisation, params)).await
    }
}

/// SQLite has one writer, so the journal's own keys number its transactions, each by its first: the next one is still to come.
const NEXT_ENTRY: &str = "SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'journal'";
