//! Use cases of organisations and sites.

mod create;
mod set_up;
mod settings;
mod site;

pub use create::{NewOrganisation, all, create, create_demo, create_for, exists_any, exists_own};
pub use set_up::SetUp;
pub use settings::change_settings;
pub use site::{create_site, find_or_create_site, sites};

use super::{Organisation, store};
use crate::{error::Result, work::Read};

/// The caller's organisation.
pub async fn current(read: &mut Read) -> Result<Organisation> {
    store::current(read).await
}
