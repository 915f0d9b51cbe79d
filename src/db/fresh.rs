//! New data beside the old: what a restored backup is loaded into. The old data stays as it is until the new is whole, and
//! is kept afterwards.
//!
//! On SQLite the new data grows in a file beside the old one, and takes its name in the end. On PostgreSQL everything
//! happens in one transaction, which moves the old tables into a schema of their own.

use super::{
    migrations,
    open::{Db, OpenError},
    portable::Table,
    tx::Tx,
};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection, migrate::MigrateError, sqlite::SqliteConnectOptions};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    str::FromStr as _,
    time::Duration,
};

/// What a database file may consist of, by the ends of the names.
const PARTS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Why new data cannot take the place of the old.
#[derive(Debug, thiserror::Error)]
pub enum FreshError {
    /// There is data, and nobody said that it may go.
    #[error(
        "there is an organisation in this database already: give --replace to put it aside, or name an empty database"
    )]
    NotEmpty,
    /// Somebody else has the database open.
    #[error("the database is in use: stop every docendo server on it first")]
    InUse,
    /// The tables of somebody else are there.
    #[error("the database holds tables that are not Docendo's ({0}): give Docendo a database of its own")]
    Foreign(String),
    /// A file or folder of the database.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The tables cannot be made.
    #[error("the tables cannot be made: {0}")]
    Migration(#[from] MigrateError),
    /// The database says no.
    #[error("the database refuses: {0}")]
    Database(#[from] sqlx::Error),
}

/// New data that is being loaded. Dropped before [`Fresh::finish`], it leaves the old data as it was.
pub(crate) struct Fresh {
    tx: Tx,
    db: Db,
    place: Place,
}

enum Place {
    /// The file of the database, the new file, and where the old one goes.
    Files { file: PathBuf, new: PathBuf, old: PathBuf },
    /// The schema of the old tables, if there are any.
    Schema(Option<String>),
}

impl Fresh {
    /// Makes the tables of these migrations for the database at `url`, without any rows. `mark` becomes part of the name
    /// under which old data is kept.
    pub(crate) async fn begin(url: &str, may_replace: bool, mark: &str, versions: &[i64]) -> Result<Self, FreshError> {
        if url.starts_with("sqlite:") {
            Self::in_file(url, may_replace, mark, versions).await
        } else {
            Self::in_schema(url, may_replace, mark, versions).await
        }
    }

    async fn in_file(url: &str, may_replace: bool, mark: &str, versions: &[i64]) -> Result<Self, FreshError> {
        let file = SqliteConnectOptions::from_str(url)?.get_filename().to_path_buf();
        if file.is_file() && !may_replace && has_data(url).await? {
            return Err(FreshError::NotEmpty);
        }
        let (new, old) = (beside(&file, "restoring"), beside(&file, &format!("before-{mark}")));
        remove(&new)?;
        let db = Db::open(&format!("sqlite:{}", new.display())).await?;
        let mut tx = Self::tables_in(&db, versions).await?;
        tx.run("PRAGMA defer_foreign_keys = ON", &[]).await?;
        for table in tx.tables().await? {
            tx.run(AssertSqlSafe(format!("DELETE FROM \"{}\"", table.name)), &[]).await?;
        }
        Ok(Self { tx, db, place: Place::Files { file, new, old } })
    }

    /// The tables of these migrations in a new file, and a transaction on them.
    async fn tables_in(db: &Db, versions: &[i64]) -> Result<Tx, FreshError> {
        migrations::run_only(db, versions).await?;
        Ok(db.write().await?)
    }

    async fn in_schema(url: &str, may_replace: bool, mark: &str, versions: &[i64]) -> Result<Self, FreshError> {
        let db = Db::open_alone(url).await?;
        match Self::empty_tables(&db, may_replace, mark, versions).await {
            Ok((tx, old)) => Ok(Self { tx, db, place: Place::Schema(old) }),
            Err(error) => {
                db.close().await;
                Err(error)
            }
        }
    }

    /// A transaction in which the tables of these migrations are there, without rows and without references.
    async fn empty_tables(
        db: &Db,
        may_replace: bool,
        mark: &str,
        versions: &[i64],
    ) -> Result<(Tx, Option<String>), FreshError> {
        let has_data = db.has_data().await?;
        if has_data && !may_replace {
            return Err(FreshError::NotEmpty);
        }
        let mut tx = db.write().await?;
        let old = put_aside(&mut tx, has_data, mark).await?;
        if let Tx::Postgres(inner) = &mut tx {
            migrations::run_within(inner, Some(versions)).await?;
        }
        drop_references(&mut tx).await?;
        let names: Vec<String> = tx.tables().await?.iter().map(|table| format!("\"{}\"", table.name)).collect();
        tx.run(AssertSqlSafe(format!("TRUNCATE {}", names.join(", "))), &[]).await?;
        Ok((tx, old))
    }

    /// The transaction in which rows are loaded.
    pub(crate) fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// Every table, without rows.
    pub(crate) async fn tables(&mut self) -> Result<Vec<Table>, sqlx::Error> {
        self.tx.tables().await
    }

    /// Gives the new data up.
    pub(crate) async fn abandon(self) -> Result<(), FreshError> {
        self.tx.rollback().await?;
        self.db.close().await;
        match self.place {
            Place::Files { new, .. } => remove(&new),
            Place::Schema(_) => Ok(()),
        }
    }

    /// Brings the tables up to date, checks every reference between rows, and puts the new data into the place of the old.
    /// Says where the old data is kept, if there was any.
    pub(crate) async fn finish(self) -> Result<Option<String>, FreshError> {
        let Self { mut tx, db, place } = self;
        match place {
            Place::Files { file, new, old } => {
                tx.commit().await?;
                db.migrate().await?;
                db.close().await;
                into_one_file(&new).await?;
                swap(&file, &new, &old).await
            }
            Place::Schema(old) => {
                restore_references(&mut tx).await?;
                if let Tx::Postgres(inner) = &mut tx {
                    migrations::run_within(inner, None).await?;
                }
                tx.commit().await?;
                db.close().await;
                Ok(old.map(|schema| format!("the schema {schema}")))
            }
        }
    }
}

/// Whether there is an organisation in the database at `url`.
async fn has_data(url: &str) -> Result<bool, FreshError> {
    let db = Db::open(url).await?;
    let has_data = db.has_data().await;
    db.close().await;
    Ok(has_data?)
}

/// `file` with `word` after its name.
fn beside(file: &Path, word: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{word}"));
    file.with_file_name(name)
}

/// Removes a database file that nobody needs, with what lies beside it.
fn remove(file: &Path) -> Result<(), FreshError> {
    for end in PARTS {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match fs::remove_file(&name) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                return Err(failed("cannot be removed", file, cause));
            }
            _ => {}
        }
    }
    Ok(())
}

fn failed(what: &str, file: &Path, cause: io::Error) -> FreshError {
    FreshError::File(format!("{} {what}", file.display()), cause)
}

/// Brings everything of a database into its one file. Fails if anybody else has it open.
async fn into_one_file(file: &Path) -> Result<(), FreshError> {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::ZERO);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let turned = sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut connection).await;
    connection.close().await?;
    match turned {
        Ok(_) => Ok(()),
        Err(cause) if super::lack(&cause).is_some() => Err(FreshError::InUse),
        Err(cause) => Err(cause.into()),
    }
}

/// Whether SQLite says that a file is damaged, or no database at all.
fn is_damaged(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    let code = code.and_then(|code| code.parse::<i32>().ok());
    // SQLITE_CORRUPT and SQLITE_NOTADB; what stands above the lowest byte tells more of it.
    code.is_some_and(|code| matches!(code & 0xff, 11 | 26))
}

/// Renames a database file and what lies beside it.
fn put_parts_aside(file: &Path, old: &Path) -> Result<(), FreshError> {
    for end in PARTS {
        let named = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            PathBuf::from(name)
        };
        match fs::rename(named(file), named(old)) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                return Err(failed("cannot be put aside", file, cause));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Puts `new` into the place of `file`, which is kept as `old`.
async fn swap(file: &Path, new: &Path, old: &Path) -> Result<Option<String>, FreshError> {
    let sync = |file: &Path| File::open(file).and_then(|file| file.sync_all());
    let kept = if file.is_file() {
        match into_one_file(file).await {
            // What nobody can read any more is kept as it lies there, with all its parts: it may be all there is.
            Err(FreshError::Database(cause)) if is_damaged(&cause) => put_parts_aside(file, old)?,
            Err(other) => return Err(other),
            Ok(()) => fs::rename(file, old).map_err(|cause| failed("cannot be put aside", file, cause))?,
        }
        Some(old.display().to_string())
    } else {
        None
    };
    sync(new).and_then(|()| fs::rename(new, file)).map_err(|cause| failed("cannot take its place", new, cause))?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        sync(folder).map_err(|cause| failed("cannot be written", folder, cause))?;
    }
    Ok(kept)
}

/// Moves the tables that are there into a schema of their own, or drops them if they hold nothing.
async fn put_aside(tx: &mut Tx, has_data: bool, mark: &str) -> Result<Option<String>, FreshError> {
    wait_until_alone(tx).await?;
    let tables: Vec<(String,)> = tx.all(TABLES, &[]).await?;
    let is_ours = |name: &str| name == "_sqlx_migrations" || migrations::makes_table(name);
    let foreign: Vec<&str> = tables.iter().map(|(name,)| name.as_str()).filter(|name| !is_ours(name)).collect();
    if !foreign.is_empty() {
        return Err(FreshError::Foreign(foreign.join(", ")));
    }
    let schema = format!("before_{}", mark.to_lowercase().replace('-', "_"));
    if has_data {
        tx.run(AssertSqlSafe(format!("CREATE SCHEMA \"{schema}\"")), &[]).await?;
    }
    for (table,) in &tables {
        let sql = if has_data {
            format!("ALTER TABLE \"{table}\" SET SCHEMA \"{schema}\"")
        } else {
            format!("DROP TABLE \"{table}\" CASCADE")
        };
        tx.run(AssertSqlSafe(sql), &[]).await?;
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
async fn drop_references(tx: &mut Tx) -> Result<(), FreshError> {
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
async fn restore_references(tx: &mut Tx) -> Result<(), FreshError> {
    let again: Vec<(String,)> = tx.all("SELECT again FROM reference", &[]).await?;
    run_all(tx, again).await
}

async fn run_all(tx: &mut Tx, statements: Vec<(String,)>) -> Result<(), FreshError> {
    for (sql,) in statements {
        tx.run(AssertSqlSafe(sql), &[]).await?;
    }
    Ok(())
}
