//! Contract `entraide`: "Entraide National API Documentation", version 1.0, under `/api`. So far its tokens, which every
//! contract accepts, the registration of users and one's own profile.
//!
//! `snake_case`, trailing slashes (ignored, as everywhere), `{"detail"}` or `{field: [messages]}`.
//!
//! # Known quirks
//! * `username` is empty: people sign in with their e-mail address.
//! * Whoever has none of the contract's roles is a `student`. `center_supervisor` and `association_supervisor` cannot be
//!   given before there are centres and associations: 400 on `role`.
//! * A user without names is called by what stands before the @ of their address; of one name only it is the last.
//! * What the product does not keep of a person (picture, birth, address, telephone) is null.

mod error;
pub(super) mod token;
pub(super) mod users;

pub use error::{EntraideVoice, FAILURES};
