//! Takes the three parts of a written date out of a text, or finds that it is none.

use super::super::text::fold;
use super::super::vocabulary::{self, Vocabulary};

/// A number with the count of its digits: `04` and `4` are the same month, `24` and `0024` not the same year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u32,
    pub digits: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    /// A folded word that may be the name of a month.
    Word(String),
}

/// The parts of a date without weekday, ordinal endings and time of day; none if the text holds anything else, or
/// numbers that are set apart in ways in which nobody writes a date.
pub(super) fn scan(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut signs = Vec::new();
    let mut rest = without_time(text)?;
    while let Some(first) = rest.chars().next() {
        let same = |wanted: fn(char) -> bool| rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        let end = if first.is_ascii_digit() {
            let end = same(|character| character.is_ascii_digit());
            tokens.push(Token::Number(Number { value: rest[..end].parse().ok()?, digits: end }));
            end
        } else if first.is_alphabetic() {
            let end = same(char::is_alphabetic);
            let word = fold(&rest[..end]);
            if !is_filler(&word) {
                tokens.push(Token::Word(word));
            }
            end
        } else {
            let end = same(|character| !character.is_ascii_digit() && !character.is_alphabetic());
            signs.push(rest[..end].trim());
            end
        };
        rest = &rest[end..];
    }
    (tokens.len() == 3 && well_separated(&tokens, &signs)).then_some(tokens)
}

fn is_filler(word: &str) -> bool {
    let listed = |list: fn(&Vocabulary) -> &'static [&'static str]| vocabulary::is_one_of(word, list);
    listed(|language| language.date_fillers) || listed(|language| language.ordinal_endings)
}

/// Between three numbers, one of which may be long, stands the same sign twice; around a month's name may stand
/// anything usual.
fn well_separated(tokens: &[Token], signs: &[&str]) -> bool {
    if tokens.iter().any(|token| matches!(token, Token::Word(_))) {
        return signs.iter().all(|sign| matches!(*sign, "" | "/" | "-" | "." | "," | "'" | "–"));
    }
    let long = tokens.iter().filter(|token| matches!(token, Token::Number(number) if number.digits > 2)).count();
    match (tokens, signs) {
        _ if long > 1 => false,
        ([Token::Number(first), _, Token::Number(last)], [one, other]) if one == other => match *one {
            "/" | "-" | "." | "–" => true,
            "" => first.digits == 4 || last.digits == 4,
            _ => false,
        },
        _ => false,
    }
}

/// The text before a time of day such as ` 00:00:00` or `T09:30Z`; none if what follows the colon is no time.
fn without_time(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else { return Some(text) };
    let start = text[..colon].rfind([' ', 'T', 't'])?;
    let is_time = text[start + 1..].chars().all(|character| {
        matches!(character, '0'..='9' | ':' | '.' | ' ' | '+' | '-' | 'a' | 'A' | 'p' | 'P' | 'm' | 'M' | 'z' | 'Z')
    });
    is_time.then_some(text[..start].trim_end_matches([' ', ',']))
}
