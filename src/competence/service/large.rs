//! Use cases that ask about everybody at once, answered from what is kept for the organisation.

use super::all_facts;
use crate::{
    competence::{
        access,
        answers::Answers,
        counts::CourseCounts,
        facts::Facts,
        group_gaps::{GroupGaps, group_gaps},
        holders::RoleHolders,
        matrix::{By, Query, Show},
        outline::Outline,
        people_list::people_list,
        requirement::{self, Requirement},
        requirement_list::{self, ListedRequirement, RequirementFilter, RequirementSort},
        snapshot::Snapshots,
        tally::Tallied,
        trend::Point,
    },
    error::{Error, Result},
    kernel::page::{ListPage, Page, Sort},
    people::{self, PersonFilter, PersonRow, PersonSort},
    work::Read,
};
use chrono::{DateTime, Utc};
use std::{collections::BTreeSet, sync::Arc};

/// Cuts `query` down to what the caller may see: those who may not see the standings of others see only their own row.
pub(super) fn restrict(read: &Read, query: &mut Query) -> Result<()> {
    if read.may(access::SEE_STANDINGS) {
        return Ok(());
    }
    query.people = vec![read.who().person];
    if query.by == By::Person { Ok(()) } else { Err(Error::forbidden(access::SEE_STANDINGS)) }
}

/// What is kept for the caller's organisation; a use case that writes keeps nothing.
pub(super) fn answers(read: &Read) -> Arc<Answers> {
    let snapshots = read.part::<Snapshots>();
    snapshots.map(|snapshots| snapshots.answers(read.who().organisation)).unwrap_or_default()
}

/// The outline of the matrix for `query` with what was known at `known_at`; with `under`, people stand under their site or
/// role. Any piece of the matrix follows from it.
pub async fn outline(
    read: &mut Read,
    mut query: Query,
    under: Option<By>,
    known_at: Option<DateTime<Utc>>,
) -> Result<Arc<Outline>> {
    restrict(read, &mut query)?;
    let facts = all_facts(read, known_at).await?;
    Ok(answers(read).outline(&facts, &query, under))
}

/// How many completions each course has. Everybody may read it.
pub async fn course_counts(read: &mut Read) -> Result<Arc<Tallied<CourseCounts>>> {
    let facts = all_facts(read, None).await?;
    Ok(answers(read).counts(&facts))
}

/// All requirements of the organisation, also those that are not in force, by competency and scope. Everybody may read them.
pub async fn requirements(read: &mut Read) -> Result<Arc<Vec<Arc<Requirement>>>> {
    let (rules, answers) = (all_facts(read, None).await?.rules, answers(read));
    if let Some(found) = answers.requirements(&rules) {
        return Ok(found);
    }
    let all = requirement::service::list(read).await?;
    let all = Arc::new(all.into_iter().map(Arc::new).collect::<Vec<_>>());
    answers.keep_requirements(rules, all.clone());
    Ok(all)
}

/// The requirements that fit `filter`, a page of them. How far each reaches is told to those who may see the standings of others.
pub async fn requirement_list(
    read: &mut Read,
    filter: &RequirementFilter,
    sort: impl Into<Sort<RequirementSort>>,
    page: Page,
) -> Result<ListPage<ListedRequirement>> {
    let (reach, all) = (super::reach(read).await?, requirements(read).await?);
    Ok(requirement_list::requirement_list(&all, &reach, read.today(), filter, (sort.into(), page)))
}

/// The people who fit `filter`, a page of them.
pub async fn people(
    read: &mut Read,
    filter: &PersonFilter,
    order: impl Into<Sort<PersonSort>>,
    page: Page,
) -> Result<ListPage<PersonRow>> {
    read.require(people::access::SEE)?;
    let (facts, today) = (all_facts(read, None).await?, read.today());
    let (people, total) = people_list(&facts, filter, today, (order.into(), page));
    let rows = people::service::rows(read, &people).await?;
    Ok(ListPage { rows, total: i64::try_from(total).unwrap_or(i64::MAX) })
}

/// The departments that people are of, in order.
pub async fn departments(read: &mut Read) -> Result<BTreeSet<String>> {
    read.require(people::access::SEE)?;
    let facts = all_facts(read, None).await?;
    let names: BTreeSet<&str> = facts.people.iter().filter_map(|person| person.department.as_deref()).collect();
    Ok(names.into_iter().map(str::to_owned).collect())
}

/// How many people hold each role today. Everybody may read it.
pub async fn role_holders(read: &mut Read) -> Result<Arc<Tallied<RoleHolders>>> {
    let (facts, today) = (all_facts(read, None).await?, read.today());
    Ok(answers(read).holders(&facts, today))
}

/// How much of what `query` selects held at the end of each of the last months, with what was known at `known_at`.
pub async fn trend(read: &mut Read, mut query: Query, known_at: Option<DateTime<Utc>>) -> Result<Vec<Point>> {
    restrict(read, &mut query)?;
    let facts = all_facts(read, known_at).await?;
    let as_of = query.as_of;
    Ok(answers(read).trend(&facts, Query { by: By::Person, show: Show::All, ..query }).points(as_of))
}

/// The gaps of the people whom `query` selects, ranked by course and by site and course, and the facts behind them.
pub async fn group_gaps_of(
    read: &mut Read,
    query: Query,
    known_at: Option<DateTime<Utc>>,
) -> Result<(GroupGaps, Facts)> {
    read.require(access::SEE_STANDINGS)?;
    let facts = all_facts(read, known_at).await?;
    let answers = answers(read);
    let by_person = answers.outline(&facts, &Query { by: By::Person, ..query.clone() }, None);
    let by_site = answers.outline(&facts, &Query { by: By::Site, ..query }, None);
    Ok((group_gaps(&by_person, &by_site), facts))
}
