//! The password, asked for again before a sensitive step in the browser: giving access and taking it, settings of the
//! organisation. It is due when this browser last showed it more than ten minutes ago.
//!
//! A handler takes a [`Confirmation`], shows [`OwnPassword`] in its form, and calls [`Confirmation::check`] first.

use crate::{
    cookie,
    form::Form,
    render::{error_page, sign_in_first},
    t,
    ui::{TextField, TextKind},
    visitor::{Arrival, Member, Visitor},
};
use axum::{extract::FromRequestParts, http::request::Parts, response::Response};
use docendo::{
    Result,
    identity::service::{Shown, is_password_due, show_password},
};
use leptos::prelude::*;

/// Whether the browser of a request has to show the password again, and what it needs for that.
#[derive(Debug, Clone)]
pub struct Confirmation {
    cookie: String,
    address: String,
    is_due: bool,
}

impl Confirmation {
    /// Whether the form has to ask for the password.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_due
    }

    /// Goes on if the password is not due, or was typed into `form`: then it is not due any more. Else it is a flaw of the
    /// field `own_password`, or [`docendo::Error::TooMany`] after too many wrong ones.
    pub async fn check(&mut self, member: &Member, form: &Form) -> Result<()> {
        if self.is_due {
            let password = form.value("own_password");
            show_password(member, Shown { password, cookie: &self.cookie, address: &self.address }).await?;
            self.is_due = false;
        }
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
            Ok(is_due) => Ok(Self { cookie, address: arrival.address.to_string(), is_due }),
            Err(error) => Err(error_page(Some(&Member { visitor: visitor.clone(), caller }), &visitor, &error).await),
        }
    }
}

/// The field in which the password is typed once more, if it is due.
#[component]
pub fn OwnPassword(due: bool) -> impl IntoView {
    due.then(|| {
        view! {
            <TextField
                name="own_password" help=t!("own-password-help") kind=TextKind::Password required=true maxlength=1000
                autocomplete="current-password"
            />
        }
    })
}
