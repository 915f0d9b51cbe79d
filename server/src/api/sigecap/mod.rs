//! Contract `sigecap`: "SIGECAP API Endpoints Documentation", under `/api`. So far its list of roles.
//!
//! `snake_case`, bare objects and lists, skip/limit with the total in `X-Total-Count`, `{"detail"}`.
//!
//! # Known quirks
//! * The document gives no error bodies: those of the framework that it names are used.
//! * A `limit` above 1,000 is taken for 1,000.
//! * Roles of work are listed with those of access: requirements hang on either.

mod error;
pub(super) mod roles;

pub use error::{FAILURES, SigecapVoice};
