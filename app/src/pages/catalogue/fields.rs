//! The fields of the form of a course, and what is known to be wrong with them before it is sent.

use super::wire::{CourseChoices, NamedCourse};
use crate::{
    form::{Form, FormScope},
    pages::kit::{
        person::{PersonField, Suggestions, somebody},
        words::options,
    },
    t,
    ui::{
        CheckField, ChecksField, FieldRow, FormSection, NumberField, SelectField, TextArea, TextField, TextKind,
        VersionField,
    },
};
use docendo::{
    catalogue::{CourseDraft, CourseStatus, CourseType, DeliveryType, RequirementLevel},
    error::Flaws,
    kernel::input::Draft as _,
};
use leptos::prelude::*;

/// That a form parses to a course, whoever is meant to answer for it.
pub(super) fn check(form: &Form) -> Result<(), Flaws> {
    CourseDraft { owner: somebody(form, "owner_id"), ..CourseDraft::of(form) }.parse().map(drop)
}

/// The fields.
#[component]
pub(super) fn CourseFields(choices: CourseChoices) -> impl IntoView {
    let CourseChoices { categories, courses, people, own } = choices;
    let others = courses.iter().filter(|(id, ..)| Some(*id) != own).cloned().collect();
    view! {
        <VersionField />
        <Suggestions people />
        <What categories />
        <Duration courses />
        <Passing />
        <Who others />
    }
    .into_any()
}

#[component]
fn What(categories: Vec<(String, String)>) -> impl IntoView {
    view! {
        <FormSection title=t!("course-form-what")>
            <TextField name="title" required=true />
            <FieldRow>
                <TextField name="code" required=true maxlength=50 help=t!("course-code-help") />
                <SelectField name="category_id" required=true options=categories empty=t!("course-category-choose") />
            </FieldRow>
            <p class="form-note"><a href="/courses/categories">{t!("course-category-new")}</a></p>
            <TextArea name="description" maxlength=10_000 help=t!("course-description-help") />
            <FieldRow>
                <SelectField name="delivery_type" required=true options=options("delivery", DeliveryType::CODES) />
                <SelectField name="course_type" required=true options=options("course-type", CourseType::CODES) />
            </FieldRow>
            <FieldRow>
                <SelectField name="requirement_level" required=true options=options("course-level", RequirementLevel::CODES) help=t!("course-level-help") />
                <SelectField name="status" required=true options=options("course-status", CourseStatus::CODES) help=t!("course-status-help") />
            </FieldRow>
        </FormSection>
    }
    .into_any()
}

#[component]
fn Duration(courses: Vec<NamedCourse>) -> impl IntoView {
    let courses = named(courses);
    view! {
        <FormSection title=t!("course-form-duration")>
            <FieldRow>
                <NumberField name="validity_months" min="1" max="1200" unit=t!("unit-months") help=t!("course-validity-help") />
                <NumberField name="duration_hours" step="any" unit=t!("unit-hours") />
            </FieldRow>
            <SelectField name="refresher_id" options=courses empty=t!("course-refresher-none") help=t!("course-refresher-help") />
        </FormSection>
    }
    .into_any()
}

#[component]
fn Passing() -> impl IntoView {
    view! {
        <FormSection title=t!("course-form-passing")>
            <FieldRow>
                <NumberField name="passing_score" max="100" unit=t!("unit-of-hundred") help=t!("course-passing-help") />
                <NumberField name="max_attempts" min="1" max="100" help=t!("course-attempts-help") />
            </FieldRow>
        </FormSection>
    }
    .into_any()
}

#[component]
fn Who(others: Vec<NamedCourse>) -> impl IntoView {
    let prerequisites = (!others.is_empty()).then(|| view! { <Prerequisites others /> });
    view! {
        <FormSection title=t!("course-form-who")>
            <PersonField name="owner_id" choice="owner_choice" help=t!("course-owner-help") />
            <TextField name="external_url" kind=TextKind::Url maxlength=2048 help=t!("course-url-help") />
            <CheckField name="self_enrolment" help=t!("course-enrol-help") />
            {prerequisites}
        </FormSection>
    }
    .into_any()
}

/// What comes before it: folded while there is nothing to see.
#[component]
fn Prerequisites(others: Vec<NamedCourse>) -> impl IntoView {
    let scope = FormScope::current();
    let needed = scope.form().all("prerequisites").count();
    let is_wanted = needed > 0;
    let is_flawed = scope.ask(|form| form.problem("prerequisites").is_some());
    view! {
        <details class="fold" open=move || is_wanted || is_flawed.get()>
            <summary>{t!("course-prerequisites-summary", count = needed)}</summary>
            <ChecksField name="prerequisites" options=named(others) help=t!("course-prerequisites-help") />
        </details>
    }
    .into_any()
}

/// Courses as options, by code.
fn named(courses: Vec<NamedCourse>) -> Vec<(String, String)> {
    let option = |(id, code, title): NamedCourse| (id.to_string(), t!("course-option", code = code, title = title));
    courses.into_iter().map(option).collect()
}
