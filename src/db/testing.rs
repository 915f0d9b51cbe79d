//! What tests alone ask of a database: tables of earlier releases, and texts that a test puts together.

use super::{
    migrations,
    open::{Db, OpenError},
    sql::Sql,
    tx::Tx,
};

impl Db {
    /// Makes the tables of an earlier release, with these migrations alone, in an empty database.
    pub(crate) async fn migrate_to(&self, versions: &[i64]) -> Result<(), OpenError> {
        Ok(migrations::run_only(self, versions).await?)
    }
}

impl Tx {
    /// Runs a text of several statements without parameters.
    pub(crate) async fn run_all(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = Sql::built(sql.to_owned()).into_sql_str();
        match self {
            Self::Sqlite(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop),
            Self::Postgres(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop),
        }
    }

    /// The numbers that a query finds.
    pub(crate) async fn numbers(&mut self, sql: &str) -> Result<Vec<i64>, sqlx::Error> {
        let rows: Vec<(i64,)> = self.all(Sql::built(sql.to_owned()), &[]).await?;
        Ok(rows.into_iter().map(|(number,)| number).collect())
    }
}

/// Makes an empty database called `name` on the PostgreSQL server at `server`.
pub(crate) async fn create_database(server: &str, name: &str) -> Result<(), sqlx::Error> {
    let pool = sqlx::PgPool::connect(&format!("{server}/postgres")).await?;
    sqlx::query(Sql::built(format!("CREATE DATABASE {name}")).into_sql_str()).execute(&pool).await?;
    pool.close().await;
    Ok(())
}
