//! Files attached to courses (EHS, section 4.5), and reading them, which the document leaves out.
//!
//! # Known quirks
//! * `fileType` is what the content says, not what was sent; what a browser could run is `application/octet-stream`.
//! * A file may have 20 MB. `description` is kept; the document shows it nowhere.

use super::{
    courses::AttachmentOut,
    envelope::Success,
    ids::{PathId, PathIds},
};
use crate::api::kit::{
    Answer, ApiCaller, ApiWriter, Created, Failure, Gives, OperationBuilder, Takes, declare, endpoint, kind::text,
};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use docendo::{
    catalogue::service::document,
    documents::{
        Document, disposition,
        service::{LONGEST_DESCRIPTION, Upload},
    },
    kernel::id::{CourseId, DocumentId},
    work::once::Sent,
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Content, KnownFormat, Object, RefOr, Schema, SchemaFormat, Type},
};

/// A file to be attached.
pub(crate) struct AttachmentIn(Upload);

impl<S: Send + Sync> FromRequest<S> for AttachmentIn {
    type Rejection = Failure;

    /// Reads the parts of the body; those that nobody reads are passed over.
    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let sent = request.extensions().get::<Arc<Sent>>().cloned();
        let parts = Multipart::from_request(request, state).await;
        let mut parts =
            parts.map_err(|_| Failure::Malformed("The request body must be multipart/form-data".to_owned()))?;
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
        if let Some(sent) = sent {
            sent.note_content(upload.fingerprint());
        }
        Ok(Self(upload))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` calls")]
fn broken(error: MultipartError) -> Failure {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Malformed("The request body is not valid multipart/form-data".to_owned()),
    }
}

/// How the name of a form's part is written: it stands in quotation marks, in a line of its own.
const PART: &str = r#"^[^\u0000-\u001f\u007f"\\]*$"#;

impl PartialSchema for AttachmentIn {
    fn schema() -> RefOr<Schema> {
        let mut file = Object::with_type(Type::String);
        file.format = Some(SchemaFormat::KnownFormat(KnownFormat::Binary));
        file.min_length = Some(1);
        file.description = Some("The file, 20 MB at most.".to_owned());
        let mut form = declare::object(&["A file to be attached."]);
        form.properties.insert("file".to_owned(), file.into());
        form.required.push("file".to_owned());
        let presence = declare::presence!(create optional);
        declare::property(&mut form, presence, "description", &text(LONGEST_DESCRIPTION), &["What it is for."], &[]);
        let mut name = Object::with_type(Type::String);
        name.pattern = Some(PART.to_owned());
        form.property_names = Some(Box::new(name.into()));
        form.into()
    }
}

impl ToSchema for AttachmentIn {}

impl Takes for AttachmentIn {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.body::<Self>("multipart/form-data");
    }
}

/// The attached file.
#[derive(Serialize, ToSchema)]
pub(crate) struct AttachmentOne {
    attachment: AttachmentOut,
}

endpoint! {
    /// Attach a file to a course.
    create "ehs_courses_attachments_create": "The attached file";
    400 "there is no file, it cannot be used, or the organisation has no room for it";
    400 "TRN009: the course is archived";
    413 "The file is larger than 20 MB";
}
pub(crate) async fn create(
    caller: ApiWriter,
    PathId(course): PathId<CourseId>,
    AttachmentIn(upload): AttachmentIn,
) -> Answer<Created<Success<AttachmentOne>>> {
    let document = document::attach(&caller, course, upload).await?;
    Ok(Created(Success::of(AttachmentOne { attachment: document.into() })))
}

endpoint! {
    /// Read a file of a course, to be saved.
    download "ehs_courses_attachments_get": "Its content";
    500 "FILE_DAMAGED: the storage does not have the file as it was attached; trying again does not help";
}
pub(crate) async fn download(caller: ApiCaller, PathIds(course, id): PathIds<CourseId, DocumentId>) -> Answer<Saved> {
    let (document, bytes) = document::open(&caller, course, id).await?;
    Ok(Saved { document, bytes })
}

/// A file, to be saved.
pub(crate) struct Saved {
    document: Document,
    bytes: Vec<u8>,
}

impl IntoResponse for Saved {
    fn into_response(self) -> Response {
        let Self { document, bytes } = self;
        let disposition = (header::CONTENT_DISPOSITION, disposition(&document.name));
        ([(header::CONTENT_TYPE, document.media_type), disposition], bytes).into_response()
    }
}

impl Gives for Saved {
    fn describe(operation: &mut OperationBuilder<'_>) {
        let mut bytes = Object::with_type(Type::String);
        bytes.format = Some(SchemaFormat::KnownFormat(KnownFormat::Binary));
        operation.gives_content("application/octet-stream", Content::new(Some(bytes)));
    }
}
