//! What the server function of home answers.

use super::{
    address::HomeAddress,
    wire::{BlockedPerson, GivenBeyond, HomeContent, HomePage, LackedCompetency, OwnCompetency, OwnHome, TeamHome},
};
use crate::{fault::Fault, form::Form, visitor::Member};
use docendo::{
    Result,
    competence::{
        self, Facts,
        overview::{Blocked, Overview},
        service::{self, Scope, Seen},
    },
    error::{Entity, Error, Flaws},
    identity::{self, service::beyond_own},
    kernel::id::PersonId,
    trail::About,
    work::Read,
};
use std::collections::HashSet;

/// The access role of those who look after their own sites first.
const SUPERVISOR: &str = "manager";
/// So many people are shown of those who may not work.
const PEOPLE: usize = 8;
/// So many of the competencies that somebody lacks.
const LACKS: usize = 4;

pub(super) async fn home(member: &Member, asked: &Form) -> Result<HomePage, Fault> {
    let beyond = beyond(member).await?;
    let content = if member.may(competence::access::SEE_STANDINGS) {
        team(member, asked).await?
    } else {
        HomeContent::Own(own(member).await?)
    };
    Ok(HomePage { beyond, content })
}

/// Who was given more rights than whoever gave them has, for those who may see that.
async fn beyond(member: &Member) -> Result<Vec<GivenBeyond>> {
    if !member.may(identity::access::SEE_BEYOND) {
        return Ok(Vec::new());
    }
    let given = member.read(async |read| beyond_own(read).await).await?;
    let line = |one: identity::Beyond| GivenBeyond {
        person: one.person_id,
        name: one.name,
        giver: one.giver,
        role: one.role,
        day: one.at.date_naive(),
        trail: format!("/journal?entity=holding&about={}", About::Person(one.person_id)),
    };
    Ok(given.into_iter().map(line).collect())
}

/// Those who look after sites see their own unless the address asks for all.
async fn team(member: &Member, asked: &Form) -> Result<HomeContent> {
    let mut flaws = Flaws::default();
    let all = asked.one_of("sites", &mut flaws, &[("all", ())]).is_some();
    let is_tomorrow = asked.one_of("day", &mut flaws, &[("tomorrow", ())]).is_some();
    flaws.check()?;
    let is_supervisor = member.who().role() == SUPERVISOR;
    let is_own = is_supervisor && !all;
    let mut address = HomeAddress { today: member.today(), is_tomorrow, is_own, sites: Vec::new() };
    let (day, today) = (address.as_of(), address.today);
    let load = async |read: &mut Read| {
        let scope = if is_own { Scope::OwnSites } else { Scope::Everybody };
        let seen = service::overview(read, day, scope).await?;
        let now = if is_tomorrow { Some(service::overview_of(read, today, &seen.sites).await?) } else { None };
        Ok((seen, now))
    };
    let (Seen { overview, facts, sites }, now) = member.read(load).await?;
    if overview.people <= 1 && facts.rules.competencies.is_empty() {
        return Ok(HomeContent::Begin);
    }
    address.sites = sites;
    let people = |overview: &Overview| overview.blocked.iter().map(|one| one.person).collect::<HashSet<_>>();
    let may_today = now.map(|now| &people(&overview) - &people(&now)).unwrap_or_default();
    let names = address.sites.iter().filter_map(|site| facts.rules.sites.get(site).cloned()).collect();
    Ok(HomeContent::Team(Box::new(TeamHome {
        may_choose_sites: is_supervisor && (!is_own || !address.sites.is_empty()),
        address,
        sites: names,
        people: overview.people,
        totals: overview.totals,
        expiring_days: facts.rules.expiring_days,
        expiring_people: overview.expiring_people,
        pending: overview.pending,
        weeks: overview.weeks,
        blocked: u32::try_from(overview.blocked.len()).unwrap_or(u32::MAX),
        attention: overview.blocked.iter().take(PEOPLE).map(|one| blocked(one, &may_today, &facts)).collect(),
    })))
}

fn blocked(one: &Blocked, may_today: &HashSet<PersonId>, facts: &Facts) -> BlockedPerson {
    let rules = &facts.rules;
    let role = one.role.and_then(|role| rules.roles.get(&role));
    let site = one.site.and_then(|site| rules.sites.get(&site));
    let lacks = one.lacks.iter().take(LACKS).filter_map(|(id, standing)| {
        let competency = rules.competency(*id)?;
        let (code, title) = (competency.code.clone(), competency.title.clone());
        Some(LackedCompetency { id: *id, code, title, standing: *standing })
    });
    BlockedPerson {
        id: one.person,
        name: one.name.clone(),
        place: [role, site].into_iter().flatten().cloned().collect::<Vec<_>>().join(", "),
        may_today: may_today.contains(&one.person),
        lacks: lacks.collect(),
        more: one.lacks.len().saturating_sub(LACKS),
    }
}

/// The competencies of whoever asks; none if nothing is known of them.
async fn own(member: &Member) -> Result<OwnHome> {
    let (person, today) = (member.who().person, member.today());
    match member.read(async |read| service::standings(read, person, today).await).await {
        Ok(own) => {
            let line = |(fact, standing): (competence::facts::CompetencyFact, _)| OwnCompetency {
                id: fact.id,
                title: fact.title,
                standing,
            };
            let lines = own.value.into_iter().map(line).collect();
            Ok(OwnHome { today, role: own.role, site: own.site, lines })
        }
        Err(Error::NotFound(Entity::Person)) => Ok(OwnHome { today, role: None, site: None, lines: Vec::new() }),
        Err(error) => Err(error),
    }
}
