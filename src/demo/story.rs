//! What happened since the demo organisation keeps its records in here.
//!
//! Everything older came with one import. From then on completions were entered every four weeks, so that what was known on
//! a day differs from what is known of it today; and now and then somebody decided something, which the requirements tell.

use super::{
    people::ago,
    places::{EASTGATE, QUAYSIDE, Role},
    requirements::{Whom, last_spring},
};
use crate::{
    competence::{
        completion::{
            RejectionDraft, VerificationDraft,
            service::{reject, verify},
        },
        facts::Scope,
        requirement::{InForceDraft, Priority, Requirement, RequirementDraft, TermsDraft, service},
        service::pending,
    },
    error::{Entity, Error, Result},
    kernel::{
        date::add_days,
        id::{PersonId, RoleId, SiteId},
        input::Input,
        page::Page,
    },
    work::Work,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::collections::HashMap;

/// So many days ago the records were imported.
const IMPORTED: u32 = 300;
/// So many days lie between two days on which completions were entered.
const BETWEEN: usize = 28;

/// Roles and sites by what they are called in the script.
pub(super) struct Places<'a> {
    pub(super) roles: &'a HashMap<Role, RoleId>,
    pub(super) sites: &'a HashMap<&'static str, SiteId>,
}

/// The days on which completions were entered, the import first; the last is `today`.
pub(super) fn days(today: NaiveDate) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = (0..IMPORTED).step_by(BETWEEN).map(|later| ago(today, IMPORTED - later)).collect();
    days.push(today);
    days
}

/// The hour at which things are written on `day`.
pub(super) fn afternoon(day: NaiveDate) -> DateTime<Utc> {
    NaiveTime::from_hms_opt(15, 30, 0).map_or_else(Default::default, |time| day.and_time(time).and_utc())
}

/// What was decided after `before`, up to and on `day`.
pub(super) async fn decide(
    work: &mut Work,
    places: &Places<'_>,
    (before, day): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<()> {
    let is_now = |event: NaiveDate| before < event && event <= day;
    if is_now(add_days(last_spring(today), 35).max(ago(today, IMPORTED - 1))) {
        relax(work, places).await?;
    }
    if is_now(ago(today, 72)) {
        open_eastgate(work, places, today).await?;
    }
    if is_now(ago(today, 45)) {
        learn_from_near_miss(work, places, ago(today, 52)).await?;
    }
    if is_now(ago(today, 25)) {
        drop_wardens(work, places, day).await?;
    }
    if is_now(ago(today, 18)) {
        prepare_shutdown(work, places, today).await?;
    }
    Ok(())
}

impl Places<'_> {
    fn scope(&self, whom: Whom) -> Result<Scope> {
        match whom {
            Whom::Everyone => Ok(Scope::Everyone),
            Whom::Role(role) => self.roles.get(&role).map(|id| Scope::Role(*id)).ok_or(Error::NotFound(Entity::Role)),
            Whom::Site(site) => self.sites.get(site).map(|id| Scope::Site(*id)).ok_or(Error::NotFound(Entity::Site)),
        }
    }

    /// The requirement of a course, by its code.
    async fn requirement(&self, work: &mut Work, course: &str, whom: Whom) -> Result<Requirement> {
        let scope = self.scope(whom)?;
        let all = service::list(work).await?;
        let found = all.into_iter().find(|one| one.competency_code == course && one.scope == scope);
        found.ok_or(Error::NotFound(Entity::Requirement))
    }
}

/// Those who work in an office were given more time for the course on information security.
async fn relax(work: &mut Work, places: &Places<'_>) -> Result<()> {
    let found = places.requirement(work, "SEC-01", Whom::Role(Role::Office)).await?;
    let notes = Input::text("Sixty days instead of thirty: many had been away at Easter.");
    let change = TermsDraft { grace_days: Input::text("60"), notes, ..TermsDraft::default() };
    service::change(work, found.id, &found.number.into(), change).await.map(drop)
}

/// The new depot takes on people; from the day on which it stores oil, everybody there has to know what to do with a spill.
async fn open_eastgate(work: &mut Work, places: &Places<'_>, today: NaiveDate) -> Result<()> {
    let model = places.requirement(work, "ENV-01", Whom::Site(QUAYSIDE)).await?;
    let terms = TermsDraft {
        grace_days: Input::text("30"),
        justification: Input::text("The depot stores oil from this day on."),
        period: InForceDraft { from: add_days(today, 24).into(), to: Input::Missing },
        ..TermsDraft::from(&model.terms)
    };
    let scope = places.scope(Whom::Site(EASTGATE))?.into();
    let draft = RequirementDraft { competency: model.competency.into(), scope, terms };
    service::create(work, draft).await.map(drop)
}

/// A near miss made a requirement stricter: whoever isolates energy does the course again every year.
async fn learn_from_near_miss(work: &mut Work, places: &Places<'_>, day: NaiveDate) -> Result<()> {
    let found = places.requirement(work, "LOTO-01", Whom::Role(Role::Electrician)).await?;
    let justification = format!(
        "Near miss of {day} in the switch room of Northfield Plant: a breaker was locked, and nobody had tested that it \
         was dead. Until then the course was repeated every two years."
    );
    let change = TermsDraft {
        refresh_months: Input::text("12"),
        priority: Priority::Urgent.into(),
        justification: Input::text(justification),
        ..TermsDraft::default()
    };
    service::change(work, found.id, &found.number.into(), change).await.map(drop)
}

/// Office staff are no longer asked to be wardens.
async fn drop_wardens(work: &mut Work, places: &Places<'_>, day: NaiveDate) -> Result<()> {
    let found = places.requirement(work, "FIRE-02", Whom::Role(Role::Office)).await?;
    service::end(work, found.id, add_days(day, 1)).await.map(drop)
}

/// Before the yearly shutdown of the quay no crane may stand still for want of a certificate.
async fn prepare_shutdown(work: &mut Work, places: &Places<'_>, today: NaiveDate) -> Result<()> {
    let found = places.requirement(work, "CRN-01", Whom::Role(Role::Crane)).await?;
    let notes =
        format!("Shutdown of Quayside Terminal from {}: every crane is needed on that day.", add_days(today, 17));
    let change = TermsDraft { priority: Priority::Urgent.into(), notes: Input::text(notes), ..TermsDraft::default() };
    service::change(work, found.id, &found.number.into(), change).await.map(drop)
}

/// What somebody found out when they looked at the first certificates; none = all was well.
const FOUND: [Option<&str>; 4] = [
    Some("The certificate names another person: ask the provider for the right one."),
    None,
    Some("The scan shows the front alone. The assessor signs on the back: please send both sides."),
    None,
];

/// Looks at some of the certificates that wait; that of `spared` goes on waiting.
pub(super) async fn check_certificates(work: &mut Work, spared: PersonId) -> Result<()> {
    let waiting = pending(work, Page::number(1, 100)).await?.rows;
    for (certificate, found) in waiting.iter().rev().filter(|one| one.person_id != spared).zip(FOUND) {
        match found {
            Some(wrong) => reject(work, certificate.id, RejectionDraft { note: Input::text(wrong) }).await?,
            None => verify(work, certificate.id, VerificationDraft::default()).await?,
        };
    }
    Ok(())
}

/// What was noted with a certificate that nobody has looked at yet, by its number.
pub(super) fn evidence(number: u32) -> &'static str {
    match number % 4 {
        0 => "Scan of the certificate sent by the provider.",
        1 => "Original seen at the gate; copy in the training file.",
        2 => "Provider's list of participants, confirmed by telephone. The certificate follows by post.",
        _ => "Photograph from their telephone. The date is hard to read.",
    }
}
