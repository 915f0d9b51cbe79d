//! The form around a field: where fields find what they show and what is wrong with them.

use super::Form;
use leptos::prelude::*;

/// The form around a field, as it is at the moment.
#[derive(Clone, Copy)]
pub struct FormScope(RwSignal<Form>);

impl FormScope {
    /// The scope of a form that is `form` when it is opened.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self(RwSignal::new(form))
    }

    /// That of the form around; an empty one outside of any.
    #[must_use]
    pub fn current() -> Self {
        use_context().unwrap_or_else(|| Self::new(Form::default()))
    }

    /// The form as it was opened, or sent last.
    #[must_use]
    pub fn form(self) -> Form {
        self.0.get_untracked()
    }

    /// The form; whoever asks is asked again when it changes.
    #[must_use]
    pub fn now(self) -> Form {
        self.0.get()
    }

    /// The form from now on; whoever asked for something of it is told.
    pub fn set(self, form: Form) {
        self.0.set(form);
    }

    /// What `ask` finds in the form, now and whenever it changes.
    pub fn ask<T: PartialEq + Send + Sync + 'static>(
        self,
        ask: impl Fn(&Form) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.0.with(&ask))
    }
}
