//! What the page of a person is made of.

use super::super::{
    history::{self, Names},
    wire::{CompletionLine, PersonPage, StandingLine, ToldFact, ToldJob},
};
use crate::{
    fault::Fault,
    form::Form,
    pages::kit::{
        standing::{days, until},
        words::path_id,
    },
    t,
    visitor::Member,
};
use chrono::NaiveDate;
use docendo::{
    Result,
    competence::{
        self, Standing,
        completion::{self, Completion},
        facts::{CompetencyFact, Scope},
        matrix::Totals,
        service::standings,
    },
    kernel::id::PersonId,
    organisation,
    people::{self, Employment, Holding, service},
    work::Read,
};

/// So many entries of the journal are told.
const ENTRIES: i64 = 50;

pub(in super::super) async fn show(member: &Member, asked: &Form) -> Result<PersonPage, Fault> {
    Ok(member.read(async |read| page(read, path_id(asked.value("id"))).await).await?)
}

async fn page(read: &mut Read, id: PersonId) -> Result<PersonPage> {
    let today = read.today();
    let detail = service::detail(read, id).await?;
    let may = |use_case| read.who().may_about(use_case, id);
    let sees_standings = may(competence::access::SEE_STANDINGS);
    let (sees_completions, sees_history) = (may(completion::access::SEE), may(people::access::SEE_HISTORY));
    let standings = if sees_standings { Some(standings(read, id, today).await?.value) } else { None };
    let completions = if sees_completions { Some(completion::service::of_person(read, id).await?) } else { None };
    let past = if sees_history { Some(service::history(read, id, ENTRIES).await?) } else { None };
    let names = Names::new(service::roles(read).await?, organisation::service::sites(read).await?);
    let told = past.as_ref().map(|past| past.entries.as_slice()).unwrap_or_default();
    let names = names.with_courses(read, completions.as_deref().unwrap_or_default(), told).await?;
    let person = detail.person;
    let (name, begun) = (person.full_name(), (id, person.created_at.date_naive()));
    let standing = |(competency, standing): &(CompetencyFact, Standing)| line(competency, standing, &names, today);
    Ok(PersonPage {
        id,
        name,
        number: person.employee_number,
        email: person.email,
        department: person.department,
        employments: detail.employments.iter().map(employment).collect(),
        jobs: detail.holdings.iter().map(holding).collect(),
        share: standings.as_deref().and_then(|lines| totals(lines).compliance()),
        past: past.map(|past| history::told(&past, &names, begun)),
        standings: standings.map(|lines| lines.iter().map(standing).collect()),
        completions: completions.map(|all| all.into_iter().map(completion).collect()),
        today,
    })
}

/// The totals of what is required.
fn totals(lines: &[(CompetencyFact, Standing)]) -> Totals {
    let mut totals = Totals::default();
    lines.iter().filter(|(_, standing)| standing.need.is_some()).for_each(|(_, standing)| totals.add(standing.state));
    totals
}

/// An employment, as it is told.
pub(super) fn employment(one: &Employment) -> ToldFact {
    ToldFact { id: one.id.0, version: one.version, job: None, period: one.period }
}

/// A job role that is held, as it is told.
pub(super) fn holding(one: &Holding) -> ToldFact {
    let job = ToldJob { role: one.job.role_name.clone(), site: one.job.site_name.clone() };
    ToldFact { id: one.id.0, version: one.version, job: Some(job), period: one.period }
}

fn line(competency: &CompetencyFact, standing: &Standing, names: &Names, today: NaiveDate) -> StandingLine {
    StandingLine {
        competency: competency.id,
        title: competency.title.as_str().to_owned(),
        code: competency.code.as_str().to_owned(),
        state: standing.state,
        words: days(standing, today),
        completed: standing.proof.map(|proof| proof.completed_on),
        until: until(standing),
        required_by: required_by(standing, names),
    }
}

/// Who asks for it; nothing if nobody does.
fn required_by(standing: &Standing, names: &Names) -> Option<String> {
    let need = standing.need?;
    let whom = match need.scope {
        Scope::Everyone => t!("needed-everyone"),
        Scope::Role(role) => names.role(role),
        Scope::Site(site) => names.site(site),
    };
    Some(if need.is_mandatory { whom } else { t!("needed-optional", whom = whom) })
}

fn completion(one: Completion) -> CompletionLine {
    let review = one.review();
    let proof: Vec<String> = [one.certificate_number, one.provider].into_iter().flatten().collect();
    CompletionLine {
        id: one.id,
        course: one.course_id,
        title: one.course_title,
        code: one.course_code,
        day: one.completed_on,
        outcome: one.outcome,
        score: one.score,
        reason: one.reason,
        review,
        expires: one.expires_on,
        proof: proof.join(", "),
    }
}
