//! Passwords: which are good enough, and hashing them with argon2id in a bounded queue.
//!
//! Hashing costs memory and time on purpose. Two run at once, some wait, and beyond those a request is refused at once, so
//! that a flood of sign-ins cannot take the machine.

use super::attempts::{Attempts, Tally};
use crate::{
    error::{Error, Flaws, Problem, Result},
    kernel::text::fold,
};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _},
};
use tokio::sync::Semaphore;

/// Memory of one hash in KiB; with the passes and lanes below the OWASP recommendation for argon2id.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many hashes are made at the same time.
const AT_ONCE: usize = 2;
/// How many may wait for their turn.
const WAITING: usize = 64;

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;
/// The most characters of a password.
pub const LONGEST: usize = 200;
/// The password of all accounts of the demo organisation; it opens nothing else.
pub const DEMO_PASSWORD: &str = "docendo-demo-2026";

/// Passwords of twelve characters and more that everybody tries first.
const COMMONEST: &[&str] = &[
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "administrator",
    "administrator1",
    "welcome12345",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdf",
    "qwerty123456",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "zaq12wsxcde3",
    "letmeinletmein",
    "changeme1234",
    "changemechangeme",
    "iloveyou1234",
    "iloveyouiloveyou",
    "trustno1trustno1",
    "unknownpassword",
    "abcd12345678",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    "training1234",
    "docendo12345",
    "docendodocendo",
];

/// What a password must not be made of.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The e-mail address it will be used with.
    pub email: &'a str,
    /// The full name of whose it is.
    pub name: &'a str,
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
    pub(super) attempts: Attempts,
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

impl Passwords {
    /// An empty queue.
    #[must_use]
    pub fn new() -> Self {
        Self {
            places: Semaphore::new(AT_ONCE + WAITING),
            turns: Semaphore::new(AT_ONCE),
            attempts: Attempts::default(),
        }
    }

    /// How attempts to sign in ended since the process began.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.attempts.tally()
    }

    /// Checks and hashes a password that somebody chose. Do it before a transaction begins: it takes a while.
    ///
    /// Fails with flaws of the field `password`, and with [`Error::TooMany`] when too many are waiting.
    pub async fn choose(&self, typed: &str, about: About<'_>) -> Result<NewPassword> {
        check(typed, about)?;
        let hash = self.hash(typed).await?;
        Ok(NewPassword { hash, is_demo: typed == DEMO_PASSWORD })
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
        let _place = self.places.try_acquire().map_err(|_| Error::TooMany)?;
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
    }
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Refuses passwords that are too short, too long or easy to guess.
fn check(typed: &str, about: About<'_>) -> Result<()> {
    let mut flaws = Flaws::default();
    let length = typed.chars().count();
    if typed.is_empty() {
        flaws.add("password", Problem::Required);
    } else if length < SHORTEST {
        flaws.add("password", Problem::TooShort(SHORTEST));
    } else if length > LONGEST {
        flaws.add("password", Problem::TooLong(LONGEST));
    } else if is_guessable(&fold(typed), about) {
        flaws.add("password", Problem::Guessable);
    }
    flaws.check()
}

fn is_guessable(typed: &str, about: About<'_>) -> bool {
    let plain = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let own = [about.email, about.name, about.email.split('@').next().unwrap_or_default()].map(plain);
    let letters = plain(typed);
    COMMONEST.contains(&typed)
        || own
            .iter()
            .any(|own| !own.is_empty() && (letters == *own || letters.trim_end_matches(char::is_numeric) == own))
        || repeats(typed)
        || runs(typed)
}

/// Whether `text` is one piece of up to four characters again and again.
fn repeats(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (1..=4).any(|size| letters.iter().zip(letters.iter().skip(size)).all(|(one, other)| one == other))
}

/// Whether each character is the next after the one before, such as `abcdefghijkl` or `987654321098`.
fn runs(text: &str) -> bool {
    let letters: Vec<i64> = text.chars().map(|letter| i64::from(u32::from(letter))).collect();
    // Digits go round: 9 is followed by 0.
    let step = |pair: &[i64]| match pair[1] - pair[0] {
        -9 => 1,
        9 => -1,
        other => other,
    };
    [1, -1].iter().any(|wanted| letters.windows(2).all(|pair| step(pair) == *wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: About<'_> = About { email: "ana.perez@example.com", name: "Ana Pérez" };

    fn is_refused(typed: &str) -> bool {
        check(typed, ANA).is_err()
    }

    #[test]
    fn passwords_that_are_easy_to_guess_are_refused() {
        for bad in [
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "123456789012",
            "abcdefghijklm",
            "Password1234",
            "ana.perez@example.com",
            "AnaPerez123456",
            "short",
            "",
            "Passwordpassword",
        ] {
            assert!(is_refused(bad), "{bad}");
        }
        assert!(is_refused(&"xY7".repeat(100)));
    }

    #[test]
    fn long_words_of_ones_own_are_taken() {
        for good in ["correct-horse-battery-7", "moře a hory 2026", "tea at four, always", DEMO_PASSWORD] {
            assert!(!is_refused(good), "{good}");
        }
    }

    #[tokio::test]
    async fn only_the_same_password_opens() {
        let passwords = Passwords::new();
        let chosen = passwords.choose("tea at four, always", ANA).await.unwrap();
        assert!(passwords.verify("tea at four, always", Some(chosen.hash.clone())).await.unwrap());
        assert!(!passwords.verify("tea at five, always", Some(chosen.hash)).await.unwrap());
        assert!(!passwords.verify("tea at four, always", None).await.unwrap());
    }

    #[tokio::test]
    async fn a_full_queue_refuses_at_once() {
        let passwords = Passwords::new();
        let _all = passwords.places.acquire_many(u32::try_from(AT_ONCE + WAITING).unwrap()).await.unwrap();
        assert!(matches!(passwords.verify("tea at four, always", None).await, Err(Error::TooMany)));
    }
}
