//! Pages that say what went wrong and where to go on.

use super::{Page, once, policy};
use crate::{
    fault::Fault,
    t,
    ui::{Door, FaultText, LinkButton, PageHead, Place, Weight},
    visitor::{Member, Visitor, sign_in_first},
};
use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use docendo::error::Error;
use leptos::{prelude::*, reactive::owner::Owner};

/// A page that says what went wrong and where to go on.
pub async fn error_page(member: Option<&Member>, visitor: &Visitor, error: Error) -> Response {
    let fault = Fault::from(error);
    if fault == Fault::SignIn {
        return sign_in_first(&visitor.page);
    }
    // Whoever sent a form would lose it to a page that opens by itself.
    let (posts, status) = (visitor.posts, fault.of_page());
    let refresh = fault.refresh().filter(|_| !posts);
    let (wait, told) = (fault.seconds(), fault.clone());
    // In the language of the page, which is known while it is rendered.
    let title = move || told.title();
    let text = move || {
        let lede = if posts { fault.of_form() } else { fault.text() };
        view! { <FaultText fault lede /> }
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut page = match member {
        Some(member) => {
            Page { wait, ..Page::inside(member, Place::Nowhere).status(status) }
                .show(title, move || view! { <div class="page">{text()}</div> })
                .await
        }
        None => {
            Page { wait, ..Page::outside(visitor).status(status) }
                .show(title, move || view! { <Door>{text()}</Door> })
                .await
        }
    };
    page.headers_mut().extend(refresh.map(|after| (header::REFRESH, HeaderValue::from(after))));
    page
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

/// Whether a page asks that words by itself what went wrong, and not somebody who would read it.
pub(crate) fn is_call(asked: &HeaderMap) -> bool {
    let accepted = asked.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    accepted.is_some_and(|accepted| accepted.starts_with("application/"))
}

/// The same, saying what the texts of `code` say, with a link to where it goes on; they may name that address.
#[must_use]
pub fn turned_away(status: StatusCode, code: &'static str, onward: &str, asked: &HeaderMap) -> Response {
    if is_call(asked) {
        return (status, Json(Fault::TurnedAway(code.to_owned()))).into_response();
    }
    let onward = onward.to_owned();
    let title = move || t!(&format!("error-{code}-title"));
    let foreign = status == StatusCode::MISDIRECTED_REQUEST;
    let body = move || {
        view! {
            <Door foreign>
                <PageHead title=title() lede=t!(&format!("error-{code}-text"), address = onward.clone()) />
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
