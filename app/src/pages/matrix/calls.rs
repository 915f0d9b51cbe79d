//! What the matrix asks and sends: the server functions. Parts of a large one come in the compact form of
//! [`window`](docendo::competence::window).

#[cfg(feature = "ssr")]
use super::served;
use super::wire::{MatrixPage, MatrixPlace, Reasons};
use crate::{fault::Fault, form::Form};
use leptos::{
    prelude::*,
    server_fn::{
        Bytes, ContentType, Decodes, Encodes, Format, FormatType, Http,
        codec::{GetUrl, Post},
    },
};
use std::convert::Infallible;

/// The compact form, which the server compresses on its way.
pub struct Compact;

impl ContentType for Compact {
    const CONTENT_TYPE: &'static str = "application/vnd.docendo.matrix";
}

impl FormatType for Compact {
    const FORMAT_TYPE: Format = Format::Binary;
}

impl Encodes<Bytes> for Compact {
    type Error = Infallible;

    fn encode(bytes: &Bytes) -> Result<Bytes, Infallible> {
        Ok(bytes.clone())
    }
}

impl Decodes<Bytes> for Compact {
    type Error = Infallible;

    fn decode(bytes: Bytes) -> Result<Bytes, Infallible> {
        Ok(bytes)
    }
}

/// The matrix that an address asks for.
#[server(prefix = "/do", endpoint = "matrix", input = GetUrl)]
pub async fn show_matrix(asked: Form) -> Result<MatrixPage, Fault> {
    crate::served::read(async |member| served::matrix(member, &asked).await).await
}

/// Why the cell that an address names is as it is.
#[server(prefix = "/do", endpoint = "matrix/reasons", input = GetUrl)]
pub async fn explain_cell(asked: Form) -> Result<Option<Reasons>, Fault> {
    crate::served::read(async |member| served::reasons(member, &asked).await).await
}

/// The cells of `rows=a-b` and `columns=c-d`.
#[server(prefix = "/do", endpoint = "matrix/window", protocol = Http<GetUrl, Post<Compact>>)]
pub async fn show_window(asked: Form) -> Result<Bytes, Fault> {
    crate::served::read(async |member| served::window(member, &asked).await).await
}

/// The names of the rows `rows=a-b` and of the columns `columns=c-d`; either may be left out.
#[server(prefix = "/do", endpoint = "matrix/names", protocol = Http<GetUrl, Post<Compact>>)]
pub async fn show_names(asked: Form) -> Result<Bytes, Fault> {
    crate::served::read(async |member| served::names(member, &asked).await).await
}

/// Where the first row, else the first column with `q` in its names is.
#[server(prefix = "/do", endpoint = "matrix/find", input = GetUrl)]
pub async fn find_in_matrix(asked: Form) -> Result<Option<MatrixPlace>, Fault> {
    crate::served::read(async |member| served::find(member, &asked).await).await
}

/// Saves the question that the matrix answers under a name.
#[server(prefix = "/do", endpoint = "matrix/view/save")]
pub async fn save_view(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::save_view).await
}

/// Deletes a saved view; one that is gone is deleted.
#[server(prefix = "/do", endpoint = "matrix/view/delete")]
pub async fn delete_view(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::delete_view).await
}

/// Begins to write a file of the matrix in the background.
#[server(prefix = "/do", endpoint = "matrix/export")]
pub async fn begin_export(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::begin_export).await
}
