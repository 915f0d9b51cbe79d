//! Courses that only a list of completions names, and competencies from a list with areas, machines and levels.

use std::collections::HashSet;

use super::{CourseNames, Reader};
use crate::catalogue::Description;
use crate::exchange::plan::view::SheetView;
use crate::exchange::plan::{PlannedCourse, limits};
use crate::exchange::plan::{ledger::About, problem::ProblemKind};
use crate::exchange::sentence::Sentence;
use crate::exchange::text::key;
use crate::exchange::vocabulary::Field;
use crate::exchange::workbook::Cell;

/// How much of a title becomes a code, in characters, where there is no code; a number follows.
const CODE_OF_TITLE: usize = 44;

impl Reader<'_, '_> {
    /// New courses for those rows of a list of completions whose course neither the file nor the organisation has.
    pub(super) fn listed_courses(&mut self, view: &SheetView<'_>) {
        let mut looked_up = HashSet::new();
        let mut names = CourseNames::new(&self.planned.courses, self.known);
        for row in view.rows() {
            let (code, title) = (view.text(row, Field::CourseCode), view.text(row, Field::CourseTitle));
            if !looked_up.insert((code.clone(), title.clone())) {
                continue;
            }
            let written = if code.is_empty() { &title } else { &code };
            let known = names.of_row(&code, &title).is_some();
            if written.is_empty() || known || self.seen.contains_key(&key(written)) {
                continue;
            }
            let field = if code.is_empty() { Field::CourseTitle } else { Field::CourseCode };
            let place = view.place_of(row, field);
            self.seen.insert(key(written), place.clone());
            let cell = view.cell(row, field);
            if code.chars().count() > limits::CODE || title.chars().count() > limits::TITLE {
                let limit = if code.is_empty() { limits::TITLE } else { limits::CODE };
                let message = Sentence::TooLong { limit };
                self.ledger.reject(About::Requirements, ProblemKind::TextTooLong, place, cell, message);
                continue;
            }
            let message = Sentence::RowBecomesCourse { course: written.clone() };
            self.ledger.notice(ProblemKind::CourseWithoutRequirements, place.clone(), cell, message);
            let code = if code.is_empty() { self.code_of(&title) } else { code.clone() };
            let title = if title.is_empty() { code.clone() } else { title };
            names.add(&code, &title);
            self.planned.courses.push(PlannedCourse {
                place,
                code,
                title,
                validity_months: None,
                legal_reference: None,
                hours: None,
                description: None,
            });
        }
    }

    /// A code that is the title, or begins like it where that is too long for one.
    pub(super) fn code_of(&self, title: &str) -> String {
        if title.chars().count() <= limits::CODE {
            return title.to_owned();
        }
        let begin: String = title.chars().take(CODE_OF_TITLE).collect();
        let taken = |code: &String| self.seen.contains_key(&key(code));
        let numbered = (1..).map(|number| format!("{} {number}", begin.trim_end()));
        numbered.take(100_000).find(|code| !taken(code) && !self.has_code(code)).unwrap_or(begin)
    }

    fn has_code(&self, code: &str) -> bool {
        self.planned.courses.iter().any(|course| key(&course.code) == key(code))
            || self.known.courses.iter().any(|course| key(&course.code) == key(code))
    }

    /// A row of a list of competencies: something that people can hold, told by its own name and the machine. The rest
    /// describes it, in the words of the sheet.
    pub(super) fn competency(&mut self, view: &SheetView<'_>, row: usize) {
        let [area, machine, name, level] =
            [Field::Area, Field::Machine, Field::CourseTitle, Field::MaximumLevel].map(|field| view.text(row, field));
        let place = view.place_of(row, Field::CourseTitle);
        if name.is_empty() {
            let (place, message) = (view.row(row), Sentence::BlankCompetency {});
            return self.ledger.notice(ProblemKind::RowIgnored, place, &Cell::Empty, message);
        }
        let title = if machine.is_empty() { name.clone() } else { format!("{machine}: {name}") };
        let code = view.text(row, Field::CourseCode);
        let code = if code.is_empty() { self.code_of(&title) } else { code };
        let reject = if let Some(first) = self.seen.get(&key(&code)) {
            let message = Sentence::CompetencyAgain { title: title.clone(), first: first.into() };
            Some((ProblemKind::DuplicateCourse, message))
        } else if code.chars().count() > limits::CODE {
            Some((ProblemKind::TextTooLong, Sentence::TooLong { limit: limits::CODE }))
        } else if title.chars().count() > limits::TITLE {
            Some((ProblemKind::TextTooLong, Sentence::TooLong { limit: limits::TITLE }))
        } else {
            None
        };
        if let Some((kind, message)) = reject {
            return self.ledger.reject(About::Requirements, kind, place, view.cell(row, Field::CourseTitle), message);
        }
        self.seen.insert(key(&code), place.clone());
        let parts = [(Field::Area, area), (Field::Machine, machine), (Field::MaximumLevel, level)];
        let description = self.description(view, row, &parts);
        self.planned.courses.push(PlannedCourse {
            place,
            code,
            title,
            validity_months: None,
            legal_reference: None,
            hours: None,
            description,
        });
    }

    /// What the cells of a competency say, each after what stands over it.
    fn description(&mut self, view: &SheetView<'_>, row: usize, parts: &[(Field, String)]) -> Option<Description> {
        let parts = parts.iter().filter(|(_, text)| !text.is_empty());
        let lines: Vec<String> = parts.map(|(field, text)| format!("{}: {text}", view.header(*field))).collect();
        Description::optional(&lines.join("\n")).unwrap_or_else(|_| {
            let message = [Sentence::TooLong { limit: limits::DESCRIPTION }, Sentence::CourseWithoutIt {}];
            self.ledger.warn(ProblemKind::TextTooLong, view.row(row), view.cell(row, Field::Area), message);
            None
        })
    }
}
