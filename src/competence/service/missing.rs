//! What people lack of what their roles require, with everything that is shown beside it.

use super::{all_facts, large::answers};
use crate::{
    competence::{
        access,
        facts::{RequirementFact, Scope},
        missing::{self, MissingCompetency},
        requirement::{RoleRequirement, service::of_roles_with_ids},
    },
    error::{Error, Result},
    kernel::{
        id::{CompetencyId, PersonId, RequirementId, RoleId},
        page::{ListPage, Page},
    },
    people,
    work::Read,
};
use std::collections::BTreeSet;

/// One requirement that somebody does not meet, with names.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingLine {
    /// Who lacks what, and how.
    pub missing: MissingCompetency,
    /// The person's full name.
    pub name: String,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// The requirement.
    pub required: RoleRequirement,
}

/// Of which role and for which competency gaps are wanted. Everything given must hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MissingOf {
    /// Of this role.
    pub role: Option<RoleId>,
    /// For this competency.
    pub competency: Option<CompetencyId>,
}

/// What `person` lacks today of what their roles require; what expires within `expiring_days` is told too.
pub async fn missing(read: &mut Read, person: PersonId, expiring_days: u32) -> Result<Vec<MissingLine>> {
    read.require_about(access::SEE_STANDINGS, person)?;
    let (facts, today) = (all_facts(read, None).await?, read.today());
    let facts_of = facts.person(person).ok_or(Error::not_found(person))?;
    let found = missing::missing(&facts.rules, facts_of, today, expiring_days);
    let found = found.into_iter().map(|missing| (missing, facts_of.name.clone())).collect();
    lines(read, found).await
}

/// What everybody lacks today of what their role requires, a part of it: by name, then by competency. Who is not
/// employed lacks nothing. What expires soon by the organisation's own measure is told too.
pub async fn missing_of_all(read: &mut Read, of: MissingOf, page: Page) -> Result<ListPage<MissingLine>> {
    read.require(access::SEE_STANDINGS)?;
    let (facts, today) = (all_facts(read, None).await?, read.today());
    let wanted = |one: &RequirementFact| {
        of.role.is_none_or(|role| one.scope == Scope::Role(role))
            && of.competency.is_none_or(|competency| one.competency == competency)
    };
    let ListPage { rows, total } = answers(read).lacking(&facts, today).page(wanted, page);
    Ok(ListPage { rows: lines(read, rows).await?, total })
}

/// Puts the details beside what is missing.
async fn lines(read: &mut Read, found: Vec<(MissingCompetency, String)>) -> Result<Vec<MissingLine>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<RequirementId> = found.iter().map(|(missing, _)| missing.requirement.id).collect();
    let required = of_roles_with_ids(read, &Vec::from_iter(ids)).await?;
    let people: Vec<PersonId> = found.iter().map(|(missing, _)| missing.person).collect();
    let emails = people::service::emails(read, &people).await?;
    let line = |(missing, name): (MissingCompetency, String)| {
        let required = required.get(&missing.requirement.id)?.clone();
        Some(MissingLine { email: emails.get(&missing.person).cloned(), missing, name, required })
    };
    Ok(found.into_iter().filter_map(line).collect())
}
