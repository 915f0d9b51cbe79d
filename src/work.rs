//! The unit of work: one transaction with who acts, when, through which door, and the journal.
//!
//! `caller.write(async |work| …)` commits on `Ok` and rolls back on `Err`; `caller.read(…)` cannot write.
//! [`Work`] dereferences to [`Read`]: a use case that only reads takes `&mut Read`. What both ask of the database is in `verbs`;
//! how what is sent twice is written once, in [`once`].

mod installation;
pub mod once;
mod verbs;

pub use installation::{Installation, InstallationPart};

use self::once::Sent;
use crate::{
    db::Tx,
    error::{Error, Result},
    journal::{
        Entry,
        store::{Author, append},
    },
    kernel::{
        access::{Permission, UseCase, Who},
        id::{EntryId, PersonId},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

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
    /// What they send under a key, if they do.
    sent: Option<Arc<Sent>>,
}

impl Caller {
    /// Who it is and what they may do.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// Whether they may carry out `use_case`, whomever it is about.
    pub fn may(&self, use_case: UseCase) -> bool {
        self.who.may(use_case)
    }

    /// Whether they may carry out `use_case` about `person`.
    pub fn may_about(&self, use_case: UseCase, person: PersonId) -> bool {
        self.who.may_about(use_case, person)
    }

    /// Refuses them if they may not carry out `use_case`.
    pub fn require(&self, use_case: UseCase) -> Result<()> {
        permitted(self.who.lacks(use_case))
    }

    /// The installation they call.
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// The same caller at an installation that has `part` in the place of the one of its kind.
    #[must_use]
    pub fn with<T: InstallationPart>(&self, part: T) -> Self {
        Self { installation: self.installation.clone().with(part), ..self.clone() }
    }

    /// Carries out a use case that only reads, on one consistent state.
    pub async fn read<T>(&self, use_case: impl AsyncFnOnce(&mut Read) -> Result<T>) -> Result<T> {
        let tx = self.installation.db.read().await?;
        let mut read = self.start(tx);
        read.installation = Some(self.installation.clone());
        // Nobody waits for the end of it: the connection ends it on its way back.
        use_case(&mut read).await
    }

    /// Carries out a use case: everything of it, or on an error nothing.
    pub async fn write<T>(&self, use_case: impl AsyncFnOnce(&mut Work) -> Result<T>) -> Result<T> {
        let mut work = self.begin().await?;
        let value = use_case(&mut work).await;
        work.end(value).await
    }

    async fn begin(&self) -> Result<Work> {
        let tx = self.installation.db.write().await?;
        Ok(Work { read: self.start(tx), door: self.door, request_id: self.request_id.clone() })
    }

    fn start(&self, tx: Tx) -> Read {
        Read { tx, who: self.who.clone(), now: self.installation.clock.now(), installation: None }
    }
}

/// A use case that reads: a transaction, who asks, and when.
pub struct Read {
    tx: Tx,
    who: Arc<Who>,
    /// The present moment; the only one that a use case knows.
    pub now: DateTime<Utc>,
    /// None in a use case that writes.
    installation: Option<Installation>,
}

impl Read {
    /// Who asks.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// What the process keeps for all requests; none in a use case that writes, which must not show others what may be rolled
    /// back.
    pub(crate) fn part<T: InstallationPart>(&self) -> Option<Arc<T>> {
        self.installation.as_ref().map(Installation::part)
    }

    /// The present day in UTC.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Whether the caller may carry out `use_case`, whomever it is about.
    pub fn may(&self, use_case: UseCase) -> bool {
        self.who.may(use_case)
    }

    /// Refuses a caller who may not carry out `use_case`.
    pub fn require(&self, use_case: UseCase) -> Result<()> {
        permitted(self.who.lacks(use_case))
    }

    /// Refuses a caller who may not carry out `use_case` about `person`.
    pub fn require_about(&self, use_case: UseCase, person: PersonId) -> Result<()> {
        permitted(self.who.lacks_about(use_case, person))
    }
}

fn permitted(lacking: Option<Permission>) -> Result<()> {
    lacking.map_or(Ok(()), |permission| Err(Error::Forbidden(permission)))
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

    /// Carries out a use case as `who`, in whose name the journal has what it does. Afterwards the caller is again who they were.
    pub async fn acting_as<T>(&mut self, who: Who, use_case: impl AsyncFnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let caller = std::mem::replace(&mut self.read.who, Arc::new(who));
        let outcome = use_case(self).await;
        self.read.who = caller;
        outcome
    }

    /// Writes an entry of the journal, in the same transaction.
    pub async fn record(&mut self, entry: Entry) -> Result<EntryId> {
        let ids = self.record_many(vec![entry]).await?;
        ids.into_iter().next().ok_or_else(|| Error::internal("an entry of the journal was not written"))
    }

    /// Writes many entries of the journal; their identifiers are in the same order.
    pub async fn record_many(&mut self, entries: Vec<Entry>) -> Result<Vec<EntryId>> {
        let Read { tx, who, now, .. } = &mut self.read;
        let author = Author { who, now: *now, door: self.door.code(), request: &self.request_id };
        append(tx, author, entries).await
    }

    /// Commits what led to a value, and rolls back what led to an error.
    async fn end<T>(self, value: Result<T>) -> Result<T> {
        let tx = self.read.tx;
        if value.is_ok() {
            tx.commit().await?;
        } else if let Err(cause) = tx.rollback().await {
            // The error that matters is the use case's; a lost connection rolls back by itself.
            tracing::warn!(%cause, "a transaction could not be rolled back in order");
        }
        value
    }
}
