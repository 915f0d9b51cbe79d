//! Completions from the cells of a matrix, or from the rows of a list.

mod score;
mod whom;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::courses::CourseNames;
use super::ledger::{About, Ledger};
use super::problem::ProblemKind;
use super::view::SheetView;
use super::who::Directory;
use super::{KnownData, PlannedCompletion, PlannedCourse};
use crate::catalogue::Untaught;
use crate::competence::completion::{FIRST_DAY, Score};
use crate::exchange::dates::{self, DateFlaw, DayOrder};
use crate::exchange::sentence::Sentence;
use crate::exchange::text::{fold, shorten};
use crate::exchange::vocabulary::{self, Field, is_not_applicable};
use crate::exchange::workbook::{Cell, Place};

/// What cells are judged against: people and courses of the file and of the organisation.
pub(super) struct Context<'a, 'b> {
    directory: &'a mut Directory<'b>,
    /// Whom a row (index of the sheet, row) is about, where the sheet is a list of people too.
    rows: &'a HashMap<(usize, usize), usize>,
    courses: CourseNames,
    today: NaiveDate,
}

impl<'a, 'b> Context<'a, 'b> {
    pub(super) fn new(
        directory: &'a mut Directory<'b>,
        rows: &'a HashMap<(usize, usize), usize>,
        courses: &[PlannedCourse],
        known: &KnownData,
        today: NaiveDate,
    ) -> Self {
        Self { directory, rows, courses: CourseNames::new(courses, known), today }
    }
}

/// Reads every cell of a matrix that is neither blank nor "not applicable", and every row of a list of completions.
pub(super) fn plan(views: &[SheetView<'_>], context: Context<'_, '_>, ledger: &mut Ledger) -> Vec<PlannedCompletion> {
    let mut reader = Reader { context, ledger, seen: HashSet::new(), completions: Vec::new() };
    for view in views.iter().filter(|view| view.mapping.has_completions()) {
        if view.mapping.is_long() {
            let scale = score::scale(view);
            view.rows().for_each(|row| reader.listed(view, row, scale));
            continue;
        }
        let columns: Vec<(usize, Column)> = view
            .mapping
            .courses()
            .map(|(column, code)| {
                let known = reader.context.courses.of_row(code, "").map(str::to_owned);
                (column, Column { written: code.to_owned(), code: known })
            })
            .collect();
        for row in view.rows() {
            reader.row(view, row, &columns);
        }
    }
    reader.completions
}

/// A column's course, none where it was rejected.
struct Column {
    written: String,
    code: Option<String>,
}

struct Reader<'a, 'b> {
    context: Context<'a, 'b>,
    ledger: &'a mut Ledger,
    /// Person, course and day of what was read.
    seen: HashSet<(usize, String, NaiveDate)>,
    completions: Vec<PlannedCompletion>,
}

impl Reader<'_, '_> {
    fn row(&mut self, view: &SheetView<'_>, row: usize, columns: &[(usize, Column)]) {
        let whom = self.whom(view, row);
        for (column, course) in columns {
            let cell = view.sheet.merged_cell(row, *column);
            if cell.is_blank() {
                continue;
            }
            let place = view.place(row, *column);
            match (&whom, &course.code) {
                (Err(_), _) if not_applicable(cell) => {}
                (Err((kind, message)), _) => self.reject(*kind, cell, place, message.clone()),
                (Ok(_), _) if not_applicable(cell) => self.ledger.not_applicable += 1,
                (Ok(_), None) => {
                    self.reject(ProblemKind::UnknownCourse, cell, place, rejected_course(&course.written));
                }
                (Ok(person), Some(code)) => {
                    let found = Completed { person: *person, code, expires_on: None, score: None };
                    self.cell(view, cell, place, &found);
                }
            }
        }
    }

    /// A row of a list of completions. What is listed and was not passed is no completion.
    fn listed(&mut self, view: &SheetView<'_>, row: usize, scale: f64) {
        let date = view.cell(row, Field::CompletedOn);
        let written = [Field::CourseCode, Field::CourseTitle].map(|field| view.text(row, field));
        let [code, title] = &written;
        if date.is_blank() && code.is_empty() && title.is_empty() {
            return;
        }
        let place = view.place_of(row, Field::CompletedOn);
        let person = match self.whom(view, row) {
            Ok(person) => person,
            Err((kind, message)) => return self.reject(kind, date, place, message),
        };
        if not_applicable(date) {
            self.ledger.not_applicable += 1;
            return;
        }
        if !self.is_passed(view, row) {
            return;
        }
        let Some(code) = self.context.courses.of_row(code, title).map(str::to_owned) else {
            let written = if code.is_empty() { title } else { code };
            let message = if written.is_empty() { Sentence::RowWithoutCourse {} } else { rejected_course(written) };
            return self.reject(ProblemKind::UnknownCourse, date, place, message);
        };
        let Ok(score) = self.score(view, row, &code, scale) else { return };
        let expires_on = self.expiry(view, row, date);
        self.cell(view, date, place, &Completed { person, code: &code, expires_on, score });
    }

    /// Whether a row tells of something that was completed; a result that nobody understands is rejected.
    fn is_passed(&mut self, view: &SheetView<'_>, row: usize) -> bool {
        let cell = view.cell(row, Field::Outcome);
        let word = fold(&cell.text());
        let place = || view.place_of(row, Field::Outcome);
        if word.is_empty() || vocabulary::is_one_of(&word, |language| language.passed) {
            return true;
        }
        if vocabulary::is_one_of(&word, |language| language.not_passed) {
            self.ledger.notice(ProblemKind::NotPassed, place(), cell, Sentence::NotCompleted {});
        } else {
            self.reject(ProblemKind::OutcomeNotUnderstood, cell, place(), Sentence::ResultUnknown {});
        }
        false
    }

    /// The day on which the proof ends, where the row has a usable one.
    fn expiry(&mut self, view: &SheetView<'_>, row: usize, completed: &Cell) -> Option<NaiveDate> {
        let cell = view.cell(row, Field::ExpiresOn);
        if cell.is_blank() || not_applicable(cell) {
            return None;
        }
        let order = view.mapping.dates.order;
        let place = view.place_of(row, Field::ExpiresOn);
        match (dates::of_cell(cell, order), dates::of_cell(completed, order)) {
            (Ok(expires), Ok(completed)) if expires > completed => return Some(expires),
            (Ok(_), Ok(_)) => {
                self.ledger.warn(ProblemKind::ExpiryBeforeCompletion, place, cell, Sentence::ExpiresFirst {});
            }
            (Ok(_), Err(_)) => {}
            (Err(_), _) => {
                self.ledger.warn(ProblemKind::NotADate, place, cell, Sentence::ExpiryNotADate {});
            }
        }
        None
    }

    fn cell(&mut self, view: &SheetView<'_>, cell: &Cell, place: Place, found: &Completed<'_>) {
        match dates::of_cell(cell, view.mapping.dates.order) {
            Ok(date) => self.date(cell, place, found, date),
            Err(flaw) => self.flaw(cell, place, flaw, view.mapping.dates.order),
        }
    }

    fn date(&mut self, cell: &Cell, place: Place, found: &Completed<'_>, date: NaiveDate) {
        let (today, person) = (self.context.today, self.context.directory.entry(found.person).clone());
        if date > today {
            return self.reject(ProblemKind::FutureDate, cell, place, Sentence::StillToCome { day: date, today });
        }
        if date < FIRST_DAY {
            return self.reject(ProblemKind::TooEarly, cell, place, Sentence::TooEarly { day: date, first: FIRST_DAY });
        }
        if let Some(untaught) = self.context.courses.untaught(found.code).filter(|untaught| untaught.bars(date)) {
            let course = found.code.to_owned();
            let message = match untaught {
                Untaught::Yet => Sentence::CourseIsDraft { course },
                Untaught::Since(day) => Sentence::CourseWasArchived { course, day },
            };
            return self.reject(ProblemKind::CourseNotTaught, cell, place, message);
        }
        if !self.seen.insert((found.person, found.code.to_owned(), date)) {
            let message = Sentence::CompletedAgain { who: person.label, course: found.code.to_owned() };
            return self.ledger.notice(ProblemKind::DuplicateRecord, place, cell, message);
        }
        let warning = person.started.filter(|started| date < *started).map(|started| {
            let message = Sentence::BeforeTheStart { day: date, who: person.label.clone(), started };
            self.ledger.warn(ProblemKind::BeforeEmployment, place.clone(), cell, message);
            self.ledger.records_warned.add(ProblemKind::BeforeEmployment);
            ProblemKind::BeforeEmployment
        });
        self.completions.push(PlannedCompletion {
            place,
            person: person.key,
            course_code: found.code.to_owned(),
            completed_on: date,
            expires_on: found.expires_on,
            score: found.score,
            warning,
        });
    }

    fn flaw(&mut self, cell: &Cell, place: Place, flaw: DateFlaw, order: DayOrder) {
        let (kind, message) = match flaw {
            DateFlaw::Impossible => {
                let sentence = match order {
                    DayOrder::DayMonth => Sentence::NoSuchDayFirst {},
                    DayOrder::MonthDay => Sentence::NoSuchMonthFirst {},
                };
                (ProblemKind::ImpossibleDate, sentence)
            }
            DateFlaw::NotADate => (ProblemKind::NotADate, Sentence::NotACompletion {}),
        };
        self.reject(kind, cell, place, message);
    }

    fn reject(&mut self, kind: ProblemKind, cell: &Cell, place: Place, message: Sentence) {
        self.ledger.reject(About::Records, kind, place, cell, message);
    }
}

fn not_applicable(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if is_not_applicable(text))
}

fn rejected_course(written: &str) -> Sentence {
    Sentence::CourseRejected { course: shorten(written, 60) }
}

/// Who completed what, until when it holds, and with which score.
struct Completed<'a> {
    person: usize,
    code: &'a str,
    expires_on: Option<NaiveDate>,
    score: Option<Score>,
}
