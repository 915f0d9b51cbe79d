//! Who is competent for what, until when, and why.
//!
//! Rules:
//! - A requirement asks everyone, a role or a site for a competency from one day to another. It bears on a person while they
//!   are employed and, for a role or a site, while they hold a role there.
//! - A passed, verified completion of a course that grants the competency proves it from its day on. It expires at the
//!   earliest of the day that was recorded with it, its day plus the requirement's refresh interval, and its day plus
//!   the competency's validity. The first day on which it no longer holds is `expires_on`.
//! - Of several proofs the one that holds longest counts.
//! - Compliance is (valid + expiring) / required.
//!
//! [`standing`] is the one pure function behind the matrix, the gaps and every explanation. Facts come from `load`
//! (as known at any moment) or from `snapshot` (as known now; a follower of the journal).
//! Tables: `requirement`, `completion`, `employment`, `holding`, `competency`, `course_grant` and their `_version`s.

pub mod access;
#[cfg(feature = "store")]
mod answers;
pub mod bearing;
pub mod completion;
mod counts;
pub mod facts;
pub mod gaps;
pub mod grid;
pub mod group_gaps;
mod holders;
#[cfg(feature = "store")]
mod lacking;
#[cfg(feature = "store")]
mod load;
pub mod matrix;
pub mod missing;
pub mod outline;
pub mod overview;
#[cfg(feature = "store")]
mod pending;
#[cfg(feature = "store")]
mod people_list;
pub mod requirement;
#[cfg(feature = "store")]
pub mod requirement_list;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod snapshot;
pub mod standing;
pub mod tally;
#[cfg(test)]
mod tests;
pub mod trend;
pub mod window;

pub use counts::{CompletionCounts, CourseCounts};
pub use facts::Facts;
pub use holders::RoleHolders;
#[cfg(feature = "store")]
pub(crate) use snapshot::patient;
#[cfg(feature = "store")]
pub use snapshot::{Progress, Snapshots};
pub use standing::{Standing, State, standing};
