//! What can be done with the matrix, beside its legend: its gaps, paper, and files of exactly what it shows.

use super::{address::MatrixAddress, calls::BeginExport, copy::CopyTable};
use crate::{
    form::Form,
    page::StepButton,
    t, text,
    ui::{Icon, IconName},
};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The ways to them; files of more than `large` cells are written in the background, if this one has more.
pub(super) fn actions(address: &MatrixAddress, large: Option<i64>) -> AnyView {
    let (gaps, print) = (address.part("/gaps", &[]), address.part("/matrix/print", &[]));
    let files = match large {
        Some(cells) => begin(address, cells),
        None => at_once(address),
    };
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
fn at_once(address: &MatrixAddress) -> AnyView {
    let (csv, xlsx) = (address.part("/matrix/export.csv", &[]), address.part("/matrix/export.xlsx", &[]));
    let copy = address.part("/matrix/export.csv", &[("as", Some("text"))]);
    view! {
        <a class="btn btn-quiet" href=xlsx>"Excel"</a>
        <a class="btn btn-quiet" href=csv>"CSV"</a>
        <CopyTable address=copy />
    }
    .into_any()
}

/// The files of a large one, which are written in the background.
fn begin(address: &MatrixAddress, cells: i64) -> AnyView {
    let button = |form: &str, word: &'static str| {
        let fields = Form::showing([("query", address.query()), ("form", form.to_owned())]);
        view! {
            <StepButton function=BeginExport::PATH fields class="btn btn-quiet" described="export-large">{word}</StepButton>
        }
        .into_any()
    };
    view! {
        {button("xlsx", "Excel")}
        {button("csv", "CSV")}
        <span class="meta" id="export-large">
            {t!("matrix-export-large", cells = text::number(cells))}" "
            <a href="/exports">{t!("exports-title")}</a>
        </span>
    }
    .into_any()
}
