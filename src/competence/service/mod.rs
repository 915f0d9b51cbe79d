//! Use cases that ask who is competent: the matrix, gaps, and why.

mod large;
mod missing;
mod verification;

pub use large::{
    course_counts, departments, group_gaps_of, outline, people, requirement_list, requirements, role_holders, trend,
};

use super::{
    access,
    bearing::Bearings,
    facts::{CompetencyFact, Facts, PersonFacts, Rules},
    gaps::{self, Gap},
    load::{self, KnownAt},
    matrix::{Matrix, Query, Totals},
    overview::{Overview, OverviewOf},
    snapshot::Snapshots,
    standing::{self, Explanation, Standing},
    tally::Tallied,
};
use crate::{
    error::{Error, Result},
    kernel::id::{CompetencyId, PersonId, SiteId},
    work::Read,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{collections::BTreeSet, sync::Arc};

pub use missing::{MissingLine, MissingOf, missing, missing_of_all};
pub use verification::{pending, pending_at};

/// The facts of the caller's organisation as they are known now, for those who see or write what is about others.
pub async fn facts(read: &mut Read) -> Result<Facts> {
    read.require(access::SEE_FACTS)?;
    all_facts(read, None).await
}

/// What is required and what everything is called, without anybody's facts. Everybody may read it.
pub async fn rules(read: &mut Read) -> Result<Arc<Rules>> {
    Ok(all_facts(read, None).await?.rules)
}

/// How far each requirement reaches today. It is told to those who may see the standings of others; the rest learn of none.
pub async fn reach(read: &mut Read) -> Result<Arc<Tallied<Bearings>>> {
    if !read.may(access::SEE_STANDINGS) {
        return Ok(Arc::new(Tallied::of(Facts::default(), read.today())));
    }
    let (facts, today) = (all_facts(read, None).await?, read.today());
    Ok(large::answers(read).bearings(&facts, today))
}

/// The facts as they were known at `known_at`; none = now. Whoever hands on what they say asks for a permission.
async fn all_facts(read: &mut Read, known_at: Option<DateTime<Utc>>) -> Result<Facts> {
    let past = known_at.filter(|at| *at < read.now);
    match (past, read.part::<Snapshots>()) {
        (None, Some(snapshots)) => snapshots.current(&mut read.tenant()).await,
        (Some(at), Some(snapshots)) => snapshots.known_at(&mut read.tenant(), at).await,
        (at, None) => load::facts(&mut read.tenant(), KnownAt(at)).await,
    }
}

/// The matrix for `query` with what was known at `known_at`, and the facts behind it. Those who may not see the
/// standings of others see only their own row.
pub async fn matrix(read: &mut Read, mut query: Query, known_at: Option<DateTime<Utc>>) -> Result<(Matrix, Facts)> {
    large::restrict(read, &mut query)?;
    let facts = all_facts(read, known_at).await?;
    let matrix = large::answers(read).outline(&facts, &query, None).whole();
    Ok((matrix, facts))
}

/// The totals of the matrix for `query`, without its cells.
pub async fn totals(read: &mut Read, query: Query, known_at: Option<DateTime<Utc>>) -> Result<Totals> {
    Ok(outline(read, query, None, known_at).await?.totals)
}

/// Whose people an overview is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's.
    Everybody,
    /// Those of the sites where the caller holds a job role; everybody's if they hold none.
    OwnSites,
}

/// An overview, and what is behind it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The overview.
    pub overview: Arc<Tallied<Overview>>,
    /// The facts that it was made of.
    pub facts: Facts,
    /// The sites that it is about; none = all.
    pub sites: Vec<SiteId>,
}

/// The overview of the organisation on `as_of`.
pub async fn overview(read: &mut Read, as_of: NaiveDate, scope: Scope) -> Result<Seen> {
    read.require(access::SEE_STANDINGS)?;
    let facts = all_facts(read, None).await?;
    let own = facts.person(read.who().person).filter(|_| scope == Scope::OwnSites);
    // Whoever does two jobs at a site is there once.
    let sites: BTreeSet<SiteId> =
        own.into_iter().flat_map(|own| own.holdings_on(as_of).filter_map(|holding| holding.site)).collect();
    let sites: Vec<SiteId> = sites.into_iter().collect();
    let overview = large::answers(read).overview(&facts, OverviewOf { as_of, sites: sites.clone() });
    Ok(Seen { overview, facts, sites })
}

/// The overview of `sites` on `as_of`; none = all.
pub async fn overview_of(read: &mut Read, as_of: NaiveDate, sites: &[SiteId]) -> Result<Arc<Tallied<Overview>>> {
    read.require(access::SEE_STANDINGS)?;
    let facts = all_facts(read, None).await?;
    Ok(large::answers(read).overview(&facts, OverviewOf { as_of, sites: sites.to_vec() }))
}

/// A person as the facts show them, with something about that person.
#[derive(Debug, Clone)]
pub struct AboutPerson<T> {
    /// The person.
    pub person: PersonFacts,
    /// Their job role on the day, by name.
    pub role: Option<String>,
    /// And its site.
    pub site: Option<String>,
    /// What was asked for.
    pub value: T,
}

fn about_person<T>(
    facts: &Facts,
    person: PersonId,
    as_of: NaiveDate,
    value: impl FnOnce(&PersonFacts) -> T,
) -> Result<AboutPerson<T>> {
    let person = facts.person(person).ok_or(Error::not_found(person))?;
    let holding = person.holdings_on(as_of).next();
    Ok(AboutPerson {
        role: holding.and_then(|holding| facts.rules.roles.get(&holding.role)).cloned(),
        site: holding.and_then(|holding| facts.rules.sites.get(&holding.site?)).cloned(),
        value: value(person),
        person: person.clone(),
    })
}

/// The gaps of `person` on `as_of`, most urgent first.
pub async fn gaps(read: &mut Read, person: PersonId, as_of: NaiveDate) -> Result<AboutPerson<Vec<Gap>>> {
    read.require_about(access::SEE_STANDINGS, person)?;
    let facts = all_facts(read, None).await?;
    about_person(&facts, person, as_of, |person| gaps::gaps(&facts.rules, person, as_of, facts.rules.expiring_days))
}

/// Every competency that is required of `person` on `as_of` or that they ever completed, with their standing; what is
/// most urgent first.
pub async fn standings(
    read: &mut Read,
    person: PersonId,
    as_of: NaiveDate,
) -> Result<AboutPerson<Vec<(CompetencyFact, Standing)>>> {
    read.require_about(access::SEE_STANDINGS, person)?;
    let facts = all_facts(read, None).await?;
    let rules = &facts.rules;
    about_person(&facts, person, as_of, |person| {
        let mut all = Vec::new();
        standing::standings(rules, person, as_of, rules.expiring_days, |competency, standing| {
            all.extend(rules.competency(competency).map(|competency| (competency.clone(), standing)));
        });
        all.sort_by(|(a, left), (b, right)| right.state.cmp(&left.state).then_with(|| a.code.cmp(&b.code)));
        all
    })
}

/// Why somebody stands with a competency as they do.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The person, and why.
    pub explanation: AboutPerson<Explanation>,
    /// The competency.
    pub competency: CompetencyFact,
    /// What is required, and what roles and sites are called.
    pub rules: Arc<Rules>,
}

/// Why `person` stands with `competency` as they do on `as_of`, with what was known at `known_at`.
pub async fn explain(
    read: &mut Read,
    person: PersonId,
    competency: CompetencyId,
    as_of: NaiveDate,
    known_at: Option<DateTime<Utc>>,
) -> Result<Explained> {
    read.require_about(access::SEE_STANDINGS, person)?;
    let facts = facts_of(read, person, known_at).await?;
    let rules = &facts.rules;
    let about = rules.competency(competency).cloned().ok_or(Error::not_found(competency))?;
    let explanation = about_person(&facts, person, as_of, |person| {
        standing::explain(rules, person, competency, as_of, rules.expiring_days)
    })?;
    Ok(Explained { explanation, competency: about, rules: facts.rules })
}

/// Facts in which at least `person` is: of the past nobody else is loaded.
async fn facts_of(read: &mut Read, person: PersonId, known_at: Option<DateTime<Utc>>) -> Result<Facts> {
    match known_at.filter(|at| *at < read.now) {
        Some(at) => load::facts_of_person(&mut read.tenant(), KnownAt(Some(at)), person).await,
        None => all_facts(read, None).await,
    }
}
