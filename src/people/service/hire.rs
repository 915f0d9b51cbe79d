//! Use cases that join several facts: somebody starts, leaves, or has their employment or a job role changed.

use super::{
    assign, correct_holding, create, detail, employ, end_holding,
    fact::{locked_employment, locked_holding, redate_employment, redate_holding},
    find_or_create_roles, roles,
};
use crate::{
    error::{Entity, Error, Flaws, Problem, Result},
    kernel::{
        date::Period,
        id::{EmploymentId, HoldingId, PersonId, RoleId, SiteId},
        optimistic_lock::OptimisticLock,
        text,
    },
    organisation::service::{find_or_create_site, sites},
    people::{
        access,
        model::{Holding, NewHolding, NewPerson, RoleName, Workplace},
    },
    work::{Read, Work},
};
use chrono::NaiveDate;

/// Creates a person, employed from `start` and, if one is named, with a job role from then on.
pub async fn hire(work: &mut Work, new: &NewPerson, start: Option<NaiveDate>, place: &Workplace) -> Result<PersonId> {
    work.require(access::CHANGE)?;
    let person = create(work, new).await?;
    let period = Period { from: start, to: None };
    employ(work, person, period).await?;
    if place != &Workplace::default() {
        place_person(work, person, place, period).await?;
    }
    Ok(person)
}

/// Records that a person holds a job role for `period`.
pub async fn place_person(work: &mut Work, person: PersonId, place: &Workplace, period: Period) -> Result<()> {
    work.require(access::CHANGE)?;
    let (role, site) = find_or_create(work, place).await?;
    assign(work, &NewHolding { person, role, site, period }).await?;
    Ok(())
}

async fn find_or_create(work: &mut Work, place: &Workplace) -> Result<(RoleId, Option<SiteId>)> {
    let name = place.role.as_ref().ok_or_else(|| Error::invalid("role", Problem::Required))?;
    refuse_unheard(work, place, name).await?;
    let roles = find_or_create_roles(work, &[name]).await?;
    let role = roles.first().copied().ok_or_else(|| Error::internal("a role was not written"))?;
    let site = match &place.site {
        Some(site) => Some(find_or_create_site(work, site).await?),
        None => None,
    };
    Ok((role, site))
}

/// Refuses names that are unknown, unless it was said that they are to be created.
async fn refuse_unheard(read: &mut Read, place: &Workplace, role: &RoleName) -> Result<()> {
    let mut flaws = Flaws::default();
    if !place.is_new_role {
        let known: Vec<String> = roles(read).await?.into_iter().map(|role| role.name).collect();
        flaws.take("role", heard(Entity::Role, role.as_str(), &known));
    }
    if let Some(site) = place.site.as_deref().filter(|_| !place.is_new_site) {
        let known: Vec<String> = sites(read).await?.into_iter().map(|site| site.name).collect();
        flaws.take("site", heard(Entity::Site, site, &known));
    }
    Ok(flaws.check()?)
}

/// That `name` is among those that are `known`, or that there are none.
fn heard(kind: Entity, name: &str, known: &[String]) -> Result<(), Problem> {
    let folded = text::fold(name);
    if known.is_empty() || known.iter().any(|other| text::fold(other) == folded) {
        return Ok(());
    }
    let near = text::nearest(name, known.iter().map(String::as_str));
    Err(Problem::Unheard(kind, near.map(str::to_owned)))
}

/// Changes from when to when an employment of `person` holds. `and_jobs` ends every job role too that they would still hold after it.
pub async fn change_employment(
    work: &mut Work,
    (person, id): (PersonId, EmploymentId),
    lock: &OptimisticLock,
    period: Period,
    and_jobs: bool,
) -> Result<()> {
    work.require(access::CHANGE)?;
    let before = locked_employment(work, id).await?;
    if before.person != person {
        return Err(Error::not_found(id));
    }
    lock.check(&before.version, Entity::Employment)?;
    redate_employment(work, before, period).await?;
    if let Some(to) = period.to.filter(|_| and_jobs) {
        let holdings = detail(work, person).await?.holdings;
        give_up_jobs(work, &holdings, to).await?;
    }
    Ok(())
}

/// Changes from when to when `person` holds a job role.
pub async fn change_holding(
    work: &mut Work,
    (person, id): (PersonId, HoldingId),
    lock: &OptimisticLock,
    period: Period,
) -> Result<()> {
    work.require(access::CHANGE)?;
    let before = locked_holding(work, id).await?;
    if before.person != person {
        return Err(Error::not_found(id));
    }
    lock.check(&before.version, Entity::Holding)?;
    redate_holding(work, before, period).await.map(drop)
}

/// Ends those of `holdings` that would still be held on `to` or after it.
async fn give_up_jobs(work: &mut Work, holdings: &[Holding], to: NaiveDate) -> Result<()> {
    let lasts = |period: &Period| period.to.is_none_or(|end| end > to) && period.from.is_none_or(|from| from < to);
    for holding in holdings.iter().filter(|holding| lasts(&holding.period)) {
        match holding.period.to {
            None => end_holding(work, holding.id, to).await?,
            // Its end was known, and lay too late.
            Some(_) => correct_holding(work, holding.id, Period { to: Some(to), ..holding.period }).await?,
        };
    }
    Ok(())
}
