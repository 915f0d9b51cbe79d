//! The parts of a preview: how its sheets are read, what is wrong, and whom names tell.

use super::{
    calls::ConfirmNames,
    wire::{PATH, SheetLine, ToldProblems},
};
use crate::{
    form::Form,
    page::PageForm,
    pages::kit::words::word,
    t,
    ui::{Panel, TableScroll, VersionField, Weight},
};
use docendo::{
    exchange::plan::{NameMatch, Severity},
    kernel::id::ImportId,
};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The sheets and how each is read.
pub(super) fn sheets(id: ImportId, sheets: Vec<SheetLine>) -> AnyView {
    let rows = sheets.into_iter().enumerate().map(|(index, sheet)| sheet_row(id, index, sheet)).collect_view();
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
fn sheet_row(id: ImportId, index: usize, sheet: SheetLine) -> AnyView {
    let dates = sheet.order.map(|order| t!(&format!("import-order-{order}")));
    let change = t!("import-change-sheet", sheet = sheet.name.clone());
    view! {
        <tr>
            <th scope="row" class="cell-main"><bdi>{sheet.name}</bdi></th>
            <td>{word("import-layout", &sheet.layout)}</td>
            <td class="num">{sheet.rows}</td>
            <td class="num col-later">{sheet.header}</td>
            <td class="col-later">{dates}</td>
            <td><a href=format!("{PATH}/{id}/sheets/{}", index + 1) aria-label=change>{t!("import-change")}</a></td>
        </tr>
    }
    .into_any()
}

/// How many problems there are, and the way to them.
pub(super) fn problems(id: ImportId, counts: ToldProblems) -> AnyView {
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
pub(super) fn names(version: i64, names: Vec<NameMatch>) -> Option<AnyView> {
    if names.is_empty() {
        return None;
    }
    let choices = names.into_iter().enumerate().map(choice).collect_view();
    let form = view! {
        <PageForm function=ConfirmNames::PATH opened=Form::default() submit=t!("import-names-submit") weight=Weight::Plain>
            <VersionField version />
            <fieldset class="choices"><legend>{t!("import-names-text")}</legend>{choices}</fieldset>
        </PageForm>
    };
    Some(view! { <Panel name="names" title=t!("import-names")>{form}</Panel> }.into_any())
}

fn choice((index, one): (usize, NameMatch)) -> AnyView {
    let field = format!("same-{index}");
    let word = t!("import-same", written = one.written, person = one.person);
    view! {
        <div class="choice">
            <input type="checkbox" id=field.clone() name="same" value=one.key checked=one.confirmed />
            <label for=field>{word}</label>
        </div>
    }
    .into_any()
}
