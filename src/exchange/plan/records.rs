//! Completions from the cells of a matrix.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::problem::{About, Ledger, ProblemKind};
use super::view::View;
use super::{Known, PlannedCompletion, PlannedCourse, PlannedPerson};
use crate::exchange::dates::{self, DateFlaw, DayOrder};
use crate::exchange::text::{key, shorten};
use crate::exchange::vocabulary::{Field, is_not_applicable};
use crate::exchange::workbook::{Cell, Place};

/// How dates are written in messages: 20 November 2026.
const SPOKEN: &str = "%-d %B %Y";

/// What cells are judged against: people and courses of the file and of the organisation, by key.
pub(super) struct Context<'a> {
    people: HashMap<String, Person<'a>>,
    courses: HashMap<String, &'a str>,
    today: NaiveDate,
}

#[derive(Clone, Copy)]
struct Person<'a> {
    number: &'a str,
    started: Option<NaiveDate>,
}

impl<'a> Context<'a> {
    /// The file's spelling and dates win over the organisation's.
    pub(super) fn new(
        people: &'a [PlannedPerson],
        courses: &'a [PlannedCourse],
        known: &'a Known,
        today: NaiveDate,
    ) -> Self {
        let mut persons: HashMap<String, Person<'a>> = HashMap::new();
        for person in &known.people {
            persons.insert(
                key(&person.employee_number),
                Person { number: &person.employee_number, started: person.started },
            );
        }
        for person in people {
            let earlier = persons.get(&key(&person.employee_number)).and_then(|known| known.started);
            let started = person.started.or(earlier);
            persons.insert(key(&person.employee_number), Person { number: &person.employee_number, started });
        }
        let known_codes = known.courses.iter().map(|course| course.code.as_str());
        let codes = known_codes.chain(courses.iter().map(|course| course.code.as_str()));
        Self { people: persons, courses: codes.map(|code| (key(code), code)).collect(), today }
    }
}

/// Reads every cell that is neither blank nor "not applicable".
pub(super) fn plan(views: &[View<'_>], context: &Context<'_>, ledger: &mut Ledger) -> Vec<PlannedCompletion> {
    let mut reader = Reader { context, ledger, seen: HashSet::new(), completions: Vec::new() };
    for view in views.iter().filter(|view| view.mapping.has_completions()) {
        let columns: Vec<(usize, Course<'_>)> = view
            .mapping
            .courses()
            .map(|(column, code)| (column, Course { written: code, code: context.courses.get(&key(code)).copied() }))
            .collect();
        for row in view.rows() {
            reader.row(view, row, &columns);
        }
    }
    reader.completions
}

/// A column's course, none where it was rejected.
#[derive(Clone, Copy)]
struct Course<'a> {
    written: &'a str,
    code: Option<&'a str>,
}

struct Reader<'a> {
    context: &'a Context<'a>,
    ledger: &'a mut Ledger,
    seen: HashSet<(&'a str, &'a str, NaiveDate)>,
    completions: Vec<PlannedCompletion>,
}

impl<'a> Reader<'a> {
    fn row(&mut self, view: &View<'_>, row: usize, columns: &[(usize, Course<'a>)]) {
        let number = view.text(row, Field::EmployeeNumber);
        let person = self.context.people.get(&key(&number)).copied();
        for (column, course) in columns {
            let cell = view.sheet.cell(row, *column);
            if cell.is_blank() {
                continue;
            }
            let place = view.place(row, *column);
            match (person, course.code) {
                (None, _) => self.without_person(cell, place, &number),
                (Some(_), _) if not_applicable(cell) => self.ledger.not_applicable += 1,
                (Some(_), None) => self.reject(
                    ProblemKind::UnknownCourse,
                    cell,
                    place,
                    format!(
                        "The course {} was rejected, and so is this date. Correct the course and import again.",
                        shorten(course.written, 60)
                    ),
                ),
                (Some(person), Some(code)) => match dates::of_cell(cell, view.mapping.dates.order) {
                    Ok(date) => self.date(cell, place, person, code, date),
                    Err(flaw) => self.flaw(cell, place, flaw, view.mapping.dates.order),
                },
            }
        }
    }

    fn without_person(&mut self, cell: &Cell, place: Place, number: &str) {
        if not_applicable(cell) {
            return;
        }
        let (kind, message) = if number.is_empty() {
            (ProblemKind::MissingEmployeeNumber, "This row has no employee number, so nobody knows whose date this is. Enter the number and import again.".to_owned())
        } else {
            let number = shorten(number, 60);
            (
                ProblemKind::UnknownEmployee,
                format!(
                    "Nobody with the employee number {number} was imported or is known. Add the person to the list of people, or correct the number."
                ),
            )
        };
        self.reject(kind, cell, place, message);
    }

    fn date(&mut self, cell: &Cell, place: Place, person: Person<'a>, code: &'a str, date: NaiveDate) {
        let today = self.context.today;
        if date > today {
            let message = format!(
                "{} is after today ({}): nobody can have completed a training then. Correct the date, or import it when it has taken place.",
                date.format(SPOKEN),
                today.format(SPOKEN)
            );
            return self.reject(ProblemKind::FutureDate, cell, place, message);
        }
        if !self.seen.insert((person.number, code, date)) {
            let message = format!(
                "{} has completed {code} on this day already in another cell. It is imported once.",
                person.number
            );
            return self.ledger.notice(ProblemKind::DuplicateRecord, place, cell, message);
        }
        let warning = person.started.filter(|started| date < *started).map(|started| {
            let message = format!(
                "{} is before {} started on {}. It is imported; check both dates.",
                date.format(SPOKEN),
                person.number,
                started.format(SPOKEN)
            );
            self.ledger.warn(ProblemKind::BeforeEmployment, place.clone(), cell, message);
            self.ledger.records_warned.add(ProblemKind::BeforeEmployment);
            ProblemKind::BeforeEmployment
        });
        let completion = PlannedCompletion {
            place,
            employee_number: person.number.to_owned(),
            course_code: code.to_owned(),
            completed_on: date,
            warning,
        };
        self.completions.push(completion);
    }

    fn flaw(&mut self, cell: &Cell, place: Place, flaw: DateFlaw, order: DayOrder) {
        let (kind, message) = match flaw {
            DateFlaw::Impossible => {
                let order = match order {
                    DayOrder::DayMonth => "day, month, year",
                    DayOrder::MonthDay => "month, day, year",
                };
                (
                    ProblemKind::ImpossibleDate,
                    format!(
                        "There is no such day (dates in this sheet are read as {order}). Correct the date and import again."
                    ),
                )
            }
            DateFlaw::NotADate => (
                ProblemKind::NotADate,
                "This is not a date. Write the day of completion, or “N/A” if the person does not need the course."
                    .to_owned(),
            ),
        };
        self.reject(kind, cell, place, message);
    }

    fn reject(&mut self, kind: ProblemKind, cell: &Cell, place: Place, message: String) {
        self.ledger.reject(About::Records, kind, place, cell, message);
    }
}

fn not_applicable(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if is_not_applicable(text))
}
