//! Passwords: which are good enough, and hashing them with argon2id in a bounded queue.
//!
//! Hashing costs memory and time on purpose. Two run at once and others wait, up to ten seconds; beyond that a request is
//! refused, so that a flood of sign-ins cannot take the machine.
//!
//! How easily a password is guessed is estimated by zxcvbn, which knows the commonest passwords, names, words and patterns of
//! keyboards, and is told the person's own words besides.

use crate::db::Db;
use crate::work::InstallationPart;
mod guess;

use self::guess::{is_guessable, own_words};
use super::attempts::{AGAIN, Attempts, Tally};
use crate::error::{Error, Flaws, Problem, Result};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _},
};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Memory of one hash in KiB; with the passes and lanes below the OWASP recommendation for argon2id.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many hashes are made at the same time.
const AT_ONCE: usize = 2;
/// How many may wait for their turn…
const WAITING: usize = 512;
/// …and for how long.
const PATIENCE: Duration = Duration::from_secs(10);

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;
/// The most characters of a password.
pub const LONGEST: usize = 200;
/// The password of all accounts of the demo organisation; it opens nothing else.
pub const DEMO_PASSWORD: &str = "docendo-demo-2026";

/// What a password must not be made of.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The e-mail address it will be used with.
    pub email: &'a str,
    /// The full name of whose it is.
    pub name: &'a str,
    /// The name of the organisation.
    pub organisation: &'a str,
}

/// A password that was found good enough, hashed.
#[derive(Debug, Clone)]
pub struct NewPassword {
    pub(super) hash: String,
    is_demo: bool,
}

impl NewPassword {
    /// Whether it is the one that only accounts of a demo organisation may have.
    #[must_use]
    pub fn is_for_demo(&self) -> bool {
        self.is_demo
    }
}

/// The queue in which passwords are hashed, and the memory of failed sign-ins.
#[derive(Debug)]
pub struct Passwords {
    places: Semaphore,
    turns: Semaphore,
    /// For how long somebody waits for a turn.
    patience: Duration,
    pub(super) attempts: Attempts,
}

impl Default for Passwords {
    /// An empty queue.
    fn default() -> Self {
        Self {
            places: Semaphore::new(AT_ONCE + WAITING),
            turns: Semaphore::new(AT_ONCE),
            patience: PATIENCE,
            attempts: Attempts::default(),
        }
    }
}

impl InstallationPart for Passwords {
    fn new(_: &Db) -> Self {
        Self::default()
    }
}

impl Passwords {
    /// How attempts to sign in ended since the process began.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.attempts.tally()
    }

    /// Checks and hashes a password that somebody chose. Do it before a transaction begins: it takes a while.
    ///
    /// Fails with flaws of the field `password`, and with [`Error::TooMany`] when too many are waiting.
    pub async fn choose(&self, typed: &str, about: About<'_>) -> Result<NewPassword> {
        check_length(typed)?;
        let is_demo = typed == DEMO_PASSWORD;
        let (guessed, own) = (typed.to_owned(), own_words(about));
        // The demo's is known to everybody, and refused elsewhere by a rule of its own.
        if !is_demo && self.queue(move || Ok(is_guessable(&guessed, &own))).await? {
            return Err(Error::invalid("password", Problem::Guessable));
        }
        let hash = self.hash(typed).await?;
        Ok(NewPassword { hash, is_demo })
    }

    async fn hash(&self, typed: &str) -> Result<String> {
        let typed = typed.to_owned();
        self.queue(move || {
            let salt = crate::kernel::secret::random::<16>();
            let hash = hasher()?.hash_password_with_salt(typed.as_bytes(), &salt).map_err(Error::internal)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether `typed` is the password that was stored as `hash`. Without a stored one the answer is no and takes as long.
    pub(super) async fn verify(&self, typed: &str, hash: Option<String>) -> Result<bool> {
        // Nobody has a longer one; this does not tell whether there is an account.
        if typed.chars().count() > LONGEST {
            return Ok(false);
        }
        let Some(hash) = hash else {
            self.hash(typed).await?;
            return Ok(false);
        };
        let typed = typed.to_owned();
        self.queue(move || Ok(hasher()?.verify_password(typed.as_bytes(), hash.as_str()).is_ok())).await
    }

    async fn queue<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _place = self.places.try_acquire().map_err(|_| Error::TooMany(AGAIN))?;
        let turn =
            tokio::time::timeout(self.patience, self.turns.acquire()).await.map_err(|_| Error::TooMany(AGAIN))?;
        let _turn = turn.map_err(Error::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
    }
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Refuses passwords that are too short or too long.
fn check_length(typed: &str) -> Result<()> {
    let mut flaws = Flaws::default();
    let length = typed.chars().count();
    if typed.is_empty() {
        flaws.add("password", Problem::Required);
    } else if length < SHORTEST {
        flaws.add("password", Problem::TooShort(SHORTEST));
    } else if length > LONGEST {
        flaws.add("password", Problem::TooLong(LONGEST));
    }
    Ok(flaws.check()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Poll;

    const ANA: About<'_> = About { email: "ana.perez@example.com", name: "Ana Pérez", organisation: "Vega Wind" };

    #[test]
    fn a_password_has_twelve_to_two_hundred_characters() {
        for bad in [String::new(), "short".to_owned(), "xY7".repeat(100)] {
            assert!(check_length(&bad).is_err(), "{bad}");
        }
        assert!(check_length("tea at four, always").is_ok());
    }

    #[tokio::test]
    async fn only_the_same_password_opens() {
        let passwords = Passwords::default();
        let chosen = passwords.choose("tea at four, always", ANA).await.unwrap();
        assert!(passwords.verify("tea at four, always", Some(chosen.hash.clone())).await.unwrap());
        assert!(!passwords.verify("tea at five, always", Some(chosen.hash)).await.unwrap());
        assert!(!passwords.verify("tea at four, always", None).await.unwrap());
    }

    #[tokio::test]
    async fn only_the_demo_takes_the_demo_password() {
        assert!(Passwords::default().choose(DEMO_PASSWORD, ANA).await.unwrap().is_for_demo());
        assert!(!Passwords::default().choose("tea at four, always", ANA).await.unwrap().is_for_demo());
    }

    #[tokio::test]
    async fn who_waits_for_a_turn_is_let_in_as_soon_as_there_is_one_and_refused_when_it_takes_too_long() {
        let passwords = Passwords::default();
        let turns = passwords.turns.acquire_many(u32::try_from(AT_ONCE).unwrap()).await.unwrap();
        let mut waiting = Box::pin(passwords.verify("tea at four, always", None));
        assert!(std::future::poll_fn(|context| Poll::Ready(waiting.as_mut().poll(context).is_pending())).await);
        drop(turns);
        assert!(!waiting.await.unwrap());
        let hasty = Passwords { patience: Duration::ZERO, ..Passwords::default() };
        let _turns = hasty.turns.acquire_many(u32::try_from(AT_ONCE).unwrap()).await.unwrap();
        assert!(matches!(hasty.verify("tea at four, always", None).await, Err(Error::TooMany(_))));
    }

    #[tokio::test]
    async fn a_full_queue_refuses_at_once() {
        let passwords = Passwords::default();
        let _all = passwords.places.acquire_many(u32::try_from(AT_ONCE + WAITING).unwrap()).await.unwrap();
        assert!(matches!(passwords.verify("tea at four, always", None).await, Err(Error::TooMany(_))));
    }
}
