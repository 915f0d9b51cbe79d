//! People from a list of people, or from a matrix that serves as one.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::problem::{About, Ledger, ProblemKind};
use super::view::View;
use super::{Known, PlannedPerson, limits};
use crate::exchange::dates::{self, DateFlaw};
use crate::exchange::text::{fold, key};
use crate::exchange::vocabulary::{self, Field};
use crate::exchange::workbook::Place;
use crate::kernel::field;

/// Reads everybody, the first row of a number.
pub(super) fn plan(views: &[View<'_>], known: &Known, today: NaiveDate, ledger: &mut Ledger) -> Vec<PlannedPerson> {
    let mut reader = Reader { ledger, today, numbers: HashMap::new(), emails: emails(known) };
    let mut people = Vec::new();
    for view in views.iter().filter(|view| view.mapping.has_people()) {
        let mut split = false;
        for row in view.rows() {
            let Some(person) = reader.person(view, row) else { continue };
            split |= view.mapping.column(Field::LastName).is_none() && !view.text(row, Field::FullName).contains(',');
            people.push(person);
        }
        if split && let Some(column) = view.mapping.column(Field::FullName) {
            let header = view.sheet.cell(view.mapping.header_row, column);
            let message = "Some names have no comma: their last word was taken as the surname. Write “Surname, First name” where that is wrong.";
            reader.ledger.notice(ProblemKind::NamesSplit, view.place(view.mapping.header_row, column), header, message);
        }
    }
    people
}

/// Addresses that belong to somebody, with that person's number as a key, which is empty where there is none.
fn emails(known: &Known) -> HashMap<String, String> {
    let pairs =
        known.people.iter().filter_map(|person| Some((key(person.email.as_deref()?), key(&person.employee_number))));
    let numberless = known.emails.iter().map(|email| (key(email), String::new()));
    numberless.chain(pairs).collect()
}

struct Reader<'a> {
    ledger: &'a mut Ledger,
    today: NaiveDate,
    /// Numbers seen, with the place of the first.
    numbers: HashMap<String, Place>,
    emails: HashMap<String, String>,
}

impl Reader<'_> {
    /// The person of a row; none for a rejected row, or one that is about nobody (a total, a remark).
    fn person(&mut self, view: &View<'_>, row: usize) -> Option<PlannedPerson> {
        let (last_name, first_name) = names(view, row);
        let number = view.text(row, Field::EmployeeNumber);
        if number.is_empty() && last_name.is_empty() && view.cell(row, Field::Email).is_blank() {
            let message = "This row has neither an employee number nor a name and was taken as a remark.";
            self.ledger.notice(ProblemKind::RowIgnored, view.row(row), &crate::exchange::Cell::Empty, message);
            return None;
        }
        self.ledger.people_rows += 1;
        if let Err((field, kind, message)) = self.acceptable(&number, &last_name, &first_name) {
            let column = [field, Field::FullName]
                .into_iter()
                .find(|field| view.mapping.column(*field).is_some())
                .unwrap_or(field);
            self.ledger.reject(About::People, kind, view.place_of(row, column), view.cell(row, column), message);
            return None;
        }
        self.numbers.insert(key(&number), view.place_of(row, Field::EmployeeNumber));
        let started = self.date(view, row, Field::StartDate);
        let ended =
            self.date(view, row, Field::EndDate).filter(|ended| self.ends_after_start(view, row, started, *ended));
        Some(PlannedPerson {
            place: view.row(row),
            email: self.email(view, row, &number),
            job_title: self.optional(view, row, Field::JobTitle, limits::JOB_TITLE),
            department: self.optional(view, row, Field::Department, limits::NAME),
            site: self.optional(view, row, Field::Site, limits::NAME),
            left: self.has_left(view, row, ended),
            employee_number: number,
            last_name,
            first_name,
            started,
            ended,
        })
    }

    /// Whether number and names can be stored, or the field that is wrong and why.
    fn acceptable(&self, number: &str, last_name: &str, first_name: &str) -> Result<(), (Field, ProblemKind, String)> {
        let too_long = |text: &str, limit: usize| text.chars().count() > limit;
        if number.is_empty() {
            let who = format!("{last_name}, {first_name}");
            let message =
                format!("{} has no employee number. Enter the number and import again.", who.trim_matches([' ', ',']));
            return Err((Field::EmployeeNumber, ProblemKind::MissingEmployeeNumber, message));
        }
        if too_long(number, limits::CODE) {
            return Err((Field::EmployeeNumber, ProblemKind::TextTooLong, too_long_message(limits::CODE)));
        }
        if let Some(first) = self.numbers.get(&key(number)) {
            let message = format!(
                "The employee number {number} stands already in {first}; that row was imported. Delete one of the rows or correct its number."
            );
            return Err((Field::EmployeeNumber, ProblemKind::DuplicateEmployeeNumber, message));
        }
        if last_name.is_empty() {
            let message = format!("The person with the number {number} has no name. Enter the name and import again.");
            return Err((Field::LastName, ProblemKind::MissingName, message));
        }
        for (field, name) in [(Field::LastName, last_name), (Field::FirstName, first_name)] {
            if too_long(name, limits::NAME) {
                return Err((field, ProblemKind::TextTooLong, too_long_message(limits::NAME)));
            }
        }
        Ok(())
    }

    fn optional(&mut self, view: &View<'_>, row: usize, field: Field, limit: usize) -> Option<String> {
        let text = view.text(row, field);
        if text.chars().count() > limit {
            let message = format!("{} The person is imported without it.", too_long_message(limit));
            self.ledger.warn(ProblemKind::TextTooLong, view.place_of(row, field), view.cell(row, field), message);
            return None;
        }
        (!text.is_empty() && !vocabulary::is_not_applicable(&text)).then_some(text)
    }

    fn email(&mut self, view: &View<'_>, row: usize, number: &str) -> Option<String> {
        let email = self.optional(view, row, Field::Email, limits::EMAIL)?;
        let owner = self.emails.entry(key(&email)).or_insert_with(|| key(number));
        let (kind, message) = if !is_email(&email) {
            (ProblemKind::InvalidEmail, "This is not a mail address. The person is imported without it.".to_owned())
        } else if *owner != key(number) {
            let whose = if owner.is_empty() {
                "somebody who has no employee number yet".to_owned()
            } else {
                format!("the person with the number {}", owner.to_uppercase())
            };
            let message = format!("This mail address belongs to {whose}. The person is imported without it.");
            (ProblemKind::DuplicateEmail, message)
        } else {
            return Some(email);
        };
        self.ledger.warn(kind, view.place_of(row, Field::Email), view.cell(row, Field::Email), message);
        None
    }

    /// A day of the employment, which may lie in the future.
    fn date(&mut self, view: &View<'_>, row: usize, field: Field) -> Option<NaiveDate> {
        let cell = view.cell(row, field);
        if cell.is_blank() || vocabulary::is_not_applicable(&cell.text()) {
            return None;
        }
        let flaw = match dates::of_cell(cell, view.mapping.dates.order) {
            Ok(date) => return Some(date),
            Err(flaw) => flaw,
        };
        let (kind, what) = match flaw {
            DateFlaw::Impossible => (ProblemKind::ImpossibleDate, "There is no such day."),
            DateFlaw::NotADate => (ProblemKind::NotADate, "This is not a date."),
        };
        self.ledger.warn(
            kind,
            view.place_of(row, field),
            cell,
            format!("{what} The person is imported without it; correct it and import again."),
        );
        None
    }

    fn ends_after_start(&mut self, view: &View<'_>, row: usize, started: Option<NaiveDate>, ended: NaiveDate) -> bool {
        let sound = started.is_none_or(|started| started <= ended);
        if !sound {
            let message = "The employment ends before it starts. The person is imported without the end; correct one of the dates.";
            self.ledger.warn(
                ProblemKind::EndBeforeStart,
                view.place_of(row, Field::EndDate),
                view.cell(row, Field::EndDate),
                message,
            );
        }
        sound
    }

    /// By the state in words, else by the last day.
    fn has_left(&mut self, view: &View<'_>, row: usize, ended: Option<NaiveDate>) -> bool {
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
            let taken = if gone { "left, because of the last day" } else { "employed" };
            let message = format!(
                "This state of employment is not known. The person is taken as {taken}. Write “Live” or “Left”."
            );
            self.ledger.notice(ProblemKind::UnknownStatus, view.place_of(row, Field::Status), cell, message);
        }
        gone
    }
}

pub(super) fn too_long_message(limit: usize) -> String {
    format!("This text is longer than {limit} characters. Shorten it and import again.")
}

/// Surname and first name; of one name only, that name and nothing.
fn names(view: &View<'_>, row: usize) -> (String, String) {
    let (mut last, mut first) = (view.text(row, Field::LastName), view.text(row, Field::FirstName));
    if last.is_empty() {
        let full = view.text(row, Field::FullName);
        let (full_last, full_first) = full
            .split_once(',')
            .or_else(|| full.rsplit_once(' ').map(|(first, last)| (last, first)))
            .unwrap_or((&full, ""));
        full_last.trim().clone_into(&mut last);
        if first.is_empty() {
            full_first.trim().clone_into(&mut first);
        }
    }
    if last.is_empty() { (first, last) } else { (last, first) }
}

/// Whether the address can be stored: whether mail arrives is found out by sending it.
fn is_email(text: &str) -> bool {
    field::email(Some(text)).is_ok()
}
