//! Contract `eqms`: "Role Training Requirements API Documentation" of E-QMS, under `/api/role-training-requirements`.
//!
//! camelCase, bare objects, `{"data", "pagination"}` or `{"data", "total"}`, `{"error"}` or `{"errors": [{msg, param, location}]}`.
//! A view over the same requirements as in `ehs` and on the pages, by competency.
//!
//! # Known quirks
//! * The contract knows requirements of roles only: those of a site or of everyone are not told here.
//! * Moments of a requirement are days inside: a beginning or deadline is its day in UTC; an end after midnight is the end
//!   of that day, so it comes back as the midnight that follows.
//! * An end that has come makes an active requirement `inactive`, whoever set it. DELETE and the status `inactive` end a
//!   requirement today, so that yesterday's matrix stays as it was; the status `active` takes up again what has ended.
//! * One requirement for each role and competency: to create a second one is 409, also if the first is inactive. EHS may
//!   have ended one and begun another; then both are told.
//! * `roleId` and `competencyId` of a requirement stay: another one in an update is a flaw.
//! * `minimumProficiencyLevel` is kept and told, but nothing is judged by it: completions carry no levels.
//! * A `limit` above 100 is a flaw, as everywhere in the document.

mod envelope;
mod error;
mod input;
pub(super) mod missing;
mod present;
pub(super) mod requirements;

pub use error::{EqmsVoice, FAILURES};
