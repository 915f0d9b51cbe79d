//! Finds the header of a sheet, one row or two, under whatever titles stand above it.

use super::mapping::{ColumnMapping, ColumnRole};
use crate::exchange::dates::{self, DayOrder};
use crate::exchange::frequency::{self, Frequency};
use crate::exchange::text::fold;
use crate::exchange::vocabulary::{
    Field, competency_field, completion_field, course_field, is_not_applicable, is_one_of, person_field,
};
use crate::exchange::workbook::{Cell, Sheet};

/// How many rows are searched for the header.
const SEARCHED_ROWS: usize = 30;

/// What the header row says that the sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetKind {
    People,
    Completions,
    Requirements,
    Competencies,
}

impl SheetKind {
    /// Every kind; of two that name as many columns the earlier counts.
    const ALL: [Self; 4] = [Self::Completions, Self::Requirements, Self::Competencies, Self::People];

    /// The field that a header names in a sheet of this kind.
    fn field(self, header: &str) -> Option<Field> {
        match self {
            Self::People => person_field(header),
            Self::Completions => completion_field(header).or_else(|| person_field(header)),
            Self::Requirements => course_field(header),
            Self::Competencies => competency_field(header),
        }
    }
}

/// A header with the fields it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The first row, counted from 0.
    pub row: usize,
    /// How many rows it has, 1 or 2.
    pub rows: usize,
    pub kind: SheetKind,
    /// Column (counted from 0) and field, no field twice.
    pub fields: Vec<(usize, Field)>,
}

impl Header {
    pub(super) fn names(&self, field: Field) -> bool {
        self.fields.iter().any(|(_, named)| *named == field)
    }

    fn names_any(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| self.names(*field))
    }

    /// The first row with data.
    pub(super) fn end(&self) -> usize {
        self.row.saturating_add(self.rows)
    }

    /// Every column that has a text in the header, with its field where it names one, and those without a header that hold
    /// something, for a person to say what.
    pub(super) fn columns(&self, sheet: &Sheet) -> Vec<ColumnMapping> {
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut texts = texts(sheet, self.row, self.rows);
        texts.resize(texts.len().max(width), String::new());
        let holds = |column: usize| (self.end()..sheet.rows.len()).any(|row| !sheet.cell(row, column).is_blank());
        let texts = texts.into_iter().enumerate().filter(|(index, text)| !text.is_empty() || holds(*index));
        texts
            .map(|(index, header)| {
                let field = self.fields.iter().find(|(column, _)| *column == index);
                let role = field.map_or(ColumnRole::Unused, |(_, field)| ColumnRole::Field(*field));
                ColumnMapping { index, header, role }
            })
            .collect()
    }

    /// Whether the header tells whom a row is about.
    fn tells_a_person(&self) -> bool {
        self.names_any(&[Field::EmployeeNumber, Field::Email, Field::FullName])
            || self.names(Field::LastName) && self.names(Field::FirstName)
    }

    /// Whether it names enough for what it is about.
    fn is_enough(&self, of_people: &Self) -> bool {
        let course = self.names_any(&[Field::CourseCode, Field::CourseTitle]);
        match self.kind {
            // A matrix may have nothing but a name beside its courses; whether it is one is found out later.
            SheetKind::People => self.tells_a_person(),
            SheetKind::Completions => self.tells_a_person() && course && self.names(Field::CompletedOn),
            // Requirements have a course and something about it, and are not about one person.
            SheetKind::Requirements => {
                let named = [Field::LastName, Field::FirstName, Field::FullName, Field::Email];
                let of_a_person = of_people.names(Field::EmployeeNumber) && of_people.names_any(&named);
                // "Name" may be that of a course, and a job title who needs it: beside each other they are people.
                let own = [Field::CourseCode, Field::Frequency, Field::Mandatory, Field::Hours, Field::LegalReference];
                let of_a_person = of_a_person || of_people.tells_a_person() && !self.names_any(&own);
                course && self.fields.len() >= 2 && !of_a_person
            }
            SheetKind::Competencies => {
                self.names(Field::CourseTitle)
                    && (self.names(Field::MaximumLevel) || self.names(Field::Machine) && self.names(Field::Area))
            }
        }
    }
}

/// The header that names the most columns, the first of several; none if no row names enough of them.
pub(super) fn find(sheet: &Sheet) -> Option<Header> {
    let mut best: Option<Header> = None;
    for row in 0..sheet.rows.len().min(SEARCHED_ROWS) {
        for header in candidates(sheet, row, 1) {
            if best.as_ref().is_none_or(|best| weight(&header) > weight(best)) {
                best = Some(header);
            }
        }
    }
    let best = best?;
    if goes_on(sheet, &best) { at(sheet, best.row, 2).or(Some(best)) } else { Some(best) }
}

/// The header that rows are, for somebody who says which they are; none if they name nothing of use.
pub(super) fn at(sheet: &Sheet, row: usize, rows: usize) -> Option<Header> {
    candidates(sheet, row, rows)
        .into_iter()
        .reduce(|best, other| if weight(&other) > weight(&best) { other } else { best })
}

/// The fields that the texts of header rows name in a sheet of `kind`, whether they are enough or not.
pub(super) fn of_kind(sheet: &Sheet, row: usize, rows: usize, kind: SheetKind) -> Header {
    let texts = texts(sheet, row, rows);
    Header { row, rows, kind, fields: fields(&texts, |text| kind.field(text)) }
}

fn candidates(sheet: &Sheet, row: usize, rows: usize) -> Vec<Header> {
    let people = of_kind(sheet, row, rows, SheetKind::People);
    let all = SheetKind::ALL.into_iter().map(|kind| of_kind(sheet, row, rows, kind));
    all.filter(|header| header.is_enough(&people)).collect()
}

/// How much speaks for a header: the columns it names. A list of completions names those of people as well as its own.
fn weight(header: &Header) -> usize {
    header.fields.len()
}

/// The texts of header rows, one a column. Under a text that is merged over several columns each counts for itself, and
/// beside a text that is merged over both rows nothing stands below: the lower text counts where there is one. Only what
/// says nothing by itself ("date" under the name of a course) is told by the upper one.
pub(super) fn texts(sheet: &Sheet, row: usize, rows: usize) -> Vec<String> {
    let line = |row: usize| -> Vec<String> {
        let cells = sheet.rows.get(row).map_or(&[][..], Vec::as_slice);
        cells
            .iter()
            .map(|cell| if matches!(cell, Cell::Text(_) | Cell::Number(_)) { cell.text() } else { String::new() })
            .collect()
    };
    let upper = line(row);
    if rows < 2 {
        return upper;
    }
    let lower = line(row.saturating_add(1));
    let mut spread = String::new();
    (0..upper.len().max(lower.len()))
        .map(|column| {
            let above = upper.get(column).filter(|text| !text.is_empty());
            if let Some(above) = above {
                spread.clone_from(above);
            }
            match lower.get(column).filter(|text| !text.is_empty()) {
                Some(below) if is_one_of(&fold(below), |language| language.completion_dates) => spread.clone(),
                Some(below) => below.clone(),
                None => above.cloned().unwrap_or_default(),
            }
        })
        .collect()
}

/// Whether the row under a header belongs to it: nobody is in it, and it holds words that are neither dates nor periods.
fn goes_on(sheet: &Sheet, header: &Header) -> bool {
    if header.kind == SheetKind::Requirements || header.kind == SheetKind::Competencies {
        return false;
    }
    let below = header.row + 1;
    let blank = |(column, _): &(usize, Field)| sheet.cell(below, *column).is_blank();
    if !header.fields.iter().all(blank)
        || header.fields.iter().all(|(column, _)| sheet.cell(below + 1, *column).is_blank())
    {
        return false;
    }
    let cells = sheet.rows.get(below).map_or(&[][..], Vec::as_slice);
    let (mut words, mut others) = (0, 0);
    for cell in cells.iter().filter(|cell| !cell.is_blank()) {
        let text = cell.text();
        let is_word = matches!(cell, Cell::Text(_))
            && cell.number().is_none()
            && !is_not_applicable(&text)
            && dates::of_cell(cell, DayOrder::DayMonth).is_err()
            && matches!(frequency::parse(&text, None), Frequency::Unclear);
        if is_word { words += 1 } else { others += 1 }
    }
    words >= 2 && words > others
}

/// The texts of the row that has the most of them, for telling a person what was found.
pub(super) fn fullest_row(sheet: &Sheet) -> Vec<String> {
    let rows = sheet.rows.iter().take(SEARCHED_ROWS);
    let texts = rows.map(|cells| cells.iter().map(Cell::text).filter(|text| !text.is_empty()).collect::<Vec<_>>());
    texts.rev().max_by_key(Vec::len).unwrap_or_default()
}

fn fields(texts: &[String], field: impl Fn(&str) -> Option<Field>) -> Vec<(usize, Field)> {
    let mut found: Vec<(usize, Field)> = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        if let Some(field) = field(text)
            && !found.iter().any(|(_, other)| *other == field)
        {
            found.push((index, field));
        }
    }
    whole_name(texts, &mut found);
    found
}

/// "Nombre" beside "Apellidos" is the first name, and alone the whole one.
fn whole_name(texts: &[String], found: &mut [(usize, Field)]) {
    let has = |field: Field| found.iter().any(|(_, other)| *other == field);
    let (first, last) = (has(Field::FirstName), has(Field::LastName));
    if first == last || has(Field::FullName) {
        return;
    }
    for (column, field) in found.iter_mut().filter(|(_, field)| matches!(field, Field::FirstName | Field::LastName)) {
        if is_one_of(&fold(&texts[*column]), |language| language.whole_names) {
            *field = Field::FullName;
        }
    }
}
