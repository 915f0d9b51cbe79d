//! Use cases about categories.

use crate::{
    catalogue::{
        access,
        model::{Category, NewCategory},
        store,
    },
    error::{Conflict, Entity, Error, Result},
    journal::Entry,
    work::{Read, Work},
};

/// The categories that the organisation sees, by place in lists and name: its own and, if asked for, those of the system.
pub async fn categories(read: &mut Read, with_system: bool, only_active: bool) -> Result<Vec<Category>> {
    store::category::all(read, with_system, only_active).await
}

/// Creates a category of the organisation. No other one that it sees has the same code.
pub async fn create_category(work: &mut Work, new: &NewCategory) -> Result<Category> {
    work.require(access::CHANGE_CATEGORIES)?;
    let duplicate = Error::Conflict(Conflict::Duplicate(Entity::Category, "code"));
    if store::category::is_of_system(work, &new.code).await? {
        return Err(duplicate);
    }
    let id = store::category::insert(work, new).await?.ok_or(duplicate)?;
    let category = store::category::find(work, id).await?.ok_or(Error::NotFound(Entity::Category))?;
    work.record(Entry::new("created", Entity::Category, id).after(&category)).await?;
    Ok(category)
}
