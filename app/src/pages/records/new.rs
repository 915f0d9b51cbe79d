//! Recording a completion: `/completions/new`. `person` and `course` in the address fill the form.

use crate::{
    form::Form,
    pages::kit::{
        person::{People, PlainPersonField, Suggestions},
        words::{options, word},
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
        completion::{self, Completion, CompletionDraft, Outcome, Stated, service},
    },
    error::{Flaws, Problem},
    kernel::{
        id::{CompletionId, CourseId, PersonId},
        input::{Draft as _, Input},
    },
    work::{Read, Work},
};
use leptos::prelude::*;
use std::collections::HashMap;

const PATH: &str = "/completions/new";

pub(super) async fn show(member: Member) -> Response {
    let shown = open(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn record(member: Member, form: Form) -> Response {
    let shown = try_record(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// What the page shows beside the form.
struct RecordingContext {
    people: People,
    courses: Vec<(String, String)>,
    /// The pass marks of courses with a test.
    marks: HashMap<CourseId, i64>,
    /// The completion that was recorded just now.
    recorded: Option<Completion>,
    may_verify: bool,
}

async fn load_context(read: &mut Read, chosen: &str, recorded: Option<CompletionId>) -> Result<RecordingContext> {
    let facts = competence::service::facts(read).await?;
    let mut courses = catalogue::service::known_courses(read).await?;
    courses.sort_by_cached_key(|course| course.code.folded());
    let marks = courses.iter().filter_map(|course| Some((course.id, course.passing_score?))).collect();
    let courses = courses.into_iter().map(|course| (course.id.to_string(), course));
    let courses = courses.filter(|(id, course)| course.untaught.is_none() || id == chosen);
    let option = |(id, course): (String, KnownCourse)| {
        (id, t!("course-option", code = course.code.as_str(), title = course.title.as_str()))
    };
    let recorded = match recorded {
        Some(id) => Some(service::find(read, id).await?),
        None => None,
    };
    Ok(RecordingContext {
        people: People::of(&facts, read.today()),
        courses: courses.map(option).collect(),
        marks,
        recorded,
        may_verify: false,
    })
}

async fn open(member: &Member) -> Answer {
    member.require(completion::access::RECORD)?;
    let asked = member.visitor.query();
    let mut flaws = Flaws::default();
    let person: Option<PersonId> = asked.id("person", &mut flaws);
    let course: Option<CourseId> = asked.id("course", &mut flaws);
    let recorded: Option<CompletionId> = asked.id("recorded", &mut flaws);
    let day = asked.date("completed_on", &mut flaws).unwrap_or_else(|| member.today());
    flaws.check()?;
    let course = course.map(|course| course.to_string()).unwrap_or_default();
    let context = member.read(async |read| load_context(read, &course, recorded).await).await?;
    let form = Form::showing([
        ("person", person.map(|person| context.people.label(person)).unwrap_or_default()),
        ("person_choice", person.map(|person| person.to_string()).unwrap_or_default()),
        ("course", course),
        ("completed_on", day.to_string()),
        ("outcome", Stated::BY_SCORE.to_owned()),
        ("back", asked.value("back").to_owned()),
        ("back_of", format!("{}.{}", asked.value("person"), asked.value("course"))),
    ]);
    page(member, form, context).await
}

/// What the form reports.
fn draft(form: &Form, people: &People) -> CompletionDraft {
    let mut draft = CompletionDraft::of(form);
    draft.person = people.chosen(form, "person", "person_choice");
    if let Some(trainer) = people.called(form.value("trainer_name")) {
        (draft.trainer, draft.trainer_name) = (trainer.into(), Input::Missing);
    }
    if draft.outcome.is_missing() {
        // That it follows from the score has to be chosen: what is not said is not guessed.
        draft.outcome = Input::Wrong(Problem::Required);
    }
    draft
}

async fn try_record(member: &Member, form: Form) -> Answer {
    member.require(completion::access::RECORD)?;
    let context = member.read(async |read| load_context(read, form.value("course"), None).await).await?;
    let draft = draft(&form, &context.people);
    let mark = draft.course.known().and_then(|course| context.marks.get(&course).copied());
    if let Err(flaws) = draft.parse(member.today(), mark) {
        return page(member, form.flawed(flaws), context).await;
    }
    let record = async |work: &mut Work| {
        let Completion { id, person_id, course_id, completed_on, .. } = service::record(work, draft).await?;
        Ok((id, person_id, course_id, completed_on))
    };
    match member.write(&form, record).await {
        Ok(recorded) => done(&next(&form, recorded)),
        Err(error) => page(member, form.with(error)?, context).await,
    }
}

/// Where to go on: to the person, back to the cell of the matrix that led here or, on a day of many, to the next one who
/// completed the same course.
fn next(form: &Form, (id, person, course, day): (CompletionId, PersonId, CourseId, NaiveDate)) -> String {
    if form.value("then") == "next" {
        format!("{PATH}?course={course}&completed_on={day}&recorded={id}")
    } else if leads_back(form, person, course) {
        own_address(form.value("back")).to_owned()
    } else {
        format!("/people/{person}")
    }
}

/// Whether the cell of the matrix led here that tells of this person and course.
fn leads_back(form: &Form, person: PersonId, course: CourseId) -> bool {
    let of = format!("{person}.{course}");
    form.value("back").starts_with("/matrix?") && form.value("back_of") == of
}

async fn page(member: &Member, form: Form, mut context: RecordingContext) -> Answer {
    context.may_verify = member.may(completion::access::VERIFY);
    let page = Page::inside(member, Place::Records).of_form(&form);
    Ok(page.show(|| t!("records-new"), move || body(form, context)).await)
}

fn body(form: Form, context: RecordingContext) -> impl IntoView {
    let RecordingContext { people, courses, recorded, may_verify, .. } = context;
    let pending = may_verify
        .then(|| view! { <LinkButton href="/completions/pending" word=t!("records-pending") icon=IconName::Clock /> });
    let notice = recorded.filter(|_| !form.is_refused()).map(|one| recorded_notice(&one, people.label(one.person_id)));
    let back_of = form.value("back_of").to_owned();
    let back = form.text("back").map(|back| {
        view! { <input type="hidden" name="back" value=back /><input type="hidden" name="back_of" value=back_of /> }
    });
    let more = view! { <button class="btn" name="then" value="next">{t!("records-record-next")}</button> }.into_any();
    view! {
        <div class="page">
            <PageHead title=t!("records-new") lede=t!("records-new-lede")>{pending}</PageHead>
            <div class="stack">
                {notice}
                <PostForm form action=PATH submit=t!("records-record") more>
                    {back}
                    <Suggestions people=people.suggested() />
                    <What people courses />
                    <Evidence />
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}

/// That a completion of `person` was recorded just now.
fn recorded_notice(completion: &Completion, person: String) -> AnyView {
    let (course, result) = (completion.course_title.clone(), word("result", completion.outcome.code()));
    let day = text::day(completion.completed_on);
    let title = t!("records-recorded", person = person, course = course, result = result, day = day);
    let holds = match completion.expires_on {
        Some(day) => t!("records-until", day = text::day(day)),
        None => t!("records-for-ever"),
    };
    let more = view! { <a href=format!("/people/{}", completion.person_id)>{t!("records-see-person")}</a> };
    view! { <Notice kind=NoticeKind::Done title><p>{holds}" "{more}</p></Notice> }.into_any()
}

#[component]
fn What(people: People, courses: Vec<(String, String)>) -> impl IntoView {
    let results = [options("result", &[Stated::BY_SCORE]), options("result", Outcome::CODES)].concat();
    view! {
        <FormSection title=t!("records-form-what")>
            <PlainPersonField name="person" choice="person_choice" people required=true help=t!("records-person-help") />
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
