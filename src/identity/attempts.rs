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
    /// Begins an attempt, which counts as a failure until it turns out otherwise: many at the same moment count too.
    /// Refused if there were too many failures.
    pub(super) fn begin(&self, account: &str, address: &str, now: DateTime<Utc>) -> Result<()> {
        let mut failures = self.lock();
        if failures.len() >= REMEMBERED {
            failures.retain(|_, moments| moments.iter().any(|at| *at + WITHIN > now));
        }
        if failures.len() >= REMEMBERED {
            return Err(Error::TooMany);
        }
        let moments = failures.entry(key(account, address)).or_default();
        moments.retain(|at| *at + WITHIN > now);
        if moments.len() >= MOST {
            return Err(Error::TooMany);
        }
        moments.push(now);
        Ok(())
    }

    /// Takes an attempt back that was no failure of whoever signed in.
    pub(super) fn withdraw(&self, account: &str, address: &str) {
        if let Some(moments) = self.lock().get_mut(&key(account, address)) {
            moments.pop();
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
            attempts.begin("ana", "::1", now).unwrap();
        }
        assert!(matches!(attempts.begin("ana", "::1", now), Err(Error::TooMany)));
        assert!(attempts.begin("ana", "::2", now).is_ok());
        assert!(attempts.begin("ben", "::1", now).is_ok());
        assert!(attempts.begin("ana", "::1", now + WITHIN).is_ok());
    }

    #[test]
    fn what_was_no_failure_does_not_count() {
        let (attempts, now) = (Attempts::default(), DateTime::<Utc>::UNIX_EPOCH);
        for _ in 0..=MOST {
            attempts.begin("ana", "::1", now).unwrap();
            attempts.withdraw("ana", "::1");
        }
        for _ in 0..MOST {
            attempts.begin("ana", "::1", now).unwrap();
        }
        attempts.succeeded("ana", "::1");
        assert!(attempts.begin("ana", "::1", now).is_ok());
    }
}
