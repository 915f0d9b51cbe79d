//! Use cases of organisations and sites.

mod found;
mod settings;
mod site;

pub use found::{all, exists_any, exists_own};
pub(crate) use found::{found, refuse_second};
pub use settings::change_settings;
pub use site::{create_site, find_or_create_site, sites};

use super::{Organisation, store};
use crate::{error::Result, work::Read};

/// The caller's organisation.
pub async fn current(read: &mut Read) -> Result<Organisation> {
    store::current(read).await
}
