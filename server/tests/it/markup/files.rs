//! The files that pages hand out, read as spreadsheet programs read them.

use super::{SHORT, Walk};
use axum::{body::Body, http::Method};
use calamine::{Reader as _, Xlsx};
use std::io::Cursor;

impl Walk {
    /// Reads the tables that can be taken out: what was typed is a text in a cell of its own, and is never calculated.
    pub(super) async fn files(&self) {
        for path in ["/journal.csv", "/matrix/export.csv?show=all"] {
            let file = self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await;
            let mut reader = csv::ReaderBuilder::new().from_reader(&*file.bytes);
            let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            let cells: Vec<&str> = lines.iter().flatten().collect();
            assert!(cells.iter().any(|cell| cell.contains(SHORT[0])), "{path}: {}", file.text);
            assert!(cells.iter().all(|cell| !cell.trim_start().starts_with('=')), "{path}: {}", file.text);
        }
        let path = "/matrix/export.xlsx?show=all";
        let file = self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.bytes)).unwrap();
        let sheet = book.sheet_names()[0].clone();
        let cells = book.worksheet_range(&sheet).unwrap();
        assert!(cells.cells().any(|(_, _, cell)| cell.to_string().contains(SHORT[0])), "{cells:?}");
        assert_eq!(book.worksheet_formula(&sheet).unwrap().used_cells().count(), 0);
    }
}
