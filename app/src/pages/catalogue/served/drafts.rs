//! The form of a course: what it opens with, and what it writes.

use super::{
    super::wire::{ChangedCourse, CourseChoices, NewCourseForm},
    address,
};
use crate::{
    fault::Fault,
    form::Form,
    pages::kit::{person::People, words::path_id},
    visitor::Member,
};
use docendo::{
    Result,
    catalogue::{self, Course, CourseDetail, CourseDraft, CourseStatus, KnownCourse, service},
    competence,
    error::{Error, Flaws},
    kernel::{
        id::{CategoryId, CourseId},
        input::{Draft as _, Input},
    },
    work::Read,
};

async fn people(read: &mut Read) -> Result<People> {
    let facts = competence::service::facts(read).await?;
    Ok(People::of(&facts, read.today()))
}

/// What the fields offer: for a course that is there already also the category that it has, and every course but itself.
async fn choices(read: &mut Read, own: Option<&CourseDetail>, people: &People) -> Result<CourseChoices> {
    let mut categories = service::categories(read, true, false).await?;
    categories.retain(|category| category.is_active || own.is_some_and(|own| own.category.id == category.id));
    let mut courses: Vec<KnownCourse> = service::by_codes(read).await?.into_values().collect();
    courses.sort_unstable_by_key(|course| course.code.folded());
    let named = |course: KnownCourse| (course.id, course.code.to_string(), course.title.to_string());
    Ok(CourseChoices {
        categories: categories.into_iter().map(|one| (one.id.to_string(), one.name.to_string())).collect(),
        courses: courses.into_iter().map(named).collect(),
        people: people.suggested(),
        own: own.map(|own| own.course.id),
    })
}

/// The empty form, with the category that `asked` names.
pub(in super::super) async fn open(member: &Member, asked: &Form) -> Result<NewCourseForm, Fault> {
    let mut flaws = Flaws::default();
    let category: Option<CategoryId> = asked.id("category", &mut flaws);
    flaws.check().map_err(Error::from)?;
    member.require(catalogue::access::CHANGE_COURSES)?;
    let category = category.map(|id| id.to_string()).unwrap_or_default();
    let load = async |read: &mut Read| {
        let people = people(read).await?;
        choices(read, None, &people).await
    };
    let choices = member.read(load).await?;
    Ok(NewCourseForm { choices, opened: Form::showing([("status", "active".to_owned()), ("category_id", category)]) })
}

/// The form of the course that `asked` names.
pub(in super::super) async fn edit(member: &Member, asked: &Form) -> Result<ChangedCourse, Fault> {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let id: CourseId = path_id(asked.value("id"));
    let load = async |read: &mut Read| {
        let (detail, people) = (service::detail(read, id).await?, people(read).await?);
        let choices = choices(read, Some(&detail), &people).await?;
        let course = detail.course;
        Ok(ChangedCourse {
            id,
            title: course.content.title.to_string(),
            is_archived: course.content.status == CourseStatus::Archived,
            opened: opened(&course, &people),
            choices,
        })
    };
    Ok(member.read(load).await?)
}

/// The values that the form of `course` opens with.
fn opened(course: &Course, people: &People) -> Form {
    let content = &course.content;
    let mut draft = CourseDraft::from(content);
    draft.owner = content.owner.map_or_else(Input::cleared, |owner| Input::text(people.label(owner)));
    let mut values = draft.shown();
    values.push(("version", course.version.to_string()));
    // Namesakes are told apart by it.
    values.extend(content.owner.map(|owner| ("owner_choice", owner.to_string())));
    Form::showing(values)
}

/// The course that `form` describes.
async fn draft(member: &Member, form: &Form) -> Result<CourseDraft> {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let people = member.read(people).await?;
    Ok(CourseDraft { owner: people.chosen(form, "owner_id", "owner_choice"), ..CourseDraft::of(form) })
}

/// Creates the course that `form` describes.
pub(in super::super) async fn create(member: &Member, form: &Form) -> Result<String> {
    let course = draft(member, form).await?.parse()?;
    let id = member.write(form, async |work| Ok(service::create(work, course).await?.course.id)).await?;
    Ok(address(id))
}

/// Changes the course that `form` names to what it describes.
pub(in super::super) async fn update(member: &Member, form: &Form) -> Result<String> {
    let (id, lock) = (path_id(form.value("id")), form.version());
    let change = draft(member, form).await?;
    // The form shows every field: whatever is wrong with it is wrong with any version of the course.
    change.parse()?;
    member.write(form, async |work| service::update(work, id, &lock, change).await.map(drop)).await?;
    Ok(address(id))
}
