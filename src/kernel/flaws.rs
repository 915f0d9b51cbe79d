//! The flaws of a form or body, collected so that all are told at once.

use super::{
    problem::{Flaw, Problem},
    rule::Rule,
};

/// Collects the flaws of a form or body, so that all are told at once. A rule that has a name of its own is noted beside them: forms
/// tell it with its field like any other flaw, and whoever answers with an [`Error`](crate::Error) tells the rule alone.
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

    /// `Ok` if nothing was noted, or else what was.
    pub fn check(self) -> Result<(), Self> {
        if self.flaws.is_empty() && self.rule.is_none() { Ok(()) } else { Err(self) }
    }

    /// `value` if nothing was noted, or else what was. It is missing only after a flaw was noted.
    pub fn check_with<T>(self, value: Option<T>) -> Result<T, Self> {
        self.check()?;
        value.ok_or_else(Self::default)
    }

    /// Every flaw, each with its field.
    #[must_use]
    pub fn into_vec(self) -> Vec<Flaw> {
        self.flaws
    }

    /// The rule with a name of its own that was broken first.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        self.rule
    }
}
