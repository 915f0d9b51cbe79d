//! One statement by itself, without a transaction: what every request asks before anything else is known should cost one
//! round trip, not three.

use super::{
    Db,
    param::{DbRow, Param},
    sql::Sql,
    tx::{postgres, sqlite},
};

impl Db {
    /// All rows of one statement that only reads. It is within no organisation, for when nobody is signed in; what takes two
    /// statements that belong together needs [`Db::read`].
    pub(crate) async fn single<T: DbRow>(
        &self,
        sql: impl Into<Sql>,
        params: &[&dyn Param],
    ) -> Result<Vec<T>, sqlx::Error> {
        let sql = sql.into().into_sql_str();
        match self {
            Self::Sqlite { readers, .. } => sqlx::query_as_with(sql, sqlite(params)?).fetch_all(readers).await,
            Self::Postgres(pool) => sqlx::query_as_with(sql, postgres(params)?).fetch_all(pool).await,
        }
    }
}
