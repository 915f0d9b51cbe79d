//! Use cases of organisations and sites.

mod settings;
mod site;
mod tenants;

pub use settings::change_settings;
pub use site::{create_site, find_or_create_site, sites};
pub use tenants::{all, exists_any, exists_own};
pub(crate) use tenants::{insert_organisation, refuse_second};

use super::{Organisation, store};
use crate::{error::Result, work::Read};

/// The caller's organisation.
pub async fn current(read: &mut Read) -> Result<Organisation> {
    store::current(read).await
}
