//! The schema of a PostgreSQL database that new tables take the place of, and the references between its tables.

use super::FreshError;
use crate::db::{migrations, sql::Sql, tx::Tx};
use std::time::Duration;

/// Moves the tables that are there into a schema of their own, or drops them if they hold nothing.
pub(super) async fn put_aside(tx: &mut Tx, has_data: bool, mark: &str) -> Result<Option<String>, FreshError> {
    wait_until_alone(tx).await?;
    let tables: Vec<(String,)> = tx.all(TABLES, &[]).await?;
    let is_ours = |name: &str| name == "_sqlx_migrations" || migrations::makes_table(name);
    let foreign: Vec<&str> = tables.iter().map(|(name,)| name.as_str()).filter(|name| !is_ours(name)).collect();
    if !foreign.is_empty() {
        return Err(FreshError::Foreign(foreign.join(", ")));
    }
    let schema = format!("before_{}", mark.to_lowercase().replace('-', "_"));
    if has_data {
        tx.run(Sql::built(format!("CREATE SCHEMA \"{schema}\"")), &[]).await?;
    }
    for (table,) in &tables {
        let sql = if has_data {
            format!("ALTER TABLE \"{table}\" SET SCHEMA \"{schema}\"")
        } else {
            format!("DROP TABLE \"{table}\" CASCADE")
        };
        tx.run(Sql::built(sql), &[]).await?;
    }
    Ok(has_data.then_some(schema))
}

/// Gives servers that are just ending a moment; fails if there are others.
async fn wait_until_alone(tx: &mut Tx) -> Result<(), FreshError> {
    for _ in 0..LOOKS {
        let (others,): (i64,) = tx.one(OTHER_SERVERS, &[]).await?;
        if others == 0 {
            return Ok(());
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Err(FreshError::InUse)
}

const LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
const OTHER_SERVERS: &str = "SELECT COUNT(*) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'docendo' AND pid <> pg_backend_pid()";
const TABLES: &str = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";

/// Notes every reference between tables and drops it: rows come table by table, whatever refers to what.
pub(super) async fn drop_references(tx: &mut Tx) -> Result<(), FreshError> {
    tx.run("CREATE TEMPORARY TABLE reference (again TEXT NOT NULL) ON COMMIT DROP", &[]).await?;
    tx.run(
        "INSERT INTO reference SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', CAST(conrelid AS regclass), conname, pg_get_constraintdef(oid))
         FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)",
        &[],
    )
    .await?;
    let drops: Vec<(String,)> = tx
        .all(
            "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', CAST(conrelid AS regclass), conname) FROM pg_constraint
             WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)",
            &[],
        )
        .await?;
    run_all(tx, drops).await
}

/// Makes the references again, which checks every row.
pub(super) async fn restore_references(tx: &mut Tx) -> Result<(), FreshError> {
    let again: Vec<(String,)> = tx.all("SELECT again FROM reference", &[]).await?;
    run_all(tx, again).await
}

async fn run_all(tx: &mut Tx, statements: Vec<(String,)>) -> Result<(), FreshError> {
    for (sql,) in statements {
        tx.run(Sql::built(sql), &[]).await?;
    }
    Ok(())
}
