//! Texts of SQL. None can have anything in it that a user typed: they are literals, put together from literals, or made by
//! the builder in here; what a user typed is a parameter.

use super::scope::names_tenant;
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};
use std::borrow::Cow;

/// A text of SQL that need not name a tenant.
pub struct Sql(Cow<'static, str>);

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl Sql {
    /// A text that code in here put together of literals, numbers, and names from the catalogue of the database.
    pub(super) const fn built(text: String) -> Self {
        Self(Cow::Owned(text))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as the drivers take it.
    #[expect(clippy::disallowed_methods, reason = "the only place that says so: nobody else can make such a text")]
    pub(super) fn into_sql_str(self) -> SqlStr {
        match self.0 {
            Cow::Borrowed(text) => text.into_sql_str(),
            Cow::Owned(text) => AssertSqlSafe(text).into_sql_str(),
        }
    }
}

/// A text of SQL that names its tenant: it works within one organisation, which the verbs bind as `$1`. Made by
/// [`sql!`](crate::db::sql).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scoped(&'static str);

impl Scoped {
    /// `text`, if it names its tenant.
    ///
    /// # Panics
    /// If it does not; in a constant it does not compile then.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        assert!(
            names_tenant(text),
            "this statement does not name its tenant: give it the condition `organisation_id = $1` (or $1 as the value of \
             organisation_id), reach a table without that column by a join, or use an `unscoped` verb and say why"
        );
        Self(text)
    }

    pub(super) const fn as_str(self) -> &'static str {
        self.0
    }
}

/// How long `parts` are together.
#[doc(hidden)]
#[must_use]
pub const fn length(parts: &[&str]) -> usize {
    let (mut part, mut length) = (0, 0);
    while part < parts.len() {
        length += parts[part].len();
        part += 1;
    }
    length
}

/// `parts` one after the other.
#[doc(hidden)]
#[must_use]
pub const fn join<const N: usize>(parts: &[&str]) -> [u8; N] {
    let (mut joined, mut at, mut part) = ([0; N], 0, 0);
    while part < parts.len() {
        let (bytes, mut byte) = (parts[part].as_bytes(), 0);
        while byte < bytes.len() {
            joined[at] = bytes[byte];
            (at, byte) = (at + 1, byte + 1);
        }
        part += 1;
    }
    joined
}

/// A constant text of constant parts: `text!("SELECT ", COLUMNS, " FROM site")`.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ($($part:expr),+ $(,)?) => {{
        const PARTS: &[&str] = &[$($part),+];
        const BYTES: [u8; $crate::db::length(PARTS)] = $crate::db::join(PARTS);
        const TEXT: &str = match ::core::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("texts are UTF-8, and so is what they make together"),
        };
        TEXT
    }};
}

/// A [`Scoped`] text, of a literal or of constant parts: a statement within one organisation, which the verbs of
/// [`Read`](crate::work::Read) and [`Work`](crate::work::Work) bind as `$1`; the parameters that they are given are `$2…`.
///
/// ```
/// # use docendo::{db::sql, error::Result, work::Read};
/// async fn has_site(read: &mut Read, name: &str) -> Result<bool> {
///     let sql = sql!("SELECT id FROM site WHERE organisation_id = $1 AND folded = $2");
///     let row: Option<(i64,)> = read.maybe(sql, &[&name.to_owned()]).await?;
///     Ok(row.is_some())
/// }
/// ```
///
/// Whoever forgets the tenant is told by the compiler, whether the text does not name it
///
/// ```compile_fail,E0080
/// # use docendo::{db::sql, error::Result, work::Read};
/// async fn has_site(read: &mut Read, name: &str) -> Result<bool> {
///     let sql = sql!("SELECT id FROM site WHERE folded = $2");
///     let row: Option<(i64,)> = read.maybe(sql, &[&name.to_owned()]).await?;
///     Ok(row.is_some())
/// }
/// ```
///
/// or was never asked whether it does.
///
/// ```compile_fail,E0308
/// # use docendo::{error::Result, work::Read};
/// async fn has_site(read: &mut Read, name: &str) -> Result<bool> {
///     let sql = "SELECT id FROM site WHERE organisation_id = $1 AND folded = $2";
///     let row: Option<(i64,)> = read.maybe(sql, &[&name.to_owned()]).await?;
///     Ok(row.is_some())
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __sql {
    ($($part:expr),+ $(,)?) => {{
        const SQL: $crate::db::Scoped = $crate::db::Scoped::new($crate::db::text!($($part),+));
        SQL
    }};
}
