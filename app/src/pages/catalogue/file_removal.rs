//! Taking a file away from its course: `/courses/{id}/attachments/{file}/remove` says what that means, and does it.

use crate::{
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    catalogue::service::{self, document},
    documents::{self, Document},
    error::{Entity, Error},
    kernel::id::{CourseId, DocumentId},
};
use leptos::prelude::*;

pub(super) async fn ask(member: Member, Path((id, file)): Path<(String, String)>) -> Response {
    let shown = page(&member, path_id(&id), path_id(&file), Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn remove(member: Member, Path((id, file)): Path<(String, String)>, form: Form) -> Response {
    let (id, file) = (path_id(&id), path_id(&file));
    let shown = try_remove(&member, id, file, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_remove(member: &Member, id: CourseId, file: DocumentId, form: Form) -> Answer {
    match member.write(&form, async |work| document::remove(work, id, file).await).await {
        // What is gone is removed, also if somebody else did that.
        Ok(()) | Err(Error::NotFound(Entity::Document)) => done(&format!("/courses/{id}")),
        Err(error) => page(member, id, file, form.with(error)?).await,
    }
}

async fn page(member: &Member, id: CourseId, file: DocumentId, form: Form) -> Answer {
    member.require(documents::access::CHANGE)?;
    let (detail, files) = member
        .read(async |read| {
            let detail = service::detail(read, id).await?;
            Ok((detail, documents::service::of_course(read, id).await?))
        })
        .await?;
    let found = files.into_iter().find(|one| one.id == file).ok_or(Error::not_found(file))?;
    let title = detail.course.content.title.to_string();
    let page = Page::inside(member, Place::Catalogue).of_form(&form);
    Ok(page.show(|| t!("files-remove-title"), move || body(id, title, &found, form)).await)
}

fn body(id: CourseId, title: String, file: &Document, form: Form) -> impl IntoView + use<> {
    let address = format!("/courses/{id}");
    let back = (address.clone(), title);
    view! {
        <div class="page">
            <PageHead title=t!("files-remove-title") lede=file.name.as_str().to_owned() back />
            <PostForm form submit=t!("files-remove-submit") danger=true cancel=address>
                <ul class="consequences">
                    <li>{t!("files-remove-gone")}</li>
                    <li>{t!("files-remove-trail")}</li>
                </ul>
            </PostForm>
        </div>
    }
    .into_any()
}
