//! What the person of a row is told by, and whether the row can be imported.

use super::{Reader, is_email};
use crate::exchange::plan::problem::ProblemKind;
use crate::exchange::plan::view::SheetView;
use crate::exchange::plan::who::{PersonMatch, Written, name_key};
use crate::exchange::plan::{PersonKey, limits};
use crate::exchange::sentence::Sentence;
use crate::exchange::text::{address, key};
use crate::exchange::vocabulary::Field;

/// Why a row is not imported: the field that is wrong, the kind and the message.
type Refusal = (Field, ProblemKind, Sentence);

impl Reader<'_, '_, '_> {
    /// What the person of a row is told by: somebody known where number, address or a confirmed name say so, else by the
    /// first of these that the row has.
    pub(super) fn identify(&mut self, view: &SheetView<'_>, written: &Written) -> Result<PersonKey, Refusal> {
        let known = match self.directory.find(written) {
            PersonMatch::One(index) => return Ok(self.directory.entry(index).key.clone()),
            PersonMatch::Perhaps(index) => Some(index),
            PersonMatch::Several if view.mapping.column(Field::EmployeeNumber).is_none() => {
                return Err((Field::FullName, ProblemKind::AmbiguousName, ambiguous(&written.name)));
            }
            PersonMatch::Several | PersonMatch::Nobody | PersonMatch::Unsaid => None,
        };
        if !written.number.is_empty() {
            return Ok(PersonKey::Number(key(&written.number)));
        }
        if view.mapping.column(Field::EmployeeNumber).is_some() {
            let who = if written.name.is_empty() { &written.email } else { &written.name };
            let sentence = Sentence::HasNoNumber { who: who.clone() };
            return Err((Field::EmployeeNumber, ProblemKind::MissingEmployeeNumber, sentence));
        }
        if !written.email.is_empty() && is_email(&written.email) {
            return Ok(PersonKey::Email(address(&written.email)));
        }
        match known.map(|index| (index, self.directory.entry(index).key.clone())) {
            // Somebody of this file: the row is about them again.
            Some((_, key @ PersonKey::Name(_))) => Ok(key),
            Some((index, _)) => {
                self.directory.note_name(&written.name, index);
                Err((Field::FullName, ProblemKind::NameNotConfirmed, unconfirmed(&written.name)))
            }
            None => Ok(PersonKey::Name(name_key(&written.name))),
        }
    }

    /// Whether number and names can be stored, or the field that is wrong and why.
    pub(super) fn acceptable(
        &self,
        told: &PersonKey,
        written: &Written,
        last_name: &str,
        first_name: &str,
    ) -> Result<(), Refusal> {
        let too_long = |text: &str, limit: usize| text.chars().count() > limit;
        let number = &written.number;
        if too_long(number, limits::CODE) {
            return Err((Field::EmployeeNumber, ProblemKind::TextTooLong, Sentence::TooLong { limit: limits::CODE }));
        }
        if let Some((first, _)) = self.seen.get(told) {
            let first = first.into();
            let (kind, sentence) = if number.is_empty() {
                (ProblemKind::DuplicatePerson, Sentence::PersonAgain { first })
            } else {
                (ProblemKind::DuplicateEmployeeNumber, Sentence::NumberAgain { number: number.clone(), first })
            };
            return Err((Field::EmployeeNumber, kind, sentence));
        }
        if last_name.is_empty() {
            let who = if number.is_empty() { &written.email } else { number };
            return Err((Field::LastName, ProblemKind::MissingName, Sentence::HasNoName { who: who.clone() }));
        }
        for (field, name) in [(Field::LastName, last_name), (Field::FirstName, first_name)] {
            if too_long(name, limits::NAME) {
                return Err((field, ProblemKind::TextTooLong, Sentence::TooLong { limit: limits::NAME }));
            }
        }
        Ok(())
    }

    /// Whether the employment of somebody who has left is not for this import to end.
    pub(super) fn stays(&mut self, view: &SheetView<'_>, row: usize, key: &PersonKey) -> bool {
        let PersonKey::Known(id) = key else { return false };
        let Some(person) = self.known.people.iter().find(|person| person.id == *id) else { return false };
        let stays = person.stays || person.is_administrator && self.administrators == 1;
        if person.is_administrator && !stays {
            self.administrators -= 1;
        }
        if stays {
            let (place, cell) = (view.place_of(row, Field::Status), view.cell(row, Field::Status));
            self.ledger.warn(ProblemKind::CannotLeave, place, cell, Sentence::CannotLeave {});
        }
        stays
    }
}

pub(in crate::exchange::plan) fn ambiguous(name: &str) -> Sentence {
    Sentence::SeveralCalled { name: name.to_owned() }
}

pub(in crate::exchange::plan) fn unconfirmed(name: &str) -> Sentence {
    Sentence::OnlyTheName { name: name.to_owned() }
}
