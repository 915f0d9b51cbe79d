//! The form of a course: its fields, and what they say when they are opened.

use crate::{
    form::{Form, FormScope},
    pages::kit::person::{People, PlainPersonField, Suggestions},
    pages::kit::words::options,
    t,
    ui::{
        CheckField, ChecksField, FieldRow, FormSection, NumberField, PostForm, SelectField, TextArea, TextField,
        TextKind, VersionField,
    },
};
use docendo::{
    catalogue::{Category, Course, CourseDraft, CourseStatus, CourseType, DeliveryType, KnownCourse, RequirementLevel},
    kernel::{
        id::CourseId,
        input::{Draft as _, Input},
    },
};
use leptos::prelude::*;

/// What the fields offer to choose from.
#[derive(Clone)]
pub(super) struct Choices {
    /// Categories in use, and the one that the course has.
    pub(super) categories: Vec<Category>,
    /// All courses.
    pub(super) courses: Vec<KnownCourse>,
    /// Who may answer for it.
    pub(super) people: People,
    /// The course itself, if it is there already.
    pub(super) own: Option<CourseId>,
}

/// The values that the form of `course` opens with.
pub(super) fn opened(course: &Course, people: &People) -> Form {
    let content = &course.content;
    let mut draft = CourseDraft::from(content);
    draft.owner = content.owner.map_or_else(Input::cleared, |owner| Input::text(people.label(owner)));
    let mut values = draft.shown();
    values.push(("version", course.version.to_string()));
    // Namesakes are told apart by it.
    values.extend(content.owner.map(|owner| ("owner_choice", owner.to_string())));
    Form::showing(values)
}

/// The course that the form describes.
pub(super) fn draft(form: &Form, people: &People) -> CourseDraft {
    CourseDraft { owner: people.chosen(form, "owner_id", "owner_choice"), ..CourseDraft::of(form) }
}

/// The form. `submit` is what its button says, `cancel` where it is left to.
#[component]
pub(super) fn CourseForm(form: Form, choices: Choices, submit: String, cancel: String) -> impl IntoView {
    view! {
        <PostForm form submit cancel>
            <VersionField />
            <Suggestions people=choices.people.suggested() />
            <What choices=choices.clone() />
            <Duration choices=choices.clone() />
            <Passing />
            <Who choices />
        </PostForm>
    }
    .into_any()
}

#[component]
fn What(choices: Choices) -> impl IntoView {
    let categories: Vec<(String, String)> =
        choices.categories.into_iter().map(|one| (one.id.to_string(), one.name.to_string())).collect();
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
fn Duration(choices: Choices) -> impl IntoView {
    let courses = named(&choices.courses);
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
fn Who(choices: Choices) -> impl IntoView {
    let form = FormScope::current().form();
    let others: Vec<KnownCourse> =
        choices.courses.into_iter().filter(|course| Some(course.id) != choices.own).collect();
    let needed = form.all("prerequisites").count();
    let prerequisites = (!others.is_empty()).then(|| {
        view! {
            <details class="fold" open={needed > 0 || form.error("prerequisites").is_some()}>
                <summary>{t!("course-prerequisites-summary", count = needed)}</summary>
                <ChecksField name="prerequisites" options=named(&others) help=t!("course-prerequisites-help") />
            </details>
        }
    });
    view! {
        <FormSection title=t!("course-form-who")>
            <PlainPersonField name="owner_id" choice="owner_choice" people=choices.people help=t!("course-owner-help") />
            <TextField name="external_url" kind=TextKind::Url maxlength=2048 help=t!("course-url-help") />
            <CheckField name="self_enrolment" help=t!("course-enrol-help") />
            {prerequisites}
        </FormSection>
    }
    .into_any()
}

/// Courses as options, by code.
fn named(courses: &[KnownCourse]) -> Vec<(String, String)> {
    courses
        .iter()
        .map(|course| {
            (course.id.to_string(), t!("course-option", code = course.code.as_str(), title = course.title.as_str()))
        })
        .collect()
}
