//! How much processor time an answer may take at 10,000 people × 200 courses.

use crate::meter::Cost;
use std::fmt;

/// Milliseconds of server and database together; none = by the cell, as for files and prints.
pub(crate) struct Budget(Option<f64>);

/// So much more for each megabyte of it: the EHS contract tells every cell of everybody in one answer, without pages. A megabyte is
/// some 5,500 cells.
const UNPAGED: (f64, &str) = (4.0, "/api/training/matrix");

/// Every page and endpoint that is nothing else.
const ANY: f64 = 10.0;
/// Answers about the whole organisation.
const WHOLE: (f64, &[&str]) = (
    30.0,
    &[
        "/",
        "/gaps",
        "/matrix",
        "/api/role-training-requirements/compliance/gaps",
        "/api/training/matrix",
        "/api/training/matrix/gaps",
    ],
);
/// Lists of a hundred over REST.
const LIST: (f64, &[&str]) =
    (2.0, &["/api/roles", "/api/role-training-requirements", "/api/training/categories", "/api/training/courses"]);
/// A window of the matrix in its own form.
const WINDOW: (f64, &[&str]) = (0.6, &["/do/matrix/window"]);
/// One thing over REST.
const POINT: (f64, &[&str]) = (0.2, &["/api/accounts/users/me", "/api/training/courses/{course_id}"]);
/// Files and prints of everything.
const FILES: [&str; 4] = ["/journal.csv", "/matrix/export.csv", "/matrix/export.xlsx", "/matrix/print"];

impl Budget {
    /// That of an answer of `route` with so many `kilobytes`.
    pub(crate) fn of(route: &str, kilobytes: f64) -> Self {
        if FILES.contains(&route) {
            return Self(None);
        }
        let special = [WHOLE, LIST, WINDOW, POINT].into_iter().find(|(_, routes)| routes.contains(&route));
        let cells = if route == UNPAGED.1 { UNPAGED.0 * kilobytes / 1e3 } else { 0.0 };
        Self(Some(special.map_or(ANY, |(most, _)| most) + cells))
    }

    /// Whether `cost` is more.
    pub(crate) fn is_exceeded_by(&self, cost: &Cost) -> bool {
        self.0.is_some_and(|most| cost.server + cost.database > most)
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(most) => write!(f, "{}", (most * 10.0).round() / 10.0),
            None => f.write_str("–"),
        }
    }
}
