//! How often a sign-in failed lately. Kept in the process: with several servers each grants its own few attempts.

use crate::error::{Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Failures after which an account is closed to an address…
const MOST: usize = 5;
/// …for as long as they all lie within this time.
const WITHIN: TimeDelta = TimeDelta::minutes(1);
/// Pairs of account and address that are remembered at most; a flood of made-up names cannot take more memory.
const REMEMBERED: usize = 10_000;

/// The moments of recent failures, by account name and address.
type Failures = HashMap<(String, String), Vec<DateTime<Utc>>>;

/// How often signing in failed lately.
#[derive(Debug, Default)]
pub(super) struct Attempts(Mutex<Failures>);

impl Attempts {
    /// Refuses another attempt if there were too many failures.
    pub(super) fn check(&self, account: &str, address: &str, now: DateTime<Utc>) -> Result<()> {
        let mut failures = self.lock();
        let Some(moments) = failures.get_mut(&key(account, address)) else { return Ok(()) };
        moments.retain(|at| *at + WITHIN > now);
        if moments.len() >= MOST { Err(Error::TooMany) } else { Ok(()) }
    }

    /// Notes a failure.
    pub(super) fn failed(&self, account: &str, address: &str, now: DateTime<Utc>) {
        let mut failures = self.lock();
        if failures.len() >= REMEMBERED {
            failures.retain(|_, moments| moments.iter().any(|at| *at + WITHIN > now));
        }
        if failures.len() < REMEMBERED {
            failures.entry(key(account, address)).or_default().push(now);
        }
    }

    /// Forgets the failures after a success.
    pub(super) fn succeeded(&self, account: &str, address: &str) {
        self.lock().remove(&key(account, address));
    }

    fn lock(&self) -> MutexGuard<'_, Failures> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(account: &str, address: &str) -> (String, String) {
    (account.to_owned(), address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_attempt_within_a_minute_is_refused_and_a_minute_later_granted() {
        let (attempts, now) = (Attempts::default(), DateTime::<Utc>::UNIX_EPOCH);
        for _ in 0..MOST {
            attempts.check("ana", "::1", now).unwrap();
            attempts.failed("ana", "::1", now);
        }
        assert!(matches!(attempts.check("ana", "::1", now), Err(Error::TooMany)));
        assert!(attempts.check("ana", "::2", now).is_ok());
        assert!(attempts.check("ben", "::1", now).is_ok());
        assert!(attempts.check("ana", "::1", now + WITHIN).is_ok());
    }
}
