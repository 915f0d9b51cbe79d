//! Pages that say what went wrong and where to go on.

use super::{Page, once, policy};
use crate::{
    form::{minutes, sentence},
    t,
    ui::{Door, LinkButton, PageHead, Place, Weight},
    visitor::{Member, Visitor, sign_in_first},
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use docendo::error::{Error, Unavailability};
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
    let wait = Wait::of(error, visitor.posts);
    let text = move || {
        let lede = wait.map_or_else(|| t!(&format!("error-{code}-text")), Wait::words);
        view! {
            <PageHead title=title() lede />
            {flaws.iter().map(|flaw| view! { <p><span class="code">{flaw.field.clone()}</span>": "{sentence(&flaw.problem)}</p> }).collect_view()}
            <p><LinkButton href="/" word=t!("error-home") weight=Weight::Primary /></p>
        }
    };
    let seconds = wait.map(Wait::seconds);
    let mut page = match member {
        Some(member) => {
            Page { wait: seconds, ..Page::inside(member, Place::Nowhere).status(status) }
                .show(title, move || view! { <div class="page">{text()}</div> })
                .await
        }
        None => {
            Page { wait: seconds, ..Page::outside(visitor).status(status) }
                .show(title, move || view! { <Door>{text()}</Door> })
                .await
        }
    };
    page.headers_mut().extend(wait.and_then(Wait::refresh).map(|after| (header::REFRESH, HeaderValue::from(after))));
    page
}

/// What whoever waits a while may expect.
#[derive(Clone, Copy)]
enum Wait {
    /// Another attempt is taken after so many seconds.
    Attempts(u64),
    /// So many percent of the records are loaded, and the rest in about so many seconds.
    Records(u8, u64),
    /// The same for whoever sent a form, which is lost if the page opens by itself.
    Form(u8, u64),
}

impl Wait {
    /// A page that waits for the records asks again after so many seconds at most, and says how far they are.
    const PATIENCE: u64 = 5;

    const fn of(error: &Error, posts: bool) -> Option<Self> {
        match error {
            Error::TooMany(seconds) => Some(Self::Attempts(*seconds)),
            Error::Unavailable(Unavailability::Snapshot { percent, seconds }, _) if posts => {
                Some(Self::Form(*percent, *seconds))
            }
            Error::Unavailable(Unavailability::Snapshot { percent, seconds }, _) => {
                Some(Self::Records(*percent, *seconds))
            }
            _ => None,
        }
    }

    fn words(self) -> String {
        let loading =
            |key, percent, seconds: u64| t!(key, percent = i64::from(percent), seconds = seconds.cast_signed());
        match self {
            Self::Attempts(seconds) => t!("error-too-many", minutes = minutes(seconds)),
            Self::Records(percent, seconds) => loading("error-loading-text", percent, seconds),
            Self::Form(percent, seconds) => loading("error-loading-form", percent, seconds),
        }
    }

    const fn seconds(self) -> u64 {
        match self {
            Self::Attempts(seconds) | Self::Records(_, seconds) | Self::Form(_, seconds) => seconds,
        }
    }

    /// After so many seconds a browser asks again by itself.
    fn refresh(self) -> Option<u64> {
        match self {
            Self::Attempts(_) | Self::Form(..) => None,
            Self::Records(_, seconds) => Some(seconds.min(Self::PATIENCE)),
        }
    }
}

/// The status of an error and the key of its words; what nobody can see there goes to the log.
fn told_as(error: &Error) -> (StatusCode, &'static str) {
    match error {
        Error::NotFound(_) => (StatusCode::NOT_FOUND, "not-found"),
        Error::Unauthenticated => (StatusCode::UNAUTHORIZED, "forbidden"),
        Error::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
        Error::Invalid(_) => (StatusCode::BAD_REQUEST, "invalid"),
        Error::Refused(_) | Error::Conflict(_) => (StatusCode::CONFLICT, "conflict"),
        Error::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
        Error::Unavailable(what, cause) => {
            if !matches!(what, Unavailability::Snapshot { .. }) {
                tracing::error!(%cause, "a page lacked something");
            }
            match what {
                Unavailability::Snapshot { .. } => (StatusCode::SERVICE_UNAVAILABLE, "loading"),
                Unavailability::Space => (StatusCode::INSUFFICIENT_STORAGE, "full"),
                Unavailability::Content => (StatusCode::INTERNAL_SERVER_ERROR, "damaged"),
                Unavailability::Database => (StatusCode::SERVICE_UNAVAILABLE, "away"),
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

/// The same, saying what the texts of `code` say, with a link to where it goes on; they may name that address.
#[must_use]
pub fn turned_away(status: StatusCode, code: &'static str, onward: &str, asked: &HeaderMap) -> Response {
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
