//! Ending the employments and job roles of many who have left: the rules of ending one, in as many statements for a thousand as
//! for two.

use crate::{
    error::{Error, Result, Rule},
    facts::{FactKind, supersede_many},
    identity::{self, HoldingAction},
    journal::Entry,
    kernel::{
        date::Period,
        id::{EmploymentId, EntryId, HoldingId, Id, PersonId},
    },
    people::{
        EmploymentAction,
        model::{Employment, Holding, end},
        store::fact::{self, Next},
    },
    work::Work,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeSet, HashSet};

/// Ends these employments, each on the first day on which it no longer holds, for an import with `entry`.
pub(super) async fn end_employments(work: &mut Work, entry: EntryId, ends: &[(EmploymentId, NaiveDate)]) -> Result<()> {
    let (ids, days): (Vec<EmploymentId>, Vec<NaiveDate>) = ends.iter().copied().unzip();
    let found = fact::employments_with_ids(work, &ids).await?;
    lock_all(work, found.iter().map(|one| one.person)).await?;
    let before = fact::employments_with_ids(work, &ids).await?;
    let periods = ended(before.iter().map(|one| one.period), &days, work.today())?;
    check_leavers(work, &before).await?;
    let entries = before.iter().zip(&periods).map(|(before, period)| {
        let after = Employment { period: *period, ..*before };
        Entry::new(EmploymentAction::Ended, before.id).before(before).after(&after).about(before.person)
    });
    work.record_many(entries.collect()).await?;
    let versions: Vec<i64> = before.iter().map(|one| one.version).collect();
    let moments = supersede_many(work, FactKind::Employment, &versions).await?;
    fact::next_employments(work, entry, &next(&ids, &periods, &moments)).await
}

/// The same with holdings of job roles.
pub(super) async fn end_holdings(work: &mut Work, entry: EntryId, ends: &[(HoldingId, NaiveDate)]) -> Result<()> {
    let (ids, days): (Vec<HoldingId>, Vec<NaiveDate>) = ends.iter().copied().unzip();
    let found = fact::holdings_with_ids(work, &ids).await?;
    lock_all(work, found.iter().map(|one| one.person)).await?;
    let before = fact::holdings_with_ids(work, &ids).await?;
    let periods = ended(before.iter().map(|one| one.period), &days, work.today())?;
    let entries = before.iter().zip(&periods).map(|(before, period)| {
        let after = Holding { period: *period, ..before.clone() };
        Entry::new(HoldingAction::Ended, before.id).before(before).after(&after).about(before.person)
    });
    work.record_many(entries.collect()).await?;
    let versions: Vec<i64> = before.iter().map(|one| one.version).collect();
    let moments = supersede_many(work, FactKind::Holding, &versions).await?;
    fact::next_holdings(work, entry, &next(&ids, &periods, &moments)).await
}

/// Makes everybody wait who is about to write facts of one of `people`.
async fn lock_all(work: &mut Work, people: impl Iterator<Item = PersonId>) -> Result<()> {
    let people: BTreeSet<PersonId> = people.collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    work.lock_all(&people).await.map(drop)
}

/// Each of `periods`, ended before the day beside it.
fn ended(periods: impl Iterator<Item = Period>, days: &[NaiveDate], today: NaiveDate) -> Result<Vec<Period>> {
    periods.zip(days).map(|(period, day)| end(period, *day, today)).collect()
}

fn next<I: Id>(ids: &[I], periods: &[Period], moments: &[DateTime<Utc>]) -> Vec<Next<I>> {
    let parts = ids.iter().zip(periods).zip(moments);
    parts.map(|((id, period), at)| Next { id: *id, period: *period, recorded_at: *at }).collect()
}

/// Refuses to end `ending` as the end of one of them is refused: of somebody who ranks above the caller, and if nobody who may
/// administer would be left. Whoever has another employment without an end stays.
async fn check_leavers(work: &mut Work, ending: &[Employment]) -> Result<()> {
    let people: Vec<PersonId> = ending.iter().map(|one| one.person).collect();
    let ids: HashSet<EmploymentId> = ending.iter().map(|one| one.id).collect();
    let all = fact::employments_of(work, &people).await?;
    let lasting = all.iter().filter(|one| one.period.to.is_none() && !ids.contains(&one.id));
    let stay: HashSet<PersonId> = lasting.map(|one| one.person).collect();
    let leaving: HashSet<PersonId> = people.iter().copied().filter(|person| !stay.contains(person)).collect();
    if !leaving.is_empty() {
        // Others who end the employment of an administrator at the same moment wait.
        work.lock_organisation().await?;
    }
    let (above, administrators) = identity::service::beyond_reach(work).await?;
    if people.iter().any(|person| above.contains(person)) {
        return Err(Error::Refused(Rule::RanksAbove));
    }
    if !administrators.is_empty() && administrators.is_subset(&leaving) {
        return Err(Error::Refused(Rule::LastAdministrator));
    }
    Ok(())
}
