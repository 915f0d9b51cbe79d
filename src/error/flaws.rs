//! What is wrong with the fields of a form or body, told all at once.

use super::{Error, Result};
use crate::kernel::problem::{Flaw, Problem};

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
