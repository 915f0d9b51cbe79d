//! How one sheet is read, as a form that can be changed: `/imports/{id}/sheets/{number}`, counted from 1.

use super::{PATH, names};
use crate::{
    form::Form,
    pages::kit::words::{options, path_id, word},
    render::{Answer, Page, answer, done},
    t,
    ui::{FieldRow, NumberField, PageHead, Place, PostForm, SelectField, TableScroll, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    error::{Conflict, Entity, Error, Result},
    exchange::{
        self, DayOrder,
        import::{Import, State, service},
        recognise::{ColumnKind, ColumnMapping, ColumnRole, Layout, Mapping, SheetChoice, SheetDraft, SheetMapping},
        workbook::letters,
    },
    kernel::{id::ImportId, input::Draft as _},
};
use leptos::prelude::*;
use std::collections::HashSet;

/// So many values of a column are shown.
const SAMPLES: usize = 4;

pub(super) async fn show(member: Member, Path((id, number)): Path<(String, String)>) -> Response {
    let shown = page(&member, path_id(&id), &number, None).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn change(member: Member, Path((id, number)): Path<(String, String)>, form: Form) -> Response {
    let shown = try_change(&member, path_id(&id), &number, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// The import, which waits for a decision, its mapping, and the index of the sheet.
async fn load(member: &Member, id: ImportId, number: &str) -> Result<(Import, Mapping, usize)> {
    member.require(exchange::access::IMPORT)?;
    let mut import = member.read(async |read| service::find(read, id).await).await?;
    if import.state != State::Ready {
        return Err(Error::Conflict(Conflict::Changed(Entity::Import)));
    }
    let mapping = import.mapping.take().unwrap_or_default();
    let index = number.parse::<usize>().unwrap_or_default().checked_sub(1);
    match index.filter(|index| *index < mapping.sheets.len()) {
        Some(index) => Ok((import, mapping, index)),
        None => Err(Error::NotFound(Entity::Page)),
    }
}

async fn try_change(member: &Member, id: ImportId, number: &str, form: Form) -> Answer {
    let (_, mut mapping, index) = load(member, id, number).await?;
    let changed = match mapping.sheets[index].chosen(&form) {
        Ok(sheet) => {
            mapping.sheets[index] = sheet;
            service::change_mapping(&member.sending(&form), id, &form.version(), &mapping).await
        }
        Err(flaws) => Err(flaws.into()),
    };
    match changed {
        Ok(()) => done(&format!("{PATH}/{id}")),
        Err(error) => page(member, id, number, Some(form.with(error)?)).await,
    }
}

/// The form as it shows `sheet`.
fn showing(sheet: &SheetMapping, version: i64) -> Form {
    let draft = SheetDraft::from(&SheetChoice::from(sheet));
    Form::showing(draft.shown().into_iter().chain([("version", version.to_string())]))
}

async fn page(member: &Member, id: ImportId, number: &str, form: Option<Form>) -> Answer {
    let (import, mut mapping, index) = load(member, id, number).await?;
    let sheet = mapping.sheets.swap_remove(index);
    let top = import.sketch.get(index).map(|sketch| sketch.top.clone()).unwrap_or_default();
    let form = form.unwrap_or_else(|| showing(&sheet, import.version));
    let back = (format!("{PATH}/{id}"), names(&import.file_names));
    let page = Page::inside(member, Place::Imports).of_form(&form);
    let title = sheet.sheet.clone();
    Ok(page.show(|| title, move || body(sheet, top, form, back)).await)
}

fn body(sheet: SheetMapping, top: Vec<Vec<String>>, form: Form, back: (String, String)) -> impl IntoView {
    let mut layouts: Vec<&str> = Layout::READ.iter().map(|layout| layout.code()).collect();
    layouts.push("unused");
    let orders = options("import-order", DayOrder::CODES);
    let rows = vec![("1".to_owned(), t!("import-header-one")), ("2".to_owned(), t!("import-header-two"))];
    let columns = (!sheet.columns.is_empty())
        .then(|| view! { <Columns sheet=sheet.clone() top=top.clone() form=form.clone() /> });
    let cancel = back.0.clone();
    view! {
        <div class="page">
            <PageHead title=t!("import-sheet-title", sheet = sheet.sheet.clone()) lede=t!("import-sheet-lede") back />
            <div class="stack">
                <Beginning top />
                <PostForm form submit=t!("import-sheet-submit") cancel>
                    <VersionField />
                    <FieldRow>
                        <SelectField name="layout" label=t!("import-layout") options=options("import-layout", &layouts) required=true />
                        <SelectField name="order" label=t!("import-dates") options=orders required=true />
                    </FieldRow>
                    <FieldRow>
                        <NumberField name="header_row" label=t!("import-header-row") required=true />
                        <SelectField name="header_rows" label=t!("import-header-rows") options=rows required=true />
                    </FieldRow>
                    <p class="field-help">{t!("import-header-help")}</p>
                    {columns}
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}

/// The first rows of the sheet, numbered as a spreadsheet numbers them.
#[component]
fn Beginning(top: Vec<Vec<String>>) -> impl IntoView {
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

/// What each column holds: one choice a column, beside some of its values.
#[component]
fn Columns(sheet: SheetMapping, top: Vec<Vec<String>>, form: Form) -> impl IntoView {
    let first = sheet.header_row + sheet.header_rows;
    let has_courses = matches!(sheet.layout, Layout::Matrix | Layout::PeopleAndMatrix);
    let mut choices: Vec<(String, String)> = vec![(ColumnKind::Unused.code().to_owned(), t!("import-role-unused"))];
    if has_courses {
        choices.push((ColumnKind::Course.code().to_owned(), t!("import-role-course")));
    }
    let mut offered = HashSet::new();
    let fields = sheet.layout.fields().into_iter().filter(|field| offered.insert(*field));
    choices.extend(fields.map(|field| (field.code().to_owned(), word("import-field", field.code()))));
    let rows = sheet.columns.iter().map(|column| {
        let filled = top.iter().skip(first).filter_map(|row| row.get(column.index)).filter(|text| !text.is_empty());
        let samples = filled.take(SAMPLES).cloned().collect::<Vec<_>>().join(" · ");
        column_row(column, samples, &choices, has_courses, &form)
    });
    let rows = rows.collect_view();
    let error = form.error("columns").map(|error| view! { <p class="field-error">{error}</p> });
    view! {
        <div id="f-columns">{error}</div>
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

fn column_row(
    column: &ColumnMapping,
    samples: String,
    choices: &[(String, String)],
    has_courses: bool,
    form: &Form,
) -> impl IntoView + use<> {
    let (role, code) = (format!("role_{}", column.index), format!("course_{}", column.index));
    let course = if let ColumnRole::Course(code) = &column.role { code.as_str() } else { "" };
    let typed = |name: &str, known: &str| form.text(name).unwrap_or_else(|| known.to_owned());
    let chosen = typed(&role, ColumnKind::from(&column.role).code());
    let options = choices.iter().map(|(value, text)| {
        let selected = *value == chosen;
        view! { <option value=value.clone() selected=selected>{text.clone()}</option> }
    });
    let about = t!("import-role-of", column = letters(column.index));
    let course = has_courses.then(|| {
        let label = t!("import-code-of", column = letters(column.index));
        form.call(&code, &label);
        let (id, told) = (format!("f-course-{}", column.index), wrong(form, &code));
        view! {
            <input class="input course-code" id=id name=code.clone() value=typed(&code, course) maxlength="50" aria-label=label />
            {told}
        }
    });
    form.call(&role, &about);
    let (id, told) = (format!("f-role-{}", column.index), wrong(form, &role));
    view! {
        <tr>
            <th scope="row">{letters(column.index)}</th>
            <td><bdi>{if column.header.is_empty() { t!("import-no-header") } else { column.header.clone() }}</bdi></td>
            <td>
                <select class="input" id=id name=role aria-label=about>{options.collect_view()}</select>
                {told}{course}
            </td>
            <td class="col-later"><bdi>{samples}</bdi></td>
        </tr>
    }
    .into_any()
}

/// What is wrong with a field of a column, under it.
fn wrong(form: &Form, name: &str) -> Option<impl IntoView + use<>> {
    let id = format!("f-{}-error", name.replace('_', "-"));
    form.error(name).map(|error| view! { <p class="field-error" id=id>{error}</p> })
}
