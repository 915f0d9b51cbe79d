//! What a form is answered with that is told once, on the page of the form: a password that the server made up.

use leptos::prelude::*;

/// What an answer begins with that is told; all others are addresses to go on to.
const TOLD: char = '!';

/// What was told to a form that was sent without scripts, while its page is rendered again.
#[derive(Clone)]
pub(crate) struct Told(pub(crate) String);

/// What is told on the page around.
#[derive(Clone, Copy)]
pub struct Once(RwSignal<Option<String>>);

impl Once {
    /// That of the page, for the forms on it: nothing yet, unless its form was sent without scripts.
    #[must_use]
    pub fn of_page() -> Self {
        let told = SharedValue::new(|| use_context::<Told>().map(|Told(text)| text)).into_inner();
        let once = Self(RwSignal::new(told));
        provide_context(once);
        once
    }

    /// What is told.
    #[must_use]
    pub fn told(self) -> Option<String> {
        self.0.get()
    }

    /// Tells what the last form was answered with, in the place of what was told before.
    pub(super) fn tell(self, text: Option<&str>) {
        self.0.set(text.map(str::to_owned));
    }
}

/// The answer that has `text` told.
#[cfg(feature = "ssr")]
pub(crate) fn to_tell(text: &str) -> String {
    format!("{TOLD}{text}")
}

/// What `answer` has told, if it is no address.
pub(crate) fn told(answer: &str) -> Option<&str> {
    answer.strip_prefix(TOLD)
}
