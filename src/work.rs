//! The unit of work: one transaction with who acts, when, through which door, and the journal.
//!
//! `caller.write(async |work| …)` commits on `Ok` and rolls back on `Err`; `caller.read(…)` cannot write.
//! [`Work`] dereferences to [`Read`]: a use case that only reads takes `&mut Read`. What both ask of the database is in `verbs`.

mod verbs;

use crate::{
    db::{Db, Tx},
    error::{Error, Result},
    journal::{Entry, store::append},
    kernel::{
        access::{Permission, Who},
        clock::Clock,
        id::EntryId,
        size::Size,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
    time::Duration,
};

/// What one running installation shares between all of its requests. Cheap to clone.
#[derive(Clone)]
pub struct Installation {
    /// The database.
    pub db: Db,
    /// The source of the present moment.
    pub clock: Arc<dyn Clock>,
    /// The compliance snapshots of the organisations, a follower of the journal.
    pub snapshots: crate::competence::Snapshots,
    /// The storage of files.
    pub files: crate::documents::Files,
    /// The queue in which passwords are hashed.
    pub passwords: Arc<crate::identity::Passwords>,
    /// How much one organisation may keep in files.
    pub files_quota: Size,
    /// What this process knows of jobs: which kinds there are, which it works on, and which heartbeats it has seen.
    pub(crate) jobs: Arc<crate::jobs::Worker>,
}

impl Installation {
    /// An installation over an open, migrated database. Its files are gone with the process until it is told where to
    /// [keep](Self::keeping) them.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        let files = crate::documents::Files::in_memory();
        let snapshots = crate::competence::Snapshots::of(db.clone());
        Self {
            db,
            clock,
            snapshots,
            files,
            passwords: Arc::new(crate::identity::Passwords::new()),
            files_quota: crate::documents::QUOTA,
            jobs: Arc::new(crate::jobs::Worker::of(crate::job_kinds::ALL)),
        }
    }

    /// The same installation with its files in `files`.
    #[must_use]
    pub fn keeping(self, files: crate::documents::Files) -> Self {
        Self { files, ..self }
    }

    /// The same installation, in which one organisation may keep so much in files.
    #[must_use]
    pub fn allowing(self, files_quota: Size) -> Self {
        Self { files_quota, ..self }
    }

    /// The same installation for somebody who waits so long until the records are loaded.
    #[must_use]
    pub fn waiting(self, patience: Duration) -> Self {
        Self { snapshots: self.snapshots.waiting(patience), ..self }
    }

    /// The caller `who`, who came through `door` with request `request_id`.
    pub fn caller(&self, who: Who, door: Door, request_id: impl Into<String>) -> Caller {
        Caller { installation: self.clone(), who: Arc::new(who), door, request_id: request_id.into().into() }
    }

    /// Reads on behalf of nobody: for sign-in and set-up, before it is known who asks.
    pub async fn inspect<T>(&self, read: impl AsyncFnOnce(&mut Tx, DateTime<Utc>) -> Result<T>) -> Result<T> {
        let mut tx = self.db.read().await?;
        // Nobody waits for the end of it: the connection ends it on its way back.
        read(&mut tx, self.clock.now()).await
    }

    /// Writes on behalf of somebody who comes into being in the same transaction: `births` writes and returns them,
    /// `write` goes on as a use case of theirs. For set-up.
    pub(crate) async fn establish<T>(
        &self,
        door: Door,
        request_id: &str,
        births: impl AsyncFnOnce(&mut Tx, DateTime<Utc>) -> Result<Who>,
        write: impl AsyncFnOnce(&mut Work) -> Result<T>,
    ) -> Result<T> {
        let (mut tx, now) = (self.db.write().await?, self.clock.now());
        let who = births(&mut tx, now).await?;
        let read = Read { tx, who: Arc::new(who), now, snapshots: None };
        let mut work = Work { read, door, request_id: request_id.into() };
        let value = write(&mut work).await?;
        work.read.tx.commit().await?;
        Ok(value)
    }

    /// Writes on behalf of nobody: for sign-in and set-up, before it is known who asks.
    pub async fn alter<T>(&self, write: impl AsyncFnOnce(&mut Tx, DateTime<Utc>) -> Result<T>) -> Result<T> {
        let mut tx = self.db.write().await?;
        let value = write(&mut tx, self.clock.now()).await?;
        tx.commit().await?;
        Ok(value)
    }
}

/// The door through which a change came in; the journal keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A page in the browser.
    Page,
    /// A REST contract, by its name.
    Api(&'static str),
    /// The command line.
    Command,
}

impl Door {
    /// The word that the journal keeps.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api(contract) => contract,
            Self::Command => "command",
        }
    }
}

/// Somebody who may ask for use cases. Cheap to clone.
#[derive(Clone)]
pub struct Caller {
    installation: Installation,
    who: Arc<Who>,
    door: Door,
    request_id: Arc<str>,
}

impl Caller {
    /// Who it is and what they may do.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The installation they call.
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// The same caller, who waits so long until the records are loaded.
    #[must_use]
    pub fn waiting(&self, patience: Duration) -> Self {
        Self { installation: self.installation.clone().waiting(patience), ..self.clone() }
    }

    /// The same for work that nobody waits for: it waits for the records, however long they take to load.
    #[must_use]
    pub(crate) fn patient(&self) -> Self {
        self.waiting(Duration::MAX)
    }

    /// Carries out a use case that only reads, on one consistent state.
    pub async fn read<T>(&self, use_case: impl AsyncFnOnce(&mut Read) -> Result<T>) -> Result<T> {
        let tx = self.installation.db.read().await?;
        let mut read = self.start(tx);
        read.snapshots = Some(self.installation.snapshots.clone());
        // Nobody waits for the end of it: the connection ends it on its way back.
        use_case(&mut read).await
    }

    /// Carries out a use case: everything of it, or on an error nothing.
    pub async fn write<T>(&self, use_case: impl AsyncFnOnce(&mut Work) -> Result<T>) -> Result<T> {
        let tx = self.installation.db.write().await?;
        let mut work = Work { read: self.start(tx), door: self.door, request_id: self.request_id.clone() };
        match use_case(&mut work).await {
            Ok(value) => {
                work.read.tx.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // The error that matters is the use case's; a lost connection rolls back by itself.
                if let Err(cause) = work.read.tx.rollback().await {
                    tracing::warn!(%cause, "a transaction could not be rolled back in order");
                }
                Err(error)
            }
        }
    }

    fn start(&self, tx: Tx) -> Read {
        Read { tx, who: self.who.clone(), now: self.installation.clock.now(), snapshots: None }
    }
}

/// A use case that reads: a transaction, who asks, and when.
pub struct Read {
    tx: Tx,
    /// Who asks.
    pub who: Arc<Who>,
    /// The present moment; the only one that a use case knows.
    pub now: DateTime<Utc>,
    /// The compliance snapshots; none in a use case that writes, which must not show others what may be rolled back.
    pub(crate) snapshots: Option<crate::competence::Snapshots>,
}

impl Read {
    /// The present day in UTC.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Refuses a caller who lacks `permission`.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.who.may(permission) { Ok(()) } else { Err(Error::Forbidden(permission)) }
    }
}

/// A use case that writes.
pub struct Work {
    read: Read,
    door: Door,
    request_id: Arc<str>,
}

impl Deref for Work {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.read
    }
}

impl DerefMut for Work {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.read
    }
}

impl Work {
    /// The door through which the change comes in.
    pub fn door(&self) -> Door {
        self.door
    }

    /// Writes an entry of the journal, in the same transaction.
    pub async fn record(&mut self, entry: Entry) -> Result<EntryId> {
        let (door, request_id) = (self.door.code(), self.request_id.clone());
        let (who, now) = (self.read.who.clone(), self.read.now);
        append(&mut self.read.tx, &who, now, door, &request_id, entry).await
    }
}
