//! How one sheet is read, as a form that can be changed: `/imports/:id/sheets/:number`, counted from 1.

use super::{
    calls::{ChangeSheet, ShowSheet},
    columns::Columns,
    wire::{ImportSheet, PATH},
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    pages::kit::words::options,
    t,
    ui::{FieldRow, NumberField, PageHead, SelectField, TableScroll, VersionField},
};
use docendo::{
    exchange::{
        DayOrder,
        recognise::{Layout, SheetChoice, SheetDraft},
        workbook::letters,
    },
    kernel::input::Draft as _,
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<ShowSheet>(path(), body)
}

fn body(page: ImportSheet) -> AnyView {
    let ImportSheet { id, version, files, sheet, top } = page;
    let address = format!("{PATH}/{id}");
    let mut layouts: Vec<&str> = Layout::READ.iter().map(|layout| layout.code()).collect();
    layouts.push("unused");
    let orders = options("import-order", DayOrder::CODES);
    let rows = vec![("1".to_owned(), t!("import-header-one")), ("2".to_owned(), t!("import-header-two"))];
    let opened = Form::showing(SheetDraft::from(&SheetChoice::from(&sheet)).shown());
    view! {
        <div class="page">
            <PageHead title=t!("import-sheet-title", sheet = sheet.sheet.clone()) lede=t!("import-sheet-lede") back=(address.clone(), files) />
            <div class="stack">
                {beginning(top.clone())}
                <PageForm function=ChangeSheet::PATH opened check={parses::<SheetDraft>} submit=t!("import-sheet-submit") cancel=address>
                    <VersionField version />
                    <FieldRow>
                        <SelectField name="layout" label=t!("import-layout") options=options("import-layout", &layouts) required=true />
                        <SelectField name="order" label=t!("import-dates") options=orders required=true />
                    </FieldRow>
                    <FieldRow>
                        <NumberField name="header_row" label=t!("import-header-row") required=true />
                        <SelectField name="header_rows" label=t!("import-header-rows") options=rows required=true />
                    </FieldRow>
                    <p class="field-help">{t!("import-header-help")}</p>
                    <Columns sheet top />
                </PageForm>
            </div>
        </div>
    }
    .into_any()
}

/// The first rows of the sheet, numbered as a spreadsheet numbers them.
fn beginning(top: Vec<Vec<String>>) -> AnyView {
    let width = top.iter().map(Vec::len).max().unwrap_or_default();
    let heads = (0..width).map(|column| view! { <th scope="col">{letters(column)}</th> }).collect_view();
    let rows = top.into_iter().enumerate().map(|(index, mut cells)| {
        cells.resize(width, String::new());
        let cells = cells.into_iter().map(|text| view! { <td class="nowrap"><bdi>{text}</bdi></td> }).collect_view();
        view! { <tr><th scope="row" class="num">{index + 1}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <TableScroll label=t!("import-beginning")>
            <table class="table sheet-top" data-density="compact">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
    .into_any()
}
