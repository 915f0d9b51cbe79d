//! Files of exactly what the matrix shows: CSV, an Excel workbook, and text for the clipboard. A large one is written in the
//! background, see `pages/exports`.

use super::{address::PATH, query::MatrixRequest};
use crate::{
    pages::exports,
    render::{Answer, answer, done},
    visitor::{Member, Visitor},
};
use axum::response::Response;
use docendo::{
    competence::State,
    exchange::{
        export::{Order, service},
        matrix_file::{Form, Words},
    },
};

/// `/matrix/export.csv`; with `as=text` parted by tabs, for the clipboard.
pub(super) async fn csv(member: Member) -> Response {
    let file = async {
        let asked = asked(&member)?;
        let form = if asked.address.written("as") == "text" { Form::Table } else { Form::Csv };
        file(&member, &asked, form).await
    };
    answer(Some(&member), &member.visitor, file.await).await
}

/// `/matrix/export.xlsx`.
pub(super) async fn xlsx(member: Member) -> Response {
    let file = async { file(&member, &asked(&member)?, Form::Xlsx).await };
    answer(Some(&member), &member.visitor, file.await).await
}

/// What the address of the file asks for.
pub(super) fn asked(member: &Member) -> docendo::Result<MatrixRequest> {
    MatrixRequest::of(&member.visitor.query(), member.today())
}

/// The file; the matrix with its buttons instead if it has become too large since the link was made.
async fn file(member: &Member, asked: &MatrixRequest, form: Form) -> Answer {
    let order = order(member, asked, form);
    let name = order.file_name();
    let Some(bytes) = service::at_once(&member.caller, order).await? else {
        return done(&asked.address.part(PATH, &[("as", None)]));
    };
    Ok(exports::download(form, &name, bytes))
}

/// What is asked for, in the words of whoever asks. The address names the day, which a later one is not to change.
pub(super) fn order(member: &Member, asked: &MatrixRequest, form: Form) -> Order {
    let day = asked.query.as_of.to_string();
    let changes = [("as", None), ("as_of", Some(day.as_str())), ("page", None), ("column_page", None)];
    let address = asked.address.part(PATH, &changes);
    Order {
        form,
        query: asked.query.clone(),
        under: asked.under,
        known_at: asked.known_at,
        address: address.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
        words: words(&member.visitor),
    }
}

/// The words of a file in the language of `visitor`.
fn words(visitor: &Visitor) -> Words {
    let text = |key: &str| visitor.language.text(key, &[]);
    Words {
        heads: ["matrix-person", "people-number", "matrix-role", "matrix-site", "matrix-share"].map(text),
        states: State::ALL.map(|state| text(&format!("state-{}", state.code()))),
        sheet: text("place-matrix"),
    }
}
