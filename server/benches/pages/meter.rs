//! Processor time: of this process, and of the processes of `PostgreSQL` that work for it.

use docendo::{db::Db, work::Installation};
use rustix::time::{ClockId, clock_gettime};
use std::{fs, path::Path, time::Duration};

/// What one request costs.
pub(crate) struct Cost {
    /// Milliseconds from asking to the end of the answer.
    pub(crate) time: f64,
    /// Milliseconds of the processor in this process; an embedded database is in it.
    pub(crate) server: f64,
    /// Milliseconds of the processor in the database's own processes.
    pub(crate) database: f64,
    /// The length of the answer, uncompressed.
    pub(crate) kilobytes: f64,
}

/// Processor time that was spent until some moment.
pub(crate) struct Spent {
    server: Duration,
    database: Duration,
}

/// Reads processor time.
pub(crate) struct Meter {
    /// The first process of the database server.
    postmaster: Option<String>,
}

impl Meter {
    /// A meter of this process and of the database of `installation`, which is on this machine.
    pub(crate) async fn of(installation: &Installation) -> Self {
        const SQL: &str = "SELECT pg_read_file('postmaster.pid')";
        let file: Option<(String,)> = match installation.db {
            Db::Postgres(_) => {
                Some(installation.inspect(async |tx, _| Ok(tx.one(SQL, &[]).await?)).await.expect("its process"))
            }
            Db::Sqlite { .. } => None,
        };
        Self { postmaster: file.and_then(|(file,)| file.lines().next().map(str::to_owned)) }
    }

    /// What was spent until now.
    pub(crate) fn spent(&self) -> Spent {
        let server = clock_gettime(ClockId::ProcessCPUTime);
        Spent { server: server.try_into().unwrap_or_default(), database: self.database() }
    }

    fn database(&self) -> Duration {
        let Some(postmaster) = &self.postmaster else { return Duration::ZERO };
        let children = fs::read_to_string(format!("/proc/{postmaster}/task/{postmaster}/children")).unwrap_or_default();
        children.split_whitespace().map(|process| time_of(&Path::new("/proc").join(process))).sum()
    }

    /// What each of `requests` cost that were made since `before`, within `time`.
    pub(crate) fn cost(&self, before: &Spent, time: Duration, requests: u32, bytes: usize) -> Cost {
        let each = |all: Duration| all.as_secs_f64() * 1e3 / f64::from(requests);
        let now = self.spent();
        Cost {
            time: each(time),
            server: each(now.server.saturating_sub(before.server)),
            database: each(now.database.saturating_sub(before.database)),
            kilobytes: f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e3,
        }
    }
}

/// How long the process of one thread with this folder has had a processor.
fn time_of(folder: &Path) -> Duration {
    let schedule = fs::read_to_string(folder.join("schedstat")).unwrap_or_default();
    let nanoseconds = schedule.split_whitespace().next().and_then(|number| number.parse::<u64>().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
