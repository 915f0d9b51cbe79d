//! By what names the courses of a plan and of the organisation are called.

use std::collections::HashMap;

use crate::catalogue::Untaught;
use crate::exchange::plan::{Known, PlannedCourse};
use crate::exchange::text::{fold, key};

/// Codes and titles; the file's spelling wins over the organisation's.
pub(in crate::exchange::plan) struct CourseNames<'a> {
    codes: HashMap<String, &'a str>,
    /// By folded title; none where several courses share one.
    titles: HashMap<String, Option<&'a str>>,
    /// By code, of those of the organisation that cannot have been completed.
    untaught: HashMap<String, Untaught>,
}

impl<'a> CourseNames<'a> {
    pub(in crate::exchange::plan) fn new(courses: &'a [PlannedCourse], known: &'a Known) -> Self {
        let untaught = known.courses.iter().filter_map(|course| Some((key(&course.code), course.untaught?)));
        let mut names = Self { codes: HashMap::new(), titles: HashMap::new(), untaught: untaught.collect() };
        for course in courses {
            names.add(&course.code, &course.title);
        }
        for course in &known.courses {
            names.add(&course.code, &course.title);
        }
        names
    }

    fn add(&mut self, code: &'a str, title: &'a str) {
        if self.codes.contains_key(&key(code)) {
            return;
        }
        self.codes.insert(key(code), code);
        self.titles.entry(fold(title)).and_modify(|other| *other = None).or_insert(Some(code));
    }

    /// The course with a code.
    pub(in crate::exchange::plan) fn by_code(&self, code: &str) -> Option<&'a str> {
        self.codes.get(&key(code)).copied()
    }

    /// Why the course with a code cannot have been completed, if it cannot.
    pub(in crate::exchange::plan) fn untaught(&self, code: &str) -> Option<Untaught> {
        self.untaught.get(&key(code)).copied()
    }

    /// The course that a row of a list names by code or, without one, by title; people write one for the other.
    pub(in crate::exchange::plan) fn of_row(&self, code: &str, title: &str) -> Option<&'a str> {
        let written = if code.is_empty() { title } else { code };
        if written.is_empty() {
            return None;
        }
        self.by_code(written).or_else(|| self.titles.get(&fold(written)).copied().flatten())
    }
}
