//! Secrets: where randomness comes from, and the fingerprints under which secrets are stored.

use sha2::{Digest as _, Sha256};
use std::fmt::{self, Write as _};

/// `N` bytes that nobody can guess.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes);
    bytes
}

/// A secret of 32 random bytes as 64 hexadecimal digits.
#[must_use]
pub fn token() -> String {
    hex(&random::<32>())
}

/// A password to hand over: four groups of five hexadecimal digits, 80 bits that nobody can guess.
#[must_use]
pub fn password() -> String {
    let digits = hex(&random::<10>());
    let groups: Vec<&str> = (0..4).filter_map(|at| digits.get(at * 5..at * 5 + 5)).collect();
    groups.join("-")
}

/// What is stored of `secret`: its SHA-256. Only for secrets that are random themselves; passwords are hashed slowly.
#[must_use]
pub fn fingerprint(secret: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(secret))
}

/// The same of a text that is written piece by piece, and never held as a whole.
#[must_use]
pub fn fingerprint_of(text: fmt::Arguments<'_>) -> String {
    struct Pieces(Sha256);
    impl fmt::Write for Pieces {
        fn write_str(&mut self, piece: &str) -> fmt::Result {
            self.0.update(piece.as_bytes());
            Ok(())
        }
    }
    let mut pieces = Pieces(Sha256::new());
    // Writing to a digest cannot fail.
    let _ = pieces.write_fmt(text);
    hex(&pieces.0.finalize())
}

/// `bytes` as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The bytes that `digits` stand for.
#[must_use]
pub fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok())
        .collect()
}

/// Whether two texts are equal, in a time that does not tell where they differ.
#[must_use]
pub fn equal(left: &str, right: &str) -> bool {
    let difference = left.bytes().zip(right.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b));
    left.len() == right.len() && difference == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tokens_are_the_same() {
        assert_ne!(token(), token());
        assert_eq!(token().len(), 64);
    }

    #[test]
    fn a_text_in_pieces_has_the_fingerprint_of_the_whole() {
        let rows = ["one", "two\n"];
        assert_eq!(fingerprint_of(format_args!("{rows:?}{}", 3)), fingerprint(format!("{rows:?}3")));
    }

    #[test]
    fn digits_survive_their_bytes() {
        let bytes = random::<32>();
        assert_eq!(from_hex(&hex(&bytes)), Some(bytes.to_vec()));
        assert_eq!(from_hex("0"), None);
        assert_eq!(from_hex("zz"), None);
    }

    #[test]
    fn texts_are_equal_only_as_a_whole() {
        assert!(equal("abc", "abc"));
        assert!(!equal("abc", "abd"));
        assert!(!equal("abc", "abcd"));
    }
}
