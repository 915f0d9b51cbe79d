//! Pages that say what went wrong and where to go on.

use super::{Page, once, policy, sign_in_first};
use crate::{
    form::sentence,
    t,
    ui::{Door, LinkButton, PageHead, Place, Weight},
    visitor::{Member, Visitor},
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use docendo::error::{Error, Lack};
use leptos::{prelude::*, reactive::owner::Owner};

/// A page that says what went wrong and where to go on.
pub async fn error_page(member: Option<&Member>, visitor: &Visitor, error: &Error) -> Response {
    if matches!(error, Error::Unauthenticated) {
        return sign_in_first(&visitor.page);
    }
    let (status, code) = told_as(error);
    let title = move || t!(&format!("error-{code}-title"));
    let flaws = match error {
        Error::Invalid(flaws) => flaws.clone(),
        _ => Vec::new(),
    };
    let loading = loading(error);
    let lede = move || lede(code, loading);
    let text = move || {
        view! {
            <PageHead title=title() lede=lede() />
            {flaws.iter().map(|flaw| view! { <p><span class="code">{flaw.field.clone()}</span>": "{sentence(&flaw.problem)}</p> }).collect_view()}
            <p><LinkButton href="/" word=t!("error-home") weight=Weight::Primary /></p>
        }
    };
    let page = match member {
        Some(member) => {
            Page::inside(member, Place::Nowhere)
                .status(status)
                .show(title, move || view! { <div class="page">{text()}</div> })
                .await
        }
        None => Page::outside(visitor).status(status).show(title, move || view! { <Door>{text()}</Door> }).await,
    };
    match loading {
        Some((_, seconds)) => opening_by_itself(page, seconds),
        None => page,
    }
}

/// How far the records are that a page waits for: percent, and seconds to go.
fn loading(error: &Error) -> Option<(u8, u64)> {
    match error {
        Error::Unavailable(Lack::Snapshot { percent, seconds }, _) => Some((*percent, *seconds)),
        _ => None,
    }
}

fn lede(code: &str, loading: Option<(u8, u64)>) -> String {
    match loading {
        Some((percent, seconds)) => {
            t!("error-loading-text", percent = i64::from(percent), seconds = seconds.cast_signed())
        }
        None => t!(&format!("error-{code}-text")),
    }
}

/// A browser asks again for the page; programs are told when it is worth it.
fn opening_by_itself(mut page: Response, seconds: u64) -> Response {
    page.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    page.headers_mut().insert(header::REFRESH, seconds.min(MOST_PATIENCE).into());
    page
}

/// A page that waits for the records asks again after so many seconds at most, and says how far they are.
const MOST_PATIENCE: u64 = 5;

/// The status of an error and the key of its words; what nobody can see there goes to the log.
fn told_as(error: &Error) -> (StatusCode, &'static str) {
    match error {
        Error::NotFound(_) => (StatusCode::NOT_FOUND, "not-found"),
        Error::Unauthenticated => (StatusCode::UNAUTHORIZED, "forbidden"),
        Error::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
        Error::Invalid(_) => (StatusCode::BAD_REQUEST, "invalid"),
        Error::Refused(_) | Error::Conflict(_) => (StatusCode::CONFLICT, "conflict"),
        Error::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
        Error::Unavailable(lack, cause) => {
            if !matches!(lack, Lack::Snapshot { .. }) {
                tracing::error!(%cause, "a page lacked something");
            }
            match lack {
                Lack::Snapshot { .. } => (StatusCode::SERVICE_UNAVAILABLE, "loading"),
                Lack::Space => (StatusCode::INSUFFICIENT_STORAGE, "full"),
                Lack::Content => (StatusCode::SERVICE_UNAVAILABLE, "damaged"),
                Lack::Database => (StatusCode::SERVICE_UNAVAILABLE, "away"),
            }
        }
        Error::Internal(cause) => {
            tracing::error!(%cause, "a page failed");
            (StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }
}

/// A page with `status` for a request that is refused before any page is asked; nobody is known then, only what the
/// browser said in the headers of the request.
#[must_use]
pub fn refusal(status: StatusCode, asked: &HeaderMap) -> Response {
    let code = match status {
        StatusCode::BAD_REQUEST => "invalid",
        StatusCode::FORBIDDEN => "foreign",
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        StatusCode::SERVICE_UNAVAILABLE => "too-slow",
        StatusCode::INSUFFICIENT_STORAGE => "full",
        _ => "internal",
    };
    turned_away(status, code, "/", asked)
}

/// The same, saying what the texts of `code` say, with a link to where it goes on.
#[must_use]
pub fn turned_away(status: StatusCode, code: &'static str, onward: &str, asked: &HeaderMap) -> Response {
    let onward = onward.to_owned();
    let title = move || t!(&format!("error-{code}-title"));
    let body = move || {
        view! {
            <Door>
                <PageHead title=title() lede=t!(&format!("error-{code}-text")) />
                <p><LinkButton href=onward.clone() word=t!("error-home") weight=Weight::Primary /></p>
            </Door>
        }
    };
    let visitor = Visitor::unknown(asked);
    let place = Place::Nowhere;
    let page = Page { place, ..Page::outside(&visitor).status(status) };
    let document = Owner::new().with(|| {
        page.context()();
        page.document(&once(title), &once(move || body().into_any())).to_html()
    });
    let mut response = (status, Html(document)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().extend(policy().map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    response
}
