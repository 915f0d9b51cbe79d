//! Numbers, flags, and identifiers that are numbers.

use super::{FieldKind, Place, Position, Wrong, plain};
use crate::api::kit::Sent;
use docendo::{error::Problem, kernel::id::Id};
use std::{marker::PhantomData, ops::RangeInclusive};
use utoipa::{
    Number,
    openapi::{KnownFormat, RefOr, Schema, SchemaFormat, Type},
};

/// A whole number within `limits`. `i64::MAX` as the largest is no limit.
#[must_use]
pub const fn whole(limits: RangeInclusive<i64>) -> Whole {
    Whole { least: *limits.start(), most: *limits.end(), is_told_only: false }
}

/// See [`whole`].
#[derive(Debug, Clone, Copy)]
pub struct Whole {
    least: i64,
    most: i64,
    is_told_only: bool,
}

impl Whole {
    /// The same kind, whose limits are told only: the use case refuses what is beyond them by a rule that has a name in the
    /// contract.
    #[must_use]
    pub const fn told_only(self) -> Self {
        Self { is_told_only: true, ..self }
    }

    /// The same number as one that cannot be negative; what is beyond its limits was refused before.
    #[must_use]
    pub fn count(self) -> impl FieldKind<Value = u32> {
        self.parse(|number| u32::try_from(number).map_err(|_| Problem::NotANumber))
    }
}

impl FieldKind for Whole {
    type Value = i64;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let mut schema = plain(Type::Integer, int64(position));
        schema.minimum = number(self.least);
        schema.maximum = number(self.most);
        schema.into()
    }

    fn read(&self, sent: Sent) -> Result<Option<i64>, Wrong> {
        let number = sent.whole()?;
        if self.is_told_only || (self.least..=self.most).contains(&number) {
            Ok(Some(number))
        } else {
            Err(Problem::OutOfRange(self.least, self.most).into())
        }
    }
}

/// How a whole number is written: in a query of any length.
fn int64(position: Position) -> Option<SchemaFormat> {
    (position.place != Place::Query).then_some(SchemaFormat::KnownFormat(KnownFormat::Int64))
}

/// `limit` for the description, unless it is none.
fn number(limit: i64) -> Option<Number> {
    let fits = limit.checked_abs().is_some_and(|size| size < i64::MAX);
    isize::try_from(limit).ok().filter(|_| fits).map(Number::Int)
}

/// A number whose limits are told by [`Decimal::from`], [`Decimal::above`] and [`Decimal::to`]; whoever parses it judges it.
#[must_use]
pub const fn decimal() -> Decimal {
    Decimal { least: None, above: None, most: None }
}

/// See [`decimal`].
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    least: Option<i64>,
    above: Option<i64>,
    most: Option<i64>,
}

impl Decimal {
    /// The same kind, not smaller than `least`.
    #[must_use]
    pub const fn from(self, least: i64) -> Self {
        Self { least: Some(least), ..self }
    }

    /// The same kind, larger than `above`.
    #[must_use]
    pub const fn above(self, above: i64) -> Self {
        Self { above: Some(above), ..self }
    }

    /// The same kind, not larger than `most`.
    #[must_use]
    pub const fn to(self, most: i64) -> Self {
        Self { most: Some(most), ..self }
    }
}

impl FieldKind for Decimal {
    type Value = f64;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        let mut schema = plain(Type::Number, Some(SchemaFormat::KnownFormat(KnownFormat::Double)));
        schema.minimum = self.least.and_then(number);
        schema.exclusive_minimum = self.above.and_then(number);
        schema.maximum = self.most.and_then(number);
        schema.into()
    }

    fn read(&self, sent: Sent) -> Result<Option<f64>, Wrong> {
        Ok(Some(sent.number()?))
    }
}

/// True or false.
#[must_use]
pub const fn flag() -> Flag {
    Flag
}

/// See [`flag`].
#[derive(Debug, Clone, Copy)]
pub struct Flag;

impl FieldKind for Flag {
    type Value = bool;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        plain(Type::Boolean, None).into()
    }

    fn read(&self, sent: Sent) -> Result<Option<bool>, Wrong> {
        Ok(Some(sent.flag()?))
    }
}

/// The identifier with a number, as contracts show it that show numbers; they begin at 1.
#[must_use]
pub const fn number_id<T: Id>() -> NumberId<T> {
    NumberId(PhantomData)
}

/// See [`number_id`].
#[derive(Debug, Clone, Copy)]
pub struct NumberId<T>(PhantomData<T>);

impl<T: Id> FieldKind for NumberId<T> {
    type Value = T;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let mut schema = plain(Type::Integer, int64(position));
        schema.minimum = number(1);
        schema.into()
    }

    fn read(&self, sent: Sent) -> Result<Option<T>, Wrong> {
        match sent.whole()? {
            number @ 1.. => Ok(Some(T::of(number))),
            _ => Err(Problem::NotAnId.into()),
        }
    }
}
