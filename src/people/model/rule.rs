//! Rules about the periods of employments and holdings.

use crate::{
    error::{Conflict, Entity, Error, Problem, Result, Rule},
    kernel::date::Period,
};
use chrono::NaiveDate;

/// Refuses a period that ends before it starts, or on the same day.
pub(in crate::people) fn check_order(period: Period) -> Result<()> {
    if period.is_ordered() { Ok(()) } else { Err(Error::invalid("to", Problem::EndsBeforeStart)) }
}

/// Refuses a period that shares days with one of `others`: the same fact would be told twice.
pub(in crate::people) fn check_apart(
    period: Period,
    others: impl IntoIterator<Item = Period>,
    fact: Entity,
) -> Result<()> {
    if others.into_iter().any(|other| other.overlaps(&period)) {
        Err(Error::Conflict(Conflict::Duplicate(fact, "period")))
    } else {
        Ok(())
    }
}

/// The same period, ended before `to`. What has ended by `today` cannot be ended again, only corrected.
pub(in crate::people) fn end(period: Period, to: NaiveDate, today: NaiveDate) -> Result<Period> {
    if period.to.is_some_and(|end| end <= today) {
        return Err(Error::Refused(Rule::AlreadyEnded));
    }
    let ended = Period { to: Some(to), ..period };
    check_order(ended).map(|()| ended)
}
