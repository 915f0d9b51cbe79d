//! The one error of the product. It names entities, permissions and rules, and knows no HTTP:
//! each contract and the pages turn it into their own status and words with one exhaustive `match`.

use crate::identity::Permission;
use std::fmt;

/// What a use case returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a use case was not carried out. Nothing of it was done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is another organisation's.
    #[error("{0} not found")]
    NotFound(Entity),
    /// Nobody is signed in, or what was shown as proof does not hold.
    #[error("sign in first")]
    Unauthenticated,
    /// The caller lacks a permission.
    #[error("this needs the permission {0}")]
    Forbidden(Permission),
    /// What was sent cannot be used; each flaw names a field.
    #[error("{}", list(.0))]
    Invalid(Vec<Flaw>),
    /// A rule of the field forbids it.
    #[error("{0}")]
    Refused(Rule),
    /// It clashes with what is there.
    #[error("{0}")]
    Conflict(Conflict),
    /// Too many attempts; worth trying again after a while.
    #[error("too many attempts, try again in a while")]
    TooMany,
    /// Something broke. The cause is for the log only.
    #[error("something went wrong inside")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One flaw of one field.
    pub fn invalid(field: impl Into<String>, problem: Problem) -> Self {
        Self::Invalid(vec![Flaw::new(field, problem)])
    }

    /// Something broke that a user cannot mend.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

fn list(flaws: &[Flaw]) -> String {
    flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The kinds of things that can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entity {
    /// An organisation.
    Organisation,
    /// A site.
    Site,
    /// A person.
    Person,
    /// An account.
    Account,
    /// A role.
    Role,
    /// The fact that a person holds a role.
    Holding,
    /// The fact that a person is employed.
    Employment,
    /// A category.
    Category,
    /// A course.
    Course,
    /// A competency.
    Competency,
    /// A requirement.
    Requirement,
    /// A completion.
    Completion,
    /// An import of a file.
    Import,
    /// A page.
    Page,
}

impl Entity {
    /// The stable word for the journal and for texts that are looked up.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Site => "site",
            Self::Person => "person",
            Self::Account => "account",
            Self::Role => "role",
            Self::Holding => "holding",
            Self::Employment => "employment",
            Self::Category => "category",
            Self::Course => "course",
            Self::Competency => "competency",
            Self::Requirement => "requirement",
            Self::Completion => "completion",
            Self::Import => "import",
            Self::Page => "page",
        }
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Rules of the field that a request can run into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// An archived course cannot be modified (EHS, TRN009); its status alone may change back.
    CourseArchived,
    /// A completion lies in the future (EHS, TRN007).
    CompletionInFuture,
    /// A score is not between 0 and 100 (EHS, TRN010).
    ScoreOutOfRange,
    /// A course would, through others, be its own prerequisite.
    PrerequisiteCycle,
    /// Nobody verifies his own completion.
    OwnCompletion,
    /// The completion is already verified or rejected.
    AlreadyVerified,
    /// What has ended cannot be changed any more.
    AlreadyEnded,
    /// Nobody gives a role above his own.
    RoleAboveOwn,
    /// The person holds an access role above the caller's own.
    RanksAbove,
    /// An organisation keeps at least one administrator.
    LastAdministrator,
    /// There is an organisation already, or the set-up token is not the one that the server printed.
    SetUpClosed,
    /// The password of the demo organisation opens nothing else.
    DemoPassword,
}

impl Rule {
    /// The stable word that texts are looked up by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CourseArchived => "course-archived",
            Self::CompletionInFuture => "completion-in-future",
            Self::ScoreOutOfRange => "score-out-of-range",
            Self::PrerequisiteCycle => "prerequisite-cycle",
            Self::OwnCompletion => "own-completion",
            Self::AlreadyVerified => "already-verified",
            Self::AlreadyEnded => "already-ended",
            Self::RoleAboveOwn => "role-above-own",
            Self::RanksAbove => "ranks-above",
            Self::LastAdministrator => "last-administrator",
            Self::SetUpClosed => "set-up-closed",
            Self::DemoPassword => "demo-password",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CourseArchived => "an archived course cannot be changed: make it active again first",
            Self::CompletionInFuture => "a completion cannot lie in the future: give the day it happened",
            Self::ScoreOutOfRange => "a score is between 0 and 100",
            Self::PrerequisiteCycle => "a course cannot, through others, be its own prerequisite: remove one of them",
            Self::OwnCompletion => "nobody verifies his own completion: ask a colleague",
            Self::AlreadyVerified => "this completion was verified or rejected before",
            Self::AlreadyEnded => "this has ended and cannot be changed: make a new one",
            Self::RoleAboveOwn => "you cannot give a role above your own",
            Self::RanksAbove => "this person has more rights than you: ask somebody who has as many",
            Self::LastAdministrator => "an organisation keeps at least one administrator: make another one first",
            Self::SetUpClosed => {
                "set-up is finished, or the token is not the one that the server printed when it started"
            }
            Self::DemoPassword => "this password belongs to the demo organisation: choose another",
        })
    }
}

/// What a request can clash with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conflict {
    /// Somebody else changed it in the meantime.
    Changed(Entity),
    /// Another one has the same code, number, name or address.
    Duplicate(Entity, &'static str),
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(entity) => write!(f, "somebody else changed this {entity} in the meantime: load it again"),
            Self::Duplicate(entity, field) => write!(f, "another {entity} has the same {field}"),
        }
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Required,
    /// Longer than so many characters.
    TooLong(usize),
    /// Shorter than so many characters.
    TooShort(usize),
    /// Not between these two numbers.
    OutOfRange(i64, i64),
    /// Not a whole number.
    NotANumber,
    /// Not a day of the calendar, written YYYY-MM-DD.
    NotADate,
    /// Not yes or no.
    NotABool,
    /// Not text.
    NotText,
    /// Not a list.
    NotAList,
    /// Not an object.
    NotAnObject,
    /// None of the words that are allowed here.
    NotOneOf(&'static [&'static str]),
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
    /// The same twice.
    Repeated,
    /// Ends before it starts, or on the same day.
    EndsBeforeStart,
    /// Lies in the future.
    InFuture,
    /// Lies before this day.
    Before(chrono::NaiveDate),
    /// Not acceptable together with another field.
    NotTogetherWith(&'static str),
    /// Too easy to guess, or well known.
    Guessable,
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
            Self::NotANumber => "not-a-number",
            Self::NotADate => "not-a-date",
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
            Self::Repeated => "repeated",
            Self::EndsBeforeStart => "ends-before-start",
            Self::InFuture => "in-future",
            Self::Before(_) => "before",
            Self::NotTogetherWith(_) => "not-together-with",
            Self::Guessable => "guessable",
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
            Self::NotANumber => f.write_str("must be a number"),
            Self::NotADate => f.write_str("must be a day of the calendar, written YYYY-MM-DD"),
            Self::NotABool => f.write_str("must be true or false"),
            Self::NotText => f.write_str("must be text"),
            Self::NotAList => f.write_str("must be a list"),
            Self::NotAnObject => f.write_str("must be an object"),
            Self::NotOneOf(words) => write!(f, "must be one of {}", words.join(", ")),
            Self::NotAnEmail => f.write_str("must be an e-mail address"),
            Self::NotAUrl => f.write_str("must be a web address that begins with http:// or https://"),
            Self::NotAnId => f.write_str("must be an identifier"),
            Self::BadCharacter => f.write_str("has a character that cannot be used here"),
            Self::Unknown(entity) => write!(f, "names a {entity} that does not exist"),
            Self::Repeated => f.write_str("is given twice"),
            Self::EndsBeforeStart => f.write_str("must be later than the start"),
            Self::InFuture => f.write_str("must not lie in the future"),
            Self::Before(day) => write!(f, "must be {day} or later"),
            Self::NotTogetherWith(other) => write!(f, "cannot be given together with {other}"),
            Self::Guessable => f.write_str("is too easy to guess"),
        }
    }
}

/// Collects the flaws of a form or body, so that all are told at once.
#[derive(Debug, Default)]
pub struct Flaws(Vec<Flaw>);

impl Flaws {
    /// Notes `problem` with `field`.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push(Flaw::new(field, problem));
    }

    /// The value of `parsed`, or nothing after noting what is wrong with `field`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Problem>) -> Option<T> {
        parsed.map_err(|problem| self.add(field, problem)).ok()
    }

    /// `Ok` if nothing was noted.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }

    /// `value` if nothing was noted and it is there.
    pub fn check_with<T>(self, value: Option<T>) -> Result<T> {
        self.check()?;
        value.ok_or_else(|| Error::internal("a value is missing although no flaw was noted"))
    }
}

#[cfg(feature = "store")]
impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        Self::internal(cause)
    }
}

#[cfg(feature = "store")]
impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::internal(cause)
    }
}
