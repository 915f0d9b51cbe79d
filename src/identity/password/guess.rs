//! How easily a password is guessed: by lists and patterns, and by what belongs to the person.

use super::About;
use crate::kernel::text::fold;
use zxcvbn::{Score, zxcvbn};

/// How many characters of a password are looked at to find out how easily it is guessed.
const LOOKED_AT: usize = 100;
/// A passphrase from a drawing that everybody knows, which no list of passwords has.
const KNOWN_PHRASE: &str = "correct horse battery staple";

/// The words that whoever guesses the password of somebody tries first: of their address, name and organisation, and ours.
pub(super) fn own_words(about: About<'_>) -> Vec<String> {
    let whole = [about.email, about.email.split('@').next().unwrap_or_default(), about.name, about.organisation];
    let parts = whole.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let joined = whole.iter().map(|text| plain(text));
    let words = whole.iter().chain(&["docendo", "training"]).map(|text| fold(text)).chain(joined);
    words.chain(parts.map(fold)).filter(|word| word.chars().count() > 2).collect()
}

fn plain(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether `typed` is among the first hundred million that somebody would try who knows the words `own`.
pub(super) fn is_guessable(typed: &str, own: &[String]) -> bool {
    let folded = fold(typed);
    let (letters, phrase) = (plain(typed), plain(KNOWN_PHRASE));
    if letters.trim_end_matches(char::is_numeric) == phrase || repeats(&folded) || runs(&folded) {
        return true;
    }
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let looked_at: String = folded.chars().take(LOOKED_AT).collect();
    is_made_of(&letters, &own) || zxcvbn(&looked_at, &own).score() < Score::Three
}

/// Whether nothing is left of `letters` but figures without the words `own`.
fn is_made_of(letters: &str, own: &[&str]) -> bool {
    let mut words: Vec<String> = own.iter().map(|word| plain(word)).collect();
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    let rest =
        words.iter().filter(|word| !word.is_empty()).fold(letters.to_owned(), |rest, word| rest.replace(word, ""));
    rest.len() < letters.len() && rest.chars().all(char::is_numeric)
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

    const ANA: About<'_> = About { email: "ana.perez@example.com", name: "Ana Pérez", organisation: "Vega Wind" };

    fn is_refused(typed: &str) -> bool {
        is_guessable(typed, &own_words(ANA))
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
            "Passwordpassword",
            "yourpassword",
            "qwertyuiop[]",
            "1qaz2wsx3edc4rfv",
            "iloveyou2026",
            "Vega-Wind-2026",
            "docendo-2026!",
            "P@ssw0rd2026!",
            "correct horse battery staple",
            "perez.ana.1985",
        ] {
            assert!(is_refused(bad), "{bad}");
        }
    }

    #[test]
    fn long_words_of_ones_own_are_taken() {
        for good in [
            "correct-horse-battery-7",
            "moře a hory 2026",
            "tea at four, always",
            "case-judge-2026",
            "otters juggle violet kettles",
        ] {
            assert!(!is_refused(good), "{good}");
        }
    }

    #[test]
    fn passwords_that_are_made_up_are_taken() {
        for _ in 0..20 {
            let made_up = crate::kernel::secret::password();
            assert!(!is_refused(&made_up), "{made_up}");
        }
    }
}
