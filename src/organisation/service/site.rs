//! Sites.

use crate::{
    error::{Conflict, Entity, Error, Result},
    journal::Entry,
    kernel::{access::Permission, id::SiteId},
    organisation::{Site, model, store},
    work::{Read, Work},
};
use serde_json::json;

/// The sites of the organisation, by name. Everybody may read them: filters and the matrix show them.
pub async fn sites(read: &mut Read) -> Result<Vec<Site>> {
    store::sites(read).await
}

/// Creates a site.
pub async fn create_site(work: &mut Work, name: &str) -> Result<SiteId> {
    work.require(Permission::PeopleWrite)?;
    let name = model::name(name).map_err(|problem| Error::invalid("name", problem))?;
    insert(work, &name).await?.ok_or(Error::Conflict(Conflict::Duplicate(Entity::Site, "name")))
}

/// The site called `name`, which is created if it is missing and the caller may. Case, accents and spaces do not make a difference.
/// What the caller does with it needs a permission of its own; it is not asked for here.
pub async fn find_or_create_site(work: &mut Work, name: &str) -> Result<SiteId> {
    let name = model::name(name).map_err(|problem| Error::invalid("name", problem))?;
    if let Some(known) = store::site_called(work, &name).await? {
        return Ok(known);
    }
    work.require(Permission::PeopleWrite)?;
    match insert(work, &name).await? {
        Some(new) => Ok(new),
        // Somebody else created it in between.
        None => store::site_called(work, &name).await?.ok_or_else(|| Error::internal("a site was not written")),
    }
}

async fn insert(work: &mut Work, name: &str) -> Result<Option<SiteId>> {
    let Some(id) = store::insert_site(work, name).await? else { return Ok(None) };
    work.record(Entry::new("created", Entity::Site, id).after(&json!({ "name": name }))).await?;
    Ok(Some(id))
}
