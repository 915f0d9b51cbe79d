//! What an organisation decides for everybody in it.

use crate::{
    error::{Entity, Result},
    identity::Permission,
    journal::{Entry, Touches},
    organisation::{Settings, store},
    work::Work,
};

/// Changes the settings of the caller's organisation.
pub async fn change_settings(work: &mut Work, settings: &Settings) -> Result<()> {
    work.require(Permission::OrganisationWrite)?;
    let now = store::current(work).await?;
    let before = Settings { name: now.name, expiring_days: now.expiring_days, language: now.language };
    if before == *settings {
        return Ok(());
    }
    store::set(work, settings).await?;
    // What counts as expiring soon is one of the rules.
    let entry = Entry::new("changed", Entity::Organisation, now.id).before(&before).after(settings);
    work.record(entry.touches(Touches::Rules)).await?;
    Ok(())
}
