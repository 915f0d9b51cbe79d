//! Spreadsheets of the kind `.ods`, cell by cell: what says that it is repeated a million times takes no more room than what is
//! in it.

use crate::exchange::sentence::Sentence;
use std::collections::HashSet;
use std::io::{Cursor, Read};

use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::limited::Limited;
use super::{Unreadable, guard};
use crate::exchange::workbook::{Cell, Sheet, Workbook};

/// The most sheets of a workbook.
const SHEETS: usize = 200;

/// Reads an archive that [`guard::inspect`] has found harmless.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let damaged = |cause: String| Unreadable::Damaged { cause };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let part = archive.by_name("content.xml").map_err(|error| damaged(error.to_string()))?;
    let mut text = String::new();
    part.take(guard::UNPACKED).read_to_string(&mut text).map_err(|error| damaged(error.to_string()))?;
    let mut content = Content::default();
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(|error| damaged(error.to_string()))? {
            Event::Start(element) => content.open(&element)?,
            Event::Empty(element) => {
                content.open(&element)?;
                content.close(element.local_name().as_ref())?;
            }
            Event::End(element) => content.close(element.local_name().as_ref())?,
            Event::Text(part) => content.text(&part.xml10_content()),
            Event::CData(part) => content.text(&part.xml10_content()),
            Event::GeneralRef(reference) => {
                let sign = reference.resolve_char_ref().map_err(|error| damaged(error.to_string()))?;
                content.text(&sign.map_or_else(|| predefined(&reference.xml10_content()).to_owned(), String::from));
            }
            Event::DocType(_) => return Err(Sentence::Entities {}.into()),
            Event::Eof => return Ok(Workbook { sheets: content.sheets }),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// What XML itself names; there are no other entities without a document type.
fn predefined(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

/// What was read so far.
#[derive(Default)]
struct Content {
    sheets: Vec<Sheet>,
    limited: Limited,
    /// The style whose properties are being read, and the styles of hidden sheets.
    style: String,
    hidden: HashSet<String>,
    /// The row that comes next in the current sheet.
    row: usize,
    /// How often the current row stands there, and its cells with their columns.
    row_repeated: usize,
    cells: Vec<(usize, Cell)>,
    /// Columns whose cell in the current row reaches down over so many rows.
    spans: Vec<(usize, usize)>,
    column: usize,
    cell: Option<Started>,
    /// How many comments, each with text of its own, the reader is inside of.
    comments: usize,
}

/// A cell whose end has not come yet.
struct Started {
    kind: String,
    value: String,
    repeated: usize,
    /// Over how many rows it is merged, 1 for most.
    rows: usize,
    text: String,
    paragraphs: usize,
}

/// The value of an attribute, whatever the prefix of its name is.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let wanted = |key: &str| key.rsplit(':').next() == Some(name);
    let found = element.attributes().flatten().find(|attribute| wanted(attribute.key.as_ref()))?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn repeated(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

impl Content {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table" => self.sheet(element)?,
            "table-row" => {
                self.row_repeated = repeated(element, "number-rows-repeated");
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(Started::of(element)),
            "annotation" => self.comments += 1,
            "p" | "line-break" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.comments == 0) {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" | "tab" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn sheet(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        if self.sheets.len() >= SHEETS {
            return Err(Sentence::TooManySheets { limit: SHEETS }.into());
        }
        let style = attribute(element, "style-name").unwrap_or_default();
        self.sheets.push(Sheet {
            name: attribute(element, "name").unwrap_or_default(),
            hidden: self.hidden.contains(&style),
            ..Sheet::default()
        });
        self.row = 0;
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.comments == 0) {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "annotation" => self.comments = self.comments.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(started) = self.cell.take() else { return };
        if started.rows > 1 {
            self.spans.push((self.column, started.rows));
        }
        let (repeated, cell) = (started.repeated, started.cell());
        if !cell.is_blank() {
            // One more than the limits allow is enough for them to say so.
            self.cells
                .extend((0..repeated.min(super::limited::COLUMNS + 1)).map(|more| (self.column + more, cell.clone())));
        }
        self.column = self.column.saturating_add(repeated);
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        let (cells, spans) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.spans));
        if let Some(sheet) = self.sheets.last_mut() {
            for (column, rows) in spans {
                sheet.spans.add(column, self.row, self.row.saturating_add(rows - 1));
            }
        }
        if let Some(sheet) = self.sheets.last_mut()
            && !cells.is_empty()
        {
            for more in 0..self.row_repeated {
                for (column, cell) in &cells {
                    self.limited.put(sheet, self.row.saturating_add(more), *column, cell.clone())?;
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeated);
        Ok(())
    }
}

impl Started {
    fn of(element: &BytesStart<'_>) -> Self {
        let kind = attribute(element, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(element, "date-value"),
            "boolean" => attribute(element, "boolean-value"),
            _ => attribute(element, "value"),
        };
        Self {
            kind,
            value: value.unwrap_or_default(),
            repeated: repeated(element, "number-columns-repeated"),
            rows: repeated(element, "number-rows-spanned"),
            text: String::new(),
            paragraphs: 0,
        }
    }

    fn cell(self) -> Cell {
        let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => self.value.parse().map_or_else(|_| text(self.text), Cell::Number),
            "date" => {
                let day = self.value.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
                day.map_or_else(|| text(self.text), Cell::Date)
            }
            "boolean" => Cell::Bool(self.value == "true"),
            _ => text(self.text),
        }
    }
}
