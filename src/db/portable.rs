//! The rows of every table as JSON that both databases write and read alike: what backups are made of.
//!
//! One object a row. Moments are RFC 3339 in UTC with as many digits as SQLite stores, days `YYYY-MM-DD`, bytes hexadecimal.
//! The number of an entry's transaction means something in its own database only: it is written as 0, which to every
//! follower of the journal is long settled.

use super::{sql::Sql, tx::Tx};

/// A table and its columns, as the catalogue of the database tells them.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: String,
    columns: Vec<Column>,
}

#[derive(Debug, Clone)]
struct Column {
    name: String,
    kind: ColumnKind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    Number,
    Real,
    Truth,
    Text,
    Day,
    Moment,
    Bytes,
}

impl ColumnKind {
    /// The kind of a column that the catalogue of either database says has this type.
    fn from_declared(declared: &str) -> Option<Self> {
        Some(match declared.to_ascii_lowercase().as_str() {
            "integer" | "bigint" => Self::Number,
            "double precision" | "real" => Self::Real,
            "boolean" => Self::Truth,
            "text" => Self::Text,
            "date" => Self::Day,
            "timestamp with time zone" => Self::Moment,
            "blob" | "bytea" => Self::Bytes,
            _ => return None,
        })
    }

    /// The type that PostgreSQL reads the JSON of a column as.
    const fn read_as(self) -> &'static str {
        match self {
            Self::Number => "BIGINT",
            Self::Real => "DOUBLE PRECISION",
            Self::Truth => "BOOLEAN",
            Self::Text | Self::Bytes => "TEXT",
            Self::Day => "DATE",
            Self::Moment => "TIMESTAMPTZ",
        }
    }
}

const SQLITE_COLUMNS: &str = "SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> '_sqlx_migrations' ORDER BY m.name, c.cid";
const POSTGRES_COLUMNS: &str =
    "SELECT CAST(c.table_name AS TEXT), CAST(c.column_name AS TEXT), CAST(c.data_type AS TEXT)
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> '_sqlx_migrations'
     ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";

impl Tx {
    /// Every table of the product, by name.
    pub(crate) async fn tables(&mut self) -> Result<Vec<Table>, sqlx::Error> {
        let sql = if self.is_sqlite() { SQLITE_COLUMNS } else { POSTGRES_COLUMNS };
        let rows: Vec<(String, String, String)> = self.all(sql, &[]).await?;
        let mut tables = Vec::<Table>::new();
        for (table, name, declared) in rows {
            let unknown =
                || sqlx::Error::Protocol(format!("{table}.{name} is of a type that backups do not know: {declared}"));
            let column = Column { kind: ColumnKind::from_declared(&declared).ok_or_else(unknown)?, name };
            match tables.last_mut().filter(|last| last.name == table) {
                Some(last) => last.columns.push(column),
                None => tables.push(Table { name: table, columns: vec![column] }),
            }
        }
        Ok(tables)
    }

    /// Up to `most` rows of `table`, each with its key, by ascending key after `after`. Of a table without keys, `after` is how
    /// many rows were read.
    pub(crate) async fn rows(
        &mut self,
        table: &Table,
        after: i64,
        most: i64,
    ) -> Result<Vec<(i64, String)>, sqlx::Error> {
        let part = if table.has_key() {
            "WHERE id > $1 ORDER BY id LIMIT $2".to_owned()
        } else {
            // Their primary keys are the first columns: both databases have an index on them.
            let first = table.columns.iter().take(2).map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>();
            format!("ORDER BY {} LIMIT $2 OFFSET $1", first.join(", "))
        };
        let key = if table.has_key() { "id" } else { "CAST(0 AS BIGINT)" };
        let (name, row) = (&table.name, table.row(self.is_sqlite()));
        let sql = format!("SELECT {key}, {row} FROM \"{name}\" {part}");
        // Names come from the catalogue of the database.
        self.all(Sql::built(sql), &[&after, &most]).await
    }

    /// Writes rows that [`Tx::rows`] read, given as one JSON array; returns how many.
    pub(crate) async fn put_rows(&mut self, table: &Table, rows: &str) -> Result<u64, sqlx::Error> {
        let sql = if self.is_sqlite() { table.put_sqlite() } else { table.put_postgres() };
        self.run(Sql::built(sql), &[&rows.to_owned()]).await
    }

    /// The last key that `table` gave out.
    pub(crate) async fn last_key(&mut self, table: &Table) -> Result<i64, sqlx::Error> {
        let sql = match self {
            _ if !table.has_key() => return Ok(0),
            Self::Sqlite(_) => "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = $1",
            Self::Postgres(_) => {
                "SELECT COALESCE(pg_sequence_last_value(CAST(pg_get_serial_sequence($1, 'id') AS regclass)), 0)"
            }
        };
        let (last,): (i64,) = self.one(sql, &[&table.name]).await?;
        Ok(last)
    }

    /// Lets `table` give out keys above `last` only.
    pub(crate) async fn go_on_after(&mut self, table: &Table, last: i64) -> Result<(), sqlx::Error> {
        if !table.has_key() || last <= self.last_key(table).await? {
            return Ok(());
        }
        match self {
            Self::Sqlite(_) => {
                self.run("DELETE FROM sqlite_sequence WHERE name = $1", &[&table.name]).await?;
                self.run("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", &[&table.name, &last]).await?;
            }
            Self::Postgres(_) => {
                let sql = "SELECT setval(CAST(pg_get_serial_sequence($1, 'id') AS regclass), $2)";
                self.all::<(i64,)>(sql, &[&table.name, &last]).await?;
            }
        }
        Ok(())
    }

    /// Whether it runs on the embedded database.
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}

impl Table {
    /// Whether its rows have keys.
    pub(crate) fn has_key(&self) -> bool {
        self.columns.iter().any(|column| column.name == "id")
    }

    /// Whether its rows hold files, each of which may be large.
    pub(crate) fn has_bytes(&self) -> bool {
        self.columns.iter().any(|column| column.kind == ColumnKind::Bytes)
    }

    /// The expression for a row as JSON.
    fn row(&self, is_sqlite: bool) -> String {
        let told = |column: &Column| {
            let (name, is_tx) = (&column.name, self.name == "journal" && column.name == "tx");
            let value = if is_tx { "0".to_owned() } else { column.tell(is_sqlite) };
            if is_sqlite { format!("'{name}', {value}") } else { format!("{value} AS \"{name}\"") }
        };
        let all = self.columns.iter().map(told).collect::<Vec<_>>().join(", ");
        if is_sqlite {
            format!("json_object({all})")
        } else {
            format!("(SELECT CAST(row_to_json(r) AS TEXT) FROM (SELECT {all}) r)")
        }
    }

    fn put_sqlite(&self) -> String {
        let value = |column: &Column| {
            let value = format!("value ->> '$.{}'", column.name);
            if column.kind == ColumnKind::Bytes { format!("unhex({value})") } else { value }
        };
        let values = self.columns.iter().map(value).collect::<Vec<_>>().join(", ");
        format!("INSERT INTO \"{}\" ({}) SELECT {values} FROM json_each($1)", self.name, self.names())
    }

    fn put_postgres(&self) -> String {
        let value = |column: &Column| match column.kind {
            ColumnKind::Bytes => format!("decode(\"{}\", 'hex')", column.name),
            _ => format!("\"{}\"", column.name),
        };
        let typed = |column: &Column| format!("\"{}\" {}", column.name, column.kind.read_as());
        let values = self.columns.iter().map(value).collect::<Vec<_>>().join(", ");
        let declared = self.columns.iter().map(typed).collect::<Vec<_>>().join(", ");
        let (name, names) = (&self.name, self.names());
        format!(
            "INSERT INTO \"{name}\" ({names}) SELECT {values} FROM json_to_recordset(CAST($1 AS json)) AS r ({declared})"
        )
    }

    fn names(&self) -> String {
        self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ")
    }
}

impl Column {
    /// The expression for the value as JSON tells it.
    fn tell(&self, is_sqlite: bool) -> String {
        let name = &self.name;
        match (self.kind, is_sqlite) {
            (ColumnKind::Truth, true) => format!("json(CASE \"{name}\" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"),
            (ColumnKind::Bytes, true) => format!("CASE WHEN \"{name}\" IS NOT NULL THEN lower(hex(\"{name}\")) END"),
            (ColumnKind::Bytes, false) => format!("encode(\"{name}\", 'hex')"),
            (ColumnKind::Moment, false) => moment(name),
            _ => format!("\"{name}\""),
        }
    }
}

/// A moment of PostgreSQL as SQLite stores it: no fraction, milliseconds or microseconds, as few as tell it whole.
fn moment(name: &str) -> String {
    let form = |fraction: &str| format!("to_char(\"{name}\", 'YYYY-MM-DD\"T\"HH24:MI:SS{fraction}\"+00:00\"')");
    let whole = |unit: &str| format!("\"{name}\" = date_trunc('{unit}', \"{name}\")");
    format!(
        "CASE WHEN {} THEN {} WHEN {} THEN {} ELSE {} END",
        whole("second"),
        form(""),
        whole("milliseconds"),
        form(".MS"),
        form(".US")
    )
}
