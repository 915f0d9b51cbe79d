//! The flaws of a form or body, collected so that all are told at once.

use super::{Error, Flaw, Problem, Result, Rule};

/// Collects the flaws of a form or body, so that all are told at once. A rule that has a name of its own is noted beside them: forms
/// tell it with its field like any other flaw, and whoever answers with an [`Error`] tells the rule alone.
#[derive(Debug, Default)]
pub struct Flaws {
    flaws: Vec<Flaw>,
    rule: Option<Rule>,
}

impl Flaws {
    /// Notes `problem` with `field`.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.flaws.push(Flaw::new(field, problem));
    }

    /// Notes that `field` breaks `rule`.
    pub fn breaks(&mut self, rule: Rule, field: &str) {
        self.rule.get_or_insert(rule);
        if let Some(problem) = rule.problem() {
            self.add(field, problem);
        }
    }

    /// The value of `parsed`, or nothing after noting what is wrong with `field`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Problem>) -> Option<T> {
        parsed.map_err(|problem| self.add(field, problem)).ok()
    }

    /// `Ok` if nothing was noted.
    pub fn check(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(self.into()) }
    }

    /// `value` if nothing was noted and it is there.
    pub fn check_with<T>(self, value: Option<T>) -> Result<T> {
        self.or(value).map_err(Error::from)
    }

    /// `value` if nothing was noted, or else what was.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        if self.is_empty() { value.ok_or(self) } else { Err(self) }
    }

    /// Every flaw, each with its field.
    #[must_use]
    pub fn told(self) -> Vec<Flaw> {
        self.flaws
    }

    fn is_empty(&self) -> bool {
        self.flaws.is_empty() && self.rule.is_none()
    }
}

impl From<Flaws> for Error {
    /// The rule that was broken first or, if none was, every flaw.
    fn from(flaws: Flaws) -> Self {
        match flaws.rule {
            Some(rule) => Self::Refused(rule),
            None if flaws.flaws.is_empty() => Self::internal("a value is missing although no flaw was noted"),
            None => Self::Invalid(flaws.flaws),
        }
    }
}
