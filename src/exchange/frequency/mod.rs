//! How often training has to be repeated, as people write it: "Every 3 years", "2 yearly", "Initial + refresher every
//! 3 years", "None (no expiry)", "Per truck type".
//!
//! A frequency is only taken when it can be read in one way. Two different periods in one cell, a number without a
//! unit, or a period in days that is no whole number of months are [`Frequency::Unclear`], and the cell is named to a
//! person.

use unicode_normalization::UnicodeNormalization;

use super::text::{fold, key};
use super::vocabulary::{self, Unit, Vocabulary};
use crate::catalogue::Months;

/// The longest period believed, in months.
const LONGEST: f64 = 600.0;
const DAYS_OF_A_YEAR: f64 = 365.0;
const WEEKS_OF_A_QUARTER: f64 = 13.0;

/// What a cell says about repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frequency {
    /// After so many months.
    Every(Months),
    /// Once is enough.
    Never,
    /// It depends on something that is not in the cell ("per truck type"): no expiry is kept, and a person is told.
    CaseByCase,
    /// Not understood: no expiry is kept, and a person is told.
    Unclear,
}

impl Frequency {
    /// Whether the cell was understood.
    #[must_use]
    pub(super) fn is_clear(self) -> bool {
        matches!(self, Self::Every(_) | Self::Never)
    }

    /// The validity in months, none without expiry.
    #[must_use]
    pub(super) fn months(self) -> Option<Months> {
        match self {
            Self::Every(months) => Some(months),
            Self::Never | Self::CaseByCase | Self::Unclear => None,
        }
    }
}

/// Reads a frequency. `bare` is the unit of a number that stands alone, known from a header such as "Validity
/// (months)".
#[must_use]
pub(super) fn parse(text: &str, bare: Option<Unit>) -> Frequency {
    let folded = fold(text);
    let words = words(text);
    let mut periods = periods(&words);
    if let ([Word::Number(number)], Some(unit)) = (words.as_slice(), bare) {
        periods.push(in_months(*number, unit));
    }
    periods.sort_unstable();
    periods.dedup();
    let unclear = words.iter().any(|word| word.is_in(|language| language.unclear));
    match (periods.as_slice(), says_never(text, &folded)) {
        ([], true) => Frequency::Never,
        ([], false) if vocabulary::all(|language| language.case_by_case).any(|start| folded.starts_with(start)) => {
            Frequency::CaseByCase
        }
        ([Period::Months(months)], false) if !unclear => {
            Months::new(i64::from(*months)).map_or(Frequency::Unclear, Frequency::Every)
        }
        _ => Frequency::Unclear,
    }
}

/// The unit that a header names: months in "Validity (months)".
#[must_use]
pub(super) fn unit_in(header: &str) -> Option<Unit> {
    fold(header).split(' ').filter(|word| word.len() > 1).find_map(vocabulary::unit)
}

/// A period that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    /// 1–600 months.
    Months(u32),
    /// Anything that is no whole number of months.
    Odd,
}

#[derive(Debug, PartialEq)]
enum Word {
    Number(f64),
    Other(String),
}

impl Word {
    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Other(word) => vocabulary::meaning(word, |language| language.numbers),
        }
    }

    fn unit(&self) -> Option<Unit> {
        match self {
            Self::Number(_) => None,
            Self::Other(word) => vocabulary::unit(word),
        }
    }

    fn is_in(&self, list: impl Fn(&Vocabulary) -> &'static [&'static str]) -> bool {
        matches!(self, Self::Other(word) if vocabulary::is_one_of(word, list))
    }
}

/// Numbers (with decimals) and folded words, in order; "3yrs" and "12-month" are two each.
fn words(text: &str) -> Vec<Word> {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let mut words = Vec::new();
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            let end =
                rest.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(rest.len());
            words.extend(rest[..end].trim_end_matches('.').parse().ok().map(Word::Number));
            end
        } else {
            let end = rest.find(|character: char| {
                character.is_alphabetic() != first.is_alphabetic() || character.is_ascii_digit()
            });
            let end = end.unwrap_or(rest.len());
            words.extend(first.is_alphabetic().then(|| Word::Other(fold(&rest[..end]))));
            end
        };
        rest = &rest[end..];
    }
    words
}

/// Every period that the words name.
fn periods(words: &[Word]) -> Vec<Period> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let deadline = at > 0 && words[at - 1].is_in(|language| language.deadline);
        let (period, used) = period(&words[at..]);
        if !deadline {
            found.extend(period);
        }
        at += used.max(1);
    }
    found
}

/// The period at the beginning of the words, and how many of them it takes.
fn period(words: &[Word]) -> (Option<Period>, usize) {
    let each = words.first().is_some_and(|word| word.is_in(|language| language.each));
    let other = words.get(1).is_some_and(|word| word.is_in(|language| language.every_other));
    match words {
        [number, unit, ..] if number.number().is_some() && unit.unit().is_some() => {
            (pair(number.number(), unit.unit()), 2)
        }
        [_, _, unit, ..] if each && other && unit.unit().is_some() => (pair(Some(2.0), unit.unit()), 3),
        [_, unit, ..] if each && unit.unit().is_some() => (pair(Some(1.0), unit.unit()), 2),
        [Word::Other(word), ..] => (vocabulary::meaning(word, |language| language.periods).map(Period::Months), 1),
        _ => (None, 1),
    }
}

fn pair(number: Option<f64>, unit: Option<Unit>) -> Option<Period> {
    Some(in_months(number?, unit?))
}

/// Days and weeks count only as whole years and quarters: 90 days are not three months.
fn in_months(number: f64, unit: Unit) -> Period {
    let months = match unit {
        Unit::Days => number / DAYS_OF_A_YEAR * 12.0,
        Unit::Weeks => number / WEEKS_OF_A_QUARTER * 3.0,
        Unit::Months => number,
        Unit::Years => number * 12.0,
    };
    let whole_periods = match unit {
        Unit::Days => number % DAYS_OF_A_YEAR == 0.0,
        Unit::Weeks => number % WEEKS_OF_A_QUARTER == 0.0,
        Unit::Months | Unit::Years => true,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "used only between 1 and 600")]
    let count = months as u32;
    if whole_periods && (1.0..=LONGEST).contains(&months) && months.fract() == 0.0 {
        Period::Months(count)
    } else {
        Period::Odd
    }
}

fn says_never(text: &str, folded: &str) -> bool {
    let padded = format!(" {folded} ");
    vocabulary::is_not_applicable(&key(text))
        || vocabulary::is_one_of(folded, |language| language.never_alone)
        || vocabulary::all(|language| language.never).any(|phrase| padded.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests;
