//! How kinds of jobs are listed.

use super::{
    attempt::{Start, attempt},
    kind::JobKind,
};
use std::pin::Pin;

/// A kind in the list of all kinds.
pub struct RegisteredKind {
    /// Its [name](JobKind::NAME).
    pub(super) name: &'static str,
    /// How many of them a process works on [at once](JobKind::AT_ONCE).
    pub(super) at_once: usize,
    /// Makes an attempt at a job of this kind.
    pub(super) attempt: fn(Start) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl RegisteredKind {
    /// The kind `K`.
    pub const fn of<K: JobKind>() -> Self {
        Self { name: K::NAME, at_once: K::AT_ONCE, attempt: |start| Box::pin(attempt::<K>(start)) }
    }
}
