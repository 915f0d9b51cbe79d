//! Files attached to courses (EHS, section 4.5), and reading them, which the document leaves out.
//!
//! # Known quirks
//! * `fileType` is what the content says, not what was sent; what a browser could run is `application/octet-stream`.
//! * A file may have 20 MB. `description` is kept; the document shows it nowhere.

use super::{
    ErrorBody,
    courses::AttachmentOut,
    envelope::Success,
    ids::{PathId, PathIds},
};
use crate::api::kit::{Answer, ApiCaller, ApiState, Created, Failure, MayCatalogue};
use axum::{
    extract::{Multipart, multipart::MultipartError, multipart::MultipartRejection},
    http::{HeaderName, StatusCode, header},
};
use docendo::{
    documents::{
        disposition,
        service::{self, Upload},
    },
    kernel::id::{CourseId, DocumentId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoints.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(create)).routes(routes!(download))
}

/// A file to be attached.
#[derive(Deserialize, ToSchema)]
#[expect(dead_code, reason = "describes the parts of the body, which are read one by one")]
struct AttachmentIn {
    /// The file, 20 MB at most.
    #[schema(value_type = String, format = Binary, min_length = 1)]
    file: Vec<u8>,
    /// What it is for.
    #[schema(
        max_length = 1000,
        pattern = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)*$"
    )]
    description: Option<String>,
}

/// The attached file.
#[derive(Serialize, ToSchema)]
struct AttachmentOne {
    attachment: AttachmentOut,
}

/// The parts of a body; those that nobody reads are passed over.
async fn upload(body: Result<Multipart, MultipartRejection>) -> Result<Upload, Failure> {
    let mut parts = body.map_err(|_| Failure::Malformed("The request body must be multipart/form-data".to_owned()))?;
    let mut upload = Upload::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        match part.name() {
            Some("file") => {
                upload.name = Some(part.file_name().unwrap_or_default().to_owned());
                upload.bytes = part.bytes().await.map_err(broken)?.into();
            }
            Some("description") => upload.description = Some(part.text().await.map_err(broken)?),
            _ => {}
        }
    }
    Ok(upload)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` calls")]
fn broken(error: MultipartError) -> Failure {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Malformed("The request body is not valid multipart/form-data".to_owned()),
    }
}

/// Attach a file to a course.
#[utoipa::path(
    post, path = "/api/training/courses/{course_id}/attachments", tag = "ehs", operation_id = "ehs_courses_attachments_create",
    params(("course_id" = uuid::Uuid, Path, description = "The course")),
    request_body(content = AttachmentIn, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The attached file", body = Success<AttachmentOne>),
        (status = 400, description = "There is no file, it cannot be used, or the organisation has no room for it; TRN009: the course is archived", body = ErrorBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not write the catalogue", body = ErrorBody),
        (status = 404, description = "TRN001: no such course", body = ErrorBody),
        (status = 413, description = "The file is larger than 20 MB", body = ErrorBody),
    ),
)]
async fn create(
    caller: MayCatalogue,
    PathId(course): PathId<CourseId>,
    body: Result<Multipart, MultipartRejection>,
) -> Answer<Created<Success<AttachmentOne>>> {
    let upload = upload(body).await?;
    let document = service::attach(&caller, course, upload).await?;
    Ok(Created(Success::of(AttachmentOne { attachment: document.into() })))
}

/// Read a file of a course, to be saved.
#[utoipa::path(
    get, path = "/api/training/courses/{course_id}/attachments/{attachment_id}", tag = "ehs",
    operation_id = "ehs_courses_attachments_get",
    params(
        ("course_id" = uuid::Uuid, Path, description = "The course"),
        ("attachment_id" = uuid::Uuid, Path, description = "The file"),
    ),
    responses(
        (status = 200, description = "Its content", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 404, description = "TRN001: no such course; NOT_FOUND: no such file", body = ErrorBody),
        (status = 500, description = "FILE_DAMAGED: the storage does not have the file as it was attached; trying again does not help", body = ErrorBody),
    ),
)]
async fn download(
    caller: ApiCaller,
    PathIds(course, id): PathIds<CourseId, DocumentId>,
) -> Answer<([(HeaderName, String); 2], Vec<u8>)> {
    let (document, bytes) = service::open(&caller, course, id).await?;
    let headers =
        [(header::CONTENT_TYPE, document.media_type), (header::CONTENT_DISPOSITION, disposition(&document.name))];
    Ok((headers, bytes))
}
