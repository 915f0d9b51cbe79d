//! Use cases about employments and about who holds which job role.

use crate::{
    error::{Entity, Error, Result},
    facts::{FactKind, supersede},
    identity::{self, HoldingAction},
    journal::Entry,
    kernel::{
        date::Period,
        id::{EmploymentId, HoldingId, PersonId},
    },
    people::{
        EmploymentAction, access,
        model::{Employment, Holding, NewEmployment, NewHolding, check_apart, check_order, end},
        store::{self, fact::Next},
    },
    references::References,
    work::Work,
};
use chrono::NaiveDate;

/// Records that `person` is employed for `period`. Employments of one person do not overlap.
pub async fn employ(work: &mut Work, person: PersonId, period: Period) -> Result<EmploymentId> {
    work.require(access::CHANGE)?;
    check_order(period)?;
    lock(work, person).await?;
    let others = store::fact::employments(work, None, Some(person)).await?;
    check_apart(period, others.iter().map(|other| other.period), Entity::Employment)?;
    let new = NewEmployment { person, period };
    let ids = work.reserve(1).await?;
    let id = ids.first().copied().ok_or_else(|| Error::internal("no key for an employment"))?;
    let entry = Entry::new(EmploymentAction::Started, id).after(&new).about(person);
    let entry = work.record(entry).await?;
    store::fact::insert_employments(work, entry, &[(id, new)]).await?;
    Ok(id)
}

/// Ends an employment; `to` is the first day on which it no longer holds.
pub async fn end_employment(work: &mut Work, id: EmploymentId, to: NaiveDate) -> Result<Employment> {
    work.require(access::CHANGE)?;
    let before = locked_employment(work, id).await?;
    end_locked_employment(work, before, to).await
}

async fn end_locked_employment(work: &mut Work, before: Employment, to: NaiveDate) -> Result<Employment> {
    let period = end(before.period, to, work.today())?;
    supersede_employment(work, EmploymentAction::Ended, before, period).await
}

/// Corrects from when to when an employment holds.
pub async fn correct_employment(work: &mut Work, id: EmploymentId, period: Period) -> Result<Employment> {
    work.require(access::CHANGE)?;
    let before = locked_employment(work, id).await?;
    correct_locked_employment(work, before, period).await
}

async fn correct_locked_employment(work: &mut Work, before: Employment, period: Period) -> Result<Employment> {
    check_order(period)?;
    let others = store::fact::employments(work, None, Some(before.person)).await?;
    let others = others.iter().filter(|other| other.id != before.id).map(|other| other.period);
    check_apart(period, others, Entity::Employment)?;
    supersede_employment(work, EmploymentAction::Corrected, before, period).await
}

/// Says of a locked employment that it holds for `period`: it is ended if nothing else changes, else corrected.
pub(super) async fn redate_employment(work: &mut Work, before: Employment, period: Period) -> Result<Employment> {
    match period.to {
        Some(to) if period.only_ends(&before.period) => end_locked_employment(work, before, to).await,
        _ => correct_locked_employment(work, before, period).await,
    }
}

async fn employment(work: &mut Work, id: EmploymentId) -> Result<Employment> {
    let found = store::fact::employments(work, Some(id), None).await?;
    found.into_iter().next().ok_or(Error::not_found(id))
}

/// An employment that nobody else changes until this is done.
pub(super) async fn locked_employment(work: &mut Work, id: EmploymentId) -> Result<Employment> {
    let person = employment(work, id).await?.person;
    lock(work, person).await?;
    employment(work, id).await
}

async fn supersede_employment(
    work: &mut Work,
    action: EmploymentAction,
    before: Employment,
    period: Period,
) -> Result<Employment> {
    if period.to.is_some() {
        // Whoever has another employment without an end stays, whatever becomes of this one.
        let others = store::fact::employments(work, None, Some(before.person)).await?;
        let stays = others.iter().any(|other| other.id != before.id && other.period.to.is_none());
        identity::service::check_login_change(work, before.person, stays).await?;
    }
    let after = Employment { period, ..before };
    let entry = Entry::new(action, before.id).before(&before).after(&after);
    let entry = work.record(entry.about(before.person)).await?;
    let recorded_at = supersede(work, FactKind::Employment, before.version).await?;
    store::fact::next_employments(work, entry, &[Next { id: before.id, period, recorded_at }]).await?;
    employment(work, before.id).await
}

/// Records that a person holds a job role. The same role at the same site is not held twice at a time.
pub async fn assign(work: &mut Work, new: &NewHolding) -> Result<HoldingId> {
    work.require(access::CHANGE)?;
    check_order(new.period)?;
    lock(work, new.person).await?;
    References::default().of_job("role", [new.role]).of("site", new.site).require(work).await?;
    let others = store::fact::holdings(work, None, Some(new.person)).await?;
    let same = others.iter().filter(|other| (other.job.role, other.job.site) == (new.role, new.site));
    check_apart(new.period, same.map(|other| other.period), Entity::Holding)?;
    let ids = work.reserve(1).await?;
    let id = ids.first().copied().ok_or_else(|| Error::internal("no key for a holding"))?;
    let entry = Entry::new(HoldingAction::Assigned, id).after(new).about(new.person);
    let entry = work.record(entry).await?;
    store::fact::insert_holdings(work, entry, &[(id, *new)]).await?;
    Ok(id)
}

/// Ends the holding of a job role; `to` is the first day on which it is no longer held.
pub async fn end_holding(work: &mut Work, id: HoldingId, to: NaiveDate) -> Result<Holding> {
    work.require(access::CHANGE)?;
    let before = locked_holding(work, id).await?;
    end_locked_holding(work, before, to).await
}

async fn end_locked_holding(work: &mut Work, before: Holding, to: NaiveDate) -> Result<Holding> {
    let period = end(before.period, to, work.today())?;
    supersede_holding(work, HoldingAction::Ended, before, period).await
}

/// Corrects from when to when a job role is held.
pub async fn correct_holding(work: &mut Work, id: HoldingId, period: Period) -> Result<Holding> {
    work.require(access::CHANGE)?;
    let before = locked_holding(work, id).await?;
    correct_locked_holding(work, before, period).await
}

async fn correct_locked_holding(work: &mut Work, before: Holding, period: Period) -> Result<Holding> {
    check_order(period)?;
    let others = store::fact::holdings(work, None, Some(before.person)).await?;
    let same = others.iter().filter(|other| {
        other.id != before.id && (other.job.role, other.job.site) == (before.job.role, before.job.site)
    });
    check_apart(period, same.map(|other| other.period), Entity::Holding)?;
    supersede_holding(work, HoldingAction::Corrected, before, period).await
}

/// Says of a locked holding that the job role is held for `period`: it is ended if nothing else changes, else corrected.
pub(super) async fn redate_holding(work: &mut Work, before: Holding, period: Period) -> Result<Holding> {
    match period.to {
        Some(to) if period.only_ends(&before.period) => end_locked_holding(work, before, to).await,
        _ => correct_locked_holding(work, before, period).await,
    }
}

async fn holding(work: &mut Work, id: HoldingId) -> Result<Holding> {
    let found = store::fact::holdings(work, Some(id), None).await?;
    found.into_iter().next().ok_or(Error::not_found(id))
}

/// A holding that nobody else changes until this is done.
pub(super) async fn locked_holding(work: &mut Work, id: HoldingId) -> Result<Holding> {
    let person = holding(work, id).await?.person;
    lock(work, person).await?;
    holding(work, id).await
}

async fn supersede_holding(work: &mut Work, action: HoldingAction, before: Holding, period: Period) -> Result<Holding> {
    let after = Holding { period, ..before.clone() };
    let entry = Entry::new(action, before.id).before(&before).after(&after);
    let entry = work.record(entry.about(before.person)).await?;
    let recorded_at = supersede(work, FactKind::Holding, before.version).await?;
    store::fact::next_holdings(work, entry, &[Next { id: before.id, period, recorded_at }]).await?;
    holding(work, before.id).await
}

/// Two writers could each find no overlap with what the other is about to write: one waits for the other.
async fn lock(work: &mut Work, person: PersonId) -> Result<()> {
    if work.lock(person).await? { Ok(()) } else { Err(Error::not_found(person)) }
}
