//! A form with files in a request, on the server.

use super::Form;
use axum::{
    extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request, multipart::MultipartError},
    http::{HeaderMap, StatusCode, header},
};
use docendo::kernel::secret;
use leptos::prelude::use_context;
use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
};

/// A file of a form.
#[derive(Debug)]
pub struct SentFile {
    /// The name that it has where it comes from.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// The files of the form that a server function is called with, until the use case takes them.
#[derive(Debug, Clone, Default)]
pub struct SentFiles(Arc<Mutex<Vec<SentFile>>>);

impl SentFiles {
    /// Takes the files of the form that was sent; none are left.
    #[must_use]
    pub fn take() -> Vec<SentFile> {
        let files: Self = use_context().unwrap_or_default();
        let mut files = files.0.lock().unwrap_or_else(PoisonError::into_inner);
        mem::take(&mut *files)
    }
}

/// Whether a request with these headers brings a form with files.
pub(crate) fn has_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

impl Form {
    /// The form in `request`, as far as it can be read, and its files or the status of the answer to one that cannot be read to its
    /// end. The form says what is in the files: by that it is known when it is sent again.
    pub(crate) async fn with_files(mut request: Request) -> (Self, Result<SentFiles, StatusCode>) {
        // Requests have a limit of their own; a second one around it would hide that it was reached.
        DefaultBodyLimit::disable().apply(&mut request);
        let (mut values, mut files) = (Vec::new(), Vec::new());
        let read = match Multipart::from_request(request, &()).await {
            Ok(parts) => read(parts, &mut values, &mut files).await.map_err(|error| error.status()),
            Err(_) => Err(StatusCode::BAD_REQUEST),
        };
        (Self::of_pairs(values), read.map(|()| SentFiles(Arc::new(Mutex::new(files)))))
    }
}

async fn read(
    mut parts: Multipart,
    values: &mut Vec<(String, String)>,
    files: &mut Vec<SentFile>,
) -> Result<(), MultipartError> {
    while let Some(part) = parts.next_field().await? {
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            // A browser sends an empty one if none was chosen.
            Some(name) if name.is_empty() => {}
            Some(name) => {
                let content: Vec<u8> = part.bytes().await?.into();
                values.push((field.clone(), name.clone()));
                values.push((format!("{field}_content"), secret::fingerprint(&content)));
                files.push(SentFile { name, content });
            }
            None => values.push((field, part.text().await?)),
        }
    }
    Ok(())
}
