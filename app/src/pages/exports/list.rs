//! The list of exports: `/exports`.

use super::{
    calls::ListExports,
    wire::{ExportLine, ExportList, PATH, Stage},
};
use crate::{
    form::Form,
    page::{asked, loaded},
    t, text,
    ui::{EmptyState, Icon, IconName, LinkButton, ListPager, PageHead, TableScroll},
};
use leptos::prelude::*;

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ListExports>(move || asked.get(), move |part| body(part, asked.get_untracked()))
}

fn body(part: ExportList, query: Form) -> AnyView {
    let list = if part.rows.is_empty() {
        view! {
            <EmptyState title=t!("exports-empty-title") text=t!("exports-empty-text") icon=IconName::Download>
                <LinkButton href="/matrix" word=t!("exports-to-matrix") icon=IconName::Matrix />
            </EmptyState>
        }
        .into_any()
    } else {
        table(part, query)
    };
    view! {
        <div class="page">
            <PageHead title=t!("exports-title") lede=t!("exports-lede") back=("/matrix".to_owned(), t!("matrix-title")) />
            {list}
        </div>
    }
    .into_any()
}

fn table(part: ExportList, query: Form) -> AnyView {
    let ExportList { rows, total, turn } = part;
    let shown = rows.len();
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("exports-count", count = total)}</span></div>
        <TableScroll label=t!("exports-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("export-file")}</th>
                        <th scope="col">{t!("export-state")}</th>
                        <th scope="col" class="num col-later">{t!("export-rows")}</th>
                        <th scope="col" class="num">{t!("export-size")}</th>
                        <th scope="col" class="num col-later">{t!("export-asked")}</th>
                        <th scope="col" class="num col-later">{t!("export-ends")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn row(one: ExportLine) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="cell-main"><a href=format!("{PATH}/{}", one.id)><bdi>{one.file}</bdi></a></th>
            <td>{standing(&one.stage)}</td>
            <td class="num col-later">{text::number(one.rows)}</td>
            <td class="num">{one.size.map(text::size)}</td>
            <td class="num col-later">{text::moment(one.asked)}</td>
            <td class="num col-later">{text::moment(one.ends)}</td>
        </tr>
    }
    .into_any()
}

/// Where an export is on its way: symbol and word.
fn standing(stage: &Stage) -> AnyView {
    let (icon, word) = match stage {
        Stage::Writing(work) => (IconName::Clock, work.standstill().unwrap_or_else(|| t!("export-state-writing"))),
        Stage::Done => (IconName::Check, t!("export-state-done")),
        Stage::Failed(_) => (IconName::Alert, t!("export-state-failed")),
    };
    view! { <span class="tag"><Icon name=icon small=true />{word}</span> }.into_any()
}
