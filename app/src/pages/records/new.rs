//! Recording a completion: `/completions/new`. `person` and `course` in the address fill the form.

use super::{
    calls::{OpenCompletion, RecordCompletion},
    draft::reported,
    wire::{Recorded, Recording},
};
use crate::{
    form::Form,
    page::{PageForm, asked, loaded, reopened},
    pages::kit::{
        person::{PersonField, SUGGESTIONS, Suggestions, somebody},
        words::{options, word},
    },
    session::Session,
    t, text,
    ui::{
        CheckField, DateField, FieldRow, FormSection, IconName, LinkButton, Notice, NoticeKind, NumberField, PageHead,
        RadioField, SelectField, TextArea, TextField,
    },
};
use docendo::{
    competence::completion::{Outcome, Stated, access::VERIFY},
    error::Flaws,
    kernel::input::Draft,
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<OpenCompletion>(move || asked.get(), body)
}

/// What can be told of the form before it is sent: who is meant, and what the course asks for, knows the server.
fn check(form: &Form) -> Result<(), Flaws> {
    Draft::parse(&reported(form, somebody(form, "person"))).map(drop)
}

fn body(page: Recording) -> AnyView {
    let Recording { people, courses, recorded, opened } = page;
    let pending = Session::current()
        .may(VERIFY)
        .then(|| view! { <LinkButton href="/completions/pending" word=t!("records-pending") icon=IconName::Clock /> });
    // What was refused since is told instead.
    let is_refused = reopened(RecordCompletion::PATH, &Form::default()).is_some();
    let notice = recorded.filter(|_| !is_refused).map(notice);
    let back_of = opened.value("back_of").to_owned();
    let back = opened.text("back").map(|back| {
        view! { <input type="hidden" name="back" value=back /><input type="hidden" name="back_of" value=back_of /> }
    });
    let more = view! { <button class="btn" name="then" value="next">{t!("records-record-next")}</button> }.into_any();
    view! {
        <div class="page">
            <PageHead title=t!("records-new") lede=t!("records-new-lede")>{pending}</PageHead>
            <div class="stack">
                {notice}
                <PageForm function=RecordCompletion::PATH opened check={check} submit=t!("records-record") more>
                    {back}
                    <Suggestions people />
                    <What courses />
                    <Evidence />
                </PageForm>
            </div>
        </div>
    }
    .into_any()
}

/// That a completion was recorded just now.
fn notice(recorded: Recorded) -> AnyView {
    let Recorded { person, label, course, outcome, day, until } = recorded;
    let (result, day) = (word("result", outcome.code()), text::day(day));
    let title = t!("records-recorded", person = label, course = course, result = result, day = day);
    let holds = match until {
        Some(day) => t!("records-until", day = text::day(day)),
        None => t!("records-for-ever"),
    };
    let more = view! { <a href=format!("/people/{person}")>{t!("records-see-person")}</a> };
    view! { <Notice kind=NoticeKind::Done title><p>{holds}" "{more}</p></Notice> }.into_any()
}

#[component]
fn What(courses: Vec<(String, String)>) -> impl IntoView {
    let results = [options("result", &[Stated::BY_SCORE]), options("result", Outcome::CODES)].concat();
    view! {
        <FormSection title=t!("records-form-what")>
            <PersonField name="person" choice="person_choice" required=true help=t!("records-person-help") />
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
                <TextField name="trainer_name" maxlength=200 list=SUGGESTIONS />
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
