//! The list of imports, and the form that uploads files: `/imports`.

use super::{
    calls::{ListImports, UploadImport},
    wire::{ImportLine, ImportList, PATH},
};
use crate::{
    form::Form,
    page::{PageForm, Upload, asked, loaded},
    pages::kit::{words::word, work::ToldWork},
    t, text,
    ui::{EmptyState, FileField, IconName, ListPager, PageHead, Panel, TableScroll},
};
use docendo::exchange::MAX_FILE;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The files that are taken.
const FILES: Upload = Upload { field: "files", most: MAX_FILE };
/// What they end in.
const KINDS: &str = ".xlsx,.xlsm,.ods,.csv,.tsv,.txt";

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ListImports>(move || asked.get(), move |part| body(part, asked.get_untracked()))
}

fn body(part: ImportList, query: Form) -> AnyView {
    let list = if part.rows.is_empty() {
        view! { <EmptyState title=t!("imports-empty-title") text=t!("imports-empty-text") icon=IconName::Upload /> }
            .into_any()
    } else {
        table(part, query)
    };
    view! {
        <div class="page">
            <PageHead title=t!("imports-title") lede=t!("imports-lede") />
            <div class="stack">
                <Panel name="upload" title=t!("imports-upload-title")>
                    <PageForm function=UploadImport::PATH opened=Form::default() upload=FILES submit=t!("imports-upload")>
                        <FileField name="files" multiple=true accept=KINDS help=t!("imports-files-help") />
                    </PageForm>
                </Panel>
                {list}
            </div>
        </div>
    }
    .into_any()
}

fn table(part: ImportList, query: Form) -> AnyView {
    let ImportList { rows, total, turn } = part;
    let shown = rows.len();
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("imports-count", count = total)}</span></div>
        <TableScroll label=t!("imports-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("imports-files")}</th>
                        <th scope="col">{t!("imports-state")}</th>
                        <th scope="col" class="num">{t!("imports-new-completions")}</th>
                        <th scope="col" class="col-later">{t!("imports-by")}</th>
                        <th scope="col" class="num col-later">{t!("imports-at")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn row(one: ImportLine) -> AnyView {
    let standstill = one.work.as_ref().and_then(ToldWork::standstill);
    let state = standstill.unwrap_or_else(|| word("import-state", &one.state));
    view! {
        <tr>
            <th scope="row" class="cell-main"><a href=format!("{PATH}/{}", one.id)><bdi>{one.files}</bdi></a></th>
            <td><span class="tag">{state}</span></td>
            <td class="num">{one.completions}</td>
            <td class="col-later"><bdi>{one.creator}</bdi></td>
            <td class="num col-later">{text::moment(one.uploaded)}</td>
        </tr>
    }
    .into_any()
}
