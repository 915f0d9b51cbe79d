//! Numbers in the language of the page.

use super::{digits::written, language::language};

/// A whole number in the language of the page.
#[must_use]
pub fn number(value: impl Into<i64>) -> String {
    written(language().tag(), &value.into().to_string())
}

/// A number in the language of the page, rounded to `decimals`.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    written(language().tag(), &format!("{value:.decimals$}"))
}
