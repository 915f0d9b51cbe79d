//! Reading: real files in all their encodings, and files that mean harm.

mod ods;

use crate::exchange::Sentence;
use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{MAX_FILE, Unreadable, guard, read};
use crate::exchange::{Cell, Sheet};

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEET_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// An archive of the given parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook_xml(properties: &str, sheets: usize) -> String {
    let sheets: Vec<String> =
        (1..=sheets).map(|sheet| format!(r#"<sheet name="S{sheet}" sheetId="{sheet}" r:id="r1"/>"#)).collect();
    let sheets = sheets.concat();
    format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr {properties}/><sheets>{sheets}</sheets></workbook>"#
    )
}

/// A whole workbook with these rows in its sheet.
fn xlsx_with(properties: &str, sheets: usize, prologue: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"{prologue}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    archive(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", workbook_xml(properties, sheets).as_bytes()),
        ("xl/_rels/workbook.xml.rels", SHEET_RELATIONS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn xlsx(rows: &str) -> Vec<u8> {
    xlsx_with("", 1, "", rows)
}

fn only_sheet(name: &str, bytes: &[u8]) -> Sheet {
    let mut workbook = read(name, bytes).unwrap();
    assert_eq!(workbook.sheets.len(), 1);
    workbook.sheets.remove(0)
}

fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|cells| cells.iter().map(Cell::text).collect()).collect()
}

#[test]
fn cells_of_every_type_are_read_and_formulas_by_their_value() {
    let rows = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>Zoë &amp; Co</t></is></c><c r="B2"><v>1.5</v></c><c r="C2" s="1"><v>46146</v></c>
        <c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#REF!</v></c><c r="G2" t="str"><f>A2</f><v>seen</v></c></row>"#;
    let sheet = only_sheet("a.xlsx", &xlsx(rows));
    let date = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let text = |text: &str| Cell::Text(text.to_owned());
    let expected = [
        text("Zoë & Co"),
        Cell::Number(1.5),
        Cell::Date(date),
        Cell::Bool(true),
        Cell::Error("#REF!".to_owned()),
        Cell::Empty,
        text("seen"),
    ];
    assert_eq!(sheet.rows, [Vec::new(), expected.to_vec()]);
}

#[test]
fn a_workbook_that_counts_from_1904_has_the_same_days() {
    let bytes = xlsx_with(
        r#"date1904="1""#,
        1,
        "",
        r#"<row r="1"><c r="A1" s="1"><v>44684</v></c><c r="B1" s="1"><v>4444684</v></c></row>"#,
    );
    let sheet = only_sheet("a.xlsx", &bytes);
    assert_eq!(
        sheet.rows[0],
        [Cell::Date(chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap()), Cell::Number(4_446_146.0)]
    );
}

#[test]
fn a_cell_in_the_last_corner_does_not_reserve_the_sheet() {
    let error = read("a.xlsx", &xlsx(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#)).unwrap_err();
    assert!(matches!(error, Unreadable::Refused(Sentence::TooManyRows { .. })), "{error}");
    let error = read("a.xlsx", &xlsx(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#)).unwrap_err();
    assert!(matches!(error, Unreadable::Refused(Sentence::TooManyColumns { .. })), "{error}");
    let wide: Vec<String> =
        (1..=2_100).map(|row| format!(r#"<row r="{row}"><c r="BXX{row}"><v>1</v></c></row>"#)).collect();
    let error = read("a.xlsx", &xlsx(&wide.concat())).unwrap_err();
    assert!(matches!(error, Unreadable::Refused(Sentence::TooManyCells { .. })), "{error}");
}

#[test]
fn one_part_cannot_stand_for_ten_thousand_sheets() {
    let error = read("a.xlsx", &xlsx_with("", 10_000, "", "")).unwrap_err();
    assert!(matches!(error, Unreadable::Refused(Sentence::TooManySheets { .. })), "{error}");
}

#[test]
fn what_is_no_workbook_is_told_by_what_it_is() {
    let name = "records.xlsx".to_owned();
    let not_one = || Err(Unreadable::Refused(Sentence::NotAWorkbook { name: name.clone() }));
    assert_eq!(read(&name, b"Employee No,Surname\n1,Ali\n"), not_one());
    assert_eq!(read(&name, b"PK\x03\x04 and then nothing of the kind"), not_one());
    assert_eq!(read(&name, &archive(&[("letter.txt", b"Dear Sir")])), not_one());
    assert_eq!(
        read(&name, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
        Err(Unreadable::Refused(Sentence::OldOrProtected {}))
    );
    assert!(matches!(read("a.csv", b"%PDF-1.7"), Err(Unreadable::Refused(Sentence::IsPdf {}))));
    assert_eq!(read("a.docx", b"text"), Err(Unreadable::Refused(Sentence::UnknownKind { name: "a.docx".to_owned() })));
    assert_eq!(
        read("a.csv", b"\0\x01\x02binary\xff"),
        Err(Unreadable::Refused(Sentence::UnknownKind { name: "a.csv".to_owned() }))
    );
    assert_eq!(read("a.csv", b""), Err(Unreadable::Refused(Sentence::FileEmpty {})));
    assert_eq!(
        read("a.csv", &vec![b'a'; MAX_FILE + 1]),
        Err(Unreadable::Refused(Sentence::FileTooLarge { limit: 50 }))
    );
}

#[test]
fn a_damaged_workbook_is_called_damaged() {
    for sheet in [
        "<row><c r=\"A1\"><v>1</v>",
        "<row><c r=\"A1\" t=\"s\"><v>99</v></c></row>",
        "<row><c r=\"A1\"><nonsense/></c></row><",
        "<row><c r=\"A1\" t=\"inlineStr\"><is><t>&lol;</t></is></c></row>",
    ] {
        assert!(matches!(read("a.xlsx", &xlsx(sheet)), Err(Unreadable::Damaged { .. })), "{sheet}");
    }
    let mut torn = xlsx("<row><c r=\"A1\"><v>1</v></c></row>");
    torn.truncate(torn.len() / 2);
    assert!(read("a.xlsx", &torn).is_err());
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_parsed() {
    let zeros = vec![b' '; 16 * 1024 * 1024];
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 64 * 1024);
    assert_eq!(read("a.xlsx", &bomb), Err(Unreadable::Refused(Sentence::Bomb {})));
}

#[test]
fn a_zip_bomb_that_lies_about_its_size_is_refused_too() {
    let zeros = vec![b' '; 16 * 1024 * 1024];
    let mut bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    let (true_size, lie) = (u32::to_le_bytes(16 * 1024 * 1024), u32::to_le_bytes(1024));
    let places: Vec<usize> =
        bomb.windows(4).enumerate().filter(|(_, window)| *window == true_size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&lie);
    }
    assert!(matches!(read("a.xlsx", &bomb), Err(Unreadable::Refused(Sentence::Bomb {}) | Unreadable::Damaged { .. })));
}

#[test]
fn many_small_parts_do_not_add_up_to_a_bomb() {
    let part = vec![b' '; 1024 * 1024];
    let names: Vec<String> = (0..8).map(|part| format!("xl/worksheets/sheet{part}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    parts.push(("xl/workbook.xml", b"<workbook/>"));
    let bytes = archive(&parts);
    assert_eq!(guard::inspect("a.xlsx", &bytes, 7 * 1024 * 1024).unwrap_err(), Unreadable::Refused(Sentence::Bomb {}));
    assert_eq!(guard::inspect("a.xlsx", &bytes, 9 * 1024 * 1024).unwrap().largest, 1024 * 1024);
}

#[test]
fn an_entity_bomb_is_refused_wherever_it_stands() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>"#;
    assert_eq!(
        read("a.xlsx", &xlsx_with("", 1, bomb, "<row><c t=\"inlineStr\"><is><t>&lol2;</t></is></c></row>")),
        Err(Unreadable::Refused(Sentence::Entities {}))
    );
    for before in (64 * 1024 - 12)..(64 * 1024 + 2) {
        let late = format!("{}{bomb}", " ".repeat(before));
        assert_eq!(
            read("a.xlsx", &xlsx_with("", 1, &late, "")),
            Err(Unreadable::Refused(Sentence::Entities {})),
            "after {before} bytes"
        );
    }
}

#[test]
fn csv_files_are_read_in_every_encoding_and_with_every_separator() {
    let (utf8, expected) = ("Name;Ort\nZoë;Åre\n", [["Name", "Ort"], ["Zoë", "Åre"]]);
    let latin1: Vec<u8> = utf8.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf8.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xef\xbb\xbf", utf8.as_bytes()].concat();
    for bytes in [utf8.as_bytes(), &latin1, &utf16, &marked] {
        assert_eq!(texts(&only_sheet("a.csv", bytes)), expected);
    }
    for separator in [",", "\t", "|"] {
        assert_eq!(texts(&only_sheet("a.txt", utf8.replace(';', separator).as_bytes())), expected, "{separator:?}");
    }
    assert_eq!(texts(&only_sheet("a.csv", b"sep=;\r\na,b;c\r\n")), [["a,b", "c"]]);
}

#[test]
fn commas_within_names_do_not_hide_the_semicolons() {
    let rows = "No;Name;A;B\n1;Ali, Amina;x;y\n2;Bo, Lee;x;y\n";
    assert_eq!(texts(&only_sheet("a.csv", rows.as_bytes()))[1], ["1", "Ali, Amina", "x", "y"]);
}

#[test]
fn rows_of_a_csv_have_the_numbers_that_a_spreadsheet_shows() {
    for end in ["\n", "\r\n"] {
        let text = ["", "Title", "", "", "a,\"two\nlines\"", "", "b,c"].join(end);
        let sheet = only_sheet("People.csv", text.as_bytes());
        assert_eq!(sheet.name, "People");
        let filled: Vec<usize> = (0..sheet.rows.len()).filter(|row| !sheet.is_blank(*row)).collect();
        assert_eq!(filled, [1, 4, 6], "{end:?}");
    }
}

#[test]
fn a_cell_longer_than_any_spreadsheet_allows_is_pointed_out() {
    let error = read("a.csv", format!("a,b\n1,\"{}\n", "x,y".repeat(20_000)).as_bytes()).unwrap_err();
    assert!(
        matches!(&error, Unreadable::Refused(Sentence::LongCell { place, .. }) if place.to_string() == "a, row 2, column B"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "[a-z]{1,3}\\.(csv|xlsx|txt)") {
        let _ = read(&name, &bytes);
        let _ = read(&name, &[b"PK\x03\x04".as_slice(), &bytes].concat());
    }

    #[test]
    fn no_sheet_makes_the_reader_panic(rows in "(<row r=\"[0-9]{1,9}\">|</row>|<c r=\"[A-Z]{0,4}[0-9]{0,9}\"( t=\"[a-z]{0,3}\")?( s=\"[0-9]{0,3}\")?>|<v>[-0-9.eE]{0,9}|</v>|</c>|<is><t>x|&[a-z#0-9]{0,4};){0,12}") {
        let _ = read("a.xlsx", &xlsx(&rows));
    }
}

#[test]
fn a_workbook_with_macros_is_read_by_its_values() {
    let sheet = only_sheet("a.xlsm", &xlsx(r#"<row r="1"><c r="A1"><f>EVIL()</f><v>7</v></c></row>"#));
    assert_eq!(sheet.rows, [[Cell::Number(7.0)]]);
}

#[test]
fn twenty_thousand_rows_of_a_hundred_and_twenty_columns_are_read() {
    let row = vec!["2026-05-04"; 120].join(";");
    let text = vec![row; 20_000].join("\n");
    let sheet = only_sheet("big.csv", text.as_bytes());
    assert_eq!((sheet.rows.len(), sheet.rows[19_999].len()), (20_000, 120));
}

#[test]
fn a_damaged_byte_does_not_make_another_encoding_and_an_open_quotation_mark_is_named() {
    let mut bytes =
        "Nº;Nombre;Apellidos;Curso;Año\n1;Íñigo;Muñoz;Inducción;ó\n2;José;Núñez;Electrónica;é\n".as_bytes().to_vec();
    bytes.push(0xff);
    let workbook = read("personas.csv", &bytes).unwrap();
    assert_eq!(workbook.sheets[0].cell(1, 1).text(), "Íñigo");
    for rows in [3, 150] {
        let open = format!("No,Name\n1,\"Ali\n{}", "2,Bo\n".repeat(rows));
        let Err(Unreadable::Refused(Sentence::OpenQuote { place })) = read("people.csv", open.as_bytes()) else {
            panic!("{rows} rows are swallowed")
        };
        assert_eq!(place.to_string(), "people, row 2, column B");
    }
    // Remarks of several lines are nothing unusual.
    assert!(read("people.csv", b"No,Remark\n1,\"one\ntwo\nthree\"\n").is_ok());
}
