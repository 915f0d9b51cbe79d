//! From a page to a response: the document around it, its status, and the headers that go with its scripts.

use crate::{
    form::sentence,
    t,
    ui::{Door, Frame, LinkButton, PageHead, Place, Weight, palette_script},
    visitor::{Member, Visitor},
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use docendo::error::{Error, Lack};
use leptos::{nonce::use_nonce, prelude::*, reactive::owner::Owner};
use leptos_axum::ResponseOptions;
use std::sync::{Arc, Mutex, PoisonError};

/// What a handler of a page returns: the response, or why there is none; see [`answer`].
pub type Answer = Result<Response, Error>;

type Once<T> = Arc<Mutex<Option<Box<dyn FnOnce() -> T + Send>>>>;

/// A page that is about to be rendered.
pub struct Page {
    visitor: Visitor,
    member: Option<Member>,
    place: Place,
    status: StatusCode,
    has_islands: bool,
}

impl Page {
    /// A page inside the frame, for those who are signed in. `place` is where it stands in the navigation.
    #[must_use]
    pub fn inside(member: &Member, place: Place) -> Self {
        Self {
            visitor: member.visitor.clone(),
            member: Some(member.clone()),
            place,
            status: StatusCode::OK,
            has_islands: false,
        }
    }

    /// A page without the frame: signing in and setting up. It ships no scripts.
    #[must_use]
    pub fn outside(visitor: &Visitor) -> Self {
        Self { visitor: visitor.clone(), member: None, place: Place::Home, status: StatusCode::OK, has_islands: false }
    }

    /// With another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// As the answer to a form that was refused (422) or is shown for the first time (200).
    #[must_use]
    pub fn of_form(self, form: &crate::form::Form) -> Self {
        if form.is_refused() { self.status(StatusCode::UNPROCESSABLE_ENTITY) } else { self }
    }

    /// With the scripts that bring its islands to life.
    #[must_use]
    pub fn with_islands(mut self) -> Self {
        self.has_islands = true;
        self
    }

    /// Renders it: `title` for the window, `body` for the page.
    pub async fn show<V: IntoView + 'static>(
        self,
        title: impl FnOnce() -> String + Send + 'static,
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Response {
        let title: Once<String> = once(title);
        let body: Once<AnyView> = once(move || body().into_any());
        let uri = self.visitor.uri.clone();
        let context = self.context();
        let page = Arc::new(self);
        let render = leptos_axum::render_app_async_with_context(context, move || page.document(&title, &body));
        let request = Request::builder().uri(uri).body(Body::empty()).unwrap_or_default();
        let mut response = render(request).await;
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// Renders a piece of a page alone, for an island that puts it into its place.
    pub async fn fragment<V: IntoView + 'static>(self, body: impl FnOnce() -> V + Send + 'static) -> Response {
        let body: Once<AnyView> = once(move || body().into_any());
        let context = self.context();
        let render = leptos_axum::render_app_async_with_context(context, move || take(&body));
        let request = Request::builder().uri(self.visitor.uri).body(Body::empty()).unwrap_or_default();
        let mut response = render(request).await;
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// What components find out about the page that they are on.
    fn context(&self) -> impl Fn() + Clone + Send + Sync + 'static {
        let visitor = self.visitor.clone();
        move || {
            provide_context(visitor.language);
            provide_context(visitor.preferences);
            provide_context(visitor.clone());
        }
    }

    fn document(&self, title: &Once<String>, body: &Once<AnyView>) -> impl IntoView + use<> {
        set_head(self.status);
        let language = self.visitor.language;
        let title = t!("window-title", page = take(title).unwrap_or_default());
        let body = take(body).unwrap_or_else(|| ().into_any());
        let content = match &self.member {
            Some(member) => view! { <Frame place=self.place member=member.clone()>{body}</Frame> }.into_any(),
            None => body,
        };
        let scripts = self.has_islands.then(scripts);
        let palette = self.member.is_some().then(palette_script);
        view! {
            <!DOCTYPE html>
            <html lang=language.tag() dir=language.direction() data-theme=self.visitor.preferences.theme()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <title>{title}</title>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                    <link rel="stylesheet" href="/pkg/docendo.css" />
                    {scripts}
                    {palette}
                </head>
                <body>{content}</body>
            </html>
        }
    }
}

/// Brings the islands of a page to life, parents before children.
///
/// Leptos brings a script for this that waits, without an end, until the page has nothing else to do: a busy page would
/// stay dead. A module runs as soon as the page is read.
const START: &str = r#"import start, * as islands from "/pkg/docendo.js";
await start({ module_or_path: "/pkg/docendo.wasm" });
islands.hydrate();
for (const island of document.querySelectorAll("leptos-island")) islands[island.dataset.component]?.(island);"#;

fn scripts() -> impl IntoView {
    // Only islands are to be hydrated: nothing else of the page needs to be found again.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    view! {
        <link rel="modulepreload" href="/pkg/docendo.js" />
        <link rel="preload" href="/pkg/docendo.wasm" r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        <script type="module" nonce=use_nonce() inner_html=START></script>
    }
}

fn once<T: 'static>(make: impl FnOnce() -> T + Send + 'static) -> Once<T> {
    Arc::new(Mutex::new(Some(Box::new(make))))
}

fn take<T>(once: &Once<T>) -> Option<T> {
    let make = once.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    Some(make())
}

/// The status, and a policy that lets nothing run but what the server put into this very page.
fn set_head(status: StatusCode) {
    let Some(options) = use_context::<ResponseOptions>() else { return };
    options.set_status(status);
    if let Some(policy) = policy() {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// The content security policy of the page that is being rendered.
fn policy() -> Option<HeaderValue> {
    let scripts = use_nonce()
        .map_or_else(|| "'none'".to_owned(), |nonce| format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"));
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}

/// Sends somebody who is not signed in to sign in, and back to what he wanted to see.
pub(crate) fn sign_in_first(uri: &Uri, method: &Method) -> Response {
    let wanted = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    // What was posted is gone after signing in; its page is where to start again.
    let wanted = if method == Method::GET { wanted } else { uri.path() };
    let query = serde_urlencoded::to_string([("next", wanted)]).unwrap_or_default();
    Redirect::to(&format!("/sign-in?{query}")).into_response()
}

/// After a form: to `path`, so that loading the page again does not send it twice.
pub fn done(path: &str) -> Answer {
    Ok(Redirect::to(path).into_response())
}

/// The response of `answer`, or a page that says what went wrong.
pub async fn answer(member: Option<&Member>, visitor: &Visitor, answer: Answer) -> Response {
    match answer {
        Ok(response) => response,
        Err(error) => error_page(member, visitor, &error).await,
    }
}

/// A page that says what went wrong and where to go on.
pub async fn error_page(member: Option<&Member>, visitor: &Visitor, error: &Error) -> Response {
    if matches!(error, Error::Unauthenticated) {
        return sign_in_first(&visitor.uri, &Method::GET);
    }
    let (status, code) = told_as(error);
    let title = move || t!(&format!("error-{code}-title"));
    let flaws = match error {
        Error::Invalid(flaws) => flaws.clone(),
        _ => Vec::new(),
    };
    let text = move || {
        view! {
            <PageHead title=title() lede=t!(&format!("error-{code}-text")) />
            {flaws.iter().map(|flaw| view! { <p><span class="code">{flaw.field.clone()}</span>": "{sentence(&flaw.problem)}</p> }).collect_view()}
            <p><LinkButton href="/" word=t!("error-home") weight=Weight::Primary /></p>
        }
    };
    match member {
        Some(member) => {
            Page::inside(member, Place::Nowhere)
                .status(status)
                .show(title, move || view! { <div class="page">{text()}</div> })
                .await
        }
        None => Page::outside(visitor).status(status).show(title, move || view! { <Door>{text()}</Door> }).await,
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
        Error::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
        Error::Unavailable(lack, cause) => {
            tracing::error!(%cause, "a page lacked something");
            match lack {
                Lack::Space => (StatusCode::INSUFFICIENT_STORAGE, "full"),
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
    let title = move || t!(&format!("error-{code}-title"));
    let body = move || {
        view! {
            <Door>
                <PageHead title=title() lede=t!(&format!("error-{code}-text")) />
                <p><LinkButton href="/" word=t!("error-home") weight=Weight::Primary /></p>
            </Door>
        }
    };
    let visitor = Visitor::unknown(asked);
    let place = Place::Nowhere;
    let page = Page { visitor, member: None, place, status, has_islands: false };
    let document = Owner::new().with(|| {
        page.context()();
        page.document(&once(title), &once(move || body().into_any())).to_html()
    });
    let mut response = (status, Html(document)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().extend(policy().map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    response
}
