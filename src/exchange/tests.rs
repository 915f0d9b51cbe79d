//! Imports on both databases: what they write, what they leave alone, and what the matrix then says.

mod northgate;
mod rights;
mod service;

use super::{
    import::{ImportOutcome, run},
    service::{Changes, ImportError},
};
use crate::{
    competence::{
        self,
        facts::Facts,
        matrix::{Matrix, Query, Totals},
    },
    testing::House,
    work::Caller,
};
use chrono::NaiveDate;

/// A site group's real training records, as one workbook.
const XLSX: &[u8] = include_bytes!("../../tests/fixtures/northgate-records.xlsx");
/// The same sheets as one file each: people, matrix, requirements.
const CSV: [&[u8]; 3] = [
    include_bytes!("../../tests/fixtures/northgate-people.csv"),
    include_bytes!("../../tests/fixtures/northgate-matrix.csv"),
    include_bytes!("../../tests/fixtures/northgate-requirements.csv"),
];

fn xlsx() -> Vec<(String, Vec<u8>)> {
    vec![("northgate-records.xlsx".into(), XLSX.into())]
}

fn csv() -> Vec<(String, Vec<u8>)> {
    ["people.csv", "matrix.csv", "requirements.csv"]
        .into_iter()
        .zip(CSV)
        .map(|(name, bytes)| (name.into(), bytes.into()))
        .collect()
}

/// A file of its own with `lines`.
fn file(name: &str, lines: &[&str]) -> Vec<(String, Vec<u8>)> {
    vec![(name.into(), lines.join("\n").into_bytes())]
}

async fn import(caller: &Caller, files: Vec<(String, Vec<u8>)>) -> ImportOutcome {
    run(caller, files, false).await.unwrap()
}

/// How many rows there are of everything that an import writes, and of the journal.
async fn rows(house: &House) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM journal",
        "SELECT COUNT(*) FROM person",
        "SELECT COUNT(*) FROM employment_version",
        "SELECT COUNT(*) FROM holding_version",
        "SELECT COUNT(*) FROM role",
        "SELECT COUNT(*) FROM site",
        "SELECT COUNT(*) FROM course",
        "SELECT COUNT(*) FROM requirement_version",
        "SELECT COUNT(*) FROM completion_version",
    ] {
        let (count,): (i64,) = house.admin.read(async |read| read.unscoped_one(sql, &[]).await).await.unwrap();
        counts.push(count);
    }
    counts
}

async fn matrix(caller: &Caller, as_of: NaiveDate) -> (Matrix, Facts) {
    caller.read(async |read| competence::service::matrix(read, Query::on(as_of), None).await).await.unwrap()
}

/// Every cell in words that do not depend on identifiers, with its proof and its requirement.
fn words(matrix: &Matrix) -> Vec<String> {
    let cell = |cell: &competence::matrix::MatrixCell| {
        let (row, column) = (&matrix.rows[cell.row], &matrix.columns[cell.column]);
        let proof = cell.standing.proof.map(|proof| (proof.completed_on, proof.expires_on));
        let need = cell.standing.need.map(|need| (need.is_mandatory, need.is_regulatory, need.since));
        format!("{:?} {} {} {} {proof:?} {need:?}", row.number, row.name, column.code, cell.standing.state.code())
    };
    matrix.cells.iter().map(cell).collect()
}
