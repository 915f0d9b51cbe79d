//! How much an organisation keeps in files, and how much it may: what is attached, files of imports that wait, and exports.
//!
//! The content of a removed document stays, and so it counts. Exports go by themselves, and files of imports when somebody decides.

use super::store;
use crate::{
    db::Db,
    error::{Error, Problem, Result},
    kernel::size::Size,
    work::{Installation, InstallationPart, Read, Work},
};

/// What an organisation may keep if nothing else is set.
pub const QUOTA: Size = Size(10 << 30);

/// How much one organisation may keep in files.
#[derive(Debug, Clone, Copy)]
pub struct Quota(pub Size);

impl InstallationPart for Quota {
    fn new(_: &Db) -> Self {
        Self(QUOTA)
    }
}

/// Refuses `more` bytes, which `field` of a form has, if the organisation of the caller would then keep more than it may.
pub(crate) async fn check(read: &mut Read, installation: &Installation, field: &str, more: usize) -> Result<()> {
    let (used, quota) = (Size(store::used(read).await?), installation.part::<Quota>().0);
    let more = u64::try_from(more).unwrap_or(u64::MAX);
    if used.0.saturating_add(more) > quota.0 {
        return Err(Error::invalid(field, Problem::NoRoom { used, quota }));
    }
    Ok(())
}

/// The same where it is written: of two that come together each sees what the other one has written.
pub(crate) async fn claim(work: &mut Work, installation: &Installation, field: &str, more: usize) -> Result<()> {
    work.lock_organisation().await?;
    check(work, installation, field, more).await
}
