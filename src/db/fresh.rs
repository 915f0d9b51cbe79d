//! New data beside the old: what a restored backup is loaded into. The old data stays as it is until the new is whole, and
//! is kept afterwards.
//!
//! On SQLite the new data grows in a file beside the old one, and takes its name in the end. On PostgreSQL everything
//! happens in one transaction, which moves the old tables into a schema of their own.

mod file;
mod schema;

use self::{
    file::{into_one_file, remove, sibling, swap},
    schema::{drop_references, put_aside, restore_references},
};
use super::{
    migrations,
    open::{Db, OpenError},
    portable::Table,
    sql::Sql,
    tx::Tx,
};
use sqlx::{migrate::MigrateError, sqlite::SqliteConnectOptions};
use std::{io, path::PathBuf, str::FromStr as _};

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
    target: RestoreTarget,
}

/// Where the new data takes the place of the old.
enum RestoreTarget {
    /// The file of the database, the new file, and where the old one goes.
    Files { file: PathBuf, new: PathBuf, old: PathBuf },
    /// The schema of the old tables, if there are any.
    Schema(Option<String>),
}

impl Fresh {
    /// A setting of the data that is in the database at `url`, if there is any and it can be read.
    pub(crate) async fn present_setting(url: &str, name: &str) -> Option<String> {
        let file = SqliteConnectOptions::from_str(url).ok().filter(|_| url.starts_with("sqlite:"));
        if file.is_some_and(|file| !file.get_filename().is_file()) {
            return None;
        }
        let db = Db::open(url).await.ok()?;
        let found = match db.read().await {
            Ok(mut tx) => tx.setting(name).await.ok().flatten(),
            Err(_) => None,
        };
        db.close().await;
        found
    }

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
        let (new, old) = (sibling(&file, "restoring"), sibling(&file, &format!("before-{mark}")));
        remove(&new)?;
        let db = Db::open(&format!("sqlite:{}", new.display())).await?;
        let mut tx = Self::tables_in(&db, versions).await?;
        tx.run("PRAGMA defer_foreign_keys = ON", &[]).await?;
        for table in tx.tables().await? {
            tx.run(Sql::built(format!("DELETE FROM \"{}\"", table.name)), &[]).await?;
        }
        Ok(Self { tx, db, target: RestoreTarget::Files { file, new, old } })
    }

    /// The tables of these migrations in a new file, and a transaction on them.
    async fn tables_in(db: &Db, versions: &[i64]) -> Result<Tx, FreshError> {
        migrations::run_only(db, versions).await?;
        Ok(db.write().await?)
    }

    async fn in_schema(url: &str, may_replace: bool, mark: &str, versions: &[i64]) -> Result<Self, FreshError> {
        let db = Db::open_alone(url).await?;
        match Self::empty_tables(&db, may_replace, mark, versions).await {
            Ok((tx, old)) => Ok(Self { tx, db, target: RestoreTarget::Schema(old) }),
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
        tx.run(Sql::built(format!("TRUNCATE {}", names.join(", "))), &[]).await?;
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
        match self.target {
            RestoreTarget::Files { new, .. } => remove(&new),
            RestoreTarget::Schema(_) => Ok(()),
        }
    }

    /// Brings the tables up to date, checks every reference between rows, and puts the new data into the place of the old.
    /// Says where the old data is kept, if there was any.
    pub(crate) async fn finish(self) -> Result<Option<String>, FreshError> {
        let Self { mut tx, db, target } = self;
        match target {
            RestoreTarget::Files { file, new, old } => {
                tx.commit().await?;
                db.migrate().await?;
                db.close().await;
                into_one_file(&new).await?;
                swap(&file, &new, &old).await
            }
            RestoreTarget::Schema(old) => {
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
