//! Text as people type it: trimmed, and folded for search and comparison.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// `text` in the form that search compares: lower case, without accents, white space single.
/// "Čapek,  Tomáš" and "capek, tomas" fold to the same; scripts without case or accents stay as they are.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(spell_out).collect();
    squeeze(&plain)
}

/// Letters that decomposition leaves whole although people type them without their stroke.
fn spell_out(letter: char) -> char {
    match letter {
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        'ı' => 'i',
        other => other,
    }
}

/// `text` without white space at its ends and with single spaces inside.
#[must_use]
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The one of `names` that `text` most likely means: no more than a quarter of its letters are others, too many or missing.
/// Case and accents make no difference.
#[must_use]
pub fn nearest<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = fold(text).chars().collect();
    let measured = names.into_iter().map(|name| (slips(&typed, &fold(name)), name));
    measured.filter(|(slips, _)| slips * 4 <= typed.len()).min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

/// How many letters have to be added, left out or replaced to get from `typed` to `name`.
fn slips(typed: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (line, letter) in name.chars().enumerate() {
        let mut diagonal = line;
        row[0] = line + 1;
        for (place, other) in typed.iter().enumerate() {
            let replaced = diagonal + usize::from(*other != letter);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[typed.len()]
}

/// `text` with the characters that have a meaning in a `LIKE` pattern escaped by `\`, folded and between wildcards.
#[must_use]
pub fn like(text: &str) -> String {
    let mut out = String::from("%");
    for c in fold(text).chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('%');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_spaces_do_not_matter_to_search() {
        assert_eq!(fold("  Čapek,  Tomáš "), "capek, tomas");
        assert_eq!(fold("Łukasz Nguyễn"), "lukasz nguyen");
        assert_eq!(fold("فاطمة"), "فاطمة");
    }

    #[test]
    fn wildcards_in_a_search_are_taken_literally() {
        assert_eq!(like("50%_\\"), "%50\\%\\_\\\\%");
    }

    #[test]
    fn a_slip_of_the_pen_is_told_from_another_name() {
        let names = ["Warehouse Operative", "Welder", "Wärter"];
        let near = |text: &str| nearest(text, names);
        assert_eq!(near("warehouse operatve"), Some("Warehouse Operative"));
        assert_eq!(near("Welter"), Some("Welder"));
        assert_eq!(near("WELDER"), Some("Welder"));
        assert_eq!(near("Driver"), None);
        assert_eq!(near(""), None);
    }
}
