//! Spreadsheets of the kind `.ods`, well-meant and hostile.

use super::{archive, only_sheet};
use crate::exchange::Cell;
use crate::exchange::Sentence;
use crate::exchange::read::{Unreadable, read};

/// An `.ods` file with this in its only sheet.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[("content.xml", content.as_bytes()), ("META-INF/manifest.xml", b"<a/>")])
}

#[test]
fn an_opendocument_sheet_is_read_cell_by_cell() {
    let rows = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
        <table:table-row>
        <table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>Zoë &amp; Co &#233;</text:p><text:p>two<text:s/>lines</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-05-04T00:00:00"><text:p>04/05/26</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:covered-table-cell/>
        <table:table-cell table:formula="of:=A1" office:value-type="string"><text:p>seen</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16378"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let sheet = only_sheet("a.ods", &ods(rows));
    let date = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let text = |text: &str| Cell::Text(text.to_owned());
    let expected = [
        text("Zoë & Co é\ntwo lines"),
        Cell::Number(1.5),
        Cell::Date(date),
        Cell::Bool(true),
        Cell::Empty,
        text("seen"),
    ];
    assert_eq!((sheet.name.as_str(), &sheet.rows), ("S", &vec![Vec::new(), Vec::new(), expected.to_vec()]));
}

#[test]
fn an_opendocument_cell_that_is_repeated_without_end_is_refused() {
    let cell = |columns: &str, rows: &str| {
        ods(&format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/></table:table-row>"#
        ))
    };
    for (columns, rows, what) in [
        ("999999999999", "1", "too-many-columns"),
        ("1", "18446744073709551615", "too-many-rows"),
        ("2000", "1048576", "too-many-cells"),
    ] {
        let error = read("a.ods", &cell(columns, rows)).unwrap_err();
        assert_eq!(error.sentence().code(), what);
    }
    let entities =
        archive(&[("content.xml", br#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#), ("META-INF/manifest.xml", b"<a/>")]);
    assert_eq!(read("a.ods", &entities), Err(Unreadable::Refused(Sentence::Entities {})));
}
