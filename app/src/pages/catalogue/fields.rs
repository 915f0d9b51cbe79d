//! The form of a course: its fields, what they say when they are opened, and how they are read.

use crate::{
    form::Form,
    pages::kit::person::{People, PersonField, Suggestions},
    pages::kit::words::options,
    t,
    ui::{
        CheckField, ChecksField, FieldRow, FormSection, NumberField, PostForm, SelectField, TextArea, TextField,
        TextKind,
    },
};
use docendo::{
    Result,
    catalogue::{
        Attempts, Category, Course, CourseCode, CourseStatus, CourseType, DeliveryType, Description, Hours,
        KnownCourse, Months, NewCourse, RequirementLevel, Title, WebAddress,
    },
    error::{Flaws, Problem},
    kernel::id::{CategoryId, CourseId},
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
    let text = |value: Option<String>| value.unwrap_or_default();
    let prerequisites = content.prerequisites.iter().map(|id| ("prerequisites", id.to_string()));
    let values = [
        ("version", course.version.to_string()),
        ("code", content.code.to_string()),
        ("title", content.title.to_string()),
        ("description", text(content.description.as_ref().map(ToString::to_string))),
        ("category_id", content.category.to_string()),
        ("duration_hours", text(content.duration_hours.map(|hours| hours.get().to_string()))),
        ("delivery_type", content.delivery_type.code().to_owned()),
        ("course_type", content.course_type.code().to_owned()),
        ("requirement_level", content.requirement_level.code().to_owned()),
        ("validity_months", text(content.validity_months.map(|months| months.get().to_string()))),
        ("refresher_id", text(content.refresher.map(|id| id.to_string()))),
        ("owner_id", text(content.owner.map(|owner| people.label(owner)))),
        // Namesakes are told apart by it.
        ("owner_choice", text(content.owner.map(|owner| owner.to_string()))),
        ("external_url", text(content.external_url.as_ref().map(ToString::to_string))),
        ("passing_score", text(content.passing_score.map(|score| score.to_string()))),
        ("max_attempts", text(content.max_attempts.map(|attempts| attempts.get().to_string()))),
        ("self_enrolment", if content.self_enrolment { "yes".to_owned() } else { String::new() }),
        ("status", content.status.code().to_owned()),
    ];
    Form::showing(values.into_iter().chain(prerequisites))
}

/// The course that the form describes; every flaw is told at once.
pub(super) fn read(form: &Form, people: &People) -> Result<NewCourse> {
    let mut flaws = Flaws::default();
    // In the order of the form, in which the summary of errors is read.
    let title = flaws.take("title", Title::parse(form.value("title")));
    let code = flaws.take("code", CourseCode::parse(form.value("code")));
    let description = flaws.take("description", Description::optional(form.value("description"))).flatten();
    let external_url = flaws.take("external_url", WebAddress::optional(form.value("external_url"))).flatten();
    if form.value("category_id").is_empty() {
        flaws.add("category_id", Problem::Required);
    }
    let category: Option<CategoryId> = form.id("category_id", &mut flaws);
    let duration_hours = form.parse("duration_hours", &mut flaws, |text| Hours::new(number(&text.replace(',', "."))?));
    let delivery_type = form.word("delivery_type", &mut flaws).unwrap_or_default();
    let course_type = form.word("course_type", &mut flaws).unwrap_or_default();
    let requirement_level = form.word("requirement_level", &mut flaws).unwrap_or_default();
    let status = form.word("status", &mut flaws).unwrap_or_default();
    let validity_months =
        form.whole("validity_months", &mut flaws, &Months::RANGE).and_then(|months| Months::new(months).ok());
    let passing_score = form.whole("passing_score", &mut flaws, &(0..=100));
    let max_attempts =
        form.whole("max_attempts", &mut flaws, &Attempts::RANGE).and_then(|attempts| Attempts::new(attempts).ok());
    let refresher = form.id("refresher_id", &mut flaws);
    let owner = people.chosen(form, "owner_id", "owner_choice", &mut flaws);
    let prerequisites = prerequisites(form, &mut flaws);
    let draft = code.zip(title).zip(category).map(|((code, title), category)| NewCourse::draft(code, title, category));
    flaws.check_with(draft.map(|draft| NewCourse {
        description,
        duration_hours,
        delivery_type,
        course_type,
        requirement_level,
        validity_months,
        refresher,
        owner,
        external_url,
        passing_score,
        max_attempts,
        self_enrolment: form.ticked("self_enrolment"),
        status,
        prerequisites,
        ..draft
    }))
}

fn number(text: &str) -> Result<f64, Problem> {
    text.parse().map_err(|_| Problem::NotANumber)
}

fn prerequisites(form: &Form, flaws: &mut Flaws) -> Vec<CourseId> {
    let ids: Option<Vec<CourseId>> = form.all("prerequisites").map(|text| text.parse().ok()).collect();
    flaws.take("prerequisites", ids.ok_or(Problem::NotAnId)).unwrap_or_default()
}

/// The form. `submit` is what its button says, `cancel` where it is left to.
#[component]
pub(super) fn CourseForm(form: Form, choices: Choices, submit: String, cancel: String) -> impl IntoView {
    let version = form.value("version").to_owned();
    view! {
        <PostForm form submit cancel>
            <input type="hidden" name="version" value=version />
            <Suggestions people=choices.people.clone() />
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
    let form = use_context::<Form>().unwrap_or_default();
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
            <PersonField name="owner_id" choice="owner_choice" people=choices.people help=t!("course-owner-help") />
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
