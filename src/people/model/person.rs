//! A person and the details that make one.

use crate::{
    error::Problem,
    kernel::{
        field,
        id::PersonId,
        input::{Email, FromText, Input, Line, draft},
    },
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::ops::Deref;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// Employee number, unique in the organisation.
    pub employee_number: Option<String>,
    /// First name; empty of people who have one name only.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address, unique over all organisations; the login name.
    pub email: Option<String>,
    /// Department, as people call it.
    pub department: Option<String>,
    /// How often the person was changed, from 1: whoever changes an older version gets a conflict.
    pub version: i64,
    /// When the person was created.
    pub created_at: DateTime<Utc>,
    /// When the person was changed last.
    pub updated_at: DateTime<Utc>,
}

impl Person {
    /// First and last name.
    pub fn full_name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }
}

/// First and last name; some people have the last one only.
pub(in crate::people) fn full_name(first: &str, last: &str) -> String {
    if first.is_empty() { last.to_owned() } else { format!("{first} {last}") }
}

/// A first name: one line of at most 200 characters, which is empty of people who have one name only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct FirstName(String);

impl FromText for FirstName {
    fn from_text(text: &str) -> Result<Self, Problem> {
        field::line(text, 200).map(Self)
    }

    fn to_text(&self) -> String {
        self.0.clone()
    }
}

impl Deref for FirstName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

draft! {
    /// A person's details as somebody describes them, or a change of them.
    draft PersonDraft;
    /// A person to be created: details that are as they must be.
    #[derive(Eq, Serialize)]
    value NewPerson;
    {
        /// Employee number.
        employee_number: Option<Line<50>>;
        /// First name; some people have one name only, their last one.
        first_name: FirstName, default FirstName::default();
        /// Last name.
        last_name: Line<200>;
        /// E-mail address.
        email: Option<Email>;
        /// Department.
        department: Option<Line<200>>;
    }
}

impl From<&Person> for PersonDraft {
    /// The draft that says what is kept of somebody.
    fn from(person: &Person) -> Self {
        Self {
            employee_number: Input::text(person.employee_number.clone().unwrap_or_default()),
            first_name: Input::text(person.first_name.clone()),
            last_name: Input::text(person.last_name.clone()),
            email: Input::text(person.email.clone().unwrap_or_default()),
            department: Input::text(person.department.clone().unwrap_or_default()),
        }
    }
}

impl NewPerson {
    /// First and last name.
    pub fn full_name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }
}

#[cfg(feature = "store")]
impl NewPerson {
    /// The e-mail address in the form in which two are the same.
    pub(in crate::people) fn email_folded(&self) -> Option<String> {
        self.email.as_ref().map(Email::folded)
    }

    /// What lists are sorted by.
    pub(in crate::people) fn sort_name(&self) -> String {
        let separator = if self.first_name.is_empty() { "" } else { ", " };
        crate::kernel::text::fold(&format!("{}{separator}{}", self.last_name, &*self.first_name))
    }

    /// What searches look in.
    pub(in crate::people) fn search(&self) -> String {
        // The last name stands between two first names, so that either order of the two is found.
        let names = [Some(&*self.first_name), Some(&*self.last_name), Some(&*self.first_name)];
        let others = [self.employee_number.as_deref(), self.email.as_deref(), self.department.as_deref()];
        let parts: Vec<&str> = names.into_iter().chain(others).flatten().collect();
        crate::kernel::text::fold(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::Flaws, kernel::input::Draft as _};
    use proptest::prelude::*;

    fn named(last_name: &str) -> PersonDraft {
        PersonDraft { last_name: Input::text(last_name), ..PersonDraft::default() }
    }

    #[test]
    fn all_flaws_are_told_at_once() {
        let draft = PersonDraft {
            employee_number: Input::text("7".repeat(51)),
            first_name: Input::text("x".repeat(201)),
            email: Input::text("nobody"),
            department: Input::text("a\0b"),
            ..named(" ")
        };
        let flaws = draft.parse().map_err(Flaws::into_vec).unwrap_err();
        let told: Vec<(&str, &Problem)> = flaws.iter().map(|flaw| (flaw.field.as_str(), &flaw.problem)).collect();
        assert_eq!(
            told,
            [
                ("employee_number", &Problem::TooLong(50)),
                ("first_name", &Problem::TooLong(200)),
                ("last_name", &Problem::Required),
                ("email", &Problem::NotAnEmail),
                ("department", &Problem::BadCharacter),
            ]
        );
    }

    #[test]
    fn a_change_may_leave_the_last_name_out_but_not_empty_it() {
        let before = PersonDraft { first_name: Input::text("Ann"), ..named("Worker") }.parse().unwrap();
        let stores = PersonDraft { department: Input::text("Stores"), ..PersonDraft::default() };
        let after = stores.change(&before).unwrap();
        assert_eq!((after.full_name().as_str(), after.department.as_deref()), ("Ann Worker", Some("Stores")));
        assert!(named("").change(&before).is_err());
        let nameless = PersonDraft { first_name: Input::cleared(), ..PersonDraft::default() };
        assert_eq!(nameless.change(&before).unwrap().full_name(), "Worker");
    }

    #[test]
    fn who_has_one_name_only_is_called_by_it() {
        let person = named("Suharto").parse().unwrap();
        assert_eq!((person.full_name().as_str(), &*person.first_name), ("Suharto", ""));
    }

    proptest! {
        #[test]
        fn no_text_breaks_parsing_and_what_is_accepted_keeps_its_limits_and_reads_back_the_same(
            number in ".{0,60}", first in ".{0,210}", last in "\\PC{0,210}", email in ".{0,30}", department in ".{0,210}",
        ) {
            let draft = PersonDraft {
                employee_number: Input::text(number), first_name: Input::text(first), email: Input::text(email),
                department: Input::text(department), ..named(&last)
            };
            if let Ok(person) = draft.parse() {
                prop_assert!(person.first_name.chars().count() <= 200);
                prop_assert!((1..=200).contains(&person.last_name.chars().count()));
                prop_assert!(person.employee_number.as_ref().is_none_or(|number| number.chars().count() <= 50));
                prop_assert!(person.email.as_ref().is_none_or(|email| email.contains('@')));
                let shown = PersonDraft::from(&person).shown();
                prop_assert_eq!(PersonDraft::of(&shown).parse().ok(), Some(person));
            }
        }
    }
}
