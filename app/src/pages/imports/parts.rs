//! The parts of a preview: how its sheets are read, what is wrong, and whom names tell.

use super::PATH;
use crate::{
    pages::kit::words::word,
    t,
    ui::{Panel, StepForm, TableScroll, VersionField},
};
use docendo::{
    exchange::{
        DayOrder,
        import::Preview,
        plan::Severity,
        recognise::{Layout, OrderReason, SheetMapping},
    },
    kernel::id::ImportId,
};
use leptos::prelude::*;

/// The sheets and how each is read; `counts` are their rows.
#[component]
pub(super) fn Sheets(id: ImportId, sheets: Vec<SheetMapping>, counts: Vec<usize>) -> impl IntoView {
    let row = |(index, sheet): (usize, &SheetMapping)| {
        sheet_row(id, index, sheet, counts.get(index).copied().unwrap_or_default())
    };
    let rows = sheets.iter().enumerate().map(row).collect_view();
    view! {
        <section>
            <div class="section-head"><h2 id="h-sheets">{t!("import-sheets")}</h2></div>
            <TableScroll section="sheets">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t!("import-sheet")}</th>
                            <th scope="col">{t!("import-layout")}</th>
                            <th scope="col" class="num">{t!("import-rows")}</th>
                            <th scope="col" class="num col-later">{t!("import-header-row")}</th>
                            <th scope="col" class="col-later">{t!("import-dates")}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableScroll>
        </section>
    }
    .into_any()
}

/// How one sheet is read, and the way to change it.
fn sheet_row(id: ImportId, index: usize, sheet: &SheetMapping, count: usize) -> impl IntoView + use<> {
    let is_read = !matches!(sheet.layout, Layout::Unused(_));
    let header = is_read.then(|| (sheet.header_row + 1).to_string());
    let order = match sheet.dates.order {
        DayOrder::DayMonth => "day-month",
        DayOrder::MonthDay => "month-day",
    };
    let depends = is_read && sheet.dates.because != OrderReason::NothingToDecide;
    let dates = depends.then(|| t!(&format!("import-order-{order}")));
    let change = t!("import-change-sheet", sheet = sheet.sheet.clone());
    view! {
        <tr>
            <th scope="row" class="cell-main"><bdi>{sheet.sheet.clone()}</bdi></th>
            <td>{word("import-layout", sheet.layout.code())}</td>
            <td class="num">{count}</td>
            <td class="num col-later">{header}</td>
            <td class="col-later">{dates}</td>
            <td><a href=format!("{PATH}/{id}/sheets/{}", index + 1) aria-label=change>{t!("import-change")}</a></td>
        </tr>
    }
    .into_any()
}

/// How many problems there are, and the way to them.
#[component]
pub(super) fn Problems(id: ImportId, preview: Preview) -> impl IntoView {
    let counts = preview.problems;
    let line = |severity: Severity, count: usize, text: String| {
        let href = format!("{PATH}/{id}/problems?severity={}", severity.code());
        (count > 0).then(|| view! { <li><a class="row-title" href=href>{text}</a></li> })
    };
    if counts.rejected + counts.doubtful + counts.notices == 0 {
        return view! { <Panel name="problems" title=t!("import-problems")><p>{t!("import-no-problems")}</p></Panel> }
            .into_any();
    }
    let lines = [
        line(Severity::Rejected, counts.rejected, t!("import-rejected", count = counts.rejected)),
        line(Severity::Warning, counts.doubtful, t!("import-doubtful", count = counts.doubtful)),
        line(Severity::Notice, counts.notices, t!("import-notices", count = counts.notices)),
    ];
    let more = (counts.unlisted > 0)
        .then(|| view! { <li class="quiet">{t!("import-unlisted", count = counts.unlisted)}</li> });
    let download = (format!("{PATH}/{id}/problems.csv"), t!("import-download"));
    view! {
        <Panel name="problems" title=t!("import-problems") link=download flush=true>
            <ul class="rows">{lines.into_iter().collect_view()}{more}</ul>
        </Panel>
    }
    .into_any()
}

/// People who are told by their names alone, to be confirmed one by one.
#[component]
pub(super) fn Names(id: ImportId, version: i64, preview: Preview) -> impl IntoView {
    (!preview.names.is_empty()).then(|| {
        let choices = preview.names.into_iter().enumerate().map(|(index, one)| {
            let field = format!("same-{index}");
            let word = t!("import-same", written = one.written, person = one.person);
            view! {
                <div class="choice">
                    <input type="checkbox" id=field.clone() name="same" value=one.key checked=one.confirmed />
                    <label for=field>{word}</label>
                </div>
            }
        });
        view! {
            <Panel name="names" title=t!("import-names")>
                <StepForm class="form" action=format!("{PATH}/{id}/names")>
                    <VersionField version />
                    <fieldset class="choices"><legend>{t!("import-names-text")}</legend>{choices.collect_view()}</fieldset>
                    <div class="form-actions"><button class="btn">{t!("import-names-submit")}</button></div>
                </StepForm>
            </Panel>
        }
    })
}
