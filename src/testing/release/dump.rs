//! Writes the rows of this version as the next ones will find them.

use super::{
    fill::{Entered, fill},
    folder,
};
use crate::{
    db::{Table, Tx, known_migrations, tables_in_order},
    testing::{House, on_sqlite},
};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// Set where the rows of this version are to be kept as those of a release.
const KEEP: &str = "DOCENDO_KEEP_RELEASE";

/// Every row of `house`, whose administrator has entered.
async fn rows(house: &House, entered: &Entered) -> String {
    let migrations = known_migrations().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut out = format!(
        "-- Rows of a release, made by its tests; see src/testing/release.rs.\n-- migrations: {migrations}\n-- cookie: {}\n-- refresh: {}\n",
        entered.cookie, entered.refresh
    );
    let mut told = async |tx: &mut Tx| {
        let tables = tx.tables().await?;
        for name in tables_in_order() {
            if let Some(table) = tables.iter().find(|table| table.name == name) {
                out.push_str(&of_table(tx, table).await?);
            }
        }
        Ok(())
    };
    house.installation.inspect(async |tx, _| told(tx).await).await.unwrap();
    out
}

/// One statement for all rows of a table: rows may refer to later ones of the same table.
async fn of_table(tx: &mut Tx, table: &Table) -> Result<String, sqlx::Error> {
    let name = &table.name;
    let rows = tx.rows(table, 0, i64::MAX).await?;
    let mut out = format!("\n-- rows of {name}: {}\n", rows.len());
    let last = tx.last_key(table).await?;
    if last > 0 {
        let _ = writeln!(out, "-- last key of {name}: {last}");
    }
    for (number, (_, row)) in rows.iter().enumerate() {
        let row: Map<String, Value> = serde_json::from_str(row).expect("a row");
        if number == 0 {
            let columns = row.keys().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
            let _ = writeln!(out, "INSERT INTO \"{name}\" ({columns}) VALUES");
        }
        let values = row.iter().map(|(column, value)| {
            let bytes = if table.has_bytes() && column == "content" { "{{bytes}}" } else { "" };
            format!("{bytes}{}", literal(value))
        });
        let end = if number + 1 == rows.len() { ";" } else { "," };
        let _ = writeln!(out, "({}){end}", values.collect::<Vec<_>>().join(", "));
    }
    Ok(out)
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Bool(truth) => truth.to_string().to_uppercase(),
        Value::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    }
}

#[tokio::test]
async fn a_release_leaves_rows_of_every_kind() {
    let house = on_sqlite().await;
    let entered = fill(&house).await;
    let text = rows(&house, &entered).await;
    let empty: Vec<&str> =
        text.lines().filter(|line| line.starts_with("-- rows of ") && line.ends_with(": 0")).collect();
    assert_eq!(empty, Vec::<&str>::new(), "fill them in src/testing/release/fill.rs");
    assert!(text.len() < 300 * 1024, "{} bytes", text.len());
    // Done once with each release, by hand.
    if std::env::var_os(KEEP).is_some() {
        let last = known_migrations().last().copied().unwrap();
        std::fs::write(folder().join(format!("{last:04}.sql")), text).unwrap();
    }
}
