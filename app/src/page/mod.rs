//! What pages of the application are made of: one that reads ([`loaded`]), a list ([`list_page`]), a form ([`PageForm`]).

mod asked;
mod form;
mod list;
mod loaded;
mod once;
mod send;
mod told;

pub use asked::{asked, path};
pub use form::{Check, PageForm, StepButton, parses};
pub use list::{Column, List, Listed, New, list_page};
pub use loaded::loaded;
pub use once::Once;
pub(crate) use once::told;
#[cfg(feature = "ssr")]
pub(crate) use once::{Told, to_tell};
use send::send;
