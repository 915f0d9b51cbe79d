//! Use cases that ask which completions wait for their verification.

use super::all_facts;
use crate::{
    competence::{
        completion::{self, Completion, access},
        overview::OverviewOf,
        pending,
    },
    error::Result,
    kernel::{
        id::SiteId,
        page::{ListPage, Page},
    },
    work::Read,
};
use chrono::NaiveDate;

/// Completions whose proof waits to be checked, a part of them: those first on which the caller may decide, oldest first.
pub async fn pending(read: &mut Read, page: Page) -> Result<ListPage<Completion>> {
    let today = read.today();
    pending_at(read, &[], today, page).await
}

/// The same; with `sites` only of people who hold a job role at one of them on the day `on`.
pub async fn pending_at(read: &mut Read, sites: &[SiteId], on: NaiveDate, page: Page) -> Result<ListPage<Completion>> {
    read.require(access::VERIFY)?;
    let of = OverviewOf { as_of: on, sites: sites.to_vec() };
    let facts = all_facts(read, None).await?;
    let (ids, total) = pending::pending(&facts, &of, read.who().person, page);
    Ok(ListPage {
        rows: completion::store::with_ids(read, &ids).await?,
        total: i64::try_from(total).unwrap_or(i64::MAX),
    })
}
