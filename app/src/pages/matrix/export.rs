//! Exports of exactly what the matrix shows: CSV, an Excel workbook, and text for the clipboard. A large one is begun here and
//! written in the background, see `pages/exports`.

use super::query::MatrixRequest;
use crate::{
    form::Form as PostedForm,
    islands::CopyTable,
    pages::exports,
    render::{Answer, answer, done},
    t, text,
    ui::{Icon, IconName, StepForm},
    visitor::{Member, Visitor},
};
use axum::response::Response;
use docendo::{
    competence::State,
    exchange::{
        export::{LARGE, Order, service},
        matrix_file::{Form, Words},
    },
};
use leptos::prelude::*;

/// What can be done with the matrix, beside the legend.
#[component]
pub(super) fn Actions(asked: MatrixRequest, is_large: bool) -> impl IntoView {
    let gaps = asked.part("/gaps", &[]);
    let print = asked.part("/matrix/print", &[]);
    let files = if is_large { begin(&asked) } else { at_once(&asked) };
    view! {
        <div class="matrix-actions">
            <a class="btn btn-quiet" href=gaps>{t!("gaps-link")}</a>
            <a class="btn btn-quiet" href=print><Icon name=IconName::Printer />{t!("matrix-print")}</a>
            {files}
        </div>
    }
    .into_any()
}

/// The files of a small matrix, which arrive at once.
fn at_once(asked: &MatrixRequest) -> AnyView {
    let (csv, xlsx) = (asked.part("/matrix/export.csv", &[]), asked.part("/matrix/export.xlsx", &[]));
    let copy = asked.part("/matrix/export.csv", &[("as", Some("text"))]);
    view! {
        <a class="btn btn-quiet" href=xlsx>"Excel"</a>
        <a class="btn btn-quiet" href=csv>"CSV"</a>
        <CopyTable>
            <button type="button" class="btn btn-quiet" hidden data-copy=copy data-done=t!("matrix-copied") data-failed=t!("matrix-not-copied")>
                <Icon name=IconName::Matrix /><span>{t!("matrix-copy")}</span>
            </button>
        </CopyTable>
        <span id="copy-said" class="meta" role="status"></span>
    }
    .into_any()
}

/// The files of a large one, which are written in the background.
fn begin(asked: &MatrixRequest) -> AnyView {
    let form = |path: &str, word: &'static str| {
        view! {
            <StepForm action=asked.part(path, &[])>
                <button class="btn btn-quiet" aria-describedby="export-large">{word}</button>
            </StepForm>
        }
    };
    view! {
        {form("/matrix/export.xlsx", "Excel")}
        {form("/matrix/export.csv", "CSV")}
        <span class="meta" id="export-large">
            {t!("matrix-export-large", cells = text::number(i64::try_from(LARGE).unwrap_or(i64::MAX)))}" "
            <a href=exports::PATH>{t!("exports-title")}</a>
        </span>
    }
    .into_any()
}

/// `/matrix/export.csv`; with `as=text` parted by tabs, for the clipboard.
pub(super) async fn csv(member: Member) -> Response {
    let file = async {
        let asked = MatrixRequest::parse(&member)?;
        let form = if asked.written("as") == "text" { Form::Table } else { Form::Csv };
        file(&member, &asked, form).await
    };
    answer(Some(&member), &member.visitor, file.await).await
}

/// `/matrix/export.xlsx`.
pub(super) async fn xlsx(member: Member) -> Response {
    let file = async { file(&member, &MatrixRequest::parse(&member)?, Form::Xlsx).await };
    answer(Some(&member), &member.visitor, file.await).await
}

/// Begins to write the CSV file in the background.
pub(super) async fn begin_csv(member: Member, sent: PostedForm) -> Response {
    let begun = begun(&member, &sent, Form::Csv).await;
    answer(Some(&member), &member.visitor, begun).await
}

/// Begins to write the workbook in the background.
pub(super) async fn begin_xlsx(member: Member, sent: PostedForm) -> Response {
    let begun = begun(&member, &sent, Form::Xlsx).await;
    answer(Some(&member), &member.visitor, begun).await
}

async fn begun(member: &Member, sent: &PostedForm, form: Form) -> Answer {
    let order = order(member, &MatrixRequest::parse(member)?, form);
    let id = service::begin(&member.sending(sent), order).await?;
    done(&format!("{}/{id}", exports::PATH))
}

/// The file; the matrix with its buttons instead if it has become too large since the link was made.
async fn file(member: &Member, asked: &MatrixRequest, form: Form) -> Answer {
    let order = order(member, asked, form);
    let name = order.file_name();
    let Some(bytes) = service::at_once(&member.caller, order).await? else {
        return done(&asked.part("/matrix", &[("as", None)]));
    };
    Ok(exports::download(form, &name, bytes))
}

/// What is asked for, in the words of whoever asks. The address names the day, which a later one is not to change.
fn order(member: &Member, asked: &MatrixRequest, form: Form) -> Order {
    let day = asked.query.as_of.to_string();
    let changes = [("as", None), ("as_of", Some(day.as_str())), ("page", None), ("column_page", None)];
    let address = asked.part("/matrix", &changes);
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
