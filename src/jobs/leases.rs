//! The leases that one process has or is about to claim.

use super::model::Lease;
use crate::kernel::secret;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// So many characters of a random text tell processes apart.
const NAME: usize = 12;

/// A process, and what it is at.
pub(super) struct Process {
    /// By what the table tells whose a lease is. It is random: two servers may have the same address or process number.
    name: String,
    taken_on: Mutex<HashSet<Lease>>,
}

impl Default for Process {
    fn default() -> Self {
        Self { name: secret::token().chars().take(NAME).collect(), taken_on: Mutex::default() }
    }
}

impl Process {
    fn leases(&self) -> MutexGuard<'_, HashSet<Lease>> {
        self.taken_on.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the process has a lease or is about to claim it.
    pub(super) fn has(&self, lease: Lease) -> bool {
        self.leases().contains(&lease)
    }
}

/// That a process is about to claim a lease or has it, until it is dropped.
pub(super) struct TakenOn(Arc<Process>, Lease);

impl TakenOn {
    /// None if the process has it already.
    pub(super) fn new(process: &Arc<Process>, lease: Lease) -> Option<Self> {
        process.leases().insert(lease).then(|| Self(Arc::clone(process), lease))
    }

    /// The name of the process.
    pub(super) fn process(&self) -> &str {
        &self.0.name
    }
}

impl Drop for TakenOn {
    fn drop(&mut self) {
        self.0.leases().remove(&self.1);
    }
}
