//! How often a sign-in failed lately. Kept in the process: with several servers each grants its own few attempts.

use crate::error::{Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Failures after which an account is closed to a network…
const MOST: usize = 5;
/// …for as long as they all lie within this time.
const WITHIN: TimeDelta = TimeDelta::minutes(1);
/// Pairs of account and network that are remembered at most; a flood of made-up names cannot take more memory.
const REMEMBERED: usize = 10_000;

/// The moments of recent failures, by account name and network.
type Failures = HashMap<(String, String), Vec<DateTime<Utc>>>;

/// How often signing in failed lately.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    failures: Mutex<Failures>,
    entered: AtomicU64,
    refused: AtomicU64,
    closed: AtomicU64,
}

/// How attempts to sign in ended since the process began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// With a sign-in.
    pub entered: u64,
    /// With a wrong address or password.
    pub refused: u64,
    /// At once, because there were too many failures before.
    pub closed: u64,
}

impl Attempts {
    /// Begins an attempt, which counts as a failure until it turns out otherwise: many at the same moment count too.
    /// Refused if there were too many failures.
    pub(super) fn begin(&self, account: &str, address: &str, now: DateTime<Utc>) -> Result<()> {
        let mut failures = self.lock();
        let key = key(account, address);
        if failures.len() >= REMEMBERED && !failures.contains_key(&key) {
            make_room(&mut failures, now);
        }
        let moments = failures.entry(key).or_default();
        moments.retain(|at| *at + WITHIN > now);
        if moments.len() >= MOST {
            self.closed.fetch_add(1, Ordering::Relaxed);
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
        self.entered.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an attempt that stays a failure.
    pub(super) fn failed(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// How attempts ended so far.
    pub(super) fn tally(&self) -> Tally {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Tally { entered: read(&self.entered), refused: read(&self.refused), closed: read(&self.closed) }
    }

    fn lock(&self) -> MutexGuard<'_, Failures> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets what is over and, if nothing is, the pair that failed the longest time ago: a flood of made-up names must not
/// close the door to everybody else.
fn make_room(failures: &mut Failures, now: DateTime<Utc>) {
    failures.retain(|_, moments| moments.iter().any(|at| *at + WITHIN > now));
    if failures.len() >= REMEMBERED {
        let oldest = failures.iter().min_by_key(|(_, moments)| moments.last().copied()).map(|(key, _)| key.clone());
        if let Some(oldest) = oldest {
            failures.remove(&oldest);
        }
    }
}

/// What one visitor cannot easily change: an IPv4 address, or the upper half of an IPv6 address.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) >> 64 << 64)),
    }
}

fn key(account: &str, address: &str) -> (String, String) {
    let network = address.parse().map_or_else(|_| address.to_owned(), |address| network(address).to_string());
    (account.to_owned(), network)
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
        assert!(attempts.begin("ana", "::2", now).is_err(), "the same network");
        assert!(attempts.begin("ana", "0:0:0:1::1", now).is_ok());
        assert!(attempts.begin("ben", "::1", now).is_ok());
        assert!(attempts.begin("ana", "::1", now + WITHIN).is_ok());
    }

    #[test]
    fn a_flood_of_names_pushes_out_the_oldest_and_closes_the_door_to_nobody() {
        let (attempts, begin) = (Attempts::default(), DateTime::<Utc>::UNIX_EPOCH);
        for _ in 0..MOST {
            attempts.begin("ana", "::1", begin).unwrap();
        }
        let now = begin + TimeDelta::seconds(1);
        for name in 1..REMEMBERED {
            attempts.begin(&name.to_string(), "::1", now).unwrap();
        }
        assert!(attempts.begin("ana", "::1", now).is_err(), "everybody fits");
        attempts.begin("ben", "::1", now).unwrap();
        assert_eq!(attempts.lock().len(), REMEMBERED);
        assert!(attempts.begin("ana", "::1", now).is_ok(), "the oldest is forgotten");
    }

    #[test]
    fn addresses_of_one_ipv6_network_are_one_visitor() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::2"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
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
