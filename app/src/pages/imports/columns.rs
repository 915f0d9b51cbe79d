//! What each column of a sheet holds, in the form that says how the sheet is read.

use crate::{form::FormScope, pages::kit::words::word, t, ui::TableScroll};
use docendo::exchange::{
    recognise::{ColumnKind, ColumnMapping, ColumnRole, Layout, SheetMapping},
    workbook::letters,
};
use leptos::prelude::*;
use std::collections::HashSet;

/// So many values of a column are shown.
const SAMPLES: usize = 4;

/// One choice a column, beside some of its values; nothing if the sheet has no columns.
#[component]
pub(super) fn Columns(sheet: SheetMapping, top: Vec<Vec<String>>) -> impl IntoView {
    if sheet.columns.is_empty() {
        return ().into_any();
    }
    let first = sheet.header_row + sheet.header_rows;
    let has_courses = matches!(sheet.layout, Layout::Matrix | Layout::PeopleAndMatrix);
    let choices = choices(&sheet, has_courses);
    let rows = sheet.columns.iter().map(|column| {
        let filled = top.iter().skip(first).filter_map(|row| row.get(column.index)).filter(|text| !text.is_empty());
        let samples = filled.take(SAMPLES).cloned().collect::<Vec<_>>().join(" · ");
        row(column, samples, &choices, has_courses)
    });
    let rows = rows.collect_view();
    view! {
        <div id="f-columns">{flaw("columns")}</div>
        <TableScroll label=t!("import-columns")>
            <table class="table mapping">
                <thead>
                    <tr>
                        <th scope="col">{t!("import-column")}</th>
                        <th scope="col">{t!("import-header")}</th>
                        <th scope="col">{t!("import-role")}</th>
                        <th scope="col" class="col-later">{t!("import-samples")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
    .into_any()
}

/// What a column of the sheet can be taken for.
fn choices(sheet: &SheetMapping, has_courses: bool) -> Vec<(String, String)> {
    let mut choices = vec![(ColumnKind::Unused.code().to_owned(), t!("import-role-unused"))];
    if has_courses {
        choices.push((ColumnKind::Course.code().to_owned(), t!("import-role-course")));
    }
    let mut offered = HashSet::new();
    let fields = sheet.layout.fields().into_iter().filter(|field| offered.insert(*field));
    choices.extend(fields.map(|field| (field.code().to_owned(), word("import-field", field.code()))));
    choices
}

fn row(column: &ColumnMapping, samples: String, choices: &[(String, String)], has_courses: bool) -> AnyView {
    let (letters, index) = (letters(column.index), column.index);
    let header = if column.header.is_empty() { t!("import-no-header") } else { column.header.clone() };
    let role = role(&letters, column, choices);
    let course = has_courses.then(|| course(&letters, column));
    view! {
        <tr>
            <th scope="row">{letters}</th>
            <td><bdi>{header}</bdi></td>
            <td>{role}{flaw(&format!("role_{index}"))}{course}</td>
            <td class="col-later"><bdi>{samples}</bdi></td>
        </tr>
    }
    .into_any()
}

/// What the column is taken for.
fn role(letters: &str, column: &ColumnMapping, choices: &[(String, String)]) -> AnyView {
    let (name, id) = (format!("role_{}", column.index), format!("f-role-{}", column.index));
    let about = t!("import-role-of", column = letters);
    let chosen = typed(&name, &about).unwrap_or_else(|| ColumnKind::from(&column.role).code().to_owned());
    let options = choices.iter().map(|(value, text)| {
        let selected = *value == chosen;
        view! { <option value=value.clone() selected=selected>{text.clone()}</option> }
    });
    let options = options.collect_view();
    view! { <select class="input" id=id name=name aria-label=about>{options}</select> }.into_any()
}

/// The code of the course of which it has the dates.
fn course(letters: &str, column: &ColumnMapping) -> AnyView {
    let (name, id) = (format!("course_{}", column.index), format!("f-course-{}", column.index));
    let about = t!("import-code-of", column = letters);
    let known = if let ColumnRole::Course(code) = &column.role { code.clone() } else { String::new() };
    let value = typed(&name, &about).unwrap_or(known);
    let flaw = flaw(&name);
    view! { <input class="input course-code" id=id name=name value=value maxlength="50" aria-label=about />{flaw} }
        .into_any()
}

/// What was typed into field `name`, which is called `label`.
fn typed(name: &str, label: &str) -> Option<String> {
    let form = FormScope::current().form();
    form.call(name, label);
    form.text(name)
}

/// What is wrong with field `name`, under it.
fn flaw(name: &str) -> AnyView {
    let id = format!("f-{}-error", name.replace('_', "-"));
    let name = name.to_owned();
    let error = FormScope::current().ask(move |form| form.error(&name));
    let line = move || error.get().map(|error| view! { <p class="field-error" id=id.clone()>{error}</p> });
    line.into_any()
}
