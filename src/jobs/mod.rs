//! Jobs: work that goes on while nobody waits for it. Any server does any of them, and none twice.
//!
//! A job is a row that is written in the transaction of the use case that asks for the work ([`enqueue`]), so that there is a job
//! exactly if that transaction committed.
//!
//! | state | means |
//! |---|---|
//! | `waiting` | nobody has claimed it; it is due from `run_at` on |
//! | `running` | a server has claimed it, and holds the lease for as long as heartbeats are seen |
//! | `done` | it succeeded |
//! | `failed` | it will not be tried again; `error` says why, for whoever runs the installation |
//! | `cancelled` | whoever asked for it wants it no more |
//!
//! * **Claim.** `attempts` rises with each claim, and a claim names the number that it has seen: of all servers that try at once
//!   one wins. The server that was asked claims the job right after the commit ([`start`], kept going by [`beyond`] if the request
//!   is cut); every other one looks every two seconds for what is due ([`keep`]). A process works on a few jobs of a kind at a time
//!   ([`JobKind::AT_ONCE`]); one that waits for its turn is not claimed, so that a free server can be quicker.
//! * **Lease and heartbeat.** Whoever runs a job writes a heartbeat every three seconds. A heartbeat says when it was given, by
//!   the clock of whoever gave it, and nobody reckons with that: clocks of two servers differ, and may be put back. An observer
//!   counts by its own time since when it has seen the same one, and takes the job over after 25 seconds of silence.
//! * **Fencing.** A job that was given up may still be alive. The number of its attempt is its fencing token: as the last statement
//!   of its transaction it has to [finish](Running::finish) the job under that number, and if it has lost the lease nothing of the
//!   transaction stays. It is the last one because the row of the job is held from then on until the commit: a transaction that
//!   writes for long must not hold up its own heartbeat. For the same reason whoever writes to the subject of a job and to the job
//!   takes them in this order.
//! * **Retry.** A failure that may pass by itself ([`JobFailure::is_transient`]) is tried again after a delay that grows; every
//!   other one is final. [`JobKind::ATTEMPTS`] bounds both these and the attempts whose server died, so that a job that kills its
//!   server does not do so for ever.
//! * **Schedule.** A job can be due later, and have a `key` that no other job has: a daily one is enqueued once however many servers
//!   think of it ([`schedule`]).
//!
//! A job that ended is forgotten after 30 days ([`tidy`]). To the outside a job is known by the UUID of its [`JobId`], as everything
//! is that contracts show. Table: `job`.
//!
//! # A new kind
//!
//! 1. In the folder of its feature, a type that implements [`JobKind`]: its name, its typed arguments, what is done, and what
//!    becomes of its subject if that cannot be done.
//! 2. A line in `src/installation.rs`.
//! 3. `enqueue::<TheKind>(work, &args)` in the use case, and `start::<TheKind>(caller, job)` after its commit, both within
//!    [`beyond`].
//!
//! [`JobId`]: crate::kernel::id::JobId

mod attempt;
mod kind;
mod leases;
mod model;
mod registered;
mod request;
mod running;
mod service;
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
mod worker;

pub use kind::{JobFailure, JobKind};
pub use model::{Pace, State, Status};
pub use registered::RegisteredKind;
pub use request::holding;
pub(crate) use request::{beyond, on_behalf_of};
pub use running::Running;
pub use service::{Schedule, cancel, enqueue, keep, look, pace, schedule, start, tidy};
pub(crate) use service::{status, statuses};
#[cfg(test)]
#[cfg(feature = "testing")]
pub(crate) use tests::claimed;
pub(crate) use worker::Worker;
