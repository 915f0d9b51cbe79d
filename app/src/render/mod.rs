//! From a page to a response: the document around it, its status, and the headers that go with its scripts.

mod document;
mod failure;

pub(crate) use document::alive;
use document::{around, policy, set_head};
pub(crate) use failure::is_call;
pub use failure::{error_page, refusal, turned_away};

use crate::{
    t,
    text::{Language, Resolved, resolve},
    ui::{Frame, PageKey, Place, palette_script},
    visitor::{Member, Visitor},
};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Request, StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use docendo::error::Error;
use leptos::{prelude::*, reactive::owner::Owner};
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
    /// So many seconds later it is worth trying again.
    wait: Option<u64>,
}

impl Page {
    /// A page inside the frame, for those who are signed in. `place` is where it stands in the navigation.
    #[must_use]
    pub fn inside(member: &Member, place: Place) -> Self {
        Self { member: Some(member.clone()), place, ..Self::outside(&member.visitor) }
    }

    /// A page without the frame: signing in and setting up. It ships no scripts.
    #[must_use]
    pub fn outside(visitor: &Visitor) -> Self {
        Self { visitor: visitor.clone(), member: None, place: Place::Home, status: StatusCode::OK, wait: None }
    }

    /// With another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// As the answer to a form that was refused (422, or 429 after too many attempts) or is shown for the first time (200).
    #[must_use]
    pub fn of_form(self, form: &crate::form::Form) -> Self {
        if let Some(wait) = form.wait() {
            Self { wait: Some(wait), ..self.status(StatusCode::TOO_MANY_REQUESTS) }
        } else if form.is_refused() {
            self.status(StatusCode::UNPROCESSABLE_ENTITY)
        } else {
            self
        }
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
        let (wait, language) = (self.wait, self.visitor.language);
        let page = Arc::new(self);
        let render = leptos_axum::render_app_async_with_context(context, move || page.document(&title, &body));
        let request = Request::builder().uri(uri).body(Body::empty()).unwrap_or_default();
        let mut response = no_store(resolved(language, render(request).await, resolve).await);
        response.headers_mut().extend(wait.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds))));
        response
    }

    /// Renders a piece of a page alone, for a script that puts it into its place.
    pub async fn fragment<V: IntoView + 'static>(self, body: impl FnOnce() -> V + Send + 'static) -> Response {
        let piece = Owner::new().with(|| {
            self.context()();
            body().into_any().to_html()
        });
        no_store(resolved(self.visitor.language, Html(piece).into_response(), resolve).await)
    }

    /// What components find out about the page that they are on.
    fn context(&self) -> impl Fn() + Clone + Send + Sync + 'static {
        let visitor = self.visitor.clone();
        // Whoever is not signed in sends nothing that is written once.
        let key = self.member.is_some().then(PageKey::new);
        let session = self.member.as_ref().map(Member::session);
        move || {
            if let Some(session) = session {
                provide_context(session);
            }
            if let Some(key) = key.clone() {
                provide_context(key);
            }
            provide_context(visitor.language);
            if visitor.language.is_in_part() {
                provide_context(Resolved);
            }
            provide_context(visitor.preferences);
            provide_context(visitor.clone());
        }
    }

    fn document(&self, title: &Once<String>, body: &Once<AnyView>) -> impl IntoView + use<> {
        set_head(self.status);
        let title = t!("window-title", page = take(title).unwrap_or_default());
        // The marks that Leptos puts between views would be read as part of it.
        let title = html_escape::encode_text(&title).into_owned();
        let body = take(body).unwrap_or_else(|| ().into_any());
        let content = match &self.member {
            Some(member) => {
                let here = member.visitor.page.clone();
                provide_context(member.framing());
                view! { <Frame place=self.place here>{body}</Frame> }.into_any()
            }
            None => body,
        };
        let palette = self.member.is_some().then(palette_script);
        let head = view! { <title inner_html=title></title>{palette} }.into_any();
        around(&self.visitor, head, content)
    }
}

/// `response`, in which English texts of a page in a language that lacks some say that they are English.
pub(crate) async fn resolved(language: Language, response: Response, resolve: fn(&str) -> String) -> Response {
    if !language.is_in_part() {
        return response;
    }
    let (head, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(page) => Response::from_parts(head, Body::from(resolve(&String::from_utf8_lossy(&page)))),
        Err(cause) => {
            tracing::error!(%cause, "a page could not be rendered to its end");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// `response`, which nothing keeps.
pub(crate) fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn once<T: 'static>(make: impl FnOnce() -> T + Send + 'static) -> Once<T> {
    Arc::new(Mutex::new(Some(Box::new(make))))
}

fn take<T>(once: &Once<T>) -> Option<T> {
    let make = once.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    Some(make())
}

/// After a form: to `path`, so that loading the page again does not send it twice.
pub fn done(path: &str) -> Answer {
    Ok(Redirect::to(path).into_response())
}

/// The response of `answer`, or a page that says what went wrong.
pub async fn answer(member: Option<&Member>, visitor: &Visitor, answer: Answer) -> Response {
    match answer {
        Ok(response) => response,
        Err(error) => error_page(member, visitor, error).await,
    }
}
