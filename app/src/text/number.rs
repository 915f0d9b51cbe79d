//! Numbers in the language of the page.

#[cfg(not(feature = "ssr"))]
use super::browser::written;
#[cfg(feature = "ssr")]
use super::server::written;

/// A whole number in the language of the page.
#[must_use]
pub fn number(value: impl Into<i64>) -> String {
    written(&value.into().to_string())
}

/// A number in the language of the page, rounded to `decimals`.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    written(&format!("{value:.decimals$}"))
}
