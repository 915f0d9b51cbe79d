//! Reading a file of a course: `/courses/{id}/attachments/{file}`.

use crate::{pages::kit::words::path_id, render::answer, visitor::Member};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};
use docendo::{catalogue::service::document, documents::disposition, kernel::id::DocumentId};

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
