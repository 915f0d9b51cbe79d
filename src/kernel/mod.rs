//! What every feature stands on and what knows no feature: identifiers, who asks, time, dates, paging, text,
//! fields and what can be wrong with them.

pub mod access;
pub mod action;
pub mod clock;
pub mod date;
pub mod entity;
pub mod field;
pub mod flaws;
pub mod id;
pub mod input;
pub mod language;
pub mod optimistic_lock;
pub mod page;
pub mod problem;
pub mod rule;
#[cfg(feature = "store")]
pub mod secret;
pub mod size;
pub mod text;
mod uuid;
pub mod withdrawal;
pub(crate) mod words;
