//! The employments and job roles of somebody: recording, changing and withdrawing them.

use super::{
    super::{
        fields::as_asked,
        wire::{FactPage, NewEmploymentPage, NewJobPage, ToldFact},
    },
    details::{known, page_of},
    person::{employment, holding},
};
use crate::{confirm::Confirmation, fault::Fault, form::Form, pages::kit::words::path_id, visitor::Member};
use docendo::{
    Result,
    error::{Entity, Error},
    kernel::{
        id::{EmploymentId, HoldingId, PersonId},
        input::Draft as _,
        withdrawal::WithdrawalDraft,
    },
    people::{self, Employment, Holding, JobDraft, NewJob, PeriodDraft, PersonDetail, service},
    work::{Read, Work},
};

async fn detail(member: &Member, person: PersonId) -> Result<PersonDetail> {
    member.require(people::access::CHANGE)?;
    member.read(async |read| service::detail(read, person).await).await
}

/// The person and the fact that `form` names.
fn named(form: &Form) -> (PersonId, i64) {
    (path_id(form.value("id")), form.value("fact").parse().unwrap_or_default())
}

fn employment_of(detail: &PersonDetail, fact: i64) -> Result<&Employment> {
    detail.employments.iter().find(|one| one.id.0 == fact).ok_or(Error::NotFound(Entity::Employment))
}

fn holding_of(detail: &PersonDetail, fact: i64) -> Result<&Holding> {
    detail.holdings.iter().find(|one| one.id.0 == fact).ok_or(Error::NotFound(Entity::Holding))
}

fn page(detail: &PersonDetail, fact: ToldFact, is_due: bool) -> FactPage {
    FactPage { person: detail.person.id, name: detail.person.full_name(), fact, is_due }
}

pub(in super::super) async fn open_job(member: &Member, asked: &Form) -> Result<NewJobPage, Fault> {
    member.require(people::access::CHANGE)?;
    let person = path_id(asked.value("id"));
    let load = async |read: &mut Read| Ok((service::detail(read, person).await?, known(read).await?));
    let (detail, known) = member.read(load).await?;
    Ok(NewJobPage { person, name: detail.person.full_name(), known, today: member.today() })
}

/// Gives the person that `form` names the job role that it describes.
pub(in super::super) async fn give_job(member: &Member, form: &Form) -> Result<String> {
    let (person, form) = (path_id(form.value("id")), as_asked(form.clone()));
    let NewJob { place, period } = JobDraft::of(&form).parse()?;
    member.write(&form, async |work| service::place_person(work, person, &place, period).await).await?;
    Ok(page_of(person))
}

pub(in super::super) async fn find_job(member: &Member, asked: &Form) -> Result<FactPage, Fault> {
    let (person, fact) = named(asked);
    let detail = detail(member, person).await?;
    Ok(page(&detail, holding(holding_of(&detail, fact)?), false))
}

/// Changes from when to when the person that `form` names holds the job role that it names.
pub(in super::super) async fn change_job(member: &Member, form: &Form) -> Result<String> {
    let (person, fact) = named(form);
    let (new, lock) = (PeriodDraft::of(form).parse()?, form.version());
    let change = async |work: &mut Work| service::change_holding(work, (person, HoldingId(fact)), &lock, new).await;
    member.write(form, change).await?;
    Ok(page_of(person))
}

/// Withdraws that the person that `form` names holds the job role that it names. What is not there any more is withdrawn.
pub(in super::super) async fn withdraw_job(member: &Member, form: &Form) -> Result<String> {
    let (person, fact) = named(form);
    if holding_of(&detail(member, person).await?, fact).is_err() {
        return Ok(page_of(person));
    }
    let (draft, lock) = (WithdrawalDraft::of(form), form.version());
    let withdraw = async |work: &mut Work| service::withdraw_holding(work, HoldingId(fact), &lock, draft).await;
    gone(member.write(form, withdraw).await, Entity::Holding)?;
    Ok(page_of(person))
}

pub(in super::super) async fn open_employment(member: &Member, asked: &Form) -> Result<NewEmploymentPage, Fault> {
    let person = path_id(asked.value("id"));
    let name = detail(member, person).await?.person.full_name();
    let is_due = Confirmation::about(member, person).await?.is_due();
    Ok(NewEmploymentPage { person, name, today: member.today(), is_due })
}

/// Records the employment that `form` describes of the person that it names.
pub(in super::super) async fn record_employment(member: &Member, form: &Form) -> Result<String> {
    member.require(people::access::CHANGE)?;
    let (person, new) = (path_id(form.value("id")), PeriodDraft::of(form).parse()?);
    // It lets somebody whose other ones have ended sign in again, and nobody after its own end.
    Confirmation::about(member, person).await?.check(member, form).await?;
    member.write(form, async |work| service::employ(work, person, new).await.map(drop)).await?;
    Ok(page_of(person))
}

pub(in super::super) async fn find_employment(member: &Member, asked: &Form) -> Result<FactPage, Fault> {
    let (person, fact) = named(asked);
    let detail = detail(member, person).await?;
    let fact = employment(employment_of(&detail, fact)?);
    Ok(page(&detail, fact, Confirmation::about(member, person).await?.is_due()))
}

/// Changes from when to when the person that `form` names is employed, and what else ends with that.
pub(in super::super) async fn change_employment(member: &Member, form: &Form) -> Result<String> {
    member.require(people::access::CHANGE)?;
    let ((person, fact), new) = (named(form), PeriodDraft::of(form).parse()?);
    let detail = detail(member, person).await?;
    let before = employment_of(&detail, fact);
    if !matches!(before, Ok(before) if before.period.to == new.to) {
        Confirmation::about(member, person).await?.check(member, form).await?;
    }
    let id = before?.id;
    let (lock, and_jobs) = (form.version(), form.ticked("end_jobs"));
    let change = async |work: &mut Work| service::change_employment(work, (person, id), &lock, new, and_jobs).await;
    member.write(form, change).await?;
    Ok(page_of(person))
}

/// Withdraws the employment that `form` names of the person that it names. What is not there any more is withdrawn.
pub(in super::super) async fn withdraw_employment(member: &Member, form: &Form) -> Result<String> {
    let (person, fact) = named(form);
    if employment_of(&detail(member, person).await?, fact).is_err() {
        return Ok(page_of(person));
    }
    // Whoever has no other employment does not sign in any more.
    Confirmation::about(member, person).await?.check(member, form).await?;
    let (draft, lock) = (WithdrawalDraft::of(form), form.version());
    let withdraw = async |work: &mut Work| service::withdraw_employment(work, EmploymentId(fact), &lock, draft).await;
    gone(member.write(form, withdraw).await, Entity::Employment)?;
    Ok(page_of(person))
}

/// What was withdrawn; what somebody else has withdrawn meanwhile is.
fn gone(withdrawn: Result<()>, what: Entity) -> Result<()> {
    match withdrawn {
        Err(Error::NotFound(entity)) if entity == what => Ok(()),
        other => other,
    }
}
