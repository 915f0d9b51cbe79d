//! Dates as people type them into spreadsheets.
//!
//! Read are real date cells, Excel's day numbers, `2026-05-04`, `20260504`, `04/05/2026`, `4.5.26`, `4-5-26`, `4 May
//! 2026`, `4th of May 2026`, `04-May-26`, `May 4, 2026`, each with or without a weekday or a time of day. Two-digit
//! years 00–68 are 2000–2068, 69–99 are 1969–1999. Which of two numbers is the day is not guessed date by date: it is a
//! [`DayOrder`] that holds for a whole sheet, so a date that is impossible in that order is refused rather than turned
//! round.

mod scan;

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use self::scan::{Token, scan};
use super::vocabulary::month;
use super::workbook::Cell;
use crate::kernel::words::words;

/// Years outside are slips of the keyboard: nobody at work was trained before, and Excel shows an empty date as 1900.
const YEARS: std::ops::RangeInclusive<i32> = 1920..=2199;
/// The longest text that can be a date; longer cells are remarks.
const LONGEST: usize = 60;

words! {
    /// Which number comes first in `04/05/2026`.
    DayOrder {
        /// 4 May, as nearly everywhere.
        DayMonth = "day_month",
        /// 5 April, as in the United States.
        MonthDay = "month_day",
    }
}

/// Why a cell holds no usable date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateFlaw {
    /// Written like a date, but no such day exists (31/02/2024), or its year is beyond belief (0204).
    Impossible,
    /// Something else: a word, a plain number, half a date.
    NotADate,
}

/// The date in a cell that is not blank.
///
/// # Errors
/// Why there is none.
pub(super) fn of_cell(cell: &Cell, order: DayOrder) -> Result<NaiveDate, DateFlaw> {
    match cell {
        Cell::Date(date) => believable(*date),
        Cell::Number(number) => of_number(*number),
        Cell::Text(text) => parse(text, order),
        Cell::Empty | Cell::Bool(_) | Cell::Error(_) => Err(DateFlaw::NotADate),
    }
}

/// The date that a text writes.
///
/// # Errors
/// Why there is none.
pub(super) fn parse(text: &str, order: DayOrder) -> Result<NaiveDate, DateFlaw> {
    let western = western_digits(text);
    let text = western.trim();
    if text.len() > LONGEST {
        return Err(DateFlaw::NotADate);
    }
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_or(Err(DateFlaw::NotADate), of_number);
    }
    match scan(text).as_deref() {
        Some([Token::Number(first), Token::Number(second), Token::Number(third)]) => {
            let (year, month, day) = match (first.digits, order) {
                (4, _) => (*first, second.value, third.value),
                (_, DayOrder::DayMonth) => (*third, second.value, first.value),
                (_, DayOrder::MonthDay) => (*third, first.value, second.value),
            };
            assemble(year, month, day)
        }
        Some([Token::Number(day), Token::Word(name), Token::Number(year)]) if day.digits <= 2 => {
            named(*year, name, day.value)
        }
        Some(
            [Token::Number(year), Token::Word(name), Token::Number(day)]
            | [Token::Word(name), Token::Number(day), Token::Number(year)],
        ) => named(*year, name, day.value),
        _ => Err(DateFlaw::NotADate),
    }
}

/// What a written date tells about the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// There is such a day in this order only.
    Only(DayOrder),
    /// Both orders give a day, and not the same.
    Either,
}

/// What a text tells about the order of day and month; nothing if it is no date or does not depend on the order.
#[must_use]
pub(super) fn evidence(text: &str) -> Option<Evidence> {
    if text.len() > LONGEST || text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match scan(western_digits(text).trim())?.as_slice() {
        [Token::Number(first), Token::Number(_), Token::Number(_)] if first.digits != 4 => {
            match (parse(text, DayOrder::DayMonth), parse(text, DayOrder::MonthDay)) {
                (Ok(one), Ok(other)) if one != other => Some(Evidence::Either),
                (Ok(_), Err(_)) => Some(Evidence::Only(DayOrder::DayMonth)),
                (Err(_), Ok(_)) => Some(Evidence::Only(DayOrder::MonthDay)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The text with the digits 0 to 9 for those of Arabic and Persian.
fn western_digits(text: &str) -> Cow<'_, str> {
    let western = |character: char| match character {
        '٠'..='٩' => char::from_digit(u32::from(character) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(character) - u32::from('۰'), 10),
        _ => None,
    };
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|character| western(character).unwrap_or(character)).collect())
}

/// A day number as Excel counts (1 is 1 January 1900, and it believes in 29 February 1900), or a date typed as
/// `20260504`.
fn of_number(number: f64) -> Result<NaiveDate, DateFlaw> {
    if !(1.0..1e8).contains(&number) {
        return Err(DateFlaw::NotADate);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 100 million; the fraction is the time of day"
    )]
    let whole = number as u32;
    if whole >= 19_000_000 {
        let year = scan::Number { value: whole / 10_000, digits: 4 };
        return assemble(year, whole / 100 % 100, whole % 100);
    }
    let day_zero = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(DateFlaw::NotADate)?;
    let date = day_zero.checked_add_days(chrono::Days::new(whole.into())).ok_or(DateFlaw::NotADate)?;
    believable(date).map_err(|_| DateFlaw::NotADate)
}

fn named(year: scan::Number, name: &str, day: u32) -> Result<NaiveDate, DateFlaw> {
    assemble(year, month(name).ok_or(DateFlaw::NotADate)?, day)
}

fn assemble(year: scan::Number, month: u32, day: u32) -> Result<NaiveDate, DateFlaw> {
    let written = i32::try_from(year.value).map_err(|_| DateFlaw::NotADate)?;
    let year = match (year.digits, written) {
        (2, 0..=68) => written + 2000,
        (2, _) => written + 1900,
        (4, _) => written,
        _ => return Err(DateFlaw::NotADate),
    };
    believable(NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFlaw::Impossible)?)
}

fn believable(date: NaiveDate) -> Result<NaiveDate, DateFlaw> {
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(DateFlaw::Impossible) }
}

#[cfg(test)]
mod tests;
