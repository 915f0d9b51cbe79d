//! What of failed sign-ins is kept in the process: how attempts ended, and those with addresses that nobody has.
//!
//! The latter wait as the others do, so that waiting does not tell whether an address has an account; the database keeps
//! nothing of them. With several servers each remembers its own.

use super::model::Failures;
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{sync::OwnedMutexGuard, time::timeout};

/// How long an attempt waits for others with the same address: less than requests may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// When it is worth trying again after waiting in vain, in seconds.
pub(super) const AGAIN: u64 = 10;
/// So many made-up addresses are remembered at most: a flood of them cannot take more memory.
const REMEMBERED: usize = 10_000;

/// How attempts ended, and how often addresses that nobody has failed lately.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    nobodies: Mutex<HashMap<String, Failures>>,
    /// Who is at an attempt, and who waits for it to end.
    turns: Mutex<HashMap<String, Arc<Turns>>>,
    entered: AtomicU64,
    refused: AtomicU64,
    unknown: AtomicU64,
    closed: AtomicU64,
}

/// How attempts to sign in ended since the process began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// With a sign-in.
    pub entered: u64,
    /// With a wrong password.
    pub refused: u64,
    /// With an address that nobody has.
    pub unknown: u64,
    /// At once, because there were too many failures before.
    pub closed: u64,
}

/// The attempts under one key: one at a time.
type Turns = tokio::sync::Mutex<()>;

/// The turn of an attempt, for as long as it is held.
pub(super) type Turn = OwnedMutexGuard<()>;

impl Attempts {
    /// Waits until no other attempt under `key` goes on in this process. An attempt counts as a failure until it turns out
    /// otherwise: several right ones at the same moment would lock each other out.
    pub(super) async fn turn(&self, key: String) -> Result<Turn> {
        let turns = {
            let mut all = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            all.retain(|_, turns| Arc::strong_count(turns) > 1);
            all.entry(key).or_default().clone()
        };
        timeout(PATIENCE, turns.lock_owned()).await.map_err(|_| Error::TooMany(AGAIN))
    }

    /// Begins an attempt with an address that nobody has. Refused if there were too many.
    pub(super) fn begin_for_nobody(&self, email: &str, now: DateTime<Utc>) -> Result<()> {
        let mut nobodies = self.lock();
        if nobodies.len() >= REMEMBERED && !nobodies.contains_key(email) {
            make_room(&mut nobodies, now);
        }
        let failures = nobodies.entry(email.to_owned()).or_default();
        *failures = failures.attempt(now)?;
        Ok(())
    }

    /// Counts an attempt that ended in a sign-in.
    pub(super) fn entered(&self) {
        self.entered.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an attempt that was refused, for somebody or for nobody.
    pub(super) fn refused(&self, is_somebody: bool) {
        let count = if is_somebody { &self.refused } else { &self.unknown };
        count.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an attempt that was refused at once.
    pub(super) fn closed(&self) {
        self.closed.fetch_add(1, Ordering::Relaxed);
    }

    /// How attempts ended so far.
    pub(super) fn tally(&self) -> Tally {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Tally {
            entered: read(&self.entered),
            refused: read(&self.refused),
            unknown: read(&self.unknown),
            closed: read(&self.closed),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Failures>> {
        self.nobodies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets what is over and, if nothing is, the address that failed the longest time ago.
fn make_room(nobodies: &mut HashMap<String, Failures>, now: DateTime<Utc>) {
    nobodies.retain(|_, failures| !failures.are_over(now));
    if nobodies.len() >= REMEMBERED {
        let oldest = nobodies.iter().min_by_key(|(_, failures)| failures.failed_at).map(|(email, _)| email.clone());
        if let Some(oldest) = oldest {
            nobodies.remove(&oldest);
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn an_address_that_nobody_has_is_closed_like_any_other() {
        let (attempts, now) = (Attempts::default(), DateTime::<Utc>::UNIX_EPOCH);
        for _ in 0..5 {
            attempts.begin_for_nobody("ana", now).unwrap();
        }
        assert!(matches!(attempts.begin_for_nobody("ana", now), Err(Error::TooMany(_))));
        assert!(attempts.begin_for_nobody("ben", now).is_ok());
        assert!(attempts.begin_for_nobody("ana", now + TimeDelta::minutes(1)).is_ok());
    }

    #[test]
    fn a_flood_of_addresses_takes_no_more_memory() {
        let (attempts, begin) = (Attempts::default(), DateTime::<Utc>::UNIX_EPOCH);
        for number in 0..REMEMBERED + 10 {
            attempts.begin_for_nobody(&number.to_string(), begin).unwrap();
        }
        assert!(attempts.lock().len() <= REMEMBERED);
        for _ in 0..5 {
            attempts.begin_for_nobody("ana", begin).unwrap();
        }
        // Nine in ten are over at once: they are forgotten before those that have to wait.
        for number in 0..REMEMBERED + 10 {
            attempts.begin_for_nobody(&format!("other {number}"), begin).unwrap();
        }
        assert!(attempts.begin_for_nobody("ana", begin).is_err());
    }

    #[test]
    fn addresses_of_one_ipv6_network_are_one_visitor() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::2"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }
}
