//! Writing many people and facts at once, for imports. It takes the same permission as the forms for one of them. The import checks and
//! compares beforehand (see [`roster`](super::roster)) and writes one entry of the journal, `entry`, that all facts refer to.

use super::leavers::{end_employments, end_holdings};
use crate::{
    error::Result,
    kernel::id::{EmploymentId, EntryId, HoldingId, PersonId},
    people::{
        access,
        model::{NewEmployment, NewHolding, NewPerson},
        store,
    },
    work::Work,
};
use chrono::NaiveDate;

/// Creates many people; their identifiers are in the order of `people`.
pub async fn bulk_persons(work: &mut Work, people: &[NewPerson]) -> Result<Vec<PersonId>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    work.require(access::CHANGE)?;
    store::person::insert_many(work, people).await
}

/// Records many employments. Their people are of the organisation, their periods ordered and apart: the import saw to it.
pub async fn bulk_employments(work: &mut Work, entry: EntryId, new: &[NewEmployment]) -> Result<Vec<EmploymentId>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    work.require(access::CHANGE)?;
    let ids = work.reserve(new.len()).await?;
    let rows: Vec<_> = ids.iter().copied().zip(new.iter().copied()).collect();
    store::fact::insert_employments(work, entry, &rows).await?;
    Ok(ids)
}

/// Records many holdings of job roles, under the same conditions as [`bulk_employments`].
pub async fn bulk_holdings(work: &mut Work, entry: EntryId, new: &[NewHolding]) -> Result<Vec<HoldingId>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    work.require(access::CHANGE)?;
    let ids = work.reserve(new.len()).await?;
    let rows: Vec<_> = ids.iter().copied().zip(new.iter().copied()).collect();
    store::fact::insert_holdings(work, entry, &rows).await?;
    Ok(ids)
}

/// Ends employments and holdings of those who have left; each comes with the first day on which it no longer holds. What is
/// said about a person has an entry of its own besides.
pub async fn bulk_ends(
    work: &mut Work,
    entry: EntryId,
    employments: &[(EmploymentId, NaiveDate)],
    holdings: &[(HoldingId, NaiveDate)],
) -> Result<()> {
    if employments.is_empty() && holdings.is_empty() {
        return Ok(());
    }
    work.require(access::CHANGE)?;
    end_employments(work, entry, employments).await?;
    end_holdings(work, entry, holdings).await?;
    Ok(())
}
