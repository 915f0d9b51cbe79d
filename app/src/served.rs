//! What server functions are made of: who calls, and how what went wrong reaches them.
//!
//! A server function is called by a browser or, while a page is rendered, by the page itself. Whoever calls was introduced by then
//! ([`Member`]), and a use case asks for permission by itself: a function is public, whatever page it was made for.

use crate::{
    fault::{Fault, set_status},
    form::Form,
    page::to_tell,
    visitor::{Member, own_address},
};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use docendo::Result;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// That a page is being rendered, and not a browser answered that called a server function.
#[derive(Clone, Copy)]
pub(crate) struct Rendering;

/// Whether a page is being rendered.
pub(crate) fn is_rendering() -> bool {
    use_context::<Rendering>().is_some()
}

/// What `ask` finds for whoever asks. What went wrong is the status of the page or answer.
pub async fn read<T>(ask: impl AsyncFnOnce(&Member) -> Result<T, Fault>) -> Result<T, Fault> {
    let found = match use_context::<Member>() {
        Some(member) => ask(&member).await,
        None => Err(Fault::SignIn),
    };
    found.inspect_err(|fault| told(fault, fault.of_page()))
}

/// What follows a form.
pub enum Answer {
    /// This address is gone on to.
    GoTo(String),
    /// The page of the form tells this text, once.
    Tell(String),
}

/// What `write` makes of `form`, once, however often it was sent: the address to go on to.
pub async fn send(form: Form, write: impl AsyncFnOnce(&Member, &Form) -> Result<String>) -> Result<String, Fault> {
    answer(form, async |member, form| write(member, form).await.map(Answer::GoTo)).await
}

/// The same for a form that may have something told in the place of that.
pub async fn answer(form: Form, write: impl AsyncFnOnce(&Member, &Form) -> Result<Answer>) -> Result<String, Fault> {
    let sent = match use_context::<Member>() {
        Some(member) => write(&member, &form).await.map_err(Fault::from),
        None => Err(Fault::SignIn),
    };
    let answer = sent.inspect_err(|fault| told(fault, fault.of_sent()))?;
    Ok(match answer {
        Answer::GoTo(address) => own_address(&address).to_owned(),
        Answer::Tell(text) => to_tell(&text),
    })
}

/// Says what went wrong in the head of the answer.
fn told(fault: &Fault, status: u16) {
    set_status(status);
    if let Fault::Elsewhere(to) = fault
        && is_rendering()
    {
        set_status(StatusCode::SEE_OTHER.as_u16());
        if let Ok(to) = HeaderValue::from_str(to) {
            set_header(header::LOCATION, to);
        }
    }
    if let Some(seconds) = fault.seconds() {
        set_header(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(seconds) = fault.refresh()
        && is_rendering()
    {
        set_header(header::REFRESH, HeaderValue::from(seconds));
    }
}

fn set_header(name: HeaderName, value: HeaderValue) {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.insert_header(name, value);
    }
}
