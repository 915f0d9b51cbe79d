//! One export, whatever state it is in: `/exports/:id`.

use super::{
    calls::{RemoveExport, ShowExport},
    wire::{ExportLine, ExportPage, PATH, Stage},
};
use crate::{
    form::Form,
    page::{Busy, StepButton, loaded, path},
    pages::kit::work::ToldWork,
    t, text,
    ui::{Fact, Facts, Icon, IconName, LinkButton, Notice, NoticeKind, PageHead, Panel, Weight},
};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The function of the matrix that begins an export.
const BEGIN: &str = "/do/matrix/export";

pub(super) fn view() -> AnyView {
    loaded::<ShowExport>(path(), body)
}

fn body(page: ExportPage) -> AnyView {
    let export = &page.export;
    let lede = t!("export-lede", at = text::moment(export.asked));
    let content = match &export.stage {
        Stage::Writing(work) => busy(export, page.rows_done, work),
        Stage::Done => ready(export),
        Stage::Failed(why) => failed(why, page.again.clone()),
    };
    view! {
        <div class="page">
            <PageHead title=export.file.clone() lede back=(PATH.to_owned(), t!("exports-title")) />
            <div class="stack">{content}{holds(&page)}</div>
        </div>
    }
    .into_any()
}

/// How far it is, and the way to end it.
fn busy(export: &ExportLine, rows: i64, work: &ToldWork) -> AnyView {
    let all = export.rows;
    // The rows are in the file, and the file is being put together and kept.
    let far = if rows < all { t!("export-progress", done = rows, all = all) } else { t!("export-closing", all = all) };
    let standstill = work.standstill();
    let said = standstill.is_some().then(|| format!("{} ", work.signs_of_life()));
    let title = standstill.unwrap_or_else(|| t!("export-busy"));
    let label = title.clone();
    view! {
        <Busy page=format!("{PATH}/{}", export.id)>
            <Notice title>
                <p>{said}{t!("export-busy-text")}</p>
                <progress class="progress" max=all.max(1) value=rows aria-label=label></progress>
                <p class="num" role="status">{far}</p>
            </Notice>
        </Busy>
        {remove(t!("export-cancel"))}
    }
    .into_any()
}

fn ready(export: &ExportLine) -> AnyView {
    let (file, ends) = (format!("{PATH}/{}/file", export.id), text::moment(export.ends));
    view! {
        <Notice kind=NoticeKind::Done title=t!("export-ready")>
            <p>{t!("export-ready-text", at = ends)}</p>
        </Notice>
        <div class="cluster">
            <LinkButton href=file word=t!("export-fetch") icon=IconName::Download weight=Weight::Primary />
            {remove(t!("export-delete"))}
        </div>
    }
    .into_any()
}

/// Why there is no file, and what to do about it.
fn failed(why: &str, again: Form) -> AnyView {
    let why = t!(&format!("export-failure-{why}"));
    view! {
        <Notice kind=NoticeKind::Warning title=t!("export-failed")>
            <p>{why}</p>
        </Notice>
        <div class="cluster">
            <StepButton function=BEGIN fields=again weight=Weight::Primary>{t!("export-again")}</StepButton>
            {remove(t!("export-delete"))}
        </div>
    }
    .into_any()
}

fn remove(word: String) -> AnyView {
    view! {
        <StepButton function=RemoveExport::PATH weight=Weight::Quiet><Icon name=IconName::Close />{word}</StepButton>
    }
    .into_any()
}

/// What of the matrix it has.
fn holds(page: &ExportPage) -> AnyView {
    let export = &page.export;
    let filters = page.filters.iter().cloned();
    let filters = filters.map(|(name, value)| view! { <Fact name><bdi>{value}</bdi></Fact> }).collect_view();
    let known = page.known_at.map_or_else(|| t!("export-known-now"), text::moment);
    let size = export.size.map(|size| view! { <Fact name=t!("export-size")>{text::size(size)}</Fact> });
    let (day, ends) = (text::day(page.as_of), text::moment(export.ends));
    let (rows, columns) = (text::number(export.rows), text::number(page.columns));
    view! {
        <Panel name="holds" title=t!("export-holds") link=(page.matrix.clone(), t!("exports-to-matrix"))>
            <Facts>
                <Fact name=t!("matrix-as-of")>{day}</Fact>
                <Fact name=t!("matrix-known-at")>{known}</Fact>
                {filters}
                <Fact name=t!("export-row-count")>{rows}</Fact>
                <Fact name=t!("export-column-count")>{columns}</Fact>
                {size}
                <Fact name=t!("export-ends")>{ends}</Fact>
            </Facts>
        </Panel>
    }
    .into_any()
}
