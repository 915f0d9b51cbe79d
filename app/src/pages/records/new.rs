//! Recording a completion: `/completions/new`. `person` and `course` in the address fill the form.

use crate::{
    form::Form,
    pages::kit::{
        person::{People, PersonField, Suggestions},
        words::{options, path_id, require, together, word},
    },
    render::{Answer, Page, answer, done},
    t, text,
    ui::{
        CheckField, DateField, FieldRow, FormSection, IconName, LinkButton, Notice, NoticeKind, NumberField, PageHead,
        Place, PostForm, RadioField, SelectField, TextArea, TextField,
    },
    visitor::{Member, own_address},
};
use axum::response::Response;
use chrono::NaiveDate;
use docendo::{
    Result,
    catalogue::{self, KnownCourse},
    competence::{
        self,
        completion::{Completion, CompletionDraft, Outcome, service},
    },
    error::{Conflict, Entity, Error, Flaws, Problem},
    identity::Permission,
    kernel::id::{CompletionId, CourseId, PersonId},
    work::Read,
};
use leptos::prelude::*;
use std::collections::HashMap;

const PATH: &str = "/completions/new";
/// The choice that leaves the result to the score.
const BY_SCORE: &str = "by_score";

pub(super) async fn show(member: Member) -> Response {
    let shown = open(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn record(member: Member, form: Form) -> Response {
    let shown = try_record(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// What the page shows beside the form.
struct Around {
    people: People,
    courses: Vec<(String, String)>,
    /// The pass marks of courses with a test.
    marks: HashMap<CourseId, i64>,
    told: Option<Told>,
    may_verify: bool,
}

/// A completion that the page speaks of.
struct Told {
    completion: Completion,
    /// Whether it was there already, and the form that reported it again changed nothing.
    is_known: bool,
}

async fn around(read: &mut Read, chosen: &str, told: Option<(CompletionId, bool)>) -> Result<Around> {
    let facts = competence::service::facts(read).await?;
    let mut courses = catalogue::service::known(read).await?;
    courses.sort_by_cached_key(|course| course.code.folded());
    let marks = courses.iter().filter_map(|course| Some((course.id, course.passing_score?))).collect();
    let courses = courses.into_iter().map(|course| (course.id.to_string(), course));
    let courses = courses.filter(|(id, course)| course.untaught.is_none() || id == chosen);
    let option = |(id, course): (String, KnownCourse)| {
        (id, t!("course-option", code = course.code.as_str(), title = course.title.as_str()))
    };
    let told = match told {
        Some((id, is_known)) => Some(Told { completion: service::find(read, id).await?, is_known }),
        None => None,
    };
    Ok(Around {
        people: People::of(&facts, read.today()),
        courses: courses.map(option).collect(),
        marks,
        told,
        may_verify: false,
    })
}

async fn open(member: &Member) -> Answer {
    require(member, Permission::CompletionWrite)?;
    let asked = Form::of_query(&member.visitor.uri);
    let named = |name| Some(asked.value(name)).filter(|text| !text.is_empty()).map(path_id);
    let told = named("recorded").map(|id| (id, false)).or_else(|| named("known").map(|id| (id, true)));
    let course = asked.value("course").to_owned();
    let around = member.read(async |read| around(read, &course, told).await).await?;
    let person: Option<PersonId> = asked.value("person").parse().ok();
    let day = Some(asked.value("completed_on"))
        .filter(|day| !day.is_empty())
        .map_or_else(|| member.today().to_string(), str::to_owned);
    let form = Form::showing([
        ("person", person.map(|person| around.people.label(person)).unwrap_or_default()),
        ("person_choice", person.map(|person| person.to_string()).unwrap_or_default()),
        ("course", course),
        ("completed_on", day),
        ("outcome", BY_SCORE.to_owned()),
        ("back", asked.value("back").to_owned()),
        ("back_of", format!("{}.{}", asked.value("person"), asked.value("course"))),
    ]);
    page(member, form, around).await
}

/// The result that was chosen. By the score it is none, so that it follows from the score and the pass mark (`judged`); without
/// a pass mark there was no test to fail.
fn outcome(form: &Form, judged: (Option<f64>, Option<i64>), flaws: &mut Flaws) -> Option<Outcome> {
    match (form.value("outcome"), judged) {
        (BY_SCORE, (Some(_), Some(_))) => None,
        (BY_SCORE, (None, Some(_))) => {
            if form.value("score").trim().is_empty() {
                flaws.add("score", Problem::NoScore);
            }
            // Nothing is written; that there is no result either need not be told.
            Some(Outcome::Passed)
        }
        (BY_SCORE, (_, None)) => Some(Outcome::Passed),
        ("", _) => {
            flaws.add("outcome", Problem::Required);
            None
        }
        _ => form.word("outcome", flaws),
    }
}

/// What the form reports, not yet checked against what is there; every flaw is told at once.
fn draft(form: &Form, around: &Around, today: NaiveDate) -> Result<CompletionDraft> {
    let mut flaws = Flaws::default();
    let score = |text: &str| match text.replace(',', ".").parse() {
        Ok(score) if (0.0..=100.0).contains(&score) => Ok(score),
        Ok(_) => Err(Problem::OutOfRange(0, 100)),
        Err(_) => Err(Problem::NotANumber),
    };
    let people = &around.people;
    let course: Option<CourseId> = form.id("course", &mut flaws);
    let mark = course.and_then(|course| around.marks.get(&course).copied());
    let score = form.parse("score", &mut flaws, score);
    let trainer = people.called(form.value("trainer_name"));
    let draft = CompletionDraft {
        person: people.chosen(form, "person", "person_choice", &mut flaws),
        course,
        completed_on: form.date("completed_on", &mut flaws),
        expires_on: form.date("expires_on", &mut flaws),
        outcome: outcome(form, (score, mark), &mut flaws),
        score,
        reason: form.text("reason"),
        is_external: form.ticked("is_external"),
        provider: form.text("provider"),
        trainer,
        trainer_name: form.text("trainer_name").filter(|_| trainer.is_none()),
        certificate_number: form.text("certificate_number"),
        notes: form.text("notes"),
        requires_verification: form.ticked("requires_verification"),
    };
    if draft.completed_on.is_some_and(|day| day > today) {
        // The rule refuses the form as a whole; beside the field it is easier to mend.
        flaws.add("completed_on", Problem::InFuture);
    }
    let day = draft.completed_on.map(|day| day.min(today));
    let checked = CompletionDraft { completed_on: day, ..draft.clone() }.parse(today, mark);
    together(flaws, checked.map(|_| draft))
}

async fn try_record(member: &Member, form: Form) -> Answer {
    require(member, Permission::CompletionWrite)?;
    let around = member.read(async |read| around(read, form.value("course"), None).await).await?;
    let draft = match draft(&form, &around, member.today()) {
        Ok(draft) => draft,
        Err(error) => return page(member, form.with(error)?, around).await,
    };
    let reported = draft.clone();
    match member.write(async |work| service::record(work, draft).await).await {
        Ok(completion) => done(&next(&form, &completion, false)),
        Err(Error::Conflict(Conflict::Duplicate(Entity::Completion, _))) => {
            let known = async |read: &mut Read| match service::same(read, reported).await? {
                Some(id) => service::find(read, id).await,
                // Withdrawn since: whoever sends the form again succeeds.
                None => Err(Error::Conflict(Conflict::Changed(Entity::Completion))),
            };
            done(&next(&form, &member.read(known).await?, true))
        }
        Err(error) => page(member, form.with(error)?, around).await,
    }
}

/// Where to go on: to the person, back to the cell of the matrix that led here or, on a day of many, to the next one who
/// completed the same course. What was known before, as when a button is pressed twice, is told there.
fn next(form: &Form, completion: &Completion, is_known: bool) -> String {
    let Completion { id, person_id, course_id, completed_on, .. } = completion;
    match (form.value("then"), is_known) {
        ("next", false) => format!("{PATH}?course={course_id}&completed_on={completed_on}&recorded={id}"),
        ("next", true) => format!("{PATH}?course={course_id}&completed_on={completed_on}&known={id}"),
        // The cell that led here shows by itself what is known now; another one says nothing of it.
        (_, false) if leads_back(form, completion) => own_address(form.value("back")).to_owned(),
        (_, false) => format!("/people/{person_id}"),
        (_, true) => format!("/people/{person_id}?known={id}"),
    }
}

/// Whether a cell of the matrix led here and `completion` is in it.
fn leads_back(form: &Form, completion: &Completion) -> bool {
    let of = format!("{}.{}", completion.person_id, completion.course_id);
    form.value("back").starts_with("/matrix?") && form.value("back_of") == of
}

async fn page(member: &Member, form: Form, mut around: Around) -> Answer {
    around.may_verify = member.may(Permission::CompletionVerify);
    let page = Page::inside(member, Place::Records).of_form(&form);
    Ok(page.show(|| t!("records-new"), move || body(form, around)).await)
}

fn body(form: Form, around: Around) -> impl IntoView {
    let Around { people, courses, told, may_verify, .. } = around;
    let pending = may_verify
        .then(|| view! { <LinkButton href="/completions/pending" word=t!("records-pending") icon=IconName::Clock /> });
    let told = told.filter(|_| !form.is_refused()).map(|told| {
        let more = view! { <a href=format!("/people/{}", told.completion.person_id)>{t!("records-see-person")}</a> };
        said(&told.completion, people.label(told.completion.person_id), told.is_known, more.into_any())
    });
    let back_of = form.value("back_of").to_owned();
    let back = form.text("back").map(|back| {
        view! { <input type="hidden" name="back" value=back /><input type="hidden" name="back_of" value=back_of /> }
    });
    let more = view! { <button class="btn" name="then" value="next">{t!("records-record-next")}</button> }.into_any();
    view! {
        <div class="page">
            <PageHead title=t!("records-new") lede=t!("records-new-lede")>{pending}</PageHead>
            <div class="stack">
                {told}
                <PostForm form action=PATH submit=t!("records-record") more>
                    {back}
                    <Suggestions people=people.clone() />
                    <What people courses />
                    <Evidence />
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}

/// That a completion of `person` was recorded just now or, if it `is_known`, before; and `more`.
pub(in crate::pages) fn said(completion: &Completion, person: String, is_known: bool, more: AnyView) -> AnyView {
    let (course, result) = (completion.course_title.clone(), word("result", completion.outcome.code()));
    let day = text::day(completion.completed_on);
    let title = if is_known {
        t!("records-known", person = person, course = course, result = result, day = day)
    } else {
        t!("records-recorded", person = person, course = course, result = result, day = day)
    };
    let holds = match completion.expires_on {
        Some(day) => t!("records-until", day = text::day(day)),
        None => t!("records-for-ever"),
    };
    let kind = if is_known { NoticeKind::Info } else { NoticeKind::Done };
    view! { <Notice kind title><p>{holds}" "{more}</p></Notice> }.into_any()
}

#[component]
fn What(people: People, courses: Vec<(String, String)>) -> impl IntoView {
    let results = [options("result", &[BY_SCORE]), options("result", Outcome::CODES)].concat();
    view! {
        <FormSection title=t!("records-form-what")>
            <PersonField name="person" choice="person_choice" people required=true help=t!("records-person-help") />
            <SelectField name="course" required=true options=courses empty=t!("records-course-choose") />
            <FieldRow>
                <DateField name="completed_on" required=true />
                <NumberField name="score" max="100" step="any" unit=t!("unit-of-hundred") />
            </FieldRow>
            <RadioField name="outcome" options=results help=t!("records-outcome-help") />
            <TextField name="reason" label=t!("records-override") maxlength=1000 help=t!("records-override-help") />
        </FormSection>
    }
    .into_any()
}

#[component]
fn Evidence() -> impl IntoView {
    view! {
        <FormSection title=t!("records-form-evidence")>
            <CheckField name="is_external" />
            <FieldRow>
                <TextField name="provider" maxlength=200 help=t!("records-provider-help") />
                <TextField name="trainer_name" maxlength=200 list="people" />
            </FieldRow>
            <FieldRow>
                <TextField name="certificate_number" maxlength=100 />
                <DateField name="expires_on" help=t!("records-expires-help") />
            </FieldRow>
            <TextArea name="notes" maxlength=4000 />
            <CheckField name="requires_verification" help=t!("records-verification-help") />
        </FormSection>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
