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
    /// First name.
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
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// A person's details as somebody typed or sent them. Nothing means not given; an empty text means that there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonInput {
    /// Employee number, at most 50 characters.
    pub employee_number: Option<String>,
    /// First name, at most 200 characters.
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
        crate::kernel::text::fold(&format!("{}, {}", self.last_name, self.first_name))
    }

    /// What searches look in.
    pub(in crate::people) fn search(&self) -> String {
        let name = format!("{} {}", self.first_name, self.last_name);
        let parts = [self.employee_number.as_deref(), Some(&name), Some(&self.last_name), Some(&self.first_name), self.email.as_deref(), self.department.as_deref()];
        crate::kernel::text::fold(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
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
        let employee_number = flaws.take("employee_number", field::optional_line(input.employee_number.as_deref(), LONGEST_NUMBER));
        let first_name = flaws.take("first_name", field::optional_line(input.first_name.as_deref(), LONGEST_NAME)).map(Option::unwrap_or_default);
        let last_name = flaws.take("last_name", field::line(input.last_name.as_deref().unwrap_or_default(), LONGEST_NAME));
        let email = flaws.take("email", field::email(input.email.as_deref()));
        let department = flaws.take("department", field::optional_line(input.department.as_deref(), LONGEST_NAME));
        let details = (|| {
            Some(Details {
                employee_number: employee_number?,
                first_name: first_name?,
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
        format!("{} {}", self.0.first_name, self.0.last_name)
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
        // Names that are not given stay, and any that is valid shows that the rest is.
        let stays = |given: &Option<String>| given.clone().or_else(|| Some("-".to_owned()));
        let complete = PersonInput { first_name: stays(&input.first_name), last_name: stays(&input.last_name), ..input.clone() };
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

    fn given(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn all_flaws_are_told_at_once() {
        let input = PersonInput {
            employee_number: Some("7".repeat(51)),
            first_name: given(" "),
            last_name: None,
            email: given("nobody"),
            department: given("a\0b"),
        };
        let Err(Error::Invalid(flaws)) = NewPerson::parse(&input) else { panic!("accepted") };
        let told: Vec<(&str, &Problem)> = flaws.iter().map(|flaw| (flaw.field.as_str(), &flaw.problem)).collect();
        assert_eq!(told, [
            ("employee_number", &Problem::TooLong(50)),
            ("first_name", &Problem::Required),
            ("last_name", &Problem::Required),
            ("email", &Problem::NotAnEmail),
            ("department", &Problem::BadCharacter),
        ]);
    }

    #[test]
    fn a_change_may_leave_names_out_but_not_empty_them() {
        assert!(PersonChange::parse(&PersonInput { department: given("Stores"), ..PersonInput::default() }).is_ok());
        assert!(PersonChange::parse(&PersonInput { last_name: given(""), ..PersonInput::default() }).is_err());
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
                prop_assert!((1..=200).contains(&details.first_name.chars().count()));
                prop_assert!((1..=200).contains(&details.last_name.chars().count()));
                prop_assert!(details.employee_number.is_none_or(|number| number.chars().count() <= 50));
                prop_assert!(details.email.is_none_or(|email| email.contains('@')));
            }
        }
    }
}
