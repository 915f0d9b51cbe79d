//! What the server functions of completions answer.

use super::{
    draft::reported,
    wire::{Decided, PendingPage, Proof, QUEUE, Recorded, Recording, Undecided},
};
use crate::{
    fault::Fault,
    form::{Form, Posted},
    pages::kit::{person::People, words::path_id},
    t,
    ui::Turn,
    visitor::{Member, own_address},
};
use chrono::NaiveDate;
use docendo::{
    Result,
    catalogue::{self, KnownCourse},
    competence::{
        self,
        completion::{self, Completion, CompletionDraft, RejectionDraft, Stated, VerificationDraft, service},
    },
    error::{Entity, Error, Flaws},
    kernel::{
        id::{CompletionId, CourseId, PersonId},
        input::{Draft as _, Input},
        page::ListPage,
        withdrawal::WithdrawalDraft,
    },
    organisation, people,
    work::{Read, Work},
};
use leptos::prelude::use_context;
use std::collections::BTreeSet;

/// So many are on a page of the queue: those first that the reader may decide, and of these the oldest.
const ROWS: i64 = 50;

/// The form of a new completion.
pub(super) async fn open(member: &Member, asked: &Form) -> Result<Recording, Fault> {
    member.require(completion::access::RECORD)?;
    let mut flaws = Flaws::default();
    let person: Option<PersonId> = asked.id("person", &mut flaws);
    let course: Option<CourseId> = asked.id("course", &mut flaws);
    let recorded: Option<CompletionId> = asked.id("recorded", &mut flaws);
    let day = asked.date("completed_on", &mut flaws).unwrap_or_else(|| member.today());
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| {
        let people = People::of(&competence::service::facts(read).await?, read.today());
        let recorded = match recorded {
            Some(id) => Some(service::find(read, id).await?),
            None => None,
        };
        Ok((people, courses(read, course).await?, recorded))
    };
    let (people, courses, recorded) = member.read(load).await?;
    let opened = Form::showing([
        ("person", person.map(|person| people.label(person)).unwrap_or_default()),
        ("person_choice", person.map(|person| person.to_string()).unwrap_or_default()),
        ("course", course.map(|course| course.to_string()).unwrap_or_default()),
        ("completed_on", day.to_string()),
        ("outcome", Stated::BY_SCORE.to_owned()),
        ("back", asked.value("back").to_owned()),
        ("back_of", format!("{}.{}", asked.value("person"), asked.value("course"))),
    ]);
    let recorded = recorded.map(|completion| Recorded {
        person: completion.person_id,
        label: people.label(completion.person_id),
        course: completion.course_title,
        outcome: completion.outcome,
        day: completion.completed_on,
        until: completion.expires_on,
    });
    Ok(Recording { people: people.suggested(), courses, recorded, opened })
}

/// The courses that can be completed, by code; and the one that is chosen already, whatever became of it.
async fn courses(read: &mut Read, named: Option<CourseId>) -> Result<Vec<(String, String)>> {
    let posted = use_context::<Posted>().and_then(|posted| posted.form.value("course").parse().ok().map(CourseId));
    let chosen = posted.or(named);
    let mut courses = catalogue::service::known_courses(read).await?;
    courses.retain(|course| course.untaught.is_none() || Some(course.id) == chosen);
    courses.sort_by_cached_key(|course| course.code.folded());
    let option = |course: KnownCourse| {
        (course.id.to_string(), t!("course-option", code = course.code.as_str(), title = course.title.as_str()))
    };
    Ok(courses.into_iter().map(option).collect())
}

/// Records the completion that `form` describes.
pub(super) async fn record(member: &Member, form: &Form) -> Result<String> {
    member.require(completion::access::RECORD)?;
    let load = async |read: &mut Read| {
        let draft = draft(form, &People::of(&competence::service::facts(read).await?, read.today()));
        let course = match draft.course.known() {
            Some(course) => catalogue::service::known_course(read, course).await?,
            None => None,
        };
        Ok((draft, course.and_then(|course| course.passing_score)))
    };
    let (draft, mark) = member.read(load).await?;
    // A form tells everything that is wrong with it, also where a use case would tell the rule that it breaks.
    draft.parse(member.today(), mark).map_err(|flaws| Error::Invalid(flaws.into_vec()))?;
    let record = async |work: &mut Work| {
        let Completion { id, person_id, course_id, completed_on, .. } = service::record(work, draft).await?;
        Ok((id, person_id, course_id, completed_on))
    };
    Ok(next(form, member.write(form, record).await?))
}

/// What the form reports, of one of `people`.
fn draft(form: &Form, people: &People) -> CompletionDraft {
    let mut draft = reported(form, people.chosen(form, "person", "person_choice"));
    if let Some(trainer) = people.called(form.value("trainer_name")) {
        (draft.trainer, draft.trainer_name) = (trainer.into(), Input::Missing);
    }
    draft
}

/// Where to go on: to the person, back to the cell of the matrix that led here or, on a day of many, to the next one who
/// completed the same course.
fn next(form: &Form, (id, person, course, day): (CompletionId, PersonId, CourseId, NaiveDate)) -> String {
    if form.value("then") == "next" {
        format!("/completions/new?course={course}&completed_on={day}&recorded={id}")
    } else if leads_back(form, person, course) {
        own_address(form.value("back")).to_owned()
    } else {
        page_of(person)
    }
}

/// Whether the cell of the matrix led here that tells of this person and course.
fn leads_back(form: &Form, person: PersonId, course: CourseId) -> bool {
    let of = format!("{person}.{course}");
    form.value("back").starts_with("/matrix?") && form.value("back_of") == of
}

fn page_of(person: PersonId) -> String {
    format!("/people/{person}")
}

/// A part of the queue.
pub(super) async fn pending(member: &Member, asked: &Form) -> Result<PendingPage, Fault> {
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    let sites = asked.ids("site", &mut flaws);
    let on = asked.date("day", &mut flaws).unwrap_or_else(|| member.today());
    let decided: Option<CompletionId> = asked.id("decided", &mut flaws);
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| {
        let ListPage { rows, total } = competence::service::pending_at(read, &sites, on, turn.rows()).await?;
        let waiting = undecided(read, rows).await?;
        let decided = match decided {
            Some(id) => Some(decision(read, id).await?),
            None => None,
        };
        Ok((waiting, total, decided, organisation::service::sites(read).await?))
    };
    let (waiting, total, decided, sites) = member.read(load).await?;
    turn.within(asked, QUEUE, total)?;
    let sites = sites.into_iter().map(|site| (site.id.to_string(), site.name)).collect();
    Ok(PendingPage { waiting, total, turn, sites, decided })
}

/// What was decided on the proof of a completion.
async fn decision(read: &mut Read, id: CompletionId) -> Result<Decided> {
    let completion = service::find(read, id).await?;
    let verification = completion.verification;
    let Proof { person, name, course, .. } = proof(read, completion).await?;
    Ok(Decided { person, name, course, verification })
}

/// `completions` with the names of those whom they concern, and whether the reader may decide on them.
async fn undecided(read: &mut Read, completions: Vec<Completion>) -> Result<Vec<Undecided>> {
    let about = |one: &Completion| [Some(one.person_id), Some(one.recorded_by), one.trainer_id].into_iter().flatten();
    let people: BTreeSet<PersonId> = completions.iter().flat_map(about).collect();
    let names = people::service::names(read, &Vec::from_iter(people)).await?;
    let (reader, name) = (read.who().person, |person: PersonId| names.get(&person).cloned());
    let told = |completion: Completion| {
        let barred = match completion.may_be_verified_by(reader) {
            Err(Error::Refused(rule)) => Some(rule),
            _ => None,
        };
        let proof = Proof {
            id: completion.id,
            person: completion.person_id,
            name: name(completion.person_id).unwrap_or_default(),
            code: completion.course_code,
            course: completion.course_title,
            day: completion.completed_on,
            outcome: completion.outcome,
            score: completion.score,
            reason: completion.reason,
            is_external: completion.is_external,
            provider: completion.provider,
            trainer: completion.trainer_id.and_then(name).or(completion.trainer_name),
            certificate: completion.certificate_number,
            until: completion.expires_on,
            notes: completion.notes,
            recorder: name(completion.recorded_by),
            recorded: completion.created_at.date_naive(),
        };
        Undecided { proof, barred }
    };
    Ok(completions.into_iter().map(told).collect())
}

async fn proof(read: &mut Read, completion: Completion) -> Result<Proof> {
    Ok(one(read, completion).await?.proof)
}

async fn one(read: &mut Read, completion: Completion) -> Result<Undecided> {
    undecided(read, vec![completion]).await?.pop().ok_or(Error::NotFound(Entity::Completion))
}

/// The completion that `asked` names.
async fn named(member: &Member, asked: &Form) -> Result<Undecided> {
    let id: CompletionId = path_id(asked.value("id"));
    let load = async |read: &mut Read| {
        let completion = service::find(read, id).await?;
        one(read, completion).await
    };
    member.read(load).await
}

/// Verifies the completion that `form` names; the part of the queue that `list` asks for goes on.
pub(super) async fn verify(member: &Member, form: &Form) -> Result<String> {
    let id: CompletionId = path_id(form.value("completion"));
    let verify = async |work: &mut Work| service::verify(work, id, VerificationDraft::default()).await.map(drop);
    member.write(form, verify).await?;
    Ok(Form::of_query(form.value("list")).address(QUEUE, &[("decided", Some(&id.to_string()))]))
}

pub(super) async fn ask_to_reject(member: &Member, asked: &Form) -> Result<Undecided, Fault> {
    member.require(completion::access::VERIFY)?;
    Ok(named(member, asked).await?)
}

/// Rejects the proof of the completion that `form` names.
pub(super) async fn reject(member: &Member, form: &Form) -> Result<String> {
    let (id, draft) = (path_id::<CompletionId>(form.value("id")), RejectionDraft::of(form));
    member.write(form, async |work| service::reject(work, id, draft).await.map(drop)).await?;
    Ok(format!("{QUEUE}?decided={id}"))
}

pub(super) async fn ask_to_withdraw(member: &Member, asked: &Form) -> Result<Proof, Fault> {
    member.require(completion::access::WITHDRAW)?;
    Ok(named(member, asked).await?.proof)
}

/// Withdraws the completion that `form` names.
pub(super) async fn withdraw(member: &Member, form: &Form) -> Result<String> {
    let (id, draft) = (path_id(form.value("id")), WithdrawalDraft::of(form));
    let withdraw = async |work: &mut Work| {
        // Once it is withdrawn, nothing tells any more whose it was.
        let person = service::find(work, id).await?.person_id;
        service::withdraw(work, id, draft).await?;
        Ok(person)
    };
    Ok(page_of(member.write(form, withdraw).await?))
}

#[cfg(test)]
mod tests;
