//! Attaching a file to a course, and reading one.

use crate::{
    form::{Form, KEY},
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{FileField, PageHead, Place, PostForm, TextField},
    visitor::Member,
};
use axum::{
    extract::{
        Multipart, Path,
        multipart::{MultipartError, MultipartRejection},
    },
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use docendo::{
    catalogue::{
        CourseDetail, CourseStatus,
        service::{self, document},
    },
    documents::{self, disposition, service::Upload},
    error::Problem,
    kernel::id::{CourseId, DocumentId},
};
use leptos::prelude::*;

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn create(
    member: Member,
    Path(id): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(body) = body else { return StatusCode::BAD_REQUEST.into_response() };
    let shown = match read(body).await {
        Ok((form, upload)) => try_attach(&member, path_id(&id), form, upload).await,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let error = docendo::Error::invalid("file", Problem::TooLarge(documents::MOST_BYTES));
            refused(&member, path_id(&id), Form::default(), error).await
        }
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    };
    answer(Some(&member), &member.visitor, shown).await
}

/// What was typed, and the file. By the form, which says what is in the file, it is known when it is sent again.
async fn read(mut parts: Multipart) -> Result<(Form, Upload), MultipartError> {
    let (mut upload, mut key) = (Upload::default(), String::new());
    while let Some(part) = parts.next_field().await? {
        match part.name() {
            Some("file") => {
                // A browser sends an empty name if no file was chosen.
                upload.name = part.file_name().filter(|name| !name.is_empty()).map(str::to_owned);
                upload.bytes = part.bytes().await?.into();
            }
            Some("description") => upload.description = Some(part.text().await?),
            Some(KEY) => key = part.text().await?,
            _ => {}
        }
    }
    let description = upload.description.clone().unwrap_or_default();
    let form = Form::showing([(KEY, key), ("description", description), ("file", upload.fingerprint())]);
    Ok((form, upload))
}

async fn try_attach(member: &Member, id: CourseId, form: Form, upload: Upload) -> Answer {
    match document::attach(&member.sending(&form), id, upload).await {
        Ok(_) => done(&format!("/courses/{id}")),
        Err(error) => refused(member, id, form, error).await,
    }
}

async fn refused(member: &Member, id: CourseId, form: Form, error: docendo::Error) -> Answer {
    page(member, id, form.with(error)?).await
}

pub(super) async fn download(member: Member, Path((id, file)): Path<(String, String)>) -> Response {
    match document::open(&member.caller, path_id(&id), path_id::<DocumentId>(&file)).await {
        Ok((document, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, document.media_type),
                (header::CONTENT_DISPOSITION, disposition(&document.name)),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => answer(Some(&member), &member.visitor, Err(error)).await,
    }
}

async fn page(member: &Member, id: CourseId, form: Form) -> Answer {
    member.require(documents::access::CHANGE)?;
    let detail = member.read(async |read| service::detail(read, id).await).await?;
    let page = Page::inside(member, Place::Catalogue).of_form(&form);
    Ok(page.show(|| t!("files-attach"), move || body(&detail, form)).await)
}

fn body(detail: &CourseDetail, form: Form) -> AnyView {
    let address = format!("/courses/{}", detail.course.id);
    let title = detail.course.content.title.to_string();
    let back = (address.clone(), title.clone());
    let closed = detail.course.content.status == CourseStatus::Archived;
    let closed = closed.then(|| view! { <p>{t!("course-archived-reader")}</p> });
    view! {
        <div class="page">
            <PageHead title=t!("files-attach") lede=title back />
            {closed}
            <PostForm form submit=t!("files-attach-it") cancel=address enctype="multipart/form-data">
                <div class="form-section">
                    <FileField name="file" help=t!("files-help") />
                    <TextField name="description" maxlength=1000 />
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}
