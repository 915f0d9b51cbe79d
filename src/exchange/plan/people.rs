//! People from a list of people, or from a matrix that serves as one.

mod identity;

pub(super) use identity::{ambiguous, unconfirmed};

use std::collections::HashMap;

use chrono::NaiveDate;

use super::ledger::{About, Ledger};
use super::problem::ProblemKind;
use super::view::SheetView;
use super::who::{Directory, PersonEntry, PersonMatch};
use super::{KnownData, KnownPerson, PersonKey, PlannedPerson, limits};
use crate::exchange::dates::{self, DateFlaw};
use crate::exchange::sentence::Sentence;
use crate::exchange::text::{address, fold, key};
use crate::exchange::vocabulary::{self, Field};
use crate::exchange::workbook::Place;
use crate::kernel::input::{Email, Line};

/// The people of the file.
pub(super) struct People {
    pub planned: Vec<PlannedPerson>,
    /// Whom a row (index of the sheet, row) is about, as an index of the directory.
    pub rows: HashMap<(usize, usize), usize>,
}

/// Reads everybody, the first row of a number.
pub(super) fn plan(
    views: &[SheetView<'_>],
    known: &KnownData,
    today: NaiveDate,
    directory: &mut Directory<'_>,
    ledger: &mut Ledger,
) -> People {
    let owner = |person: &KnownPerson| Some((address(person.email.as_deref()?), person.id));
    let owners = known.people.iter().filter_map(owner).collect();
    let administrators = known.people.iter().filter(|person| person.is_administrator).count();
    let (seen, emails) = (HashMap::new(), emails(known));
    let mut reader = Reader { ledger, directory, today, known, seen, emails, owners, administrators };
    let mut people = People { planned: Vec::new(), rows: HashMap::new() };
    for view in views.iter().filter(|view| view.mapping.has_people()) {
        let mut split = false;
        for row in view.rows() {
            let Some((person, index)) = reader.row(view, row) else { continue };
            people.rows.insert((view.index, row), index);
            let Some(person) = person else { continue };
            split |= view.mapping.column(Field::LastName).is_none() && !view.text(row, Field::FullName).contains(',');
            people.planned.push(person);
        }
        if split && let Some(column) = view.mapping.column(Field::FullName) {
            let header = view.sheet.cell(view.mapping.header_row, column);
            let message = Sentence::NamesSplit {};
            reader.ledger.notice(ProblemKind::NamesSplit, view.place(view.mapping.header_row, column), header, message);
        }
    }
    people
}

/// Addresses that belong to somebody, with that person's number as a key, which is empty where there is none.
fn emails(known: &KnownData) -> HashMap<String, String> {
    let pair = |person: &KnownPerson| Some((address(person.email.as_deref()?), key(&person.employee_number)));
    known.people.iter().filter_map(pair).collect()
}

struct Reader<'a, 'b, 'c> {
    ledger: &'a mut Ledger,
    directory: &'b mut Directory<'c>,
    today: NaiveDate,
    known: &'a KnownData,
    /// Whom rows were about, with the place of the first.
    seen: HashMap<PersonKey, (Place, usize)>,
    emails: HashMap<String, String>,
    /// Who of the organisation has an address.
    owners: HashMap<String, i64>,
    /// How many administrators have not left.
    administrators: usize,
}

impl Reader<'_, '_, '_> {
    /// Whom a row is about and, in the first row about them, the person; none for a rejected row, or one that is about
    /// nobody (a total, a remark).
    fn row(&mut self, view: &SheetView<'_>, row: usize) -> Option<(Option<PlannedPerson>, usize)> {
        let written = view.written(row);
        let (last_name, first_name) = view.names(row);
        if written.is_blank() {
            let empty = &crate::exchange::Cell::Empty;
            self.ledger.notice(ProblemKind::RowIgnored, view.row(row), empty, Sentence::BlankPerson {});
            return None;
        }
        let told = self.identify(view, &written);
        if view.mapping.is_long()
            && let Ok(key) = &told
            && let Some((_, index)) = self.seen.get(key)
        {
            return Some((None, *index));
        }
        self.ledger.people_rows += 1;
        let verdict = told.and_then(|key| {
            self.acceptable(&key, &written, &last_name, &first_name)?;
            Ok(key)
        });
        let key = match verdict {
            Ok(key) => key,
            Err((field, kind, message)) => {
                let column = [field, Field::FullName]
                    .into_iter()
                    .find(|field| view.mapping.column(*field).is_some())
                    .unwrap_or(field);
                self.ledger.reject(About::People, kind, view.place_of(row, column), view.cell(row, column), message);
                return None;
            }
        };
        let person = self.person(view, row, key, written.number, last_name, first_name);
        let index = self.enter(view, row, &person);
        Some((Some(person), index))
    }

    fn person(
        &mut self,
        view: &SheetView<'_>,
        row: usize,
        key: PersonKey,
        number: String,
        last_name: String,
        first_name: String,
    ) -> PlannedPerson {
        let started = self.date(view, row, Field::StartDate);
        let ended =
            self.date(view, row, Field::EndDate).filter(|ended| self.ends_after_start(view, row, started, *ended));
        PlannedPerson {
            place: view.row(row),
            email: self.email(view, row, &key, &number),
            job_title: self.optional(view, row, Field::JobTitle),
            department: self.optional(view, row, Field::Department),
            site: self.optional(view, row, Field::Site),
            left: self.has_left(view, row, ended) && !self.stays(view, row, &key),
            key,
            employee_number: number,
            last_name,
            first_name,
            started,
            ended,
        }
    }

    /// Enters the person into the directory, so that other rows find them; the file's first day wins.
    fn enter(&mut self, view: &SheetView<'_>, row: usize, person: &PlannedPerson) -> usize {
        let name = format!("{} {}", person.first_name, person.last_name);
        let name = name.trim();
        let known = match (&person.key, self.directory.find(&view.written(row))) {
            (PersonKey::Known(_), PersonMatch::One(index)) => Some(index),
            _ => None,
        };
        let index = known.unwrap_or_else(|| {
            let label = if person.employee_number.is_empty() { name } else { &person.employee_number };
            let entry = PersonEntry {
                key: person.key.clone(),
                label: label.to_owned(),
                started: None,
                has_number: !person.employee_number.is_empty(),
                has_address: person.email.is_some(),
            };
            self.directory.add(entry, &person.employee_number, person.email.as_deref(), name)
        });
        let entry = self.directory.entry_mut(index);
        entry.started = person.started.or(entry.started);
        let place = if person.employee_number.is_empty() {
            view.row(row)
        } else {
            entry.label.clone_from(&person.employee_number);
            entry.has_number = true;
            view.place_of(row, Field::EmployeeNumber)
        };
        self.seen.insert(person.key.clone(), (place, index));
        index
    }

    /// What a row says of `field`. It is read without what cannot be seen, so that nothing but its length can be wrong.
    fn optional<const MOST: usize>(&mut self, view: &SheetView<'_>, row: usize, field: Field) -> Option<Line<MOST>> {
        let text = view.text(row, field);
        let Ok(line) = Line::optional(&text) else {
            let message = [Sentence::TooLong { limit: MOST }, Sentence::PersonWithoutIt {}];
            self.ledger.warn(ProblemKind::TextTooLong, view.place_of(row, field), view.cell(row, field), message);
            return None;
        };
        line.filter(|line| !vocabulary::is_not_applicable(line))
    }

    fn email(&mut self, view: &SheetView<'_>, row: usize, told: &PersonKey, number: &str) -> Option<Email> {
        let written: Line<{ limits::EMAIL }> = self.optional(view, row, Field::Email)?;
        let taken = self.known.taken.contains(&written.to_lowercase());
        let email = Email::parse(&written);
        if let (PersonKey::Known(id), Ok(email)) = (told, &email)
            && self.owners.get(&address(email)) == Some(id)
        {
            return Some(email.clone());
        }
        let owner = self.emails.entry(address(&written)).or_insert_with(|| key(number));
        let (kind, why) = match email {
            Err(_) => (ProblemKind::InvalidEmail, Sentence::NotAnEmail {}),
            Ok(_) if taken => (ProblemKind::EmailTaken, Sentence::EmailElsewhere {}),
            Ok(_) if *owner != key(number) && (!number.is_empty() || !matches!(told, PersonKey::Known(_))) => {
                let whose = if owner.is_empty() {
                    Sentence::EmailOfSomebody {}
                } else {
                    Sentence::EmailOfNumber { number: owner.to_uppercase() }
                };
                (ProblemKind::DuplicateEmail, whose)
            }
            Ok(email) => return Some(email),
        };
        let message = [why, Sentence::PersonWithoutIt {}];
        self.ledger.warn(kind, view.place_of(row, Field::Email), view.cell(row, Field::Email), message);
        None
    }

    /// A day of the employment, which may lie in the future.
    fn date(&mut self, view: &SheetView<'_>, row: usize, field: Field) -> Option<NaiveDate> {
        let cell = view.cell(row, field);
        if cell.is_blank() || vocabulary::is_not_applicable(&cell.text()) {
            return None;
        }
        let flaw = match dates::of_cell(cell, view.mapping.dates.order) {
            Ok(date) => return Some(date),
            Err(flaw) => flaw,
        };
        let (kind, what) = match flaw {
            DateFlaw::Impossible => (ProblemKind::ImpossibleDate, Sentence::NoSuchDay {}),
            DateFlaw::NotADate => (ProblemKind::NotADate, Sentence::NotADate {}),
        };
        let message = [what, Sentence::PersonWithoutItForNow {}];
        self.ledger.warn(kind, view.place_of(row, field), cell, message);
        None
    }

    fn ends_after_start(
        &mut self,
        view: &SheetView<'_>,
        row: usize,
        started: Option<NaiveDate>,
        ended: NaiveDate,
    ) -> bool {
        let sound = started.is_none_or(|started| started <= ended);
        if !sound {
            self.ledger.warn(
                ProblemKind::EndBeforeStart,
                view.place_of(row, Field::EndDate),
                view.cell(row, Field::EndDate),
                Sentence::EmploymentEndsFirst {},
            );
        }
        sound
    }

    /// By the state in words, else by the last day.
    fn has_left(&mut self, view: &SheetView<'_>, row: usize, ended: Option<NaiveDate>) -> bool {
        let gone = ended.is_some_and(|ended| ended < self.today);
        let cell = view.cell(row, Field::Status);
        let state = match cell {
            crate::exchange::Cell::Bool(active) => return !active,
            _ => fold(&cell.text()),
        };
        if vocabulary::is_one_of(&state, |language| language.left) {
            return true;
        }
        if !state.is_empty() && !vocabulary::is_one_of(&state, |language| language.here) {
            let message = if gone { Sentence::TakenAsLeft {} } else { Sentence::TakenAsEmployed {} };
            self.ledger.notice(ProblemKind::UnknownStatus, view.place_of(row, Field::Status), cell, message);
        }
        gone
    }
}

/// Whether the address can be stored: whether mail arrives is found out by sending it.
fn is_email(text: &str) -> bool {
    Email::parse(text).is_ok()
}
