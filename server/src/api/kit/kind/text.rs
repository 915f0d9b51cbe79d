//! Texts, and the patterns by which the description tells what they may be made of.

use super::{FieldKind, Place, Position, Wrong, plain};
use crate::api::kit::Sent;
use docendo::{error::Problem, kernel::field};
use std::str::FromStr;
use utoipa::openapi::{KnownFormat, RefOr, Schema, SchemaFormat, Type};

/// What a line is made of: white space of any kind becomes single spaces; no control characters, nothing that changes the
/// order of its neighbours.
const OF_LINE: &str = r"[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]";
/// What a text of several lines is made of: the same, with tabs and ends of lines.
const OF_TEXT: &str = r"(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)";
/// What of it is no white space.
const VISIBLE: &str = r"[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s]";
/// What any text is made of: no database column takes a NUL.
const ANYTHING: &str = r"^[^\u0000]*$";

/// One line of at most `most` characters, with single spaces. White space alone is nothing.
#[must_use]
pub const fn line(most: usize) -> Line<String> {
    Line { most, made_of: OF_LINE, read: field::optional_line, parse: |text| Ok(text.to_owned()) }
}

/// Any number of lines of at most `most` characters in all. White space alone is nothing.
#[must_use]
pub const fn text(most: usize) -> Line<String> {
    Line { most, made_of: OF_TEXT, read: field::optional_text, parse: |text| Ok(text.to_owned()) }
}

/// See [`line`] and [`text`].
#[derive(Debug, Clone, Copy)]
pub struct Line<T> {
    most: usize,
    made_of: &'static str,
    read: fn(Option<&str>, usize) -> Result<Option<String>, Problem>,
    parse: fn(&str) -> Result<T, Problem>,
}

impl<T> Line<T> {
    /// The same kind as a value of the domain that is made of a text.
    pub fn parse<U>(self, parse: fn(&str) -> Result<U, Problem>) -> Line<U> {
        Line { most: self.most, made_of: self.made_of, read: self.read, parse }
    }
}

impl<T> FieldKind for Line<T> {
    type Value = T;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let (mut schema, any) = (plain(Type::String, None), self.made_of);
        schema.max_length = Some(self.most);
        let pattern = if position.is_required { format!("^{any}*{VISIBLE}{any}*$") } else { format!("^{any}*$") };
        schema.pattern = Some(pattern);
        schema.into()
    }

    fn hint(&self) -> Option<String> {
        Some(format!("At most {} characters.", grouped(self.most)))
    }

    fn read(&self, sent: Sent) -> Result<Option<T>, Wrong> {
        let text = (self.read)(Some(&no_longer(sent.text()?, self.most)?), self.most)?;
        Ok(text.map(|text| (self.parse)(&text)).transpose()?)
    }
}

/// `text`, if it has at most `most` characters as it was sent, white space that is left out among them: so the description counts.
fn no_longer(text: String, most: usize) -> Result<String, Problem> {
    if text.chars().count() <= most { Ok(text) } else { Err(Problem::TooLong(most)) }
}

/// `number` with commas between its thousands.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}

/// The address of a page: `http` or `https`, of at most `most` characters. White space alone is nothing.
#[must_use]
pub const fn web_address<T>(most: usize, parse: fn(&str) -> Result<T, Problem>) -> WebAddress<T> {
    WebAddress { most, parse }
}

/// See [`web_address`].
#[derive(Debug, Clone, Copy)]
pub struct WebAddress<T> {
    most: usize,
    parse: fn(&str) -> Result<T, Problem>,
}

impl<T> FieldKind for WebAddress<T> {
    type Value = T;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let mut schema = plain(Type::String, None);
        schema.max_length = Some(self.most);
        let if_any = if position.is_required { "" } else { "?" };
        schema.pattern = Some(format!("^(https?://[A-Za-z0-9]{VISIBLE}*){if_any}$"));
        schema.into()
    }

    fn hint(&self) -> Option<String> {
        Some("`http` or `https`.".to_owned())
    }

    fn read(&self, sent: Sent) -> Result<Option<T>, Wrong> {
        let text = field::web_address(Some(&no_longer(sent.text()?, self.most)?), self.most)?;
        Ok(text.map(|text| (self.parse)(&text)).transpose()?)
    }
}

/// An e-mail address. White space alone is nothing.
#[must_use]
pub const fn email() -> Email {
    Email
}

/// See [`email`].
#[derive(Debug, Clone, Copy)]
pub struct Email;

impl FieldKind for Email {
    type Value = String;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        plain(Type::String, Some(SchemaFormat::KnownFormat(KnownFormat::Email))).into()
    }

    fn read(&self, sent: Sent) -> Result<Option<String>, Wrong> {
        Ok(field::email(Some(&sent.text()?))?)
    }
}

/// Any text, as it is: what is searched for, or a password.
#[must_use]
pub const fn verbatim() -> Verbatim {
    Verbatim { least: None, most: None, is_password: false, is_empty_nothing: false }
}

/// See [`verbatim`].
#[derive(Debug, Clone, Copy)]
pub struct Verbatim {
    least: Option<usize>,
    most: Option<usize>,
    is_password: bool,
    is_empty_nothing: bool,
}

impl Verbatim {
    /// The same kind, of which the description tells that it has so many characters; whoever takes the text judges it.
    #[must_use]
    pub const fn told_between(self, least: usize, most: Option<usize>) -> Self {
        Self { least: Some(least), most, ..self }
    }

    /// The same kind, where an empty text is nothing.
    #[must_use]
    pub const fn not_empty(self) -> Self {
        Self { least: Some(1), is_empty_nothing: true, ..self }
    }

    /// The same kind, of which the description tells that it is a password.
    #[must_use]
    pub const fn password(self) -> Self {
        Self { is_password: true, ..self }
    }
}

impl FieldKind for Verbatim {
    type Value = String;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        let format = self.is_password.then_some(SchemaFormat::KnownFormat(KnownFormat::Password));
        let mut schema = plain(Type::String, format);
        schema.min_length = self.least;
        schema.max_length = self.most;
        schema.pattern = Some(ANYTHING.to_owned());
        schema.into()
    }

    fn read(&self, sent: Sent) -> Result<Option<String>, Wrong> {
        Ok(Some(sent.text()?).filter(|text| !(self.is_empty_nothing && text.is_empty())))
    }
}

/// One of `words`, as the value that it is the code of.
#[must_use]
pub const fn one_of<T: FromStr<Err = Problem>>(words: &'static [&'static str]) -> Word<T> {
    Word { words, told: words, read: str::parse }
}

/// One of `words`, as the word itself.
#[must_use]
pub const fn word(words: &'static [&'static str]) -> Word<&'static str> {
    Word { words, told: words, read: Ok }
}

/// See [`one_of`] and [`word`].
#[derive(Debug, Clone, Copy)]
pub struct Word<T> {
    words: &'static [&'static str],
    told: &'static [&'static str],
    read: fn(&'static str) -> Result<T, Problem>,
}

impl<T> Word<T> {
    /// The same kind as the value that `read` finds for a word.
    pub fn parse<U>(self, read: fn(&'static str) -> Result<U, Problem>) -> Word<U> {
        Word { words: self.words, told: self.told, read }
    }

    /// The same kind, of which the description tells these words only, for the others mean nothing yet.
    #[must_use]
    pub fn telling(self, told: &'static [&'static str]) -> Self {
        Self { told, ..self }
    }
}

impl<T> FieldKind for Word<T> {
    type Value = T;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let mut schema = plain(Type::String, None);
        // In a query what is empty is not there.
        let if_any = if position.place == Place::Query && !position.is_required { "?" } else { "" };
        schema.pattern = Some(format!("^({}){if_any}$", self.told.join("|")));
        schema.into()
    }

    fn hint(&self) -> Option<String> {
        let (last, others) = self.told.split_last()?;
        Some(if others.is_empty() { format!("`{last}`.") } else { format!("`{}` or `{last}`.", others.join("`, `")) })
    }

    fn read(&self, sent: Sent) -> Result<Option<T>, Wrong> {
        let text = sent.text()?;
        let word = self.words.iter().find(|word| **word == text).ok_or(Problem::NotOneOf(self.words))?;
        Ok(Some((self.read)(word)?))
    }
}
