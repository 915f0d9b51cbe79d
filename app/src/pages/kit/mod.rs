//! What pages of several contexts share beside the components of `ui`: words for choices, parts of addresses, histories, the field
//! for a person, and how work in the background gets on.

#[cfg(feature = "ssr")]
pub(super) mod history;
pub(super) mod person;
#[cfg(feature = "ssr")]
pub(super) mod step;
pub(super) mod words;
pub(super) mod work;
