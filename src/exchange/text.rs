//! Text as it comes out of a cell: cleaned for storing, folded for comparing, shortened for showing.

use crate::kernel;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without what cannot be seen: composed (NFC), runs of white space and control characters as one space, no
/// zero-width or direction-changing characters.
pub(super) fn clean(text: &str) -> String {
    let visible: String = text
        .nfc()
        .filter(|character| !is_invisible(*character))
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    join_words(&visible)
}

/// Whether nothing of the text can be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character.is_control() || is_invisible(character))
}

/// The form in which headers and set phrases are compared: lower case, no accents, everything but letters and digits as
/// one space, `#` as the word "no". "E-Mail", "e mail" and "É-MAIL" are the same.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)) {
        match character {
            '#' => folded.push_str(" no "),
            _ if character.is_alphanumeric() => folded.extend(character.to_lowercase()),
            _ if is_invisible(character) => {}
            _ => folded.push(' '),
        }
    }
    join_words(&folded)
}

/// The form in which codes, employee numbers and job titles are compared, as the organisation's own are: letter case and
/// accents aside.
pub(super) fn key(text: &str) -> String {
    kernel::text::fold(&clean(text))
}

/// The form in which mail addresses are compared.
pub(super) fn address(text: &str) -> String {
    clean(text).to_lowercase()
}

/// At most `limit` characters, with an ellipsis where something was left out. For messages, never for storing.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn join_words(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Characters that spreadsheets and web pages leave in copied text. The joiners U+200C and U+200D are not among them:
/// Persian and Indic spelling needs them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{clean, fold, key, shorten};

    #[test]
    fn cleaning_keeps_scripts_and_drops_what_cannot_be_seen() {
        assert_eq!(clean(" \u{feff}Zoe\u{308}\u{a0}\n García\u{200b} \0"), "Zoë García");
        assert_eq!(clean("\u{202e}فاطمة"), "فاطمة");
        assert_eq!(clean("\u{a0}\t "), "");
    }

    #[test]
    fn folding_makes_spellings_of_a_header_equal() {
        assert_eq!(fold("É-Mail"), "e mail");
        assert_eq!(fold("Emp #"), "emp no");
        assert_eq!(fold("№"), "no");
        assert_eq!(fold("—"), "");
    }

    #[test]
    fn keys_tell_codes_apart_that_differ_in_a_sign() {
        assert_eq!(key(" ind-01 "), key("IND-01"));
        assert_ne!(key("C++"), key("C"));
    }

    #[test]
    fn shortening_counts_characters_and_not_bytes() {
        assert_eq!(shorten("فاطمة", 5), "فاطمة");
        assert_eq!(shorten("فاطمة", 2), "فا…");
    }
}
