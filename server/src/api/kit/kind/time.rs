//! Days and moments.

use super::{Kind, Position, Wrong, plain};
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

impl Kind for Day {
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

impl Kind for Moment {
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
