//! Creating and changing a course: `/courses/new` and `/courses/{id}/edit`.

use super::{
    super::kit::words::path_id,
    fields::{Choices, CourseForm, draft, opened},
};
use crate::{
    form::Form,
    pages::kit::person::People,
    render::{Answer, Page, answer, done},
    t,
    ui::{LinkButton, Notice, NoticeKind, PageHead, Place},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    catalogue::{self, CourseDetail, CourseStatus, KnownCourse, service},
    competence,
    error::{Flaws, Rule},
    kernel::{
        id::{CategoryId, CourseId},
        input::Draft as _,
    },
    work::Read,
};
use leptos::prelude::*;

pub(super) async fn new(member: Member) -> Response {
    let shown = open_new(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// The empty form, with the category that the address names.
async fn open_new(member: &Member) -> Answer {
    let mut flaws = Flaws::default();
    let category: Option<CategoryId> = member.visitor.query().id("category", &mut flaws);
    flaws.check()?;
    let category = category.map(|id| id.to_string()).unwrap_or_default();
    page_of_new(member, Form::showing([("status", "active".to_owned()), ("category_id", category)])).await
}

pub(super) async fn create(member: Member, form: Form) -> Response {
    let shown = try_create(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn edit(member: Member, Path(id): Path<String>) -> Response {
    let shown = page_of_edit(&member, path_id(&id), None).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn update(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_update(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn people(read: &mut Read) -> Result<People> {
    let facts = competence::service::facts(read).await?;
    Ok(People::of(&facts, read.today()))
}

async fn choices(read: &mut Read, own: Option<&CourseDetail>) -> Result<Choices> {
    let mut categories = service::categories(read, true, false).await?;
    categories.retain(|category| category.is_active || own.is_some_and(|own| own.category.id == category.id));
    let mut courses: Vec<KnownCourse> = service::by_codes(read).await?.into_values().collect();
    courses.sort_unstable_by_key(|course| course.code.folded());
    Ok(Choices { categories, courses, people: people(read).await?, own: own.map(|own| own.course.id) })
}

async fn try_create(member: &Member, form: Form) -> Answer {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let people = member.read(people).await?;
    let course = match draft(&form, &people).parse() {
        Ok(course) => course,
        Err(flaws) => return page_of_new(member, form.flawed(flaws)).await,
    };
    match member.write(&form, async |work| Ok(service::create(work, course).await?.course.id)).await {
        Ok(id) => done(&format!("/courses/{id}")),
        Err(error) => page_of_new(member, form.with(error)?).await,
    }
}

async fn page_of_new(member: &Member, form: Form) -> Answer {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let choices = member.read(async |read| choices(read, None).await).await?;
    let page = Page::inside(member, Place::Catalogue).of_form(&form);
    let body = move || {
        let back = ("/courses".to_owned(), t!("catalogue-title"));
        view! {
            <div class="page">
                <PageHead title=t!("course-new") lede=t!("course-new-lede") back />
                <CourseForm form choices submit=t!("course-create") cancel="/courses".to_owned() />
            </div>
        }
    };
    Ok(page.show(|| t!("course-new"), body).await)
}

async fn try_update(member: &Member, id: CourseId, form: Form) -> Answer {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let people = member.read(people).await?;
    let lock = form.version();
    let change = draft(&form, &people);
    // The form shows every field: whatever is wrong with it is wrong with any version of the course.
    if let Err(flaws) = change.parse() {
        return page_of_edit(member, id, Some(form.flawed(flaws))).await;
    }
    match member.write(&form, async |work| service::update(work, id, &lock, change).await.map(drop)).await {
        Ok(()) => done(&format!("/courses/{id}")),
        Err(error) => page_of_edit(member, id, Some(form.with(error)?)).await,
    }
}

/// The form of a course: as it is, or as it was typed.
async fn page_of_edit(member: &Member, id: CourseId, typed: Option<Form>) -> Answer {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let load = async |read: &mut Read| {
        let detail = service::detail(read, id).await?;
        let choices = choices(read, Some(&detail)).await?;
        Ok((detail, choices))
    };
    let (detail, choices) = member.read(load).await?;
    // Nobody should fill in a form that can only be refused.
    let is_closed = detail.course.content.status == CourseStatus::Archived && typed.is_none();
    let form = typed.unwrap_or_else(|| opened(&detail.course, &choices.people));
    let page = Page::inside(member, Place::Catalogue).of_form(&form);
    let may_activate = member.may(catalogue::access::REOPEN_COURSES);
    let body = move || {
        let back = (format!("/courses/{id}"), detail.course.content.title.to_string());
        let content = if is_closed {
            closed(id, may_activate).into_any()
        } else {
            view! { <CourseForm form choices submit=t!("course-save") cancel=format!("/courses/{id}") /> }.into_any()
        };
        view! { <div class="page"><PageHead title=t!("course-edit-title") lede=t!("course-edit-lede") back />{content}</div> }
    };
    Ok(page.show(|| t!("course-edit-title"), body).await)
}

fn closed(id: CourseId, may_activate: bool) -> impl IntoView {
    let text = if may_activate { t!("course-archived-text") } else { t!("course-archived-reader") };
    view! {
        <div class="stack">
            <Notice kind=NoticeKind::Warning title=t!(&format!("rule-{}", Rule::CourseArchived.code()))><p>{text}</p></Notice>
            <div class="cluster"><LinkButton href=format!("/courses/{id}") word=t!("course-back") /></div>
        </div>
    }
}
