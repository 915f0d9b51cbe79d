//! What an organisation decides for everybody in it.

use crate::{
    error::{Conflict, Entity, Error, Result},
    journal::Entry,
    kernel::optimistic_lock::OptimisticLock,
    organisation::{OrganisationAction, Settings, access, store},
    work::Work,
};
use serde_json::json;

/// Changes the settings of the caller's organisation; only if they are still as they were when the change was decided.
pub async fn change_settings(work: &mut Work, lock: &OptimisticLock, settings: &Settings) -> Result<()> {
    work.require(access::CHANGE_SETTINGS)?;
    let now = store::current(work).await?;
    let before = json!({ "name": now.name, "expiring_days": now.expiring_days, "language": now.language });
    if before == serde_json::to_value(settings)? {
        return Ok(());
    }
    lock.check(&now.version, Entity::Organisation)?;
    if !store::set(work, now.version, settings).await? {
        return Err(Error::Conflict(Conflict::Changed(Entity::Organisation)));
    }
    // What counts as expiring soon is one of the rules.
    let entry = Entry::new(OrganisationAction::Changed, now.id).before(&before).after(settings);
    work.record(entry).await?;
    Ok(())
}
