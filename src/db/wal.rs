//! The write-ahead log of SQLite, which lies beside the file. It grows to what the largest transaction wrote, or to all that was
//! written while somebody read one state for long, and would stay like that until the last connection closes.

use super::open::{Db, LARGEST_LOG};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use std::{path::Path, time::Duration};

impl Db {
    /// Gives back the room of a log that has grown beyond what is usual; whether it did. Nobody waits for it: while somebody
    /// reads or writes what is in the log, it stays as it is until the next time. PostgreSQL sees to its own.
    pub async fn shrink_log(&self) -> Result<bool, sqlx::Error> {
        let Self::Sqlite { writer, .. } = self else { return Ok(false) };
        let options = writer.connect_options();
        let mut name = options.get_filename().as_os_str().to_owned();
        name.push("-wal");
        if size(Path::new(&name)) <= LARGEST_LOG {
            return Ok(false);
        }
        // A connection of its own, which nobody else waits for, and which does not wait for anybody.
        let mut connection = (*options).clone().busy_timeout(Duration::ZERO).connect().await?;
        let emptied = empty(&mut connection).await;
        connection.close().await?;
        emptied
    }
}

/// Moves the content into the file beside whoever reads and writes; only when nothing is left, it asks for the moment that
/// cutting the log off takes.
async fn empty(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let checkpoint =
        async |connection: &mut SqliteConnection, how: &'static str| -> Result<(i64, i64, i64), sqlx::Error> {
            sqlx::query_as(how).fetch_one(connection).await
        };
    let (busy, pages, moved) = checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)").await?;
    if busy != 0 || pages != moved {
        return Ok(false);
    }
    let (busy, ..) = checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
    Ok(busy == 0)
}

fn size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |file| file.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// A database on a real file, and its log.
    async fn database(folder: &Path) -> (Db, PathBuf) {
        let db = Db::open(&format!("sqlite:{}", folder.join("d.sqlite").display())).await.unwrap();
        let mut tx = db.write().await.unwrap();
        tx.run("CREATE TABLE heap (content BLOB NOT NULL)", &[]).await.unwrap();
        tx.commit().await.unwrap();
        (db, folder.join("d.sqlite-wal"))
    }

    async fn write(db: &Db, bytes: u64) {
        let mut tx = db.write().await.unwrap();
        let bytes = i64::try_from(bytes).unwrap();
        tx.run("INSERT INTO heap (content) VALUES (zeroblob($1))", &[&bytes]).await.unwrap();
        tx.commit().await.unwrap();
    }

    #[tokio::test]
    async fn the_log_of_a_large_transaction_is_cut_off_with_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let (db, log) = database(folder.path()).await;
        write(&db, 2 * LARGEST_LOG).await;
        assert!(size(&log) > 2 * LARGEST_LOG);
        write(&db, 1).await;
        assert!(size(&log) <= LARGEST_LOG, "{} bytes", size(&log));
    }

    #[tokio::test]
    async fn a_log_that_nobody_reads_is_cut_off_and_nobody_is_disturbed_before() {
        let folder = tempfile::tempdir().unwrap();
        let (db, log) = database(folder.path()).await;
        assert!(!db.shrink_log().await.unwrap(), "a small log stays");
        let mut reader = db.read().await.unwrap();
        let count = "SELECT COUNT(*) FROM heap";
        assert_eq!(reader.one::<(i64,)>(count, &[]).await.unwrap(), (0,));
        write(&db, 2 * LARGEST_LOG).await;
        assert!(!db.shrink_log().await.unwrap() && size(&log) > LARGEST_LOG, "somebody reads an older state");
        write(&db, 1).await;
        assert_eq!(reader.one::<(i64,)>(count, &[]).await.unwrap(), (0,));
        reader.rollback().await.unwrap();
        // Meanwhile somebody writes: it waits for nobody.
        let open = db.write().await.unwrap();
        assert!(!db.shrink_log().await.unwrap());
        open.rollback().await.unwrap();
        assert!(db.shrink_log().await.unwrap());
        assert_eq!(size(&log), 0);
        let mut reader = db.read().await.unwrap();
        assert_eq!(reader.one::<(i64,)>(count, &[]).await.unwrap(), (2,));
    }
}
