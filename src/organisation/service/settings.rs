//! What an organisation decides for everybody in it.

use crate::{
    error::{Conflict, Entity, Error, Result},
    journal::Entry,
    kernel::access::Permission,
    organisation::{Settings, store},
    work::Work,
};

/// Changes the settings of the caller's organisation; with `version`, only if they are still of it.
pub async fn change_settings(work: &mut Work, version: Option<i64>, settings: &Settings) -> Result<()> {
    work.require(Permission::OrganisationWrite)?;
    let now = store::current(work).await?;
    let before = Settings { name: now.name, expiring_days: now.expiring_days, language: now.language };
    if before == *settings {
        return Ok(());
    }
    if !store::set(work, version.unwrap_or(now.version), settings).await? {
        return Err(Error::Conflict(Conflict::Changed(Entity::Organisation)));
    }
    // What counts as expiring soon is one of the rules.
    let entry = Entry::new("changed", Entity::Organisation, now.id).before(&before).after(settings);
    work.record(entry).await?;
    Ok(())
}
