//! Days and the half-open periods that facts hold for.

use super::problem::Problem;
use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// `date` plus `months`, the month's end clamped: 31 January plus one month is 28 or 29 February.
/// Beyond the calendar's last day the last day is returned.
#[must_use]
pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// `date` plus `days`; beyond the calendar's last day the last day is returned.
#[must_use]
pub fn add_days(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(chrono::Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

/// The first and the last year of days that are accepted: others are slips, and not every database can store them.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The day that `text` names, written YYYY-MM-DD, between 1900 and 2200.
pub fn parse(text: &str) -> Result<NaiveDate, Problem> {
    let is_plain = text.len() == 10 && text.starts_with(|c: char| c.is_ascii_digit());
    let day = text.parse::<NaiveDate>().ok().filter(|_| is_plain).ok_or(Problem::NotADate)?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(Problem::FarAway(*YEARS.start(), *YEARS.end())) }
}

/// Whole days from `from` to `to`, negative if `to` is earlier.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The days on which a fact holds: from the first (included) to the last (excluded).
/// No first day means that it always did; no last day, that no end is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Period {
    /// First day on which the fact holds.
    pub from: Option<NaiveDate>,
    /// First day on which it no longer holds.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Since ever, for ever.
    pub const ALWAYS: Self = Self { from: None, to: None };

    /// From `from` on, with no end known.
    #[must_use]
    pub const fn since(from: NaiveDate) -> Self {
        Self { from: Some(from), to: None }
    }

    /// Whether the fact holds on `day`.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Whether the period has an end that lies after its beginning, or no end.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        }
    }

    /// Whether it only gives an end to `before`, which had none.
    #[must_use]
    pub fn only_ends(&self, before: &Self) -> bool {
        before.from == self.from && before.to.is_none() && self.to.is_some()
    }

    /// Whether the two periods share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| matches!((a.to, b.from), (Some(to), Some(from)) if to <= from);
        !before(self, other) && !before(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_after_the_31st_of_january_is_the_last_day_of_february() {
        assert_eq!(add_months(day("2025-01-31"), 1), day("2025-02-28"));
        assert_eq!(add_months(day("2024-01-31"), 1), day("2024-02-29"));
        assert_eq!(add_months(day("2024-02-29"), 12), day("2025-02-28"));
    }

    #[test]
    fn days_far_away_or_in_another_form_are_refused() {
        assert_eq!(parse("2026-02-28"), Ok(day("2026-02-28")));
        for bad in ["2026-02-29", "+262142-12-31", "-0044-03-15", "2026-2-1", " 2026-02-28", "28.02.2026", ""] {
            assert_eq!(parse(bad), Err(Problem::NotADate), "{bad}");
        }
        for far in ["0001-01-01", "0044-03-15", "1899-12-31", "2201-01-01", "9999-12-31"] {
            assert_eq!(parse(far), Err(Problem::FarAway(1900, 2200)), "{far}");
        }
    }

    #[test]
    fn a_period_holds_on_its_first_day_and_not_on_its_last() {
        let period = Period { from: Some(day("2026-01-01")), to: Some(day("2026-02-01")) };
        assert!(period.contains(day("2026-01-01")));
        assert!(period.contains(day("2026-01-31")));
        assert!(!period.contains(day("2026-02-01")));
        assert!(!period.contains(day("2025-12-31")));
    }

    #[test]
    fn an_end_is_told_from_a_correction() {
        let period = |from: &str, to: &str| Period { from: Some(day(from)), to: to.parse().ok() };
        let open = period("2026-01-01", "");
        assert!(period("2026-01-01", "2026-11-20").only_ends(&open));
        assert!(!period("2026-02-01", "2026-11-20").only_ends(&open));
        assert!(!period("2026-01-01", "2026-11-20").only_ends(&period("2026-01-01", "2026-11-01")));
        assert!(!open.only_ends(&open));
    }

    #[test]
    fn periods_that_only_touch_do_not_overlap() {
        let first = Period { from: None, to: Some(day("2026-02-01")) };
        let second = Period::since(day("2026-02-01"));
        assert!(!first.overlaps(&second));
        assert!(second.overlaps(&Period::ALWAYS));
    }
}
