//! How one sheet is read, as a form that can be changed: `/imports/{id}/sheets/{number}`, counted from 1.

use super::{PATH, Seen, names, seen};
use crate::{
    form::Form,
    pages::kit::words::{options, path_id, word},
    render::{Answer, Page, answer, done},
    t,
    ui::{FieldRow, NumberField, PageHead, Place, PostForm, SelectField, TableScroll},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    error::{Conflict, Entity, Error, Flaws, Problem, Result},
    exchange::{
        self, DayOrder, Field,
        import::{Import, State, service},
        recognise::{ColumnMapping, ColumnRole, DateOrder, Layout, Mapping, OrderReason, SheetMapping, UnusedReason},
        workbook::letters,
    },
    kernel::id::ImportId,
};
use leptos::prelude::*;
use std::collections::HashSet;

/// A role of a column that is a course; its code is a field beside it.
const COURSE: &str = "course";
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
    let changed = match changed(&form, &mapping.sheets[index]) {
        Ok(sheet) => {
            mapping.sheets[index] = sheet;
            service::change_mapping(&member.sending(&form), id, seen(&form), &mapping).await
        }
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => done(&format!("{PATH}/{id}")),
        Err(error) => page(member, id, number, Some(form.with(error)?)).await,
    }
}

/// The sheet as the form has it. With another layout or header its columns have to be recognised again.
fn changed(form: &Form, before: &SheetMapping) -> Result<SheetMapping> {
    let mut flaws = Flaws::default();
    let layout = flaws.take("layout", layout(form.value("layout")));
    let header_row = form.number::<usize>("header_row", &mut flaws).unwrap_or(1);
    if header_row == 0 || header_row > 1000 {
        flaws.add("header_row", Problem::OutOfRange(1, 1000));
    }
    let header_rows = if form.value("header_rows") == "2" { 2 } else { 1 };
    let order = if form.value("order") == "month_day" { DayOrder::MonthDay } else { DayOrder::DayMonth };
    let columns = columns(form, before, &mut flaws);
    let layout = flaws.check_with(layout)?;
    let header = (header_row - 1, header_rows);
    let anew = layout.fields() != before.layout.fields()
        || header != (before.header_row, before.header_rows)
        || matches!(before.layout, Layout::Unused(_));
    let dates =
        if order == before.dates.order { before.dates } else { DateOrder { order, because: OrderReason::Chosen } };
    Ok(SheetMapping {
        layout,
        header_row: header.0,
        header_rows,
        dates,
        columns: if anew { before.columns.clone() } else { columns },
        anew,
        ..before.clone()
    })
}

fn layout(code: &str) -> Result<Layout, Problem> {
    if code == "unused" {
        return Ok(Layout::Unused(UnusedReason::NotWanted));
    }
    Layout::READ.iter().copied().find(|layout| layout.code() == code).ok_or(Problem::NotOneOf(&[]))
}

/// The columns as the form has them; a field that several columns hold is a flaw of the later ones.
fn columns(form: &Form, before: &SheetMapping, flaws: &mut Flaws) -> Vec<ColumnMapping> {
    let mut seen = HashSet::new();
    let column = |column: &ColumnMapping| {
        let name = format!("role_{}", column.index);
        let code = form.text(&format!("course_{}", column.index));
        let role = match form.value(&name) {
            COURSE => ColumnRole::Course(code.unwrap_or_else(|| column.header.clone())),
            chosen => field(chosen).map_or(ColumnRole::Unused, ColumnRole::Field),
        };
        if let ColumnRole::Field(field) = &role
            && !seen.insert(*field)
        {
            flaws.add("columns", Problem::Repeated);
        }
        ColumnMapping { role, ..column.clone() }
    };
    before.columns.iter().map(column).collect()
}

fn field(code: &str) -> Option<Field> {
    let all = [Field::OF_PEOPLE, Field::OF_COMPLETIONS, Field::OF_REQUIREMENTS, Field::OF_COMPETENCIES];
    all.into_iter().flatten().copied().find(|field| field.code() == code)
}

/// The form as it shows `sheet`.
fn showing(sheet: &SheetMapping, version: i64) -> Form {
    let order = match sheet.dates.order {
        DayOrder::DayMonth => "day_month",
        DayOrder::MonthDay => "month_day",
    };
    Form::showing([
        ("layout", sheet.layout.code().to_owned()),
        ("header_row", (sheet.header_row + 1).to_string()),
        ("header_rows", sheet.header_rows.to_string()),
        ("order", order.to_owned()),
        ("version", version.to_string()),
    ])
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
    let orders = options("import-order", &["day_month", "month_day"]);
    let rows = vec![("1".to_owned(), t!("import-header-one")), ("2".to_owned(), t!("import-header-two"))];
    let columns = (!sheet.columns.is_empty())
        .then(|| view! { <Columns sheet=sheet.clone() top=top.clone() form=form.clone() /> });
    let cancel = back.0.clone();
    let version = seen(&form).unwrap_or_default();
    view! {
        <div class="page">
            <PageHead title=t!("import-sheet-title", sheet = sheet.sheet.clone()) lede=t!("import-sheet-lede") back />
            <div class="stack">
                <Beginning top />
                <PostForm form submit=t!("import-sheet-submit") cancel>
                    <Seen version />
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
    let mut choices: Vec<(String, String)> = vec![("unused".to_owned(), t!("import-role-unused"))];
    if has_courses {
        choices.push((COURSE.to_owned(), t!("import-role-course")));
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
    let (known, course) = match &column.role {
        ColumnRole::Field(field) => (field.code(), String::new()),
        ColumnRole::Course(code) => (COURSE, code.clone()),
        ColumnRole::Unused => ("unused", String::new()),
    };
    let typed = |name: &str, known: &str| form.text(name).unwrap_or_else(|| known.to_owned());
    let chosen = typed(&role, known);
    let options = choices.iter().map(|(value, text)| {
        let selected = *value == chosen;
        view! { <option value=value.clone() selected=selected>{text.clone()}</option> }
    });
    let about = t!("import-role-of", column = letters(column.index));
    let course = has_courses.then(|| {
        let label = t!("import-code-of", column = letters(column.index));
        view! { <input class="input course-code" name=code.clone() value=typed(&code, &course) maxlength="50" aria-label=label /> }
    });
    let id = format!("f-role-{}", column.index);
    view! {
        <tr>
            <th scope="row">{letters(column.index)}</th>
            <td><bdi>{if column.header.is_empty() { t!("import-no-header") } else { column.header.clone() }}</bdi></td>
            <td>
                <select class="input" id=id name=role aria-label=about>{options.collect_view()}</select>
                {course}
            </td>
            <td class="col-later"><bdi>{samples}</bdi></td>
        </tr>
    }
    .into_any()
}
