//! What uploads take of the memory together. A file lies in memory, in some copies, from its first byte until it is stored.

use crate::config::Config;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// How long an upload waits for room: less than proxies wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Room is counted in so many bytes.
const UNIT: usize = 1024;

/// So much of all the room is kept for small uploads: a part in…
const KEPT: u32 = 8;
/// …and small is what is at most a part of that in…
const SMALL: u32 = 4;

/// The memory that uploads may take together. A part of it is for small ones alone: they need not wait behind a large one that
/// waits for much.
#[derive(Debug, Clone)]
pub struct Uploads {
    room: Arc<Semaphore>,
    kept: Arc<Semaphore>,
    all: u32,
    small: u32,
    /// How long an upload waits for room.
    patience: Duration,
}

impl Uploads {
    /// As much as the configuration says.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self::new(config.upload_memory as usize * 1024 * 1024, PATIENCE)
    }

    /// So many bytes, for which an upload waits so long.
    #[must_use]
    pub fn new(bytes: usize, patience: Duration) -> Self {
        let units = u32::try_from(bytes / UNIT).unwrap_or(u32::MAX);
        let kept = units / KEPT;
        let all = units - kept;
        let semaphore = |units: u32| Arc::new(Semaphore::new(units as usize));
        Self { room: semaphore(all), kept: semaphore(kept), all, small: kept / SMALL, patience }
    }

    /// Room for a body of so many bytes, if there is some in time. One that is larger than all the room takes all of it, and is
    /// taken in alone.
    pub(crate) async fn take(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let share = u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX).min(self.all);
        let room = if share > self.small {
            self.room.clone()
        } else if let Ok(room) = self.room.clone().try_acquire_many_owned(share) {
            return Some(room);
        } else {
            self.kept.clone()
        };
        timeout(self.patience, room.acquire_many_owned(share)).await.ok()?.ok()
    }
}
