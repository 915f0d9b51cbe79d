//! What a database says of itself when it is asked whether it is well.

use super::{migrations, open::Db, tx::Tx};
use crate::error::Result;
use chrono::{DateTime, Utc};

/// What an examination of a database found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examination {
    /// Name and version of the database program.
    pub version: String,
    /// The migrations that were applied, in order; empty if there are no tables yet.
    pub applied: Vec<i64>,
    /// The migrations that this program knows, in order.
    pub known: Vec<i64>,
    /// How SQLite writes (`wal`); nothing on PostgreSQL.
    pub journal_mode: Option<String>,
    /// What SQLite found damaged, at most ten sentences; empty if all is whole.
    pub damages: Vec<String>,
    /// The moment by the clock of a database server.
    pub clock: Option<DateTime<Utc>>,
    /// What the journal says; nothing if there are no tables yet.
    pub trail: Option<Trail>,
}

/// What the journal says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Trail {
    /// How many entries it has.
    pub entries: i64,
    /// The last key that was given out.
    pub last: i64,
    /// When its latest entry was written.
    pub latest_at: Option<DateTime<Utc>>,
    /// Versions of facts whose entry is missing.
    pub orphans: i64,
}

const TRAIL: &str =
    "SELECT (SELECT COUNT(*) FROM journal) AS entries, (SELECT COALESCE(MAX(id), 0) FROM journal) AS last,
        (SELECT at FROM journal ORDER BY id DESC LIMIT 1) AS latest_at,
        (SELECT COUNT(*) FROM (
            SELECT entry_id FROM competency_version UNION ALL SELECT entry_id FROM course_grant_version
            UNION ALL SELECT entry_id FROM employment_version UNION ALL SELECT entry_id FROM holding_version
            UNION ALL SELECT entry_id FROM requirement_version UNION ALL SELECT entry_id FROM completion_version
         ) fact WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.id = fact.entry_id)) AS orphans";

impl Db {
    /// Examines the database: reads all of it, changes nothing.
    pub async fn examine(&self) -> Result<Examination> {
        let applied = migrations::applied(self).await.unwrap_or_default();
        let mut tx = self.read().await?;
        let found = tx.examine(applied).await;
        tx.rollback().await?;
        found
    }

    /// How many connections there are, and how many of them wait for something to do.
    pub fn connections(&self) -> (u32, usize) {
        match self {
            Self::Sqlite { writer, readers } => {
                (writer.size() + readers.size(), writer.num_idle() + readers.num_idle())
            }
            Self::Postgres(pool) => (pool.size(), pool.num_idle()),
        }
    }
}

impl Tx {
    async fn examine(&mut self, applied: Vec<i64>) -> Result<Examination> {
        let is_sqlite = self.is_sqlite();
        let version = if is_sqlite {
            "SELECT 'SQLite ' || sqlite_version()"
        } else {
            "SELECT 'PostgreSQL ' || current_setting('server_version')"
        };
        let (version,): (String,) = self.one(version, &[]).await?;
        let (mut journal_mode, mut damages, mut clock) = (None, Vec::new(), None);
        if is_sqlite {
            let (mode,): (String,) = self.one("SELECT journal_mode FROM pragma_journal_mode", &[]).await?;
            journal_mode = Some(mode);
            damages = self.damages().await?;
        } else {
            let (now,): (DateTime<Utc>,) = self.one("SELECT clock_timestamp()", &[]).await?;
            clock = Some(now);
        }
        let trail = if applied.is_empty() { None } else { Some(self.one(TRAIL, &[]).await?) };
        Ok(Examination { version, applied, known: migrations::known(), journal_mode, damages, clock, trail })
    }

    /// What SQLite finds damaged in its file, and rows that refer to nothing.
    async fn damages(&mut self) -> Result<Vec<String>> {
        let said: Vec<(String,)> = self.all("SELECT integrity_check FROM pragma_integrity_check LIMIT 10", &[]).await?;
        let loose: Vec<(String, String)> =
            self.all("SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 10", &[]).await?;
        let damaged = said.into_iter().map(|(sentence,)| sentence).filter(|sentence| sentence != "ok");
        let loose = loose.into_iter().map(|(table, parent)| format!("a row of {table} refers to none of {parent}"));
        Ok(damaged.chain(loose).collect())
    }
}
