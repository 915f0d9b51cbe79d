//! Withdrawing employments and job roles that were recorded by mistake: they are no longer known from now on; what was
//! known before stays.

use super::{
    super::store,
    fact::{locked_employment, locked_holding},
};
use crate::{
    error::{Entity, Result},
    facts::{FactKind, supersede},
    identity::{self, HoldingAction},
    journal::Entry,
    kernel::{
        id::{EmploymentId, HoldingId},
        input::Draft as _,
        optimistic_lock::OptimisticLock,
        withdrawal::WithdrawalDraft,
    },
    people::{Employment, EmploymentAction, access},
    work::Work,
};

/// Withdraws an employment, for a reason. Whoever has no other one cannot sign in any more, as after its end: an account
/// does not come back because an employment that has ended is withdrawn.
pub async fn withdraw_employment(
    work: &mut Work,
    id: EmploymentId,
    lock: &OptimisticLock,
    draft: WithdrawalDraft,
) -> Result<()> {
    work.require(access::CHANGE)?;
    let before = locked_employment(work, id).await?;
    lock.check(&before.version, Entity::Employment)?;
    let withdrawal = draft.parse()?;
    let others = store::fact::employments(work, None, Some(before.person)).await?;
    let is_lasting = |other: &Employment| other.id != id && other.period.to.is_none();
    identity::service::check_login_change(work, before.person, others.iter().any(is_lasting)).await?;
    let entry = Entry::new(EmploymentAction::Withdrawn, id).about(before.person);
    work.record(entry.before(&before).after(&withdrawal)).await?;
    supersede(work, FactKind::Employment, before.version).await.map(drop)
}

/// Withdraws a job role that somebody was said to hold, for a reason.
pub async fn withdraw_holding(
    work: &mut Work,
    id: HoldingId,
    lock: &OptimisticLock,
    draft: WithdrawalDraft,
) -> Result<()> {
    work.require(access::CHANGE)?;
    let before = locked_holding(work, id).await?;
    lock.check(&before.version, Entity::Holding)?;
    let withdrawal = draft.parse()?;
    let entry = Entry::new(HoldingAction::Withdrawn, id).about(before.person);
    work.record(entry.before(&before).after(&withdrawal)).await?;
    supersede(work, FactKind::Holding, before.version).await.map(drop)
}
