//! How long an account is closed after failed sign-ins.

use crate::error::{Error, Result};
use chrono::{DateTime, TimeDelta, Utc};

/// The failure from which on the next attempt has to wait…
const FREE: i64 = 5;
/// …for this long, and twice as long after each further one…
const FIRST: TimeDelta = TimeDelta::minutes(1);
/// …up to this.
const LONGEST: TimeDelta = TimeDelta::hours(1);
/// Failures are forgotten when the latest is so long ago.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

/// How often signing in failed, and when it did so last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub(in crate::identity) struct Failures {
    /// How often.
    pub(in crate::identity) failures: i64,
    /// When last.
    pub(in crate::identity) failed_at: Option<DateTime<Utc>>,
}

impl Failures {
    /// What there is after an attempt at `now`, which counts as a failure until it turns out otherwise. Fails with
    /// [`Error::TooMany`] while the earlier ones have to be waited for.
    pub(in crate::identity) fn attempt(self, now: DateTime<Utc>) -> Result<Self> {
        let Some(latest) = self.failed_at.filter(|at| *at + FORGOTTEN_AFTER > now) else {
            return Ok(Self { failures: 1, failed_at: Some(now) });
        };
        let rest = latest + self.delay() - now;
        if rest > TimeDelta::zero() {
            // To the second above: whoever waits for so long is let through.
            return Err(Error::TooMany(
                u64::try_from(rest.num_milliseconds()).unwrap_or_default().div_ceil(1000).max(1),
            ));
        }
        Ok(Self { failures: self.failures.saturating_add(1), failed_at: Some(now) })
    }

    /// Whether nobody has to wait because of them any more.
    pub(in crate::identity) fn are_over(self, now: DateTime<Utc>) -> bool {
        self.failed_at.is_none_or(|at| at + self.delay() <= now)
    }

    /// How long after the latest failure the next attempt is let through.
    fn delay(self) -> TimeDelta {
        match self.failures - FREE {
            below if below < 0 => TimeDelta::zero(),
            // 2⁶ minutes are more than an hour.
            times => (FIRST * (1 << times.min(6))).min(LONGEST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_failure_costs_a_minute_and_each_further_one_twice_as_much_up_to_an_hour() {
        let (mut failures, mut now) = (Failures::default(), DateTime::<Utc>::UNIX_EPOCH);
        for _ in 0..FREE {
            failures = failures.attempt(now).unwrap();
        }
        for minutes in [1, 2, 4, 8, 16, 32, 60, 60] {
            let wait = TimeDelta::minutes(minutes);
            let refused = failures.attempt(now + wait - TimeDelta::milliseconds(1500));
            assert!(matches!(refused, Err(Error::TooMany(2))), "{minutes}: {refused:?}");
            let refused = failures.attempt(now);
            assert!(
                matches!(refused, Err(Error::TooMany(rest)) if i64::try_from(rest) == Ok(60 * minutes)),
                "{minutes}"
            );
            assert!(!failures.are_over(now) && failures.are_over(now + wait));
            now += wait;
            failures = failures.attempt(now).unwrap();
        }
        assert_eq!(failures.attempt(now + FORGOTTEN_AFTER).unwrap().failures, 1);
    }
}
