//! Everything rejected or doubtful in an import, by sheet, row and column: `/imports/:id/problems`.

use super::{
    calls::ListProblems,
    wire::{ImportProblems, PATH, ProblemLine},
};
use crate::{
    form::Form,
    page::{asked_within, loaded},
    pages::kit::words::{options, word},
    t,
    ui::{EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, SelectPill, TableScroll},
};
use docendo::exchange::plan::Severity;
use leptos::prelude::*;

const FILTERS: &[&str] = &["severity", "kind", "sheet"];

pub(super) fn view() -> AnyView {
    let asked = asked_within();
    let query = asked.clone();
    loaded::<ListProblems>(asked, move |part| body(part, untrack(&query).without("id")))
}

fn body(part: ImportProblems, query: Form) -> AnyView {
    let above = format!("{PATH}/{}", part.id);
    let path = format!("{above}/problems");
    let download = query.address(&format!("{path}.csv"), &[("page", None)]);
    let sheets = part.sheets.iter().map(|sheet| (sheet.clone(), sheet.clone())).collect::<Vec<_>>();
    let kinds = options("import-kind", &part.kinds.iter().map(String::as_str).collect::<Vec<_>>());
    let back = (above, part.files.clone());
    let content = if part.rows.is_empty() {
        view! { <EmptyState title=t!("import-no-problems") text=t!("import-no-problems-text") icon=IconName::Check /> }
            .into_any()
    } else {
        table(part, query.clone(), path.clone())
    };
    view! {
        <div class="page">
            <PageHead title=t!("import-problems") lede=t!("import-problems-lede") back>
                <LinkButton href=download word=t!("import-download") icon=IconName::Download />
            </PageHead>
            <FilterBar path=path query label=t!("import-problems") names=FILTERS keep=&[]>
                <SelectPill name="severity" label=t!("import-severity") options=options("import-severity", Severity::CODES) />
                <SelectPill name="kind" label=t!("import-kind") options=kinds />
                <SelectPill name="sheet" label=t!("import-sheet") options=sheets />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

fn table(part: ImportProblems, query: Form, path: String) -> AnyView {
    let ImportProblems { rows, total, turn, .. } = part;
    let shown = rows.len();
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("import-problem-count", count = total)}</span></div>
        <TableScroll label=t!("import-problems")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("import-place")}</th>
                        <th scope="col">{t!("import-value")}</th>
                        <th scope="col">{t!("import-message")}</th>
                        <th scope="col" class="col-later">{t!("import-severity")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path shown total />
    }
    .into_any()
}

fn row(one: ProblemLine) -> AnyView {
    view! {
        <tr>
            <th scope="row"><bdi>{one.place}</bdi></th>
            <td><bdi>{one.value}</bdi></td>
            <td><strong>{word("import-kind", &one.kind)}</strong><br /><span lang=one.lang dir="auto">{one.message}</span></td>
            <td class="col-later"><span class="tag">{word("import-severity", &one.severity)}</span></td>
        </tr>
    }
    .into_any()
}
