//! Recording a completion: `/completions/new`. `person` and `course` in the address fill the form.

use super::person::{People, PersonField, Suggestions};
use crate::{
    form::Form,
    pages::catalogue::words::{options, path_id, require, together, word},
    render::{Answer, Page, answer, done},
    t, text,
    ui::{
        CheckField, DateField, FieldRow, FormSection, IconName, LinkButton, Notice, NoticeKind, NumberField, PageHead,
        Place, PostForm, RadioField, SelectField, TextArea, TextField,
    },
    visitor::Member,
};
use axum::response::Response;
use chrono::NaiveDate;
use docendo::{
    Result,
    catalogue::{self, CourseFilter, CourseSort, CourseStatus, SortKey},
    competence::{
        self,
        completion::{Completion, CompletionDraft, Outcome, service},
    },
    error::{Flaws, Problem},
    identity::Permission,
    kernel::{
        id::{CompletionId, PersonId},
        page::Page as Rows,
    },
    work::Read,
};
use leptos::prelude::*;

const PATH: &str = "/completions/new";
/// More courses than that are no choice that anybody could make.
const COURSES: Rows = Rows { offset: 0, limit: 2_000 };

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
    recorded: Option<Completion>,
    may_verify: bool,
}

async fn around(read: &mut Read, chosen: &str, recorded: Option<CompletionId>) -> Result<Around> {
    let facts = competence::service::facts(read, None).await?;
    let sort = CourseSort { key: SortKey::Code, is_descending: false };
    let courses = catalogue::service::list(read, &CourseFilter::default(), sort, COURSES).await?.rows.into_iter();
    let courses = courses.map(|summary| (summary.course.id.to_string(), summary.course.content));
    let courses = courses.filter(|(id, content)| content.status != CourseStatus::Archived || id == chosen);
    let option = |(id, content): (String, catalogue::NewCourse)| {
        (id, t!("course-option", code = content.code.as_str(), title = content.title.as_str()))
    };
    let recorded = match recorded {
        Some(id) => Some(service::find(read, id).await?),
        None => None,
    };
    Ok(Around {
        people: People::of(&facts, read.today()),
        courses: courses.map(option).collect(),
        recorded,
        may_verify: false,
    })
}

async fn open(member: &Member) -> Answer {
    require(member, Permission::CompletionWrite)?;
    let asked = Form::of_query(&member.visitor.uri);
    let recorded = Some(asked.value("recorded")).filter(|text| !text.is_empty()).map(path_id);
    let course = asked.value("course").to_owned();
    let around = member.read(async |read| around(read, &course, recorded).await).await?;
    let person: Option<PersonId> = asked.value("person").parse().ok();
    let day = Some(asked.value("completed_on"))
        .filter(|day| !day.is_empty())
        .map_or_else(|| member.today().to_string(), str::to_owned);
    let form = Form::showing([
        ("person", person.map(|person| around.people.label(person)).unwrap_or_default()),
        ("person_choice", person.map(|person| person.to_string()).unwrap_or_default()),
        ("course", course),
        ("completed_on", day),
        ("outcome", Outcome::Passed.code().to_owned()),
    ]);
    page(member, form, around).await
}

/// What the form reports, not yet checked against what is there; every flaw is told at once.
fn draft(form: &Form, people: &People, today: NaiveDate) -> Result<CompletionDraft> {
    let mut flaws = Flaws::default();
    let score = |text: &str| match text.replace(',', ".").parse() {
        Ok(score) if (0.0..=100.0).contains(&score) => Ok(score),
        Ok(_) => Err(Problem::OutOfRange(0, 100)),
        Err(_) => Err(Problem::NotANumber),
    };
    let trainer = people.called(form.value("trainer_name"));
    let draft = CompletionDraft {
        person: people.chosen(form, "person", "person_choice", &mut flaws),
        course: form.id("course", &mut flaws),
        completed_on: form.date("completed_on", &mut flaws),
        expires_on: form.date("expires_on", &mut flaws),
        outcome: form.word("outcome", &mut flaws),
        score: form.parse("score", &mut flaws, score),
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
    let checked =
        CompletionDraft { completed_on: draft.completed_on.map(|day| day.min(today)), ..draft.clone() }.parse(today);
    together(flaws, checked.map(|_| draft))
}

async fn try_record(member: &Member, form: Form) -> Answer {
    require(member, Permission::CompletionWrite)?;
    let around = member.read(async |read| around(read, form.value("course"), None).await).await?;
    let recorded = match draft(&form, &around.people, member.today()) {
        Ok(draft) => member.write(async |work| service::record(work, draft).await).await,
        Err(error) => Err(error),
    };
    match recorded {
        Ok(completion) => done(&next(&form, &completion)),
        Err(error) => page(member, form.with(error)?, around).await,
    }
}

/// Where to go on: to the person or, on a day of many, to the next one who completed the same course.
fn next(form: &Form, completion: &Completion) -> String {
    if form.value("then") == "next" {
        format!(
            "{PATH}?course={}&completed_on={}&recorded={}",
            completion.course_id, completion.completed_on, completion.id
        )
    } else {
        format!("/people/{}", completion.person_id)
    }
}

async fn page(member: &Member, form: Form, mut around: Around) -> Answer {
    around.may_verify = member.may(Permission::CompletionVerify);
    let page = Page::inside(member, Place::Records).of_form(&form);
    Ok(page.show(|| t!("records-new"), move || body(form, around)).await)
}

fn body(form: Form, around: Around) -> impl IntoView {
    let Around { people, courses, recorded, may_verify } = around;
    let pending = may_verify
        .then(|| view! { <LinkButton href="/completions/pending" word=t!("records-pending") icon=IconName::Clock /> });
    let recorded = recorded.filter(|_| !form.is_refused()).map(|completion| said(&completion, &people));
    let more = view! { <button class="btn" name="then" value="next">{t!("records-record-next")}</button> }.into_any();
    view! {
        <div class="page">
            <PageHead title=t!("records-new") lede=t!("records-new-lede")>{pending}</PageHead>
            <div class="stack">
                {recorded}
                <PostForm form action=PATH submit=t!("records-record") more>
                    <Suggestions people=people.clone() />
                    <What people courses />
                    <Evidence />
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}

/// What was recorded just now.
fn said(completion: &Completion, people: &People) -> AnyView {
    let person = completion.person_id;
    let name = people.label(person);
    let result = word("result", completion.outcome().code());
    let title = t!(
        "records-recorded",
        person = name,
        course = completion.course_title.clone(),
        result = result,
        day = text::day(completion.completed_on)
    );
    let holds = match completion.expires_on {
        Some(day) => t!("records-until", day = text::day(day)),
        None => t!("records-for-ever"),
    };
    view! { <Notice kind=NoticeKind::Done title><p>{holds}" "<a href=format!("/people/{person}")>{t!("records-see-person")}</a></p></Notice> }.into_any()
}

#[component]
fn What(people: People, courses: Vec<(String, String)>) -> impl IntoView {
    view! {
        <FormSection title=t!("records-form-what")>
            <PersonField name="person" choice="person_choice" people required=true help=t!("records-person-help") />
            <SelectField name="course" required=true options=courses empty=t!("records-course-choose") />
            <FieldRow>
                <DateField name="completed_on" required=true />
                <NumberField name="score" max="100" step="any" unit=t!("unit-of-hundred") />
            </FieldRow>
            <RadioField name="outcome" options=options("result", Outcome::CODES) />
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
mod tests {
    use super::*;
    use docendo::{Error, competence::Facts};

    fn flawed(values: &[(&'static str, &'static str)]) -> Vec<(String, Problem)> {
        let today = "2026-11-20".parse().unwrap();
        match draft(&Form::showing(values.iter().copied()), &People::of(&Facts::default(), today), today) {
            Err(Error::Invalid(flaws)) => flaws.into_iter().map(|flaw| (flaw.field, flaw.problem)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_day_in_the_future_and_a_score_above_a_hundred_are_told_beside_their_fields() {
        let flaws = flawed(&[("course", "3"), ("completed_on", "2026-11-21"), ("outcome", "passed"), ("score", "101")]);
        let expected = [
            ("score", Problem::OutOfRange(0, 100)),
            ("completed_on", Problem::InFuture),
            ("person", Problem::Required),
        ];
        assert_eq!(flaws, expected.map(|(field, problem)| (field.to_owned(), problem)));
    }

    #[test]
    fn an_expiry_before_the_completion_is_told() {
        let flaws = flawed(&[
            ("course", "3"),
            ("completed_on", "2026-11-01"),
            ("expires_on", "2026-10-01"),
            ("outcome", "passed"),
        ]);
        assert!(flaws.contains(&("expires_on".to_owned(), Problem::EndsBeforeStart)));
    }
}
