//! By what names the courses of a plan and of the organisation are called.

use std::collections::HashMap;

use crate::catalogue::Untaught;
use crate::exchange::plan::{KnownData, PlannedCourse};
use crate::exchange::text::{fold, key};

/// Codes and titles; the file's spelling wins over the organisation's.
pub(in crate::exchange::plan) struct CourseNames {
    codes: HashMap<String, String>,
    /// By folded title; none where several courses share one.
    titles: HashMap<String, Option<String>>,
    /// By code, of those of the organisation that cannot have been completed.
    untaught: HashMap<String, Untaught>,
    /// By code, of those of the organisation that have one.
    pass_marks: HashMap<String, u32>,
}

impl CourseNames {
    pub(in crate::exchange::plan) fn new(courses: &[PlannedCourse], known: &KnownData) -> Self {
        let untaught = known.courses.iter().filter_map(|course| Some((key(&course.code), course.untaught?)));
        let pass_marks = known.courses.iter().filter_map(|course| Some((key(&course.code), course.pass_mark?)));
        let (untaught, pass_marks) = (untaught.collect(), pass_marks.collect());
        let mut names = Self { codes: HashMap::new(), titles: HashMap::new(), untaught, pass_marks };
        for course in courses {
            names.add(&course.code, &course.title);
        }
        for course in &known.courses {
            names.add(&course.code, &course.title);
        }
        names
    }

    /// Another course, unless there is one with its code.
    pub(in crate::exchange::plan) fn add(&mut self, code: &str, title: &str) {
        if self.codes.contains_key(&key(code)) {
            return;
        }
        self.codes.insert(key(code), code.to_owned());
        self.titles.entry(fold(title)).and_modify(|other| *other = None).or_insert_with(|| Some(code.to_owned()));
    }

    /// The course with a code.
    pub(in crate::exchange::plan) fn by_code(&self, code: &str) -> Option<&str> {
        self.codes.get(&key(code)).map(String::as_str)
    }

    /// Why the course with a code cannot have been completed, if it cannot.
    pub(in crate::exchange::plan) fn untaught(&self, code: &str) -> Option<Untaught> {
        self.untaught.get(&key(code)).copied()
    }

    /// The score that it takes to pass the course with a code, if it has one.
    pub(in crate::exchange::plan) fn pass_mark(&self, code: &str) -> Option<u32> {
        self.pass_marks.get(&key(code)).copied()
    }

    /// The course that a row of a list names by code or, without one, by title; people write one for the other.
    pub(in crate::exchange::plan) fn of_row(&self, code: &str, title: &str) -> Option<&str> {
        let written = if code.is_empty() { title } else { code };
        if written.is_empty() {
            return None;
        }
        self.by_code(written).or_else(|| self.titles.get(&fold(written)).and_then(Option::as_deref))
    }
}
