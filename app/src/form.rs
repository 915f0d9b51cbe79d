//! What was typed into a form, what is wrong with it, and how it is read.
//!
//! A form is sent with scripts or without; if something is wrong the page stays, or is rendered again, with what was typed and every
//! error beside its field. No text travels in addresses, and nothing typed is lost.

mod address;
mod choice;
#[cfg(feature = "ssr")]
mod files;
mod scope;
#[cfg(feature = "ssr")]
mod sending;
mod sentence;

#[cfg(feature = "ssr")]
pub(crate) use files::has_files;
#[cfg(feature = "ssr")]
pub use files::{SentFile, SentFiles};
pub use scope::FormScope;
pub use sentence::sentence;

use crate::{fault::Fault, t};
use chrono::NaiveDate;
use docendo::{
    error::{Flaw, Flaws, Problem, Rule},
    kernel::{date, id::Id, input::Texts, optimistic_lock::OptimisticLock},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};

/// The hidden field that tells one rendering of a form from another; see [`FormKey`](crate::ui::FormKey).
pub const KEY: &str = "form_key";
/// The hidden field that names the server function of a form, for browsers without scripts.
pub const FUNCTION: &str = "_fn";
/// The hidden field with the version of the thing that a form changes.
pub const VERSION: &str = "version";

/// A form that was sent without scripts and refused, while its page is rendered again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Posted {
    /// The server function that refused it.
    pub function: String,
    /// What was typed.
    pub form: Form,
    /// Why it was refused.
    pub fault: Fault,
}

/// The values of a form and what is wrong with them. It travels as it was typed, like the body of a form that a browser sends.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Form {
    values: Vec<(String, String)>,
    flaws: Vec<Flaw>,
    refusal: Option<Fault>,
    /// The labels of the fields that were built for it, for the summary of errors: what they share with all clones.
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

impl Eq for Form {}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl From<String> for Form {
    fn from(body: String) -> Self {
        Self::read(&body)
    }
}

impl From<Form> for String {
    fn from(form: Form) -> Self {
        form.written()
    }
}

impl Form {
    /// A form with `values` as they were sent. No database keeps a NUL in a text, and no keyboard writes one: it becomes the
    /// character that stands for what cannot be shown.
    #[must_use]
    pub fn of_pairs(mut values: Vec<(String, String)>) -> Self {
        for (_, value) in values.iter_mut().filter(|(_, value)| value.contains('\0')) {
            *value = value.replace('\0', "\u{fffd}");
        }
        Self { values, ..Self::default() }
    }

    /// A form that shows `values` when it is opened.
    pub fn showing<V: Into<String>>(values: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        Self { values, ..Self::default() }
    }

    /// What `body` says, as a browser sends it.
    #[must_use]
    pub fn read(body: &str) -> Self {
        Self::of_pairs(form_urlencoded::parse(body.as_bytes()).into_owned().collect())
    }

    /// The same the other way round.
    #[must_use]
    pub fn written(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.values).finish()
    }

    /// The form with another value.
    #[must_use]
    pub fn and(mut self, name: String, value: String) -> Self {
        self.values.push((name, value));
        self
    }

    /// The form with what is wrong with it, found before anything was asked of the domain.
    #[must_use]
    pub fn flawed(mut self, flaws: Flaws) -> Self {
        self.flaws = flaws.into_vec();
        self
    }

    /// The form with what `fault` says of it; a rule about a field is told beside the field.
    #[must_use]
    pub fn refused(mut self, fault: Fault) -> Self {
        (self.flaws, self.refusal) = match fault {
            Fault::Invalid(flaws) => (flaws, None),
            Fault::Refused(rule) => match self.broken(rule) {
                Some(flaw) => (vec![flaw], None),
                None => (Vec::new(), Some(Fault::Refused(rule))),
            },
            other => (Vec::new(), Some(other)),
        };
        self
    }

    /// The form, whose fields are called as those of `other`, which was built.
    #[must_use]
    pub fn called_as(self, other: &Self) -> Self {
        Self { labels: other.labels.clone(), ..self }
    }

    /// What is wrong with the field that breaks `rule`, if the rule is about one and the form has it.
    fn broken(&self, rule: Rule) -> Option<Flaw> {
        let field = rule.fields().iter().find(|field| !self.value(field).is_empty())?;
        Some(Flaw::new(*field, rule.problem()?))
    }

    /// The value of field `name` as it was typed; empty if it is missing.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    /// Every field with its value, in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of field `name`, for choices of many.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values
            .iter()
            .filter(move |(other, value)| other == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// Text, if there is any.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        Some(self.value(name)).filter(|value| !value.trim().is_empty()).map(str::to_owned)
    }

    /// The version on which a change rests, see [`VersionField`](crate::ui::VersionField). Without one, nobody knows what the form
    /// was filled from: it is refused like an outdated one.
    #[must_use]
    pub fn version(&self) -> OptimisticLock {
        OptimisticLock::OneOf(self.text(VERSION).into_iter().collect())
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// What the field parses to; nothing if it is empty or wrong, in which case that is noted.
    pub fn parse<T>(&self, name: &str, flaws: &mut Flaws, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        let value = self.value(name).trim();
        if value.is_empty() { None } else { flaws.take(name, parse(value)) }
    }

    /// A day.
    pub fn date(&self, name: &str, flaws: &mut Flaws) -> Option<NaiveDate> {
        self.parse(name, flaws, date::parse)
    }

    /// A number, as in addresses.
    pub fn number<T: FromStr>(&self, name: &str, flaws: &mut Flaws) -> Option<T> {
        self.parse(name, flaws, |text| text.parse().map_err(|_| Problem::NotANumber))
    }

    /// An identifier.
    pub fn id<T: Id>(&self, name: &str, flaws: &mut Flaws) -> Option<T> {
        self.parse(name, flaws, |text| text.parse().map(T::of).map_err(|_| Problem::NotAnId))
    }

    /// Identifiers: every value of the field, each once.
    pub fn ids<T: Id>(&self, name: &str, flaws: &mut Flaws) -> Vec<T> {
        let read = |text: &str| flaws.take(name, text.trim().parse().map(T::of).map_err(|_| Problem::NotAnId));
        let ids: BTreeSet<T> = self.all(name).filter_map(read).collect();
        ids.into_iter().collect()
    }

    /// One of the words of a type.
    pub fn word<T: FromStr<Err = Problem>>(&self, name: &str, flaws: &mut Flaws) -> Option<T> {
        self.parse(name, flaws, str::parse)
    }

    /// What is wrong with field `name`.
    #[must_use]
    pub fn problem(&self, name: &str) -> Option<&Problem> {
        self.flaws.iter().find(|flaw| flaw.field == name).map(|flaw| &flaw.problem)
    }

    /// What is wrong with field `name`, as a sentence.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<String> {
        self.problem(name).map(sentence)
    }

    /// What is wrong with the form as a whole.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        self.refusal.as_ref().map(Fault::sentence)
    }

    /// Whether somebody else changed what it is about while it was filled in.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        matches!(self.refusal, Some(Fault::Changed(_)))
    }

    /// Whether the sign-in ended while it was filled in.
    #[must_use]
    pub fn is_signed_out(&self) -> bool {
        self.refusal == Some(Fault::SignIn)
    }

    /// Every field with an error, and its sentence.
    #[must_use]
    pub fn errors(&self) -> Vec<(String, String)> {
        self.flaws.iter().map(|flaw| (flaw.field.clone(), sentence(&flaw.problem))).collect()
    }

    /// Notes that field `name` is called `label` on the page.
    pub(crate) fn call(&self, name: &str, label: &str) {
        let mut labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        labels.push((name.to_owned(), label.to_owned()));
    }

    /// What field `name` is called on the page or, if it has not been built, wherever nothing else is said.
    pub(crate) fn label(&self, name: &str) -> String {
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        let called = labels.iter().find(|(other, _)| other == name).map(|(_, label)| label.clone());
        called.unwrap_or_else(|| t!(&format!("label-{}", name.replace(['_', '.'], "-"))))
    }

    /// For how many seconds whoever sent it has to wait, if too many attempts failed before.
    #[must_use]
    pub fn wait(&self) -> Option<u64> {
        match self.refusal {
            Some(Fault::TooMany(seconds)) => Some(seconds),
            _ => None,
        }
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        !self.flaws.is_empty() || self.refusal.is_some()
    }
}

impl Texts for Form {
    fn texts(&self, name: &str) -> Vec<&str> {
        self.values.texts(name)
    }
}
