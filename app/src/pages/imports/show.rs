//! One import, whatever state it is in: `/imports/:id`.

use super::{
    calls::{ConfirmImport, ShowImport},
    figures::{figures, taken_back},
    parts::{names, problems, sheets},
    wire::{ImportPage, PATH, ReadyImport, Stage, ToldChanges, ToldProblems},
};
use crate::{
    page::{Busy, StepButton, loaded, path},
    pages::kit::{words::word, work::ToldWork},
    t, text,
    ui::{IconName, LinkButton, Notice, NoticeKind, PageHead, Weight},
};
use docendo::kernel::id::ImportId;
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<ShowImport>(path(), body)
}

fn body(import: ImportPage) -> AnyView {
    let ImportPage { id, version, files, creator, uploaded, stage, failure } = import;
    let lede = t!("import-lede", name = creator, at = text::moment(uploaded));
    let failure = failure.map(|why| {
        let title = if why.is_another_preview { t!("import-differs-title") } else { t!("import-failed") };
        view! { <Notice kind=NoticeKind::Warning title><p lang=why.lang>{why.words}</p></Notice> }
    });
    let content = match stage {
        Stage::Busy(what, work, changes) => busy(id, &what, &work, changes),
        Stage::Ready(import) => ready(id, version, *import),
        Stage::Failed => failed(id),
        Stage::Done(changes, problems, is_written, may_undo) => finished(id, changes, problems, (is_written, may_undo)),
        Stage::Undone(report) => {
            let done = view! {
                <Notice kind=NoticeKind::Done title=t!("import-undone-title")><p>{t!("import-undone-text")}</p></Notice>
            };
            view! { {done}{taken_back(report)} }.into_any()
        }
        Stage::Discarded => view! { <Notice title=t!("import-discarded") /> }.into_any(),
    };
    view! {
        <div class="page">
            <PageHead title=files lede back=(PATH.to_owned(), t!("imports-title")) />
            <div class="stack">{failure}{content}</div>
        </div>
    }
    .into_any()
}

/// What is being done, or waits to be, and to how much. What is written or taken back is one transaction: there is no half of it
/// to count.
fn busy(id: ImportId, what: &str, work: &ToldWork, changes: Option<ToldChanges>) -> AnyView {
    let title = work.standstill().unwrap_or_else(|| word("import-busy", what));
    let (label, said) = (title.clone(), work.signs_of_life());
    view! {
        <Busy page=format!("{PATH}/{id}")>
            <Notice title>
                <p>{said}" "{t!("import-busy-text")}</p>
                <progress class="progress" aria-label=label></progress>
            </Notice>
        </Busy>
        {changes.map(figures)}
    }
    .into_any()
}

/// The preview: what would be new, what is wrong, how the sheets are read, and the decision.
fn ready(id: ImportId, version: i64, import: ReadyImport) -> AnyView {
    let notice = notice(&import);
    // Whoever may more than the one who had the files read is shown first what they would import.
    let decides = import.has_changes || import.has_left_out && import.may_all;
    let decide = decides.then(|| {
        view! {
            <StepButton function=ConfirmImport::PATH version weight=Weight::Primary>{t!("import-confirm")}</StepButton>
        }
    });
    view! {
        {notice}
        {figures(import.changes)}
        <div><div class="cluster">{decide}{discard(id)}</div><p class="quiet">{t!("import-forgotten")}</p></div>
        {problems(id, import.problems)}
        {names(version, import.names)}
        {sheets(id, import.sheets)}
    }
    .into_any()
}

/// What to know before deciding.
fn notice(import: &ReadyImport) -> Option<AnyView> {
    let (kind, what) = if import.sheets.iter().all(|sheet| sheet.header.is_none()) {
        (NoticeKind::Warning, "unknown")
    } else if import.has_left_out {
        (NoticeKind::Warning, "left-out")
    } else if !import.has_changes {
        (NoticeKind::Info, "nothing")
    } else {
        return None;
    };
    let (title, text) = (t!(&format!("import-{what}-title")), t!(&format!("import-{what}-text")));
    Some(view! { <Notice kind title><p>{text}</p></Notice> }.into_any())
}

fn failed(id: ImportId) -> AnyView {
    view! {
        <p>{t!("import-failed-text")}</p>
        <div class="cluster">
            <LinkButton href=PATH word=t!("import-again") icon=IconName::Upload weight=Weight::Primary />
            {discard(id)}
        </div>
    }
    .into_any()
}

fn discard(id: ImportId) -> AnyView {
    view! { <LinkButton href=format!("{PATH}/{id}/discard") word=t!("import-discard") weight=Weight::Quiet /> }
        .into_any()
}

fn finished(id: ImportId, changes: ToldChanges, counts: ToldProblems, (is_written, may_undo): (bool, bool)) -> AnyView {
    let title = if is_written { t!("import-done-title") } else { t!("import-nothing-title") };
    let undo = (is_written && may_undo)
        .then(|| view! { <LinkButton href=format!("{PATH}/{id}/undo") word=t!("import-undo") /> });
    view! {
        <Notice kind=NoticeKind::Done title><p><a href="/matrix">{t!("import-see-matrix")}</a></p></Notice>
        {figures(changes)}
        {problems(id, counts)}
        <div class="cluster">{undo}</div>
    }
    .into_any()
}
