//! The people of an organisation: who they are, when they were employed, which job roles they held at which sites.
//!
//! A person needs a last name, and may have a first name, an employee number, an e-mail address and an account. The
//! employee number is unique in the organisation, the e-mail address over all of them: it is a login name. Employment and
//! the holding of a role are facts from–to: they are ended or corrected, never overwritten, and nobody is ever deleted.
//! Everybody may read about themselves; who may do more is said in [`access`]. Access roles are held by the same facts as job
//! roles; who gets one is decided in `identity`, and nothing in here gives or takes one.
//! Tables: `person`, `employment`, `holding`, and of `role` those of kind `job`.

pub mod access;
mod describe;
mod model;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use describe::{EmploymentAction, PersonAction, RoleAction};
pub use model::{
    Employed, Employment, FirstName, Holding, Job, JobDraft, JobRole, NewEmployment, NewHolding, NewJob, NewPerson,
    PeriodDraft, Person, PersonDetail, PersonDraft, PersonFilter, PersonRow, PersonSort, RoleName, Roster, Start,
    StartDraft, Workplace, WorkplaceDraft,
};
