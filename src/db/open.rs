//! Opening a database by its address, with the settings that the design prescribes.

#[cfg(test)]
mod tests;

use super::tx::Tx;
use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _, PgConnection, PgPool, SqliteConnection, SqlitePool,
    pool::PoolOptions,
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    fs::{self, DirBuilder, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::Path,
    str::FromStr as _,
    time::Duration,
};

/// The oldest SQLite that is free of a bug that could corrupt a database in WAL mode.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// As large, in bytes, as the log of SQLite may stay once its content is in the file: four times what is usual.
pub(super) const LARGEST_LOG: u64 = 16 * 1024 * 1024;
/// Statements that a connection keeps prepared: more than the product has.
const STATEMENTS: usize = 1000;
/// What a connection to PostgreSQL is told first. Every statement is planned once a connection, not each time: planning a join of
/// six tables takes ten times as long as its answer.
const SETTINGS: &str = "SET TIME ZONE 'UTC'; SET plan_cache_mode = force_generic_plan";
/// Connections to PostgreSQL at most.
const MOST_CONNECTIONS: u32 = 16;
/// For how long a connection is trusted after it was used.
const FRESH: Duration = Duration::from_secs(1);
/// How long a connection waits for the writer's lock or for a free connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is neither `sqlite:` nor `postgres:`.
    #[error("the database address must begin with sqlite: or postgres:, this one does not: {0}")]
    Address(String),
    /// The address names no file, or memory that ends with the process.
    #[error("sqlite: needs the path of a file that stays, such as sqlite:docendo-data/docendo.sqlite")]
    NoFile,
    /// The library is too old to be safe.
    #[error("the SQLite library is {0}; Docendo needs 3.51.3 or later, older ones can damage a database")]
    TooOld(String),
    /// The folder of the database file cannot be made.
    #[error("the folder {0} for the database cannot be made: {1}")]
    Folder(String, io::Error),
    /// The database file cannot be made.
    #[error("the database file {0} cannot be made: {1}")]
    File(String, io::Error),
    /// The database says no.
    #[error("the database cannot be opened: {}", sentence(.0))]
    Database(#[from] sqlx::Error),
    /// The server of the database does not answer in time.
    #[error("the database cannot be opened: its server does not answer within {} seconds", PATIENCE.as_secs())]
    Silent,
    /// The tables cannot be brought up to date.
    #[error("the tables cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// What a database says, without the place in its source that PostgreSQL adds.
fn sentence(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(cause) => cause.message().to_owned(),
        other => other.to_string(),
    }
}

/// A database. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Db {
    /// Embedded: one writer, many readers, on one file.
    Sqlite {
        /// The one connection that writes.
        writer: SqlitePool,
        /// The connections that only read.
        readers: SqlitePool,
    },
    /// A server for several machines.
    Postgres(PgPool),
}

impl Db {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`); a missing SQLite file is created.
    /// The tables are not touched: see [`Db::migrate`].
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            open_sqlite(url).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_postgres(url, MOST_CONNECTIONS).await
        } else {
            Err(OpenError::Address(url.split('@').next_back().unwrap_or_default().to_owned()))
        }
    }

    /// Opens the database at `url` for somebody who must be alone on it.
    pub(super) async fn open_alone(url: &str) -> Result<Self, OpenError> {
        if url.starts_with("postgres") { open_postgres(url, 1).await } else { Self::open(url).await }
    }

    /// Whether there is an organisation in it.
    pub async fn has_data(&self) -> Result<bool, sqlx::Error> {
        let mut tx = self.read().await?;
        let has_table = tx.tables().await?.iter().any(|table| table.name == "organisation");
        let first: Option<(i64,)> =
            if has_table { tx.maybe("SELECT id FROM organisation LIMIT 1", &[]).await? } else { None };
        tx.rollback().await?;
        Ok(first.is_some())
    }

    /// Begins a transaction that may write.
    pub async fn write(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite { writer, .. } => Ok(Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)),
            Self::Postgres(pool) => Ok(Tx::Postgres(pool.begin().await?)),
        }
    }

    /// Begins a transaction that reads one consistent state.
    pub async fn read(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite { readers, .. } => Ok(Tx::Sqlite(readers.begin().await?)),
            Self::Postgres(pool) => {
                Ok(Tx::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?))
            }
        }
    }

    /// The name of the database for logs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// Waits for running statements and closes all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(url: &str) -> Result<Db, OpenError> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    if path.is_empty() || path.starts_with('?') || path.starts_with(":memory:") || path.contains("mode=memory") {
        return Err(OpenError::NoFile);
    }
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(STATEMENTS)
        .disable_statement_logging();
    make_file(&options)?;
    let writer = PoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        // The database is in this process: a connection to it does not break while nobody uses it.
        .test_before_acquire(false)
        // When the disk is full, SQLite ends a transaction by itself; the driver then takes it for one that still runs, and
        // could begin no other on this connection.
        .before_acquire(|connection: &mut SqliteConnection, _| {
            Box::pin(async move { Ok(!connection.is_in_transaction()) })
        })
        .connect_with(options.clone().pragma("journal_size_limit", LARGEST_LOG.to_string()))
        .await?;
    check_version(&writer).await?;
    let readers = PoolOptions::new()
        .max_connections(8)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .connect_with(options.pragma("query_only", "on"))
        .await?;
    Ok(Db::Sqlite { writer, readers })
}

/// Makes the file, and its folder, if they are missing: for nobody but their owner, whatever else the process makes. A file of an
/// earlier version that others may read is closed to them, if it is ours. SQLite gives what it keeps beside the file the same
/// rights.
fn make_file(options: &SqliteConnectOptions) -> Result<(), OpenError> {
    let file = options.get_filename();
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|cause| OpenError::Folder(folder.display().to_string(), cause))?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => {
            Err(OpenError::File(file.display().to_string(), cause))
        }
        _ => {
            close_to_others(file);
            Ok(())
        }
    }
}

fn close_to_others(file: &Path) {
    let Ok(found) = fs::metadata(file) else { return };
    if found.is_file()
        && found.mode() & 0o077 != 0
        && let Err(cause) = fs::set_permissions(file, Permissions::from_mode(0o600))
    {
        tracing::warn!(%cause, file = %file.display(), "others may read the database: close it to them (chmod 600)");
    }
}

async fn check_version(pool: &SqlitePool) -> Result<(), OpenError> {
    let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(pool).await?;
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    if (next(), next(), next()) < OLDEST_SQLITE { Err(OpenError::TooOld(version)) } else { Ok(()) }
}

async fn open_postgres(url: &str, most: u32) -> Result<Db, OpenError> {
    let options = PgConnectOptions::from_str(url)?.application_name("docendo").disable_statement_logging();
    let options = options.statement_cache_capacity(STATEMENTS);
    // A pool tries again and again until its patience ends; one connection tells at once what is wrong.
    let first = tokio::time::timeout(PATIENCE, PgConnection::connect_with(&options)).await;
    first.map_err(|_| OpenError::Silent)??.close().await?;
    let pool = PoolOptions::new()
        .max_connections(most)
        .acquire_timeout(PATIENCE)
        // A connection that somebody used a moment ago is not asked whether it still is one.
        .test_before_acquire(false)
        .before_acquire(|connection: &mut PgConnection, used| {
            Box::pin(async move { Ok(used.idle_for < FRESH || connection.ping().await.is_ok()) })
        })
        .after_connect(|connection: &mut PgConnection, _| {
            Box::pin(async move { connection.execute(SETTINGS).await.map(|_| ()) })
        })
        .connect_with(options)
        .await?;
    Ok(Db::Postgres(pool))
}
