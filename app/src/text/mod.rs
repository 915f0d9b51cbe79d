//! Translations: every text that people see is looked up by its key in the files of `locales/<language>/`, which `build.rs` reads and
//! the crate `texts` tells.
//!
//! English is complete and what other languages fall back to; another language only needs its files, and stands in
//! `IN_PART` while it lacks some. The server knows all languages and tells each page in that of its reader; a browser is taught that
//! one before the page comes alive. Write `t!("key")` or `t!("key", days = 3)`.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
mod digits;
#[cfg(feature = "ssr")]
mod fallback;
#[cfg(feature = "ssr")]
mod language;
mod number;
#[cfg(feature = "ssr")]
mod server;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

#[cfg(not(feature = "ssr"))]
pub use browser::{is_mirrored, learn, text};
pub use number::{decimal, fixed, number};
#[cfg(feature = "ssr")]
pub(crate) use {
    fallback::{Resolved, resolve, resolve_alive},
    server::is_key,
};
#[cfg(feature = "ssr")]
pub use {
    language::{Language, language},
    server::{is_mirrored, text},
};

#[cfg(not(feature = "ssr"))]
use browser::is_key;
use chrono::{Datelike as _, NaiveDate};
use texts::Value;

/// The text of a key in the language of the page: `t!("key")`, `t!("key", name = value, …)`.
#[macro_export]
macro_rules! t {
    ($key:expr $(,)?) => { $crate::text::text($key, &[]) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::text($key, &[$((stringify!($name), $value.into())),+])
    };
}

/// Whether the language with this tag, without a region, runs from right to left.
fn is_rtl(language: &str) -> bool {
    matches!(language, "ar" | "fa" | "he" | "ur")
}

/// A number that is written alike in every language: below a thousand none groups digits.
fn plain(number: f64) -> Option<String> {
    texts::whole(number).filter(|number| number.abs() < 1000).map(|number| number.to_string())
}

/// The text `<prefix>-<word>` for a stored word, with hyphens for underscores.
#[must_use]
pub fn word(prefix: &str, word: &str) -> String {
    t!(&key_of(prefix, word))
}

/// The same, or the word as it is if nobody knows it: one of another version.
#[must_use]
pub fn word_if_known(prefix: &str, word: &str) -> String {
    let key = key_of(prefix, word);
    if is_key(&key) { t!(&key) } else { word.replace('_', " ") }
}

fn key_of(prefix: &str, word: &str) -> String {
    format!("{prefix}-{}", word.replace('_', "-"))
}

/// A day as people of the page's language write it: "3 Sep 2026".
#[must_use]
pub fn day(date: NaiveDate) -> String {
    told_day(date, text)
}

/// A day, with the texts that `tell` knows.
fn told_day(date: NaiveDate, tell: impl Fn(&str, &[(&'static str, Value)]) -> String) -> String {
    let month = tell(&format!("month-{}", date.month()), &[]);
    tell("date-day", &[("day", date.day().into()), ("month", month.into()), ("year", date.year().to_string().into())])
}

/// A day if there is one, else nothing.
#[must_use]
pub fn maybe_day(date: Option<NaiveDate>) -> String {
    date.map(day).unwrap_or_default()
}

/// A moment as people of the page's language write it, in UTC: "3 Sep 2026, 14:05".
#[must_use]
pub fn moment(at: chrono::DateTime<chrono::Utc>) -> String {
    t!("date-moment", day = day(at.date_naive()), time = at.format("%H:%M").to_string())
}

/// A share of 0 to 1 as percent with one decimal; a dash if there is none.
#[must_use]
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| t!("percent-none"), |share| t!("percent", value = decimal(share * 100.0, 1)))
}

/// The size of a file of so many `bytes`, in the unit that people would say it in.
#[must_use]
pub fn size(bytes: i64) -> String {
    /// A megabyte, as systems of files count it.
    const MEGABYTE: i64 = 1024 * 1024;
    const GIGABYTE: i64 = 1024 * MEGABYTE;
    // Tenths are enough, and few enough to be exact.
    let tenths = |unit: i64| i32::try_from((i128::from(bytes) * 10 + i128::from(unit / 2)) / i128::from(unit));
    let count = |unit| decimal(f64::from(tenths(unit).unwrap_or(i32::MAX)) / 10.0, 1);
    match bytes {
        ..1024 => t!("size-bytes", count = bytes),
        1024..MEGABYTE => t!("size-kilobytes", count = (bytes + 512) / 1024),
        MEGABYTE..GIGABYTE => t!("size-megabytes", count = count(MEGABYTE)),
        _ => t!("size-gigabytes", count = count(GIGABYTE)),
    }
}
