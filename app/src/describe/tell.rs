//! Stored values in words.

use crate::{
    t,
    text::{self, Language},
};
use chrono::{DateTime, NaiveDate, Utc};

/// Yes or no, a day or a moment; anything else as it is.
#[must_use]
pub fn plain(stored: &str) -> String {
    match stored {
        "true" => t!("yes"),
        "false" => t!("no"),
        other => {
            let day = || other.parse::<NaiveDate>().ok().map(text::day);
            let moment = || other.parse::<DateTime<Utc>>().ok().map(exact);
            day().or_else(moment).unwrap_or_else(|| other.to_owned())
        }
    }
}

/// A moment to the second, in UTC.
#[must_use]
pub fn exact(at: DateTime<Utc>) -> String {
    t!("date-clock", day = text::day(at.date_naive()), time = at.format("%H:%M:%S").to_string())
}

/// A number of months.
#[must_use]
pub fn months(stored: &str) -> String {
    t!("months", count = count(stored))
}

/// A number of days.
#[must_use]
pub fn days(stored: &str) -> String {
    t!("requirement-days", count = count(stored))
}

/// A number of hours.
#[must_use]
pub fn hours(stored: &str) -> String {
    t!("course-hours", count = stored.parse::<f64>().unwrap_or_default())
}

/// The size of a file.
#[must_use]
pub fn size(stored: &str) -> String {
    text::size(count(stored))
}

/// The name of a language.
#[must_use]
pub fn language(stored: &str) -> String {
    Language::named(stored).map_or_else(|| stored.to_owned(), Language::name)
}

/// A kind of thing of which the journal tells, by its word.
#[must_use]
pub fn entity(word: &str) -> String {
    text::word_if_known("trail-entity", word)
}

/// What was done to a thing, by its word.
#[must_use]
pub fn action(word: &str) -> String {
    text::word_if_known("trail-action", word)
}

fn count(stored: &str) -> i64 {
    stored.parse().unwrap_or_default()
}
