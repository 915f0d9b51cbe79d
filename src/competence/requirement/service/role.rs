//! Use cases of requirements of roles, as E-QMS speaks of them. They are the same requirements as everywhere else.

use super::{check_references, check_single, duplicate, write, write_new};
use crate::{
    competence::{
        facts::Scope,
        requirement::{
            About, RequirementAction, RequirementDraft, RoleRequirement, RoleRequirementFilter, TermsDraft, access,
            store,
        },
    },
    error::{Entity, Error, Result},
    kernel::{
        id::{RequirementId, RoleId},
        input::Draft as _,
        optimistic_lock::OptimisticLock,
        page::{ListPage, Page},
    },
    work::{Read, Work},
};
use std::collections::HashMap;

/// The requirements of roles that fit `filter`, a part of them, in the order in which they were set.
pub async fn list_of_roles(
    read: &mut Read,
    filter: &RoleRequirementFilter,
    page: Page,
) -> Result<ListPage<RoleRequirement>> {
    store::role::fitting(read, filter, page).await
}

/// Those of the requirements `ids` that are for a role, by their identifiers.
pub(in crate::competence) async fn of_roles_with_ids(
    read: &mut Read,
    ids: &[RequirementId],
) -> Result<HashMap<RequirementId, RoleRequirement>> {
    let found = store::role::with_ids(read, ids).await?.into_iter();
    Ok(found.map(|one| (one.requirement.id, one)).collect())
}

/// One requirement of a role; one of everyone or of a site is not found.
pub async fn one_of_role(read: &mut Read, id: RequirementId) -> Result<RoleRequirement> {
    store::role::find(read, id).await?.ok_or(Error::not_found(id))
}

/// The requirements of `role` that are in force today or, with `all`, whichever it ever had; by competency. A role that
/// does not exist requires nothing.
pub async fn in_use(read: &mut Read, role: RoleId, all: bool) -> Result<Vec<RoleRequirement>> {
    let today = read.today();
    let mut found = store::role::for_role(read, role).await?;
    found.retain(|one| all || one.requirement.is_in_force(today));
    Ok(found)
}

/// Sets a requirement of a role for a competency that the role has none for yet, be it in use or not: what was put aside is
/// taken up again instead (E-QMS, "Constraints").
pub async fn create_single(work: &mut Work, draft: RequirementDraft) -> Result<RequirementId> {
    work.require(access::SET)?;
    let new = draft.parse()?;
    check_references(work, new.competency, new.scope).await?;
    if let Scope::Role(role) = new.scope {
        work.lock(role).await?;
        if store::check::exists(work, new.competency, new.scope).await? {
            return Err(duplicate());
        }
    }
    Ok(write_new(work, new).await?.id)
}

/// Changes some terms of a requirement of a role that is of a version that `lock` allows; `about` is what the caller takes it to
/// be about. Returns the number of its version.
pub async fn amend(
    work: &mut Work,
    id: RequirementId,
    lock: &OptimisticLock,
    about: About,
    change: TermsDraft,
) -> Result<u32> {
    work.require(access::SET)?;
    let before = one_of_role(work, id).await?;
    lock.check(&before.requirement.number, Entity::Requirement)?;
    about.check(&before)?;
    let before = before.requirement;
    let terms = before.amend(&change, work.today())?;
    if terms == before.terms {
        return Ok(before.number);
    }
    check_single(work, before.competency, before.scope, &terms, Some(id)).await?;
    Ok(write(work, &before, RequirementAction::Changed, terms).await?.number)
}

/// Puts a requirement of a role aside: from today on it is not in force. Nothing happens to one that is not in use. Only
/// a version that `lock` allows is put aside. Returns the number of its version.
pub async fn put_aside(work: &mut Work, id: RequirementId, lock: &OptimisticLock) -> Result<u32> {
    work.require(access::PUT_ASIDE)?;
    let before = one_of_role(work, id).await?;
    let before = before.requirement;
    lock.check(&before.number, Entity::Requirement)?;
    let terms = before.put_aside(work.today())?;
    if terms == before.terms {
        Ok(before.number)
    } else {
        Ok(write(work, &before, RequirementAction::Ended, terms).await?.number)
    }
}
