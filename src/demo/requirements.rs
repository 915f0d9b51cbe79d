//! What the demo organisation requires of whom.

use super::places::{EASTGATE, QUAYSIDE, Role, SITES};
use crate::{
    competence::{
        facts::Scope,
        requirement::{InForceDraft, NewRequirement, Priority, Terms, TermsDraft, service},
    },
    error::{Entity, Error, Flaws, Result},
    kernel::{
        id::{CompetencyId, EntryId, RoleId, SiteId},
        input::{Draft as _, Input},
    },
    work::Work,
};
use Role::{Crane, Electrician, Forklift, Laboratory, Office, Supervisor, Welder, Worker};
use chrono::{Datelike as _, NaiveDate};
use std::collections::HashMap;

/// Who something is required of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    Everyone,
    Role(Role),
    Site(&'static str),
}

/// A requirement.
#[derive(Debug, Clone)]
pub(super) struct DemoRequirement {
    /// Of a course, by its code.
    pub(super) course: &'static str,
    pub(super) whom: Whom,
    pub(super) is_mandatory: bool,
    law: Option<&'static str>,
    pub(super) grace_days: Option<u32>,
    /// The renewal interval where it is another than the course's validity.
    pub(super) refresh_months: Option<u32>,
    /// Whether it came into force last spring only.
    is_new: bool,
}

impl DemoRequirement {
    const fn new(course: &'static str, whom: Whom, grace_days: u32) -> Self {
        Self {
            course,
            whom,
            is_mandatory: true,
            law: None,
            grace_days: Some(grace_days),
            refresh_months: None,
            is_new: false,
        }
    }

    const fn optional(course: &'static str, whom: Whom) -> Self {
        Self { is_mandatory: false, grace_days: None, ..Self::new(course, whom, 0) }
    }

    const fn law(self, law: &'static str) -> Self {
        Self { law: Some(law), ..self }
    }

    /// The first day on which it is in force.
    pub(super) fn since(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.is_new.then(|| last_spring(today))
    }

    fn terms(&self, today: NaiveDate) -> Result<Terms, Flaws> {
        let priority = match (self.is_mandatory, self.law) {
            (true, Some(_)) => Priority::High,
            (true, None) => Priority::Normal,
            (false, _) => Priority::Low,
        };
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let draft = TermsDraft {
            is_mandatory: self.is_mandatory.into(),
            is_regulatory: self.law.is_some().into(),
            priority: priority.into(),
            grace_days: Input::text(number(self.grace_days)),
            refresh_months: Input::text(number(self.refresh_months)),
            justification: Input::text(if self.is_new { "Decided after last winter's phishing exercise." } else { "" }),
            regulatory_reference: Input::text(self.law.unwrap_or_default()),
            period: InForceDraft { from: self.since(today).into(), to: Input::Missing },
            ..TermsDraft::default()
        };
        draft.parse()
    }
}

/// The last 1 April that is a month ago at least.
pub(super) fn last_spring(today: NaiveDate) -> NaiveDate {
    let year = if today.month() > 4 { today.year() } else { today.year() - 1 };
    NaiveDate::from_ymd_opt(year, 4, 1).unwrap_or(today)
}

/// All requirements. The references are to the law of Great Britain and to a standard.
pub(super) fn all() -> Vec<DemoRequirement> {
    let role = |course, role: Role, grace| DemoRequirement::new(course, Whom::Role(role), grace);
    let mut rules = vec![
        DemoRequirement::new("IND-01", Whom::Everyone, 7),
        DemoRequirement::new("FIRE-01", Whom::Everyone, 30).law("Regulatory Reform (Fire Safety) Order 2005, art. 21"),
        DemoRequirement { refresh_months: Some(12), ..DemoRequirement::new("ENV-01", Whom::Site(QUAYSIDE), 30) },
        role("FIRE-02", Supervisor, 60),
        role("AID-01", Supervisor, 60).law("Health and Safety (First-Aid) Regulations 1981, reg. 3"),
        role("CSE-01", Welder, 45).law("Confined Spaces Regulations 1997, reg. 4"),
        role("WLD-01", Welder, 30).law("ISO 9606-1:2012, clause 9"),
        role("LOTO-01", Electrician, 30).law("Electricity at Work Regulations 1989, reg. 13"),
        role("ELEC-01", Electrician, 90).law("Electricity at Work Regulations 1989, reg. 16"),
        role("FLT-01", Forklift, 0).law("Provision and Use of Work Equipment Regulations 1998, reg. 9"),
        role("CRN-01", Crane, 0).law("Lifting Operations and Lifting Equipment Regulations 1998, reg. 8"),
        role("LAB-01", Laboratory, 60),
        DemoRequirement::optional("FIRE-02", Whom::Role(Office)),
        DemoRequirement::optional("AID-01", Whom::Role(Electrician)),
        DemoRequirement::optional("LEAD-01", Whom::Role(Supervisor)),
    ];
    rules.extend(SITES.map(|site| DemoRequirement::new("IND-02", Whom::Site(site), 3)));
    // Where everybody is new, the rules of the site cannot be told to all in three days.
    rules.push(DemoRequirement::new("IND-02", Whom::Site(EASTGATE), 42));
    let manual = [Worker, Forklift]
        .map(|one| role("MAN-01", one, 30).law("Manual Handling Operations Regulations 1992, reg. 4"));
    let height = [Worker, Crane, Electrician, Welder]
        .map(|one| role("WAH-01", one, 30).law("Work at Height Regulations 2005, reg. 5"));
    let chemicals = [Laboratory, Welder]
        .map(|one| role("CHEM-01", one, 30).law("Control of Substances Hazardous to Health Regulations 2002, reg. 12"));
    let security =
        [Office, Supervisor, Laboratory].map(|one| DemoRequirement { is_new: true, ..role("SEC-01", one, 30) });
    rules.into_iter().chain(manual).chain(height).chain(chemicals).chain(security).collect()
}

/// Writes the requirements.
pub(super) async fn write(
    work: &mut Work,
    entry: EntryId,
    competencies: &HashMap<&'static str, CompetencyId>,
    roles: &HashMap<Role, RoleId>,
    sites: &HashMap<&'static str, SiteId>,
    today: NaiveDate,
) -> Result<()> {
    let wanted = all().into_iter().map(|rule| {
        let competency = competencies.get(rule.course).copied().ok_or(Error::NotFound(Entity::Course))?;
        let scope = match rule.whom {
            Whom::Everyone => Scope::Everyone,
            Whom::Role(role) => Scope::Role(roles.get(&role).copied().ok_or(Error::NotFound(Entity::Role))?),
            Whom::Site(site) => Scope::Site(sites.get(site).copied().ok_or(Error::NotFound(Entity::Site))?),
        };
        Ok(NewRequirement { competency, scope, terms: rule.terms(today)? })
    });
    let wanted = wanted.collect::<Result<Vec<_>>>()?;
    service::create_many(work, entry, wanted).await?;
    Ok(())
}
