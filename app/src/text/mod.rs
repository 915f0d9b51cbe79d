//! Translations: every text that people see is looked up by its key in the files of `locales/<language>/`, which `build.rs` reads and
//! the crate `texts` tells.
//!
//! English is complete and what other languages fall back to; another language only needs its files, and stands in
//! `IN_PART` while it lacks some. Texts are looked up on the server: the browser gets the words of the page and nothing else. Write `t!("key")` or `t!("key", days = 3)`.

mod digits;
mod fallback;
mod language;
mod number;
#[cfg(test)]
mod tests;

pub(crate) use fallback::{Resolved, resolve};
pub use language::{Language, language};
pub use number::{decimal, number};

use chrono::NaiveDate;
use leptos::prelude::use_context;
use texts::Value;

/// The text of a key in the language of the page: `t!("key")`, `t!("key", name = value, …)`.
#[macro_export]
macro_rules! t {
    ($key:expr $(,)?) => { $crate::text::text($key, &[]) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::text($key, &[$((stringify!($name), $value.into())),+])
    };
}

/// What [`t!`](crate::t) makes of a key. In a page that is being rendered, an English text in another language is marked as such.
#[must_use]
pub fn text(key: &str, values: &[(&'static str, Value)]) -> String {
    let language = language();
    language.own_text(key, values).unwrap_or_else(|| {
        let english = language.english_text(key, values);
        if use_context::<Resolved>().is_some() { fallback::marked(&english) } else { english }
    })
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
    if Language::is_key(&key) { t!(&key) } else { word.replace('_', " ") }
}

fn key_of(prefix: &str, word: &str) -> String {
    format!("{prefix}-{}", word.replace('_', "-"))
}

/// A day as people of the page's language write it: "3 Sep 2026".
#[must_use]
pub fn day(date: NaiveDate) -> String {
    language().day(date)
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
