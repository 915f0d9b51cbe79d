//! What pages of the application are made of: one that reads ([`loaded`], [`part`]), a list ([`list_page`]), a form ([`PageForm`]), and
//! what follows work that goes on ([`Busy`]).

mod asked;
mod busy;
mod concern;
mod form;
mod list;
mod loaded;
mod once;
mod send;
mod told;
mod upload;

pub use asked::{asked, asked_within, path};
pub use busy::Busy;
pub use form::{Check, PageForm, StepButton, parses, reopened};
pub use list::{Column, List, Listed, New, list_page};
pub use loaded::{loaded, part};
pub use once::Once;
pub(crate) use once::told;
#[cfg(feature = "ssr")]
pub(crate) use once::{Told, to_tell};
pub(crate) use send::sign_in;
use send::{send, send_files};
pub use upload::Upload;
