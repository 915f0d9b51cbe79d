//! Use cases about job roles.

use crate::{
    error::{Error, Result},
    journal::Entry,
    kernel::{id::RoleId, text::fold},
    people::{
        RoleAction,
        model::{JobRole, RoleName},
        store,
    },
    work::{Read, Work},
};
use std::collections::HashMap;

/// The job roles of the organisation, by name. Everybody may read them: they are the rows of requirements and of the matrix.
pub async fn roles(read: &mut Read) -> Result<Vec<JobRole>> {
    store::role::all(read).await
}

async fn note_created(work: &mut Work, id: RoleId, name: &RoleName) -> Result<()> {
    let entry = Entry::new(RoleAction::Created, id).after(&name.as_str());
    work.record(entry).await.map(drop)
}

/// The job role called `name`; case, accents and spaces do not make a difference. An access role of that name is another.
pub async fn role_named(read: &mut Read, name: &str) -> Result<Option<RoleId>> {
    store::role::named(read, &fold(name)).await
}

/// The job roles called `names`, in their order; those that are missing are created. Case, accents and spaces do not make
/// a difference. What the caller does with them needs a permission of its own; it is not asked for here.
pub async fn find_or_create_roles(work: &mut Work, names: &[&RoleName]) -> Result<Vec<RoleId>> {
    let mut missing: HashMap<&str, &RoleName> = names.iter().map(|name| (name.folded(), *name)).collect();
    for (_, folded) in store::role::among(work, &folded(names)).await? {
        missing.remove(folded.as_str());
    }
    let mut missing: Vec<&RoleName> = missing.into_values().collect();
    missing.sort_unstable_by_key(|name| name.folded().to_owned());
    if !missing.is_empty() && store::role::insert_missing(work, &missing).await? > 0 {
        for (id, name) in identify(work, &missing).await?.into_iter().zip(&missing) {
            note_created(work, id, name).await?;
        }
    }
    identify(work, names).await
}

fn folded(names: &[&RoleName]) -> Vec<String> {
    names.iter().map(|name| name.folded().to_owned()).collect()
}

async fn identify(work: &mut Work, names: &[&RoleName]) -> Result<Vec<RoleId>> {
    let known: HashMap<String, RoleId> =
        store::role::among(work, &folded(names)).await?.into_iter().map(|(id, folded)| (folded, id)).collect();
    let find = |name: &&RoleName| known.get(name.folded()).copied();
    names.iter().map(find).collect::<Option<_>>().ok_or_else(|| Error::internal("a role was not written"))
}
