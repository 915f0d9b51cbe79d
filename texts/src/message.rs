//! Texts as trees, by their keys.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A text, with places for values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Without values.
    Plain(String),
    /// Parts, one after the other.
    Parts(Vec<Part>),
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// As it is.
    Text(String),
    /// The value of this name.
    Value {
        /// Its name.
        name: String,
    },
    /// One of several texts.
    Choice {
        /// The name of the value that decides.
        by: String,
        /// The texts, each with its word: a number, the plural category of a number, or a text.
        arms: Vec<(String, Message)>,
        /// Which of them it is if no other one fits.
        default: usize,
    },
}

/// The texts of a language by their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub(crate) BTreeMap<String, Message>);

impl Texts {
    /// The keys and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.0.iter().map(|(key, message)| (key.as_str(), message))
    }

    /// These texts, and those of `other` whose keys are missing.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        for (key, message) in &other.0 {
            if !self.0.contains_key(key) {
                self.0.insert(key.clone(), message.clone());
            }
        }
        self
    }

    /// The text of a key; none if there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Message> {
        self.0.get(key)
    }
}

impl Message {
    /// The names of the values that it takes.
    #[must_use]
    pub fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        self.collect(&mut names);
        names
    }

    fn collect<'m>(&'m self, names: &mut BTreeSet<&'m str>) {
        let Self::Parts(parts) = self else { return };
        for part in parts {
            match part {
                Part::Text(_) => {}
                Part::Value { name } => drop(names.insert(name)),
                Part::Choice { by, arms, .. } => {
                    names.insert(by);
                    for (_, message) in arms {
                        message.collect(names);
                    }
                }
            }
        }
    }
}
