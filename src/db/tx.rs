//! A transaction on either database.

use super::{
    param::{DbRow, Param},
    sql::Sql,
};
use crate::kernel::id::OrganisationId;
use futures_util::{Stream, TryStreamExt as _};
use sqlx::{Postgres, SqlStr, Sqlite, Transaction, postgres::PgArguments, sqlite::SqliteArguments};
use std::borrow::Cow;

/// Placeholders in one statement at most: SQLite allows 32,766, PostgreSQL 65,535.
const MOST_PLACEHOLDERS: usize = 30_000;

/// The text of a statement that is about to run.
fn statement(sql: impl Into<Sql>) -> SqlStr {
    #[cfg(all(test, feature = "testing"))]
    super::count::count_statement();
    sql.into().into_sql_str()
}

/// A transaction. Dropped without [`Tx::commit`], it is rolled back. Its verbs are unscoped, they bind nothing by
/// themselves: they are for when nobody is signed in, and for the product's own work over all organisations. Within one, there is
/// [`Tx::tenant`].
#[derive(Debug)]
pub enum Tx {
    /// On the embedded database.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

pub(super) fn sqlite(params: &[&dyn Param]) -> Result<SqliteArguments, sqlx::Error> {
    let mut arguments = SqliteArguments::default();
    for param in params {
        param.bind_sqlite(&mut arguments).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

pub(super) fn postgres(params: &[&dyn Param]) -> Result<PgArguments, sqlx::Error> {
    let mut arguments = PgArguments::default();
    for param in params {
        param.bind_postgres(&mut arguments).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

impl Tx {
    /// All rows of a query.
    pub async fn all<T: DbRow>(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<Vec<T>, sqlx::Error> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| rows.push(row)).await?;
        Ok(rows)
    }

    /// Hands each row of a query to `take`, without holding all of them.
    pub async fn each<T: DbRow>(
        &mut self,
        sql: impl Into<Sql>,
        params: &[&dyn Param],
        take: impl FnMut(T) + Send,
    ) -> Result<(), sqlx::Error> {
        let sql = statement(sql);
        match self {
            Self::Sqlite(tx) => drain(sqlx::query_as_with(sql, sqlite(params)?).fetch(&mut **tx), take).await,
            Self::Postgres(tx) => drain(sqlx::query_as_with(sql, postgres(params)?).fetch(&mut **tx), take).await,
        }
    }

    /// The only row of a query that always has one.
    pub async fn one<T: DbRow>(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<T, sqlx::Error> {
        self.maybe(sql, params).await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// The row of a query that has one or none.
    pub async fn maybe<T: DbRow>(
        &mut self,
        sql: impl Into<Sql>,
        params: &[&dyn Param],
    ) -> Result<Option<T>, sqlx::Error> {
        let sql = statement(sql);
        match self {
            Self::Sqlite(tx) => sqlx::query_as_with(sql, sqlite(params)?).fetch_optional(&mut **tx).await,
            Self::Postgres(tx) => sqlx::query_as_with(sql, postgres(params)?).fetch_optional(&mut **tx).await,
        }
    }

    /// Runs a statement; returns how many rows it changed.
    pub async fn run(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<u64, sqlx::Error> {
        self.execute(sql.into(), params, true).await
    }

    /// Runs a statement, and keeps it prepared if it comes again.
    async fn execute(&mut self, sql: Sql, params: &[&dyn Param], comes_again: bool) -> Result<u64, sqlx::Error> {
        let sql = statement(sql);
        match self {
            Self::Sqlite(tx) => {
                let query = sqlx::query_with(sql, sqlite(params)?).persistent(comes_again);
                Ok(query.execute(&mut **tx).await?.rows_affected())
            }
            Self::Postgres(tx) => {
                let query = sqlx::query_with(sql, postgres(params)?).persistent(comes_again);
                Ok(query.execute(&mut **tx).await?.rows_affected())
            }
        }
    }

    /// Writes many rows: `head` (`INSERT INTO … (…)`), then `VALUES` with the parameters that `row` gives for each
    /// item, then `tail` (such as `ON CONFLICT DO NOTHING`), in as few statements as the databases allow. There is a text for each
    /// number of rows: only that of one row is kept prepared.
    pub async fn many<'a, T, const N: usize>(
        &mut self,
        head: &'static str,
        items: &'a [T],
        row: impl Fn(&'a T) -> [&'a dyn Param; N],
        tail: &'static str,
    ) -> Result<u64, sqlx::Error> {
        self.rows_of(None, head, items, row, tail).await
    }

    /// The same; of rows within an organisation that is the first value.
    pub(super) async fn rows_of<'a, T, const N: usize>(
        &mut self,
        organisation: Option<OrganisationId>,
        head: &'static str,
        items: &'a [T],
        row: impl Fn(&'a T) -> [&'a dyn Param; N],
        tail: &'static str,
    ) -> Result<u64, sqlx::Error> {
        let first = organisation.as_ref().map(|organisation| organisation as &dyn Param);
        let width = N + usize::from(first.is_some());
        let mut changed = 0;
        for chunk in items.chunks(MOST_PLACEHOLDERS / width.max(1)) {
            let values = match self {
                // It would look each number up among all those before it: a long statement would take seconds.
                Self::Sqlite(_) => rows(chunk.len(), width, |_| "?".into()),
                Self::Postgres(_) => rows(chunk.len(), width, |number| format!("${number}").into()),
            };
            let params: Vec<&dyn Param> = chunk.iter().flat_map(|item| first.into_iter().chain(row(item))).collect();
            let sql = Sql::built(format!("{head} VALUES {values} {tail}"));
            changed += self.execute(sql, &params, chunk.len() == 1).await?;
        }
        Ok(changed)
    }

    /// Makes everything durable.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    /// Undoes everything.
    pub async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(tx) => tx.rollback().await,
            Self::Postgres(tx) => tx.rollback().await,
        }
    }
}

/// Others have their turn after so many rows. PostgreSQL may send rows faster than they are read; they are always there then, and the
/// task would keep its thread, and whatever waits for the network with it, until the last of them.
pub(crate) const TURN: usize = 1000;

async fn drain<T>(
    mut rows: impl Stream<Item = Result<T, sqlx::Error>> + Unpin + Send,
    mut take: impl FnMut(T) + Send,
) -> Result<(), sqlx::Error> {
    let mut count = 0;
    while let Some(row) = rows.try_next().await? {
        take(row);
        count += 1;
        if count % TURN == 0 {
            tokio::task::yield_now().await;
        }
    }
    Ok(())
}

/// `($1, $2), ($3, $4)` for two rows of two columns, if that is how `placeholder` spells them; it is given 1, 2, 3….
fn rows(rows: usize, columns: usize, placeholder: impl Fn(usize) -> Cow<'static, str>) -> String {
    let mut out = String::new();
    for row in 0..rows {
        out.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            out.push_str(if column == 0 { "" } else { ", " });
            out.push_str(&placeholder(row * columns + column + 1));
        }
        out.push(')');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{TURN, Tx, drain, rows};
    use crate::testing::on_both;
    use futures_util::stream;
    use sqlx::Connection as _;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    /// How many statements the connection keeps prepared.
    fn kept(tx: &Tx) -> usize {
        match tx {
            Tx::Sqlite(tx) => tx.cached_statements_size(),
            Tx::Postgres(tx) => tx.cached_statements_size(),
        }
    }

    #[tokio::test]
    async fn of_statements_that_differ_in_their_number_of_rows_only_that_of_one_row_is_kept() {
        on_both(async |house| {
            let mut tx = house.installation.db.write().await.unwrap();
            tx.run("CREATE TEMPORARY TABLE number (one BIGINT NOT NULL)", &[]).await.unwrap();
            let mut before = None;
            for count in 1..=4_i64 {
                let numbers: Vec<_> = (0..count).collect();
                tx.many("INSERT INTO number (one)", &numbers, |number| [number], "").await.unwrap();
                assert_eq!(*before.get_or_insert(kept(&tx)), kept(&tx), "with {count} rows");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn others_have_their_turn_while_many_rows_are_read_that_are_all_there() {
        static TURNS: AtomicUsize = AtomicUsize::new(0);
        let other = tokio::spawn(async {
            loop {
                TURNS.fetch_add(1, Relaxed);
                tokio::task::yield_now().await;
            }
        });
        let mut seen = Vec::new();
        drain(stream::iter((0..3 * TURN).map(Ok)), |row: usize| seen.push((row, TURNS.load(Relaxed)))).await.unwrap();
        other.abort();
        let at = |row: usize| seen[row].1;
        assert_eq!(seen.len(), 3 * TURN);
        assert!(at(TURN) > at(TURN - 1) && at(2 * TURN) > at(2 * TURN - 1), "{} {}", at(TURN - 1), at(2 * TURN));
    }

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(rows(2, 3, |number| format!("${number}").into()), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(rows(1, 2, |_| "?".into()), "(?, ?)");
    }
}
