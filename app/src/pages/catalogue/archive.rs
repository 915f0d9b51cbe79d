//! Archiving a course, after saying what that does, and making it active again.

use super::{super::kit::words::path_id, course::concerns};
use crate::{
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    catalogue::{self, CourseDetail, CourseDraft, CourseStatus, service},
    competence,
    kernel::{id::CourseId, optimistic_lock::OptimisticLock},
    work::Read,
};
use leptos::prelude::*;

pub(super) async fn ask(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn archive(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_archive(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn activate(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_activate(&member, path_id(&id), &form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_activate(member: &Member, id: CourseId, form: &Form) -> Answer {
    member.write(form, async |work| service::activate(work, id, &OptimisticLock::Anything).await.map(drop)).await?;
    done(&format!("/courses/{id}"))
}

/// Archives the course in the version that the form names.
async fn try_archive(member: &Member, id: CourseId, form: Form) -> Answer {
    let lock = form.version();
    let change = CourseDraft { status: CourseStatus::Archived.into(), ..CourseDraft::default() };
    match member.write(&form, async |work| service::update(work, id, &lock, change).await.map(drop)).await {
        Ok(()) => done(&format!("/courses/{id}")),
        Err(error) => page(member, id, form.with(error)?).await,
    }
}

async fn page(member: &Member, id: CourseId, form: Form) -> Answer {
    member.require(catalogue::access::CHANGE_COURSES)?;
    let load = async |read: &mut Read| {
        let detail = service::detail(read, id).await?;
        let today = read.today();
        let requirements = competence::service::requirements(read).await?;
        let asking = requirements.iter().filter(|one| concerns(one, &detail, today)).count();
        let counts = competence::service::course_counts(read).await?.course(id);
        Ok((detail, asking, counts.completions))
    };
    let (detail, asking, completions) = member.read(load).await?;
    let page = Page::inside(member, Place::Catalogue).of_form(&form);
    Ok(page.show(|| t!("course-archive-title"), move || body(detail, (asking, completions), form)).await)
}

/// `asking` requirements ask for what the course grants, and so many `completions` of it are recorded.
fn body(detail: CourseDetail, (asking, completions): (usize, u32), form: Form) -> impl IntoView {
    let (id, version) = (detail.course.id, detail.course.version);
    let title = detail.course.content.title.to_string();
    let back = (format!("/courses/{id}"), title.clone());
    let asking = (asking > 0).then(|| view! { <li>{t!("course-archive-required", count = asking)}</li> });
    view! {
        <div class="page">
            <PageHead title=t!("course-archive-title") lede=title back />
            <PostForm form submit=t!("course-archive") cancel=format!("/courses/{id}")>
                <VersionField version />
                <ul class="consequences">
                    <li>{t!("course-archive-records", count = completions)}</li>
                    <li>{t!("course-archive-closed")}</li>
                    {asking}
                    <li>{t!("course-archive-back")}</li>
                </ul>
            </PostForm>
        </div>
    }
    .into_any()
}
