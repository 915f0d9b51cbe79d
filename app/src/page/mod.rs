//! What pages of the application are made of: one that reads ([`loaded`], [`part`]), a list ([`list_page`]), a form ([`PageForm`]).

mod asked;
mod form;
mod list;
mod loaded;
mod send;
mod told;

pub use asked::{asked, path};
pub use form::{Check, PageForm, StepButton, parses, reopened};
pub use list::{Column, List, Listed, New, list_page};
pub use loaded::{loaded, part};
use send::send;
