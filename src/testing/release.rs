//! Databases as earlier releases left them: what an upgrade has to bring into this version without loss.
//!
//! A file of `tests/fixtures/releases` holds the rows of one release, and its name is the number of the release's last
//! migration. It is SQL that both databases take, but for `{{bytes}}'…'`, hexadecimal digits that each spells in its own way.
//! CONTRIBUTING.md says how a release adds its own.

#[cfg(test)]
mod dump;
#[cfg(test)]
mod fill;
#[cfg(test)]
mod upgrade;

use super::{House, caller, empty_database};
use crate::{
    db::{Db, Tx},
    installation,
    kernel::clock::SetClock,
};
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

/// The rows of a release.
pub struct Release {
    /// The name of its file.
    pub name: String,
    text: String,
}

/// The rows of every release that is kept, the oldest first.
///
/// # Panics
/// If they cannot be read.
#[must_use]
pub fn all() -> Vec<Release> {
    let files = std::fs::read_dir(folder()).expect("the folder of releases").map(|file| file.expect("a file").path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    let release = |path: PathBuf| Release {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        text: std::fs::read_to_string(&path).expect("the rows of a release"),
    };
    files.into_iter().map(release).collect()
}

/// Tests run in the folder of their crate: this one, or one within it.
fn folder() -> PathBuf {
    let folder = PathBuf::from("tests/fixtures/releases");
    if folder.exists() { folder } else { PathBuf::from("..").join(folder) }
}

impl Release {
    /// What the file says under `name` in its first lines: the `migrations` that were applied, the `cookie` of a browser in which
    /// the administrator is signed in, and the token by which a program gets new ones (`refresh`).
    ///
    /// # Panics
    /// If it says nothing under it.
    #[must_use]
    pub fn told(&self, name: &str) -> &str {
        let start = format!("-- {name}: ");
        self.text.lines().find_map(|line| line.strip_prefix(&start)).expect("what the file says of itself")
    }

    /// How many rows each table has.
    ///
    /// # Panics
    /// If that is not told.
    #[must_use]
    pub fn rows(&self) -> BTreeMap<&str, i64> {
        let row = |line| {
            let (table, count) = str::split_once(line, ": ")?;
            Some((table, count.parse().expect("a number of rows")))
        };
        self.text.lines().filter_map(|line| row(line.strip_prefix("-- rows of ")?)).collect()
    }

    /// Makes the tables of the release in the empty database at `url`, fills them, and leaves it like that.
    ///
    /// # Panics
    /// If that fails.
    pub async fn load(&self, url: &str) {
        let versions: Vec<i64> = self
            .told("migrations")
            .split(' ')
            .map(|number| number.parse().expect("the number of a migration"))
            .collect();
        let db = Db::open(url).await.expect("an empty database");
        db.migrate_to(&versions).await.expect("the tables of the release");
        let mut tx = db.write().await.expect("a transaction");
        self.fill(&mut tx).await.expect("the rows of the release");
        tx.commit().await.expect("the rows of the release");
        db.close().await;
    }

    /// Runs `test` on a database of each kind that this release has filled and this version has brought up to date.
    ///
    /// # Panics
    /// If that fails.
    pub async fn upgraded(&self, test: impl AsyncFn(House)) {
        let files = tempfile::tempdir().expect("a temporary folder");
        for url in empty_database::on_each(files.path()).await {
            self.load(&url).await;
            let db = Db::open(&url).await.expect("the database of the release");
            db.migrate().await.expect("an upgrade");
            let clock = SetClock::at("2026-11-20T12:00:00Z".parse().expect("a moment"));
            let installation = installation::open(db, Arc::new(clock.clone()));
            let admin = caller(&installation, "admin@test.example").await;
            let folder = tempfile::tempdir().expect("a temporary folder");
            test(House { installation, clock, admin, _folder: folder }).await;
        }
    }

    async fn fill(&self, tx: &mut Tx) -> Result<(), sqlx::Error> {
        // What migrations wrote is among the rows.
        let tables = tx.tables().await?;
        tx.run("DELETE FROM category", &[]).await?;
        let spelled = if tx.is_sqlite() { "X'" } else { "'\\x" };
        tx.run_all(&self.text.replace("{{bytes}}'", spelled)).await?;
        for table in &tables {
            let last =
                self.text.lines().find_map(|line| line.strip_prefix(&format!("-- last key of {}: ", table.name)));
            let last = last.map(|key| key.parse().expect("a key"));
            tx.go_on_after(table, last.unwrap_or_default()).await?;
        }
        Ok(())
    }
}
