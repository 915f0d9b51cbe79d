//! What one running installation shares between all of its requests: the database, the clock, and parts that features own.

use super::{Caller, Door, Read, Work};
use crate::{
    db::{Db, Tx},
    error::Result,
    kernel::{access::Who, clock::Clock},
};
use chrono::{DateTime, Utc};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// Something of a feature that a process keeps for all requests: a storage, a queue, a cache, a setting.
pub trait InstallationPart: Send + Sync + 'static {
    /// The one that a process over `db` has if it was [given](Installation::with) none.
    fn new(db: &Db) -> Self;
}

/// Parts by their types.
type Parts = HashMap<TypeId, Arc<dyn Any + Send + Sync>>;

/// What one running installation shares between all of its requests. Cheap to clone.
#[derive(Clone)]
pub struct Installation {
    /// The database.
    pub db: Db,
    /// The source of the present moment.
    pub clock: Arc<dyn Clock>,
    /// Parts that were given to this copy.
    given: Arc<Parts>,
    /// Parts that were made when they were asked for first: the same for all copies.
    made: Arc<RwLock<Parts>>,
}

impl Installation {
    /// An installation over an open, migrated database, without anything that stands above features: see
    /// [`open`](crate::installation::open).
    pub(crate) fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock, given: Arc::default(), made: Arc::default() }
    }

    /// The same installation with `part` in the place of the one of its kind.
    #[must_use]
    pub fn with<T: InstallationPart>(mut self, part: T) -> Self {
        Arc::make_mut(&mut self.given).insert(TypeId::of::<T>(), Arc::new(part));
        self
    }

    /// The part of a kind. It is made when it is asked for first, unless one was given.
    pub fn part<T: InstallationPart>(&self) -> Arc<T> {
        if let Some(part) = find(&self.given) {
            return part;
        }
        let made = find(&self.made.read().unwrap_or_else(PoisonError::into_inner));
        made.unwrap_or_else(|| {
            let mut parts = self.made.write().unwrap_or_else(PoisonError::into_inner);
            // Somebody else may have asked for it at the same moment.
            find(&parts).unwrap_or_else(|| {
                let new = Arc::new(T::new(&self.db));
                parts.insert(TypeId::of::<T>(), Arc::<T>::clone(&new));
                new
            })
        })
    }

    /// The caller `who`, who came through `door` with request `request_id`.
    pub fn caller(&self, who: Who, door: Door, request_id: impl Into<String>) -> Caller {
        let request_id = request_id.into().into();
        Caller { installation: self.clone(), who: Arc::new(who), door, request_id, sent: None }
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
        let read = Read { tx, who: Arc::new(who), now, installation: None };
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

fn find<T: InstallationPart>(parts: &Parts) -> Option<Arc<T>> {
    Arc::clone(parts.get(&TypeId::of::<T>())?).downcast().ok()
}

#[cfg(all(test, feature = "testing"))]
mod tests;
