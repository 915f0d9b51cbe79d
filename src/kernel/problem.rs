//! What can be wrong with a field of a form or body.

use super::{entity::Entity, size::Size};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flaw {
    /// The field, by its name in the domain (`snake_case`; `people[3].email` inside lists).
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Flaw {
    /// `problem` with `field`.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.problem)
    }
}

/// The ways in which a field can be wrong. `Display` is the English sentence; pages look theirs up by `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing was given.
    Required,
    /// Longer than so many characters.
    TooLong(usize),
    /// Shorter than so many characters.
    TooShort(usize),
    /// Not between these two numbers.
    OutOfRange(i64, i64),
    /// More than nothing, and at most this number.
    NotPositive(i64),
    /// Not a number.
    NotANumber,
    /// Not a whole number; it would have to be between these two.
    NotWhole(i64, i64),
    /// Not a day of the calendar, written YYYY-MM-DD.
    NotADate,
    /// A day before the first or after the last of these years.
    FarAway(i32, i32),
    /// Not yes or no.
    NotABool,
    /// Not text.
    NotText,
    /// Not a list.
    NotAList,
    /// Not an object.
    NotAnObject,
    /// None of the words that are allowed here. They do not travel to browsers: forms show them.
    NotOneOf(#[serde(skip)] &'static [&'static str]),
    /// Not an address that mail can be sent to.
    NotAnEmail,
    /// Not an address on the web (http or https).
    NotAUrl,
    /// Not an identifier.
    NotAnId,
    /// Has a character that cannot be used here.
    BadCharacter,
    /// Refers to something that is not there.
    Unknown(Entity),
    /// Nothing of this kind is called so yet; beside it what is, nearly.
    Unheard(Entity, Option<String>),
    /// Nobody is called what was typed.
    NobodyMatches,
    /// Several people are called what was typed.
    SeveralMatch,
    /// A competency that no course grants: nobody could get it.
    Ungranted,
    /// The same twice.
    Repeated,
    /// Ends before it starts, or on the same day.
    EndsBeforeStart,
    /// Lies in the future.
    InFuture,
    /// Lies before this day.
    Before(chrono::NaiveDate),
    /// Passed, although the score is below this pass mark.
    BelowPassMark(i64),
    /// Failed, although the score reaches this pass mark.
    ReachesPassMark(i64),
    /// A reason to override the score, which the result does not contradict.
    NothingToOverride,
    /// No score, from which the result was to follow.
    NoScore,
    /// Too easy to guess, or well known.
    Guessable,
    /// Not the password that holds.
    WrongPassword,
    /// Other than what was typed before, which it should repeat.
    NotRepeated,
    /// The same as before, where another one is asked for.
    Unchanged,
    /// Other than it is, and it stays as it is.
    Fixed,
    /// A file of more than so many bytes.
    TooLarge(usize),
    /// With it the organisation would keep more in files than it may.
    NoRoom {
        /// So much it keeps.
        used: Size,
        /// So much it may.
        quota: Size,
    },
}

impl Problem {
    /// The stable word that texts are looked up by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong(_) => "too-long",
            Self::TooShort(_) => "too-short",
            Self::OutOfRange(..) => "out-of-range",
            Self::NotPositive(_) => "not-positive",
            Self::NotANumber => "not-a-number",
            Self::NotWhole(..) => "not-whole",
            Self::NotADate => "not-a-date",
            Self::FarAway(..) => "far-away",
            Self::NotABool => "not-a-bool",
            Self::NotText => "not-text",
            Self::NotAList => "not-a-list",
            Self::NotAnObject => "not-an-object",
            Self::NotOneOf(_) => "not-one-of",
            Self::NotAnEmail => "not-an-email",
            Self::NotAUrl => "not-a-url",
            Self::NotAnId => "not-an-id",
            Self::BadCharacter => "bad-character",
            Self::Unknown(_) => "unknown",
            Self::Unheard(..) => "unheard",
            Self::NobodyMatches => "nobody-matches",
            Self::SeveralMatch => "several-match",
            Self::Ungranted => "ungranted",
            Self::Repeated => "repeated",
            Self::EndsBeforeStart => "ends-before-start",
            Self::InFuture => "in-future",
            Self::Before(_) => "before",
            Self::BelowPassMark(_) => "below-pass-mark",
            Self::ReachesPassMark(_) => "reaches-pass-mark",
            Self::NothingToOverride => "nothing-to-override",
            Self::NoScore => "no-score",
            Self::Guessable => "guessable",
            Self::WrongPassword => "wrong-password",
            Self::NotRepeated => "not-repeated",
            Self::Unchanged => "unchanged",
            Self::Fixed => "fixed",
            Self::TooLarge(_) => "too-large",
            Self::NoRoom { .. } => "no-room",
        }
    }
}

impl Problem {
    /// The sentence about a password.
    const fn secretive(&self) -> &'static str {
        match self {
            Self::WrongPassword => "is not the present password",
            Self::NotRepeated => "must be the same as before",
            Self::Unchanged => "must be another one than before",
            _ => "is too easy to guess",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required"),
            Self::TooLong(most) => write!(f, "may have {most} characters at most"),
            Self::TooShort(least) => write!(f, "needs {least} characters at least"),
            Self::OutOfRange(least, most) => write!(f, "must be between {least} and {most}"),
            Self::NotPositive(most) => write!(f, "must be more than 0, and {most} at most"),
            Self::NotANumber => f.write_str("must be a number"),
            Self::NotWhole(least, most) => write!(f, "must be a whole number between {least} and {most}"),
            Self::NotADate => f.write_str("must be a day of the calendar, written YYYY-MM-DD"),
            Self::FarAway(first, last) => write!(f, "must be a day between the years {first} and {last}"),
            Self::NotABool => f.write_str("must be true or false"),
            Self::NotText => f.write_str("must be text"),
            Self::NotAList => f.write_str("must be a list"),
            Self::NotAnObject => f.write_str("must be an object"),
            Self::NotOneOf(words) => not_one_of(f, words),
            Self::NotAnEmail => f.write_str("must be an e-mail address"),
            Self::NotAUrl => f.write_str("must be a web address that begins with http:// or https://"),
            Self::NotAnId => f.write_str("must be an identifier"),
            Self::BadCharacter => f.write_str("has a character that cannot be used here"),
            Self::Unknown(entity) => write!(f, "names a {entity} that does not exist"),
            Self::Unheard(entity, near) => unheard(f, *entity, near.as_deref()),
            Self::NobodyMatches => f.write_str("names nobody who is known"),
            Self::SeveralMatch => f.write_str("names several people"),
            Self::Ungranted => f.write_str(UNGRANTED),
            Self::Repeated => f.write_str("is given twice"),
            Self::EndsBeforeStart => f.write_str("must be later than the start"),
            Self::InFuture => f.write_str("must not lie in the future"),
            Self::Before(day) => write!(f, "must be {day} or later"),
            Self::BelowPassMark(mark) => contradicts(f, "is below", *mark, "failed"),
            Self::ReachesPassMark(mark) => contradicts(f, "reaches", *mark, "passed"),
            Self::NothingToOverride => f.write_str("overrides nothing: the result does not contradict the score"),
            Self::NoScore => f.write_str("is needed where the result follows from it"),
            Self::Guessable | Self::WrongPassword | Self::NotRepeated | Self::Unchanged => {
                f.write_str(self.secretive())
            }
            Self::TooLarge(bytes) => write!(f, "may have {} MB at most", bytes / (1024 * 1024)),
            Self::NoRoom { used, quota } => no_room(f, *used, *quota),
            Self::Fixed => f.write_str("cannot be changed: make a new one instead"),
        }
    }
}

fn not_one_of(f: &mut fmt::Formatter<'_>, words: &[&str]) -> fmt::Result {
    match words {
        // Too many to tell, or they are shown beside it.
        [] => f.write_str("is none of the words that it can be"),
        _ => write!(f, "must be one of {}", words.join(", ")),
    }
}

/// What is said of a competency that no course grants.
const UNGRANTED: &str = "is granted by no course, so nobody could get it: name what its course refreshes";

fn unheard(f: &mut fmt::Formatter<'_>, entity: Entity, near: Option<&str>) -> fmt::Result {
    write!(f, "names a {entity} that nobody has yet")?;
    near.map_or(Ok(()), |near| write!(f, ": maybe {near} is meant"))
}

fn no_room(f: &mut fmt::Formatter<'_>, used: Size, quota: Size) -> fmt::Result {
    write!(
        f,
        "does not fit: your organisation keeps {used} in files and may keep {quota}; discard imports that wait, delete exports, or \
         ask whoever runs this server for more room"
    )
}

/// A result that contradicts its score, which `stands` to the pass mark so that `follows` would be right.
fn contradicts(f: &mut fmt::Formatter<'_>, stands: &str, mark: i64, follows: &str) -> fmt::Result {
    write!(f, "contradicts the score, which {stands} the pass mark of {mark}: state {follows}, or give a reason")
}
