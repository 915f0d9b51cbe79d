//! What was typed into a form, what is wrong with it, and how it is read.
//!
//! A form posts to the address of its page. If all is well the answer is a redirect; else the page is rendered again with
//! what was typed and every error beside its field. No text travels in addresses, and nothing typed is lost.

mod choice;
mod sentence;

pub use sentence::{minutes, sentence};

use crate::t;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::Uri,
};
use chrono::NaiveDate;
use docendo::{
    error::{Conflict, Error, Flaw, Flaws, Problem, Rule},
    kernel::{date, id::Id, input::Texts, optimistic_lock::OptimisticLock, secret},
    work::once::Sent,
};
use std::{
    collections::BTreeSet,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};

/// The hidden field that tells one rendering of a form from another; see [`FormKey`](crate::ui::FormKey).
pub(crate) const KEY: &str = "form_key";
/// The hidden field with the version of the thing that a form changes.
pub(crate) const VERSION: &str = "version";

/// The values of a form and what is wrong with them.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    flaws: Vec<Flaw>,
    refusal: Option<Refusal>,
    /// The labels of the fields that were built for it, for the summary of errors: what they share with all clones.
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

/// Why a form as a whole is refused.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    Rule(Rule),
    Conflict(Conflict),
    /// For so many seconds.
    TooMany(u64),
    SignIn,
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse as _;
        let bytes = Bytes::from_request(request, state).await.map_err(axum::response::IntoResponse::into_response)?;
        let values =
            serde_urlencoded::from_bytes(&bytes).map_err(|_| axum::http::StatusCode::BAD_REQUEST.into_response())?;
        Ok(Self::from_values(values))
    }
}

impl Form {
    /// A form with `values` as they were sent. No database keeps a NUL in a text, and no keyboard writes one: it becomes the
    /// character that stands for what cannot be shown.
    fn from_values(mut values: Vec<(String, String)>) -> Self {
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

    /// The parameters in the query of an address, read like a form. One without a value says nothing: filters send those
    /// too in which nothing is chosen.
    #[must_use]
    pub fn of_query(uri: &Uri) -> Self {
        let mut form =
            Self::from_values(serde_urlencoded::from_str(uri.query().unwrap_or_default()).unwrap_or_default());
        form.values.retain(|(_, value)| !value.is_empty());
        form
    }

    /// `path` with the values as its query; those named in `changes` are set to their new value, or left out.
    #[must_use]
    pub fn address(&self, path: &str, changes: &[(&str, Option<&str>)]) -> String {
        let kept = self
            .values
            .iter()
            .filter(|(name, value)| !value.is_empty() && changes.iter().all(|(changed, _)| changed != name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        let set = changes.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
        let pairs: Vec<(&str, &str)> = kept.chain(set).collect();
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The form without field `name`.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.values.retain(|(other, _)| other != name);
        self
    }

    /// The form without `value` among those of field `name`.
    #[must_use]
    pub fn without_value(mut self, name: &str, value: &str) -> Self {
        self.values.retain(|(other, held)| other != name || held != value);
        self
    }

    /// The form with what is wrong with it, found before anything was asked of the domain.
    #[must_use]
    pub fn flawed(mut self, flaws: Flaws) -> Self {
        self.flaws = flaws.into_vec();
        self
    }

    /// The form with what `error` says of it; a rule about a field is told beside the field. Errors that are not about what was typed come
    /// back as they are.
    pub fn with(mut self, error: Error) -> Result<Self, Error> {
        match error {
            Error::Invalid(flaws) => self.flaws = flaws,
            Error::Refused(rule) => match self.broken(rule) {
                Some(flaw) => self.flaws = vec![flaw],
                None => self.refusal = Some(Refusal::Rule(rule)),
            },
            Error::Conflict(conflict) => self.refusal = Some(Refusal::Conflict(conflict)),
            Error::TooMany(seconds) => self.refusal = Some(Refusal::TooMany(seconds)),
            Error::Unauthenticated => self.refusal = Some(Refusal::SignIn),
            other @ (Error::NotFound(_) | Error::Forbidden(_) | Error::Unavailable(..) | Error::Internal(_)) => {
                return Err(other);
            }
        }
        Ok(self)
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

    /// What was sent, by which the same is known when it is sent to `target` again: a button that is pressed twice. The content is
    /// part of the key, so that whoever goes back and changes something sends another form.
    #[must_use]
    pub fn sent(&self, target: &str) -> Option<Arc<Sent>> {
        self.text(KEY)?;
        let content = serde_urlencoded::to_string(&self.values).unwrap_or_default();
        // Nobody can guess the random key in it, so that the fingerprint tells nothing of a password that stands beside it.
        Some(Arc::new(Sent::new(target, secret::fingerprint(&content))))
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
        self.refusal.map(|refusal| match refusal {
            Refusal::Rule(rule) => t!(&format!("rule-{}", rule.code())),
            Refusal::Conflict(Conflict::KeyReused) => t!("conflict-key-reused"),
            Refusal::Conflict(Conflict::Changed(_)) => t!("conflict-changed"),
            Refusal::Conflict(Conflict::Duplicate(entity, "period")) => {
                t!("conflict-overlap", entity = t!(&format!("entity-{}", entity.code())))
            }
            Refusal::Conflict(Conflict::Duplicate(entity, field)) => {
                let entity = t!(&format!("entity-{}", entity.code()));
                t!("conflict-duplicate", entity = entity, field = t!(&format!("field-{field}")))
            }
            Refusal::TooMany(seconds) => t!("error-too-many", minutes = minutes(seconds)),
            Refusal::SignIn => t!("sign-in-refused"),
        })
    }

    /// Whether somebody else changed what it is about while it was filled in.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        matches!(self.refusal, Some(Refusal::Conflict(Conflict::Changed(_))))
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
            Some(Refusal::TooMany(seconds)) => Some(seconds),
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
