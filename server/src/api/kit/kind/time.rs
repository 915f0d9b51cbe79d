//! Days and moments.

use super::{FieldKind, Position, Wrong, plain};
use crate::api::kit::Sent;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use docendo::kernel::date;
use utoipa::openapi::{KnownFormat, RefOr, Schema, SchemaFormat, Type};

/// A day: `2026-12-31`.
#[must_use]
pub const fn day() -> Day {
    Day
}

/// See [`day`].
#[derive(Debug, Clone, Copy)]
pub struct Day;

impl FieldKind for Day {
    type Value = NaiveDate;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        plain(Type::String, Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into()
    }

    fn read(&self, sent: Sent) -> Result<Option<NaiveDate>, Wrong> {
        Ok(Some(date::parse(sent.text()?.trim())?))
    }
}

/// A moment, with a time and an offset, or a day alone, which is its midnight in UTC.
#[must_use]
pub const fn moment() -> Moment {
    Moment
}

/// See [`moment`].
#[derive(Debug, Clone, Copy)]
pub struct Moment;

impl FieldKind for Moment {
    type Value = DateTime<Utc>;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        plain(Type::String, Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).into()
    }

    fn read(&self, sent: Sent) -> Result<Option<DateTime<Utc>>, Wrong> {
        let text = sent.text()?;
        let text = text.trim();
        let moment = match DateTime::parse_from_rfc3339(text) {
            Ok(moment) => moment.to_utc(),
            Err(_) => date::parse(text)?.and_time(NaiveTime::MIN).and_utc(),
        };
        // The years that a day may have anywhere.
        date::parse(&moment.date_naive().to_string())?;
        Ok(Some(moment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::error::Problem;

    fn sent(text: &str) -> Sent {
        Sent::Json(text.into())
    }

    #[test]
    fn a_moment_has_an_offset_or_is_the_midnight_of_a_day() {
        let utc = |text: &str| Ok(Some(text.parse::<DateTime<Utc>>().unwrap()));
        assert_eq!(moment().read(sent("2026-12-31T23:59:59-02:00")), utc("2027-01-01T01:59:59Z"));
        assert_eq!(moment().read(sent(" 2026-12-31 ")), utc("2026-12-31T00:00:00Z"));
        assert_eq!(moment().read(sent("31.12.2026")), Err(Problem::NotADate.into()));
    }

    #[test]
    fn days_are_in_the_years_in_which_people_work() {
        for far in ["1026-12-31T00:00:00Z", "1899-12-31", "2200-12-31T23:00:00-02:00"] {
            assert_eq!(moment().read(sent(far)), Err(Problem::FarAway(1900, 2200).into()), "{far}");
        }
        assert_eq!(day().read(sent("1899-12-31")), Err(Problem::FarAway(1900, 2200).into()));
        assert_eq!(day().read(sent("2026-02-30")), Err(Problem::NotADate.into()));
        assert_eq!(day().read(sent("2026-12-31")), Ok(NaiveDate::from_ymd_opt(2026, 12, 31)));
    }
}
