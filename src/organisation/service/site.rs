//! Sites.

use crate::{
    error::{Conflict, Entity, Error, Result},
    journal::Entry,
    kernel::id::SiteId,
    organisation::{Site, SiteAction, SiteName, access, store},
    work::{Read, Work},
};
use serde_json::json;

/// The sites of the organisation, by name. Everybody may read them: filters and the matrix show them.
pub async fn sites(read: &mut Read) -> Result<Vec<Site>> {
    store::sites(read).await
}

/// Creates a site.
pub async fn create_site(work: &mut Work, name: &SiteName) -> Result<SiteId> {
    work.require(access::CREATE_SITES)?;
    insert(work, name).await?.ok_or(Error::Conflict(Conflict::Duplicate(Entity::Site, "name")))
}

/// The site called `name`, which is created if it is missing and the caller may. Case, accents and spaces do not make a difference.
/// What the caller does with it needs a permission of its own; it is not asked for here.
pub async fn find_or_create_site(work: &mut Work, name: &SiteName) -> Result<SiteId> {
    if let Some(known) = store::site_called(work, name).await? {
        return Ok(known);
    }
    work.require(access::CREATE_SITES)?;
    match insert(work, name).await? {
        Some(new) => Ok(new),
        // Somebody else created it in between.
        None => store::site_called(work, name).await?.ok_or_else(|| Error::internal("a site was not written")),
    }
}

async fn insert(work: &mut Work, name: &str) -> Result<Option<SiteId>> {
    let Some(id) = store::insert_site(work, name).await? else { return Ok(None) };
    work.record(Entry::new(SiteAction::Created, id).after(&json!({ "name": name }))).await?;
    Ok(Some(id))
}
