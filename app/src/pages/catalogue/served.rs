//! What the server functions of the catalogue answer.

pub(super) mod drafts;
pub(super) mod files;

use super::{
    describe::FEATURE,
    past,
    wire::{Archiving, CategoryChoices, CourseLine, CoursePage, PATH, RequiredLine, ToldCourse, ToldFile},
};
use crate::{
    describe::Names,
    fault::Fault,
    form::Form,
    page::Listed,
    pages::{kit::words::path_id, requirements::reached::Reached},
    ui::Turn,
    visitor::Member,
};
use docendo::{
    Result,
    catalogue::{
        self, Category, CategoryDraft, CourseDetail, CourseDraft, CourseFilter, CourseSort, CourseStatus,
        CourseSummary, Months, service,
    },
    competence::{
        self, CourseCounts,
        matrix::Query,
        requirement::{Phase, Requirement},
    },
    documents::Document,
    error::{Error, Flaws},
    kernel::{
        id::CourseId,
        input::Draft as _,
        optimistic_lock::OptimisticLock,
        page::{ListPage, Sort},
    },
    work::Read,
};

/// So many courses are on one page.
const ROWS: i64 = 50;
/// So many changes of a course are told.
const ENTRIES: i64 = 50;

pub(super) async fn list(member: &Member, asked: &Form) -> Result<Listed<CourseLine, CategoryChoices>, Fault> {
    let mut flaws = Flaws::default();
    let filter = CourseFilter {
        search: asked.text("search"),
        status: asked.word("status", &mut flaws),
        category: asked.id("category", &mut flaws),
        delivery_type: asked.word("delivery", &mut flaws),
        course_type: asked.word("type", &mut flaws),
        requirement_level: asked.word("level", &mut flaws),
    };
    let sort: Sort<CourseSort> = asked.word("sort", &mut flaws).unwrap_or_default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| {
        let part = service::list(read, &filter, sort, turn.rows()).await?;
        let counts = competence::service::course_counts(read).await?;
        Ok((part, counts, service::categories(read, true, false).await?))
    };
    let (ListPage { rows, total }, counts, categories) = member.read(load).await?;
    turn.within(asked, PATH, total)?;
    let rows = rows.into_iter().map(|summary| line(summary, &counts)).collect();
    let more = categories.into_iter().map(|category| (category.id.to_string(), category.name.to_string())).collect();
    Ok(Listed { rows, total, turn, more })
}

fn line(summary: CourseSummary, counts: &CourseCounts) -> CourseLine {
    let CourseSummary { course, category } = summary;
    let content = course.content;
    CourseLine {
        id: course.id,
        code: content.code.to_string(),
        title: content.title.to_string(),
        category: category.name.to_string(),
        delivery: content.delivery_type,
        validity: content.validity_months.map(Months::get),
        status: content.status,
        completions: counts.course(course.id).completions,
        added: course.created_at.date_naive(),
    }
}

pub(super) async fn show(member: &Member, asked: &Form) -> Result<CoursePage, Fault> {
    Ok(member.read(async |read| page(read, path_id(asked.value("id"))).await).await?)
}

async fn page(read: &mut Read, id: CourseId) -> Result<CoursePage> {
    let detail = service::detail(read, id).await?;
    let rules = competence::service::rules(read).await?;
    let granted = rules.competency(detail.grants);
    let owner = granted.and_then(|competency| competency.course).unwrap_or(id);
    let origin = granted.filter(|_| owner != id).map(|competency| (owner, competency.title.clone()));
    let (today, sees_people) = (read.today(), read.may(competence::access::SEE_STANDINGS));
    let required = required(read, &detail, sees_people).await?;
    let mut holders = None;
    if sees_people {
        let query = Query { courses: vec![owner], ..Query::on(today) };
        let totals = competence::service::totals(read, query, None).await?;
        let counts = competence::service::course_counts(read).await?.course(id);
        holders = (totals.required() > 0).then(|| (totals, counts, format!("/matrix?course={owner}")));
    }
    let own = competence::service::explain(read, read.who().person, detail.grants, today, None).await?;
    let own = own.explanation.value.standing.state;
    let mut past = None;
    if read.may(catalogue::access::SEE_HISTORY) {
        let entries = service::history(read, id, ENTRIES).await?;
        let names = Names::of_history::<CourseId>(read, &entries, FEATURE.lookups).await?;
        past = Some(past::told(&detail, &entries, &names));
    }
    Ok(CoursePage { course: told(detail), origin, required, holders, own, past })
}

/// A course, as its page tells of it.
fn told(detail: CourseDetail) -> ToldCourse {
    let CourseDetail { course, category, refresher, owner, prerequisites, grants, documents, .. } = detail;
    let file = |file: Document| ToldFile {
        id: file.id,
        name: file.name.as_str().to_owned(),
        size: file.size,
        description: file.description,
        day: file.created_at.date_naive(),
    };
    ToldCourse {
        id: course.id,
        content: course.content,
        category: category.name.to_string(),
        refresher,
        owner: owner.map(|owner| owner.full_name),
        prerequisites,
        grants,
        files: documents.into_iter().map(file).collect(),
    }
}

/// Who has to hold what a course grants, now or later.
async fn required(read: &mut Read, detail: &CourseDetail, sees_people: bool) -> Result<Vec<RequiredLine>> {
    let today = read.today();
    let (reach, reached) = (competence::service::reach(read).await?, Reached::load(read).await?);
    let requirements = competence::service::requirements(read).await?;
    let line = |one: &Requirement| {
        let bearing = reach.requirement(one.id);
        RequiredLine {
            id: one.id,
            scope_name: one.scope_name.clone(),
            is_mandatory: one.terms.is_mandatory,
            priority: one.terms.priority,
            reference: one.terms.regulatory_reference.as_deref().map(str::to_owned),
            from: one.terms.period.from,
            reach: sees_people.then(|| (bearing, reached.list(one, bearing))),
        }
    };
    Ok(requirements.iter().filter(|one| concerns(one, detail, today)).map(|one| line(one)).collect())
}

/// Whether a requirement asks for what the course grants, now or later.
fn concerns(requirement: &Requirement, detail: &CourseDetail, today: chrono::NaiveDate) -> bool {
    requirement.competency == detail.grants && matches!(requirement.phase(today), Phase::InForce | Phase::Later)
}

pub(super) async fn ask_to_archive(member: &Member, asked: &Form) -> Result<Archiving, Fault> {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let id = path_id(asked.value("id"));
    let load = async |read: &mut Read| {
        let (detail, today) = (service::detail(read, id).await?, read.today());
        let requirements = competence::service::requirements(read).await?;
        let asking = requirements.iter().filter(|one| concerns(one, &detail, today)).count();
        let completions = competence::service::course_counts(read).await?.course(id).completions;
        let course = detail.course;
        Ok(Archiving { id, title: course.content.title.to_string(), version: course.version, asking, completions })
    };
    Ok(member.read(load).await?)
}

/// Archives the course that `form` names, in the version that it names.
pub(super) async fn archive(member: &Member, form: &Form) -> Result<String> {
    let (id, lock) = (path_id(form.value("id")), form.version());
    let change = CourseDraft { status: CourseStatus::Archived.into(), ..CourseDraft::default() };
    member.write(form, async |work| service::update(work, id, &lock, change).await.map(drop)).await?;
    Ok(address(id))
}

/// Makes the course that `form` names active again.
pub(super) async fn activate(member: &Member, form: &Form) -> Result<String> {
    let id = path_id(form.value("id"));
    member.write(form, async |work| service::activate(work, id, &OptimisticLock::Anything).await.map(drop)).await?;
    Ok(address(id))
}

fn address(id: CourseId) -> String {
    format!("/courses/{id}")
}

pub(super) async fn categories(member: &Member) -> Result<Vec<Category>, Fault> {
    member.require(catalogue::access::CHANGE_CATEGORIES)?;
    Ok(member.read(async |read| service::categories(read, true, false).await).await?)
}

/// Creates the category that `form` describes.
pub(super) async fn create_category(member: &Member, form: &Form) -> Result<String> {
    let new = CategoryDraft::of(form).parse()?;
    member.write(form, async |work| service::create_category(work, &new).await.map(drop)).await?;
    Ok("/courses/categories".to_owned())
}
