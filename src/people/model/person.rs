//! A person and the details that make one.

use crate::{
    error::{Flaws, Result},
    kernel::{field, id::PersonId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The longest first or last name, and department, in characters.
const LONGEST_NAME: usize = 200;
/// The longest employee number, in characters.
const LONGEST_NUMBER: usize = 50;

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

/// A person's details as somebody typed or sent them. Nothing means not given; an empty text means that there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonInput {
    /// Employee number, at most 50 characters.
    pub employee_number: Option<String>,
    /// First name, at most 200 characters; some people have one name only, their last one.
    pub first_name: Option<String>,
    /// Last name, at most 200 characters.
    pub last_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Department, at most 200 characters.
    pub department: Option<String>,
}

/// Details that are as they must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::people) struct Details {
    pub(in crate::people) employee_number: Option<String>,
    pub(in crate::people) first_name: String,
    pub(in crate::people) last_name: String,
    pub(in crate::people) email: Option<String>,
    pub(in crate::people) department: Option<String>,
}

#[cfg(feature = "store")]
impl Details {
    /// The e-mail address in the form in which two are the same.
    pub(in crate::people) fn email_folded(&self) -> Option<String> {
        self.email.as_deref().map(str::to_lowercase)
    }

    /// What lists are sorted by.
    pub(in crate::people) fn sort_name(&self) -> String {
        let separator = if self.first_name.is_empty() { "" } else { ", " };
        crate::kernel::text::fold(&format!("{}{separator}{}", self.last_name, self.first_name))
    }

    /// What searches look in.
    pub(in crate::people) fn search(&self) -> String {
        // The last name stands between two first names, so that either order of the two is found.
        let names = [Some(self.first_name.as_str()), Some(&self.last_name), Some(&self.first_name)];
        let others = [self.employee_number.as_deref(), self.email.as_deref(), self.department.as_deref()];
        let parts: Vec<&str> = names.into_iter().chain(others).flatten().collect();
        crate::kernel::text::fold(&parts.join(" "))
    }
}

/// A person to be created: details that are as they must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct NewPerson(pub(in crate::people) Details);

impl NewPerson {
    /// The person in `input`, or all flaws of it.
    pub fn parse(input: &PersonInput) -> Result<Self> {
        let mut flaws = Flaws::default();
        let employee_number =
            flaws.take("employee_number", field::optional_line(input.employee_number.as_deref(), LONGEST_NUMBER));
        let first_name = flaws.take("first_name", field::optional_line(input.first_name.as_deref(), LONGEST_NAME));
        let last_name =
            flaws.take("last_name", field::line(input.last_name.as_deref().unwrap_or_default(), LONGEST_NAME));
        let email = flaws.take("email", field::email(input.email.as_deref()));
        let department = flaws.take("department", field::optional_line(input.department.as_deref(), LONGEST_NAME));
        let details = (|| {
            Some(Details {
                employee_number: employee_number?,
                first_name: first_name?.unwrap_or_default(),
                last_name: last_name?,
                email: email?,
                department: department?,
            })
        })();
        flaws.check_with(details).map(Self)
    }

    /// Employee number.
    pub fn employee_number(&self) -> Option<&str> {
        self.0.employee_number.as_deref()
    }

    /// First and last name.
    pub fn full_name(&self) -> String {
        full_name(&self.0.first_name, &self.0.last_name)
    }

    /// E-mail address.
    pub fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
}

/// A change of a person's details; what is not given stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonChange(PersonInput);

impl PersonChange {
    /// The change in `input`, or all flaws of what is given in it.
    pub fn parse(input: &PersonInput) -> Result<Self> {
        // The last name is the one field that must be there; if it is not given, any that is valid shows that the rest is.
        let last_name = input.last_name.clone().or_else(|| Some("-".to_owned()));
        let complete = PersonInput { last_name, ..input.clone() };
        NewPerson::parse(&complete).map(|_| Self(input.clone()))
    }

    /// The details of `person` after the change.
    #[cfg(feature = "store")]
    pub(in crate::people) fn apply(&self, person: &Person) -> Result<NewPerson> {
        let given = |new: &Option<String>, old: &Option<String>| new.clone().or_else(|| old.clone());
        NewPerson::parse(&PersonInput {
            employee_number: given(&self.0.employee_number, &person.employee_number),
            first_name: given(&self.0.first_name, &Some(person.first_name.clone())),
            last_name: given(&self.0.last_name, &Some(person.last_name.clone())),
            email: given(&self.0.email, &person.email),
            department: given(&self.0.department, &person.department),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, Problem};
    use proptest::prelude::*;

    #[test]
    fn all_flaws_are_told_at_once() {
        let input = PersonInput {
            employee_number: Some("7".repeat(51)),
            first_name: Some("x".repeat(201)),
            last_name: Some(" ".into()),
            email: Some("nobody".into()),
            department: Some("a\0b".into()),
        };
        let Err(Error::Invalid(flaws)) = NewPerson::parse(&input) else { panic!("accepted") };
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
        assert!(
            PersonChange::parse(&PersonInput { department: Some("Stores".into()), ..PersonInput::default() }).is_ok()
        );
        assert!(
            PersonChange::parse(&PersonInput { last_name: Some(String::new()), ..PersonInput::default() }).is_err()
        );
    }

    #[test]
    fn who_has_one_name_only_is_called_by_it() {
        let NewPerson(details) =
            NewPerson::parse(&PersonInput { last_name: Some("Suharto".into()), ..PersonInput::default() }).unwrap();
        assert_eq!(
            (full_name(&details.first_name, &details.last_name).as_str(), details.first_name.as_str()),
            ("Suharto", "")
        );
    }

    proptest! {
        #[test]
        fn no_text_breaks_parsing_and_what_is_accepted_keeps_its_limits(
            number in ".{0,60}", first in ".{0,210}", last in "\\PC{0,210}", email in ".{0,30}", department in ".{0,210}",
        ) {
            let input = PersonInput {
                employee_number: Some(number), first_name: Some(first), last_name: Some(last), email: Some(email), department: Some(department),
            };
            if let Ok(NewPerson(details)) = NewPerson::parse(&input) {
                prop_assert!(details.first_name.chars().count() <= 200);
                prop_assert!((1..=200).contains(&details.last_name.chars().count()));
                prop_assert!(details.employee_number.is_none_or(|number| number.chars().count() <= 50));
                prop_assert!(details.email.is_none_or(|email| email.contains('@')));
            }
        }
    }
}
