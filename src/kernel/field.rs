//! Parsing of single fields of forms and bodies; [`crate::error::Flaws::take`] collects what is wrong with them.

use super::{problem::Problem, text::squeeze};

/// The longest e-mail address that mail systems take (RFC 5321, section 4.5.3.1.3, without its angle brackets).
const LONGEST_EMAIL: usize = 254;

/// A line of text that must be there: single spaces, no control characters, at most `most` characters.
pub fn line(text: &str, most: usize) -> Result<String, Problem> {
    optional_line(Some(text), most)?.ok_or(Problem::Required)
}

/// A line of text that may be missing; one of white space only is.
pub fn optional_line(text: Option<&str>, most: usize) -> Result<Option<String>, Problem> {
    let Some(line) = text.map(squeeze).filter(|line| !line.is_empty()) else { return Ok(None) };
    if line.chars().any(|c| c.is_control() || reorders(c)) {
        return Err(Problem::BadCharacter);
    }
    within(line, most).map(Some)
}

/// Text of several lines that may be missing; line ends become `\n`.
pub fn optional_text(text: Option<&str>, most: usize) -> Result<Option<String>, Problem> {
    let text = text.map(|text| text.replace("\r\n", "\n").trim().to_owned());
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || reorders(c)) {
        return Err(Problem::BadCharacter);
    }
    within(text, most).map(Some)
}

/// An e-mail address that may be missing: one `@`, a local part, a domain with a dot, no white space.
/// Whether mail arrives there only sending some can tell.
pub fn email(text: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(address) = optional_line(text, LONGEST_EMAIL)? else { return Ok(None) };
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let is_domain = |domain: &str| domain.contains('.') && domain.split('.').all(is_label);
    let is_local =
        |local: &str| !local.is_empty() && !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    let is_plain = address
        .chars()
        .all(|c| !c.is_whitespace() && !matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\'));
    match address.split_once('@') {
        Some((local, domain)) if is_plain && is_local(local) && !domain.contains('@') && is_domain(domain) => {
            Ok(Some(address))
        }
        _ => Err(Problem::NotAnEmail),
    }
}

/// An address on the web that may be missing: `http://` or `https://`, a host, no white space, at most `most` characters.
pub fn web_address(text: Option<&str>, most: usize) -> Result<Option<String>, Problem> {
    let Some(address) = optional_line(text, most)? else { return Ok(None) };
    let rest = ["https://", "http://"].iter().find_map(|scheme| strip_prefix(&address, scheme));
    let has_host = rest.is_some_and(|rest| rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '['));
    if has_host && !address.contains(' ') { Ok(Some(address)) } else { Err(Problem::NotAUrl) }
}

/// What follows `prefix` in `text`; the case of ASCII letters does not matter.
fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Whether a character silently changes the order in which its neighbours are drawn: names must read as they are stored.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn within(text: String, most: usize) -> Result<String, Problem> {
    if text.chars().count() > most { Err(Problem::TooLong(most)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_of_spaces_is_missing() {
        assert_eq!(line(" \t ", 10), Err(Problem::Required));
        assert_eq!(optional_line(Some("  "), 10), Ok(None));
    }

    #[test]
    fn the_longest_line_counts_characters_not_bytes() {
        assert_eq!(line("žluťoučký", 9), Ok("žluťoučký".to_owned()));
        assert_eq!(line("žluťoučký!", 9), Err(Problem::TooLong(9)));
    }

    #[test]
    fn a_nul_is_refused_and_a_line_break_kept_where_lines_are() {
        assert_eq!(line("a\0b", 10), Err(Problem::BadCharacter));
        assert_eq!(optional_text(Some("a\r\nb"), 10), Ok(Some("a\nb".to_owned())));
        assert_eq!(optional_text(Some("a\u{7}b"), 10), Err(Problem::BadCharacter));
    }

    #[test]
    fn addresses_of_the_usual_forms_are_taken_and_others_refused() {
        for good in ["ana.perez@example.com", "o'neil+x@mail.example.co.uk", "josé@пример.рф"] {
            assert_eq!(email(Some(good)), Ok(Some(good.to_owned())));
        }
        for bad in [
            "ana",
            "ana@",
            "@example.com",
            "a b@example.com",
            "ana@example",
            "a@b@example.com",
            "ana@-x.com",
            "a..b@example.com",
            "<a@example.com>",
        ] {
            assert_eq!(email(Some(bad)), Err(Problem::NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn only_addresses_on_the_web_are_web_addresses() {
        assert_eq!(
            web_address(Some("HTTPS://example.com/a?b#c"), 100),
            Ok(Some("HTTPS://example.com/a?b#c".to_owned()))
        );
        for bad in
            ["javascript:alert(1)", "example.com", "http://", "https:///x", "ftp://example.com", "http://exa mple.com"]
        {
            assert_eq!(web_address(Some(bad), 100), Err(Problem::NotAUrl), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_accepted_again_unchanged(text in ".{0,40}") {
            if let Ok(Some(once)) = optional_line(Some(&text), 30) {
                prop_assert!(once.chars().count() <= 30);
                prop_assert!(!once.chars().any(char::is_control));
                prop_assert_eq!(optional_line(Some(&once), 30), Ok(Some(once)));
            }
        }
    }
}
