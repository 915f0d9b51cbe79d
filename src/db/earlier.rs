//! Databases of earlier releases, for tests of an upgrade.

use super::{
    migrations,
    open::{Db, OpenError},
    tx::Tx,
};
use sqlx::AssertSqlSafe;

impl Db {
    /// Makes the tables of an earlier release, with these migrations alone, in an empty database.
    pub(crate) async fn migrate_to(&self, versions: &[i64]) -> Result<(), OpenError> {
        Ok(migrations::run_only(self, versions).await?)
    }
}

impl Tx {
    /// Runs a text of several statements without parameters.
    pub(crate) async fn run_all(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop),
            Self::Postgres(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop),
        }
    }
}
