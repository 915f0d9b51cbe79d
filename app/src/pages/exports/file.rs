//! Files of the matrix, as they are handed out: `/exports/{id}/file`, and those that are written while somebody waits.

use crate::{pages::kit::words::path_id, render::answer, visitor::Member};
use axum::{
    extract::Path,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use docendo::exchange::{export::service, matrix_file::Form};

/// A file of the matrix, to be saved under `name`.
pub(in crate::pages) fn download(form: Form, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, form.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The file of an export.
pub(super) async fn fetch(member: Member, Path(id): Path<String>) -> Response {
    let file = async {
        let (export, bytes) = service::fetch(&member.caller, path_id(&id)).await?;
        Ok(download(export.order.form, &export.file_name, bytes))
    };
    answer(Some(&member), &member.visitor, file.await).await
}
