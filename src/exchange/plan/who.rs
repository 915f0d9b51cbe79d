//! Whom a row is about: told by number, then by e-mail address, then by the exact name, which a person has to confirm.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{KnownData, NameMatch, PersonKey};
use crate::exchange::text::{address, fold, key};

/// Everybody of the file and of the organisation.
pub(super) struct Directory<'a> {
    entries: Vec<PersonEntry>,
    by_number: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Names that a person said are the same person.
    confirmed: &'a BTreeSet<String>,
    /// Names that were met, to be confirmed or not.
    matches: Vec<NameMatch>,
}

/// Somebody whom rows may be about.
#[derive(Debug, Clone)]
pub(super) struct PersonEntry {
    pub key: PersonKey,
    /// How messages call them: the number or, without one, the name.
    pub label: String,
    /// The first day of the employment.
    pub started: Option<NaiveDate>,
    /// Whether an employee number is known.
    pub has_number: bool,
    /// Whether a mail address is known.
    pub has_address: bool,
}

/// What a row says of a person, as it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    pub number: String,
    pub email: String,
    pub name: String,
}

impl Written {
    pub(super) fn is_blank(&self) -> bool {
        self.number.is_empty() && self.email.is_empty() && self.name.is_empty()
    }
}

/// Whom a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PersonMatch {
    /// This one.
    One(usize),
    /// Perhaps this one: the name is the same, and nobody has confirmed it.
    Perhaps(usize),
    /// Several have the name.
    Several,
    /// Nobody who is known.
    Nobody,
    /// The row does not say.
    Unsaid,
}

impl<'a> Directory<'a> {
    pub(super) fn new(known: &KnownData, confirmed: &'a BTreeSet<String>) -> Self {
        let mut directory = Self {
            entries: Vec::new(),
            by_number: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
            confirmed,
            matches: Vec::new(),
        };
        for person in &known.people {
            let label = if person.employee_number.is_empty() { &person.name } else { &person.employee_number };
            let entry = PersonEntry {
                key: PersonKey::Known(person.id),
                label: label.clone(),
                started: person.started,
                has_number: !person.employee_number.is_empty(),
                has_address: person.email.is_some(),
            };
            directory.add(entry, &person.employee_number, person.email.as_deref(), &person.name);
        }
        directory
    }

    /// Adds somebody; returns their index.
    pub(super) fn add(&mut self, entry: PersonEntry, number: &str, email: Option<&str>, name: &str) -> usize {
        let index = self.entries.len();
        self.entries.push(entry);
        if !number.is_empty() {
            self.by_number.insert(key(number), index);
        }
        if let Some(email) = email {
            self.by_email.entry(address(email)).or_insert(index);
        }
        if !name.is_empty() {
            self.by_name.entry(name_key(name)).or_default().push(index);
        }
        index
    }

    pub(super) fn entry(&self, index: usize) -> &PersonEntry {
        &self.entries[index]
    }

    pub(super) fn entry_mut(&mut self, index: usize) -> &mut PersonEntry {
        &mut self.entries[index]
    }

    /// Whom a row is about. A number that is known decides alone. One that nobody has leaves it to the address, if that is
    /// of somebody who has no number yet.
    pub(super) fn find(&self, written: &Written) -> PersonMatch {
        let numbered = !written.number.is_empty();
        if let Some(index) = self.by_number.get(&key(&written.number)).filter(|_| numbered) {
            return PersonMatch::One(*index);
        }
        if let Some(index) = self.by_email.get(&address(&written.email))
            && (!numbered || !self.entries[*index].has_number)
        {
            return PersonMatch::One(*index);
        }
        if numbered || !written.email.is_empty() {
            return PersonMatch::Nobody;
        }
        self.named(&written.name)
    }

    /// Whether somebody may be whom a row names that writes a number or address that nobody has: not if their own is
    /// another.
    pub(super) fn may_be(&self, index: usize, written: &Written) -> bool {
        let entry = &self.entries[index];
        (written.number.is_empty() || !entry.has_number) && (written.email.is_empty() || !entry.has_address)
    }

    /// Who has a name, be it that a person confirmed it or not.
    pub(super) fn named(&self, name: &str) -> PersonMatch {
        if name.is_empty() {
            return PersonMatch::Unsaid;
        }
        let name = name_key(name);
        match self.by_name.get(&name).map(Vec::as_slice) {
            None | Some([]) => PersonMatch::Nobody,
            Some([one]) if self.confirmed.contains(&name) => PersonMatch::One(*one),
            Some([one]) => PersonMatch::Perhaps(*one),
            Some(_) => PersonMatch::Several,
        }
    }

    /// Remembers that a row names somebody by their name alone.
    pub(super) fn note_name(&mut self, name: &str, index: usize) {
        let key = name_key(name);
        if self.matches.iter().all(|known| known.key != key) {
            let confirmed = self.confirmed.contains(&key);
            let label = self.entries[index].label.clone();
            self.matches.push(NameMatch { key, written: name.to_owned(), person: label, confirmed });
        }
    }

    pub(super) fn into_matches(self) -> Vec<NameMatch> {
        self.matches
    }
}

/// The form in which names are the same: letter case, accents and the order of the words do not count.
pub(super) fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}
