//! The password, asked for again before a sensitive step in the browser: giving access and taking it, which another address to
//! sign in with and the end of an employment do as well, and settings of the organisation. It is due when this browser last
//! showed it more than ten minutes ago.
//!
//! A page says by [`Confirmation::is_due`] whether its form has the field [`OwnPassword`](crate::ui::OwnPassword); the server
//! function that takes the form calls [`Confirmation::check`] first.

use crate::{
    cookie,
    form::Form,
    visitor::{Arrival, Member},
};
use axum::http::request::Parts;
use docendo::{
    Error, Result,
    identity::service::{Reauthentication, is_password_due, may_sign_in, reauthenticate},
    kernel::id::PersonId,
};
use leptos::prelude::use_context;
use std::sync::Arc;

/// Whether another password may be tried from where a request came; if not, after how many seconds. The server puts it into the
/// extensions of requests: whoever asks for a password has the rate of signing in.
#[derive(Clone)]
pub struct Guesses(Arc<dyn Fn() -> Result<(), u64> + Send + Sync>);

impl Guesses {
    /// Those that `admit` lets through.
    pub fn new(admit: impl Fn() -> Result<(), u64> + Send + Sync + 'static) -> Self {
        Self(Arc::new(admit))
    }
}

impl std::fmt::Debug for Guesses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Guesses")
    }
}

/// The browser that asks, as far as passwords are concerned.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The value of its cookie.
    pub cookie: String,
    /// The address that it asks from.
    pub address: String,
    guesses: Option<Guesses>,
}

impl Browser {
    /// That of the request for which a page is rendered or a server function called; whoever has no cookie is not signed in.
    pub fn current() -> Result<Self> {
        let parts = use_context::<Parts>().ok_or(Error::Unauthenticated)?;
        let cookie = cookie::read(&parts.headers).ok_or(Error::Unauthenticated)?;
        let address = Arrival::of(&parts).address.to_string();
        Ok(Self { cookie, address, guesses: parts.extensions.get::<Guesses>().cloned() })
    }

    /// Lets another password be tried, or refuses that after too many.
    pub fn admit_guess(&self) -> Result<()> {
        self.guesses.as_ref().map_or(Ok(()), |guesses| (guesses.0)().map_err(Error::TooMany))
    }
}

/// Whether a browser has to show the password again.
#[derive(Debug, Clone)]
pub struct Confirmation {
    browser: Browser,
    is_due: bool,
}

impl Confirmation {
    /// That of the browser that asks.
    pub async fn of(member: &Member) -> Result<Self> {
        let browser = Browser::current()?;
        let is_due = is_password_due(&member.caller, &browser.cookie).await?;
        Ok(Self { browser, is_due })
    }

    /// The same for a step that is sensitive only if `person` may sign in.
    pub async fn about(member: &Member, person: PersonId) -> Result<Self> {
        let due = Self::of(member).await?;
        let is_due = due.is_due && member.read(async |read| may_sign_in(read, person).await).await?;
        Ok(Self { is_due, ..due })
    }

    /// Whether the form has to ask for the password.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_due
    }

    /// Goes on if the password is not due, or was typed into `form`: then it is not due any more. Else it is a flaw of the
    /// field `own_password`, or [`docendo::Error::TooMany`] after too many wrong ones.
    pub async fn check(self, member: &Member, form: &Form) -> Result<()> {
        if !self.is_due {
            return Ok(());
        }
        let (password, Browser { cookie, address, .. }) = (form.value("own_password"), &self.browser);
        if !password.is_empty() {
            self.browser.admit_guess()?;
        }
        reauthenticate(member, Reauthentication { password, cookie, address }).await
    }
}
