//! The password, asked for again before a sensitive step in the browser: giving access and taking it, which another address to
//! sign in with and the end of an employment do as well, and settings of the organisation. It is due when this browser last
//! showed it more than ten minutes ago.
//!
//! A handler takes a [`Confirmation`], shows [`OwnPassword`] in its form, and calls [`Confirmation::check`] first.

use crate::{
    cookie,
    form::Form,
    render::error_page,
    t,
    ui::{TextField, TextKind},
    visitor::{Arrival, Member, Visitor, sign_in_first},
};
use axum::{extract::FromRequestParts, http::request::Parts, response::Response};
use docendo::{
    Error, Result,
    identity::service::{Reauthentication, is_password_due, may_sign_in, reauthenticate},
    kernel::id::PersonId,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether the browser of a request has to show the password again, and what it needs for that.
#[derive(Debug, Clone)]
pub struct Confirmation {
    cookie: String,
    address: String,
    is_due: bool,
    guesses: Option<Guesses>,
}

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

impl Confirmation {
    /// Whether the form has to ask for the password.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_due
    }

    /// The same for a step that is sensitive only if `person` may sign in.
    pub async fn about(self, member: &Member, person: PersonId) -> Result<Self> {
        let is_due = self.is_due && member.read(async |read| may_sign_in(read, person).await).await?;
        Ok(Self { is_due, ..self })
    }

    /// Goes on if the password is not due, or was typed into `form`: then it is not due any more. Else it is a flaw of the
    /// field `own_password`, or [`docendo::Error::TooMany`] after too many wrong ones.
    pub async fn check(&mut self, member: &Member, form: &Form) -> Result<()> {
        if self.is_due {
            let password = form.value("own_password");
            if !password.is_empty()
                && let Some(guesses) = &self.guesses
            {
                (guesses.0)().map_err(Error::TooMany)?;
            }
            reauthenticate(member, Reauthentication { password, cookie: &self.cookie, address: &self.address }).await?;
            self.is_due = false;
        }
        Ok(())
    }

    /// The same as [`check`](Self::check) for a step that is sensitive only if `person` may sign in.
    pub async fn check_about(&mut self, member: &Member, person: PersonId, form: &Form) -> Result<()> {
        let mut needed = self.clone().about(member, person).await?;
        needed.check(member, form).await?;
        *self = needed;
        Ok(())
    }
}

impl<S: Sync> FromRequestParts<S> for Confirmation {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ok(visitor) = <Visitor as FromRequestParts<S>>::from_request_parts(parts, state).await;
        let Ok(arrival) = <Arrival as FromRequestParts<S>>::from_request_parts(parts, state).await;
        let (Some(caller), Some(cookie)) = (visitor.caller.clone(), cookie::read(&parts.headers)) else {
            return Err(sign_in_first(&visitor.page));
        };
        match is_password_due(&caller, &cookie).await {
            Ok(is_due) => {
                let guesses = parts.extensions.get::<Guesses>().cloned();
                Ok(Self { cookie, address: arrival.address.to_string(), is_due, guesses })
            }
            Err(error) => Err(error_page(Some(&Member { visitor: visitor.clone(), caller }), &visitor, error).await),
        }
    }
}

/// The field in which the password is typed once more, if it is due.
#[component]
pub fn OwnPassword(
    due: bool,
    /// What of the form needs it, if not every change does.
    #[prop(optional)]
    only_for: Option<&'static str>,
) -> impl IntoView {
    due.then(|| {
        let help = t!(only_for.unwrap_or("own-password-help"));
        view! {
            <TextField
                name="own_password" help kind=TextKind::Password required=only_for.is_none() maxlength=1000
                autocomplete="current-password"
            />
        }
    })
}
