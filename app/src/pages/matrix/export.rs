//! Exports of exactly what the matrix shows: CSV, an Excel workbook, and text for the clipboard.

use super::{outline, query::Asked};
use crate::{
    islands::CopyTable,
    render::{Answer, answer},
    t,
    ui::{Icon, IconName},
    visitor::{Member, Visitor},
};
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error, Result,
    competence::{State, outline::Outline},
    exchange::matrix_file::{self, Words},
};
use leptos::prelude::*;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The exports beside the legend.
#[component]
pub(super) fn Actions(asked: Asked) -> impl IntoView {
    let csv = asked.part("/matrix/export.csv", &[]);
    let gaps = asked.part("/gaps", &[]);
    let xlsx = asked.part("/matrix/export.xlsx", &[]);
    let copy = asked.part("/matrix/export.csv", &[("as", Some("text"))]);
    view! {
        <div class="matrix-actions">
            <a class="btn btn-quiet" href=gaps>{t!("gaps-link")}</a>
            <a class="btn btn-quiet" href=xlsx download="">"Excel"</a>
            <a class="btn btn-quiet" href=csv download="">"CSV"</a>
            <CopyTable>
                <button type="button" class="btn btn-quiet" hidden data-copy=copy data-done=t!("matrix-copied")>
                    <Icon name=IconName::Matrix /><span>{t!("matrix-copy")}</span>
                </button>
            </CopyTable>
            <span id="copy-said" class="meta" role="status"></span>
        </div>
    }
    .into_any()
}

/// `/matrix/export.csv`; with `as=text` parted by tabs, for the clipboard.
pub(super) async fn csv(member: Member) -> Response {
    let file = async {
        let asked = Asked::parse(&member)?;
        let is_text = asked.form().value("as") == "text";
        let (comma, kind) =
            if is_text { (b'\t', "text/plain; charset=utf-8") } else { (b',', "text/csv; charset=utf-8") };
        export(&member, &asked, kind, "csv", move |outline, words| matrix_file::text(outline, words, comma)).await
    };
    answer(Some(&member), &member.visitor, file.await).await
}

/// `/matrix/export.xlsx`.
pub(super) async fn xlsx(member: Member) -> Response {
    let file = async {
        let asked = Asked::parse(&member)?;
        export(&member, &asked, XLSX, "xlsx", matrix_file::xlsx).await
    };
    answer(Some(&member), &member.visitor, file.await).await
}

async fn export(
    member: &Member,
    asked: &Asked,
    kind: &'static str,
    ending: &str,
    write: impl FnOnce(&Outline, &Words) -> Result<Vec<u8>> + Send + 'static,
) -> Answer {
    let outline = member.read(async |read| outline(read, asked).await).await?;
    let words = words(&member.visitor);
    let name = format!("attachment; filename=\"matrix-{}.{ending}\"", asked.query.as_of);
    // Seconds of work at full size: other requests go on meanwhile.
    let written = tokio::task::spawn_blocking(move || write(&outline, &words)).await;
    let bytes = written.map_err(|error| Error::internal(error.to_string()))??;
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
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
