//! Finds out what the sheets of a workbook are, and answers a [`Mapping`] that a person can inspect and change.
//!
//! - The header row is the one among the first thirty whose cells name the most columns: title rows above it do not
//!   matter.
//! - Course codes come from the sheets with requirements and from the catalogue. A column whose header is such a code
//!   or title is a course; so is an unknown column that holds mostly dates, unless its header says that they are other
//!   dates.
//! - A row of people, a course and a day is a list of completions; an area, a machine and a level belong to a list of
//!   competencies. A header may have two rows, merged cells among them.
//! - People with courses beside them are a matrix, people without are a list of people. When neither the workbook nor
//!   the organisation has a list of people, the matrix serves as that list too.
//! - The row under a matrix' header that has frequencies in the course columns and no employee number holds validities.
//! - The order of day and month is decided once a sheet, from the dates in it that can be read in one way only.

mod chosen;
mod courses;
mod header;
mod mapping;
mod order;

pub use chosen::{ColumnChoice, ColumnDraft, ColumnKind, HeaderRow, HeaderRows, SheetChoice, SheetDraft};
pub(super) use courses::validity_unit;
pub use mapping::{ColumnMapping, ColumnRole, DateOrder, Layout, Mapping, OrderReason, SheetMapping, UnusedReason};

use std::collections::BTreeSet;

use thiserror::Error;

use self::courses::CourseNames;
use self::header::{Header, SheetKind};
use super::known::KnownData;
use super::text::shorten;
use super::vocabulary::{self, Field};
use super::workbook::{Sheet, Workbook};

/// How many columns and sheets of a workbook that is not recognised are named to the person.
const SHOWN: usize = 6;

/// Nothing in the workbook can be imported: what was looked for, and what was found instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "Nothing in this workbook can be imported. Looked for: a list of people (a column such as “Employee no” and one such as \
     “Surname” or “Name”), a training matrix (“Employee no” and one column of dates per course) or a list of requirements (a \
     column such as “Course code” and one such as “Frequency”). Found: {found}. Name the columns in one row of the sheet and \
     import it again."
)]
pub struct NotRecognised {
    /// The sheets and their fullest rows, in words.
    pub found: String,
}

/// Recognises the sheets of a workbook.
///
/// # Errors
/// [`NotRecognised`] if no sheet has usable columns.
pub fn recognise(workbook: &Workbook, known: &KnownData) -> Result<Mapping, NotRecognised> {
    let mapping = propose(workbook, known);
    if mapping.is_empty() { Err(not_recognised(workbook)) } else { Ok(mapping) }
}

/// What the sheets of a workbook are taken for; where nothing is recognised, a person may still say what they are.
#[must_use]
pub fn propose(workbook: &Workbook, known: &KnownData) -> Mapping {
    let headers: Vec<Option<Header>> = workbook.sheets.iter().map(header::find).collect();
    let names = CourseNames::collect(workbook.sheets.iter().zip(&headers), known);
    let mut sheets: Vec<SheetMapping> =
        workbook.sheets.iter().zip(&headers).map(|(sheet, header)| map_sheet(sheet, header.as_ref(), &names)).collect();
    let has_people = known.people.iter().any(|person| !person.employee_number.is_empty());
    if !has_people && !sheets.iter().any(|sheet| sheet.layout == Layout::People) {
        sheets.iter_mut().for_each(read_people_too);
    }
    order::decide(workbook, &mut sheets);
    Mapping { sheets, same_person: BTreeSet::new() }
}

/// The mapping of a sheet whose header a person has pointed at: `rows` rows from `row` on (counted from 0), holding
/// `layout`. The columns are recognised anew.
#[must_use]
pub fn remap(
    workbook: &Workbook,
    known: &KnownData,
    index: usize,
    layout: Layout,
    (row, rows): (usize, usize),
) -> Option<SheetMapping> {
    let sheet = workbook.sheets.get(index)?;
    let kind = match layout {
        Layout::Unused(_) => return Some(SheetMapping::unused(&sheet.name, UnusedReason::NotWanted)),
        Layout::People | Layout::Matrix | Layout::PeopleAndMatrix => SheetKind::People,
        Layout::Completions | Layout::PeopleAndCompletions => SheetKind::Completions,
        Layout::Requirements => SheetKind::Requirements,
        Layout::Competencies => SheetKind::Competencies,
    };
    let mut headers: Vec<Option<Header>> = workbook.sheets.iter().map(header::find).collect();
    let header = header::of_kind(sheet, row, rows.clamp(1, 2), kind);
    headers[index] = Some(header.clone());
    let names = CourseNames::collect(workbook.sheets.iter().zip(&headers), known);
    let is_matrix = matches!(layout, Layout::Matrix | Layout::PeopleAndMatrix);
    let columns = if is_matrix { courses::people_or_matrix(sheet, &header, &names).1 } else { header.columns(sheet) };
    Some(mapping(sheet, &header, layout, columns))
}

/// Decides the order of day and month of every sheet again, but where a person chose it.
pub fn decide_order(workbook: &Workbook, mapping: &mut Mapping) {
    order::decide(workbook, &mut mapping.sheets);
}

/// The error that says what was looked for and what was found instead.
#[must_use]
pub fn not_recognised(workbook: &Workbook) -> NotRecognised {
    NotRecognised { found: describe(workbook) }
}

fn map_sheet(sheet: &Sheet, header: Option<&Header>, names: &CourseNames) -> SheetMapping {
    let Some(header) = header else {
        return SheetMapping::unused(&sheet.name, UnusedReason::NoUsableColumns);
    };
    let (layout, columns) = match header.kind {
        SheetKind::Requirements => (Layout::Requirements, header.columns(sheet)),
        SheetKind::Competencies => (Layout::Competencies, header.columns(sheet)),
        SheetKind::Completions => (Layout::Completions, header.columns(sheet)),
        SheetKind::People => courses::people_or_matrix(sheet, header, names),
    };
    let layout = if sheet.hidden { Layout::Unused(UnusedReason::Hidden) } else { layout };
    mapping(sheet, header, layout, columns)
}

fn mapping(sheet: &Sheet, header: &Header, layout: Layout, columns: Vec<ColumnMapping>) -> SheetMapping {
    let mut mapping = SheetMapping {
        sheet: sheet.name.clone(),
        layout,
        header_row: header.row,
        header_rows: header.rows,
        validity_row: None,
        first_row: header.end(),
        dates: DateOrder::default(),
        columns,
        anew: false,
    };
    if matches!(mapping.layout, Layout::Matrix | Layout::PeopleAndMatrix)
        && let Some(row) = courses::validity_row(sheet, &mapping)
    {
        mapping.validity_row = Some(row);
        mapping.first_row = row + 1;
    }
    mapping
}

/// Lets a sheet with completions serve as the list of people, if it names them.
fn read_people_too(sheet: &mut SheetMapping) {
    let named =
        [Field::LastName, Field::FirstName, Field::FullName].into_iter().any(|field| sheet.column(field).is_some());
    match sheet.layout {
        Layout::Matrix if named => sheet.layout = Layout::PeopleAndMatrix,
        Layout::Completions if named => sheet.layout = Layout::PeopleAndCompletions,
        _ => {}
    }
}

/// The sheets with the texts of the row that looks most like a header.
fn describe(workbook: &Workbook) -> String {
    let sheets: Vec<String> = workbook.sheets.iter().take(SHOWN).map(describe_sheet).collect();
    let more = if workbook.sheets.len() > SHOWN { ", and further sheets" } else { "" };
    if sheets.is_empty() { "no sheet at all".to_owned() } else { format!("{}{more}", sheets.join(", ")) }
}

fn describe_sheet(sheet: &Sheet) -> String {
    let texts = header::fullest_row(sheet);
    let shown: Vec<String> = texts.iter().take(SHOWN).map(|text| format!("“{}”", shorten(text, 30))).collect();
    let name = shorten(&sheet.name, 40);
    match (shown.is_empty(), texts.len() > SHOWN) {
        (true, _) => format!("sheet “{name}” without any text"),
        (false, more) => format!("sheet “{name}” with {}{}", shown.join(", "), if more { ", …" } else { "" }),
    }
}

/// Whether a header names a date that is no completion of a course: one of a person, or one of a list of completions, as
/// "Expiry" beside or under the name of a course.
fn is_other_date(header: &str) -> bool {
    vocabulary::is_one_of(&super::text::fold(header), |language| language.other_dates)
        || matches!(vocabulary::completion_field(header), Some(Field::ExpiresOn | Field::CompletedOn))
}

#[cfg(test)]
mod tests;
