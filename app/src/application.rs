//! Pages of the application ([`App`]): rendered whole and with their status, and forms that are sent without scripts, which call the
//! same server functions as a browser that has them.

use crate::{
    app::{App, addresses},
    fault::{Fault, set_status},
    form::{FUNCTION, Form, Posted, SentFiles, has_files},
    live::live,
    page::{Told, told},
    render::{alive, no_store, resolved},
    served::Rendering,
    state::AppState,
    text::{Resolved, resolve_alive},
    ui::PageKey,
    visitor::{Member, sign_in_first},
};
use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{RawPathParams, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
    routing::{any, get},
};
use leptos::{prelude::*, server_fn::axum::get_server_fn_service};
use leptos_axum::{handle_server_fns_with_context, render_app_async_with_context};
use std::collections::BTreeSet;

/// Whose page or answer it is: the service worker keeps those of one person.
const PERSON: HeaderName = HeaderName::from_static("docendo-person");
/// Where server functions are.
const FUNCTIONS: &str = "/do/";
/// As long may a form be that is sent without scripts, in bytes; requests have a limit of their own.
const LONGEST: usize = 4 * 1024 * 1024;

/// The pages of the application, and the server functions.
pub fn routes() -> Router<AppState> {
    let router = Router::new().route("/do/{*name}", any(call)).route("/live", get(live));
    addresses().fold(router, |router, address| router.route(&route(address), get(show).post(submit)))
}

/// The addresses of all server functions.
#[must_use]
pub fn functions() -> BTreeSet<&'static str> {
    leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect()
}

/// An address as axum writes it.
fn route(address: &str) -> String {
    let segment =
        |segment: &str| segment.strip_prefix(':').map_or_else(|| segment.to_owned(), |name| format!("{{{name}}}"));
    address.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// A page; an address that is no text is none.
async fn show(State(state): State<AppState>, member: Member, _: RawPathParams, request: Request) -> Response {
    page(&state, member, request.into_parts().0, Sent::default()).await
}

/// What became of a form that was sent to the address of a page and leads nowhere.
#[derive(Default)]
struct Sent {
    /// What was typed, and why it was refused.
    posted: Option<Posted>,
    /// What is told once.
    told: Option<Told>,
}

/// Renders the page that is asked for; after a form that was sent to it, with what became of that.
async fn page(state: &AppState, member: Member, mut parts: Parts, Sent { posted, told }: Sent) -> Response {
    let (client, visitor) = (state.client.clone(), member.visitor.clone());
    let person = member.caller.who().person;
    let (wait, language) = (posted.as_ref().and_then(|posted| posted.fault.seconds()), visitor.language);
    let status = posted.as_ref().map(|posted| posted.fault.of_sent());
    let key = PageKey::new();
    let context = move || {
        introduce(&member);
        provide_context(member.framing());
        provide_context(Rendering);
        if language.is_in_part() {
            provide_context(Resolved);
        }
        provide_context(key.clone());
        if let Some(posted) = posted.clone() {
            provide_context(posted);
        }
        if let Some(told) = told.clone() {
            provide_context(told);
        }
        if let Some(status) = status {
            set_status(status);
        }
    };
    let shell = move || alive(&visitor, client.as_deref(), || view! { <App /> }.into_any());
    // A page is asked for, whatever was sent to its address.
    parts.method = Method::GET;
    let render = render_app_async_with_context(context, shell);
    let mut response =
        no_store(resolved(language, render(Request::from_parts(parts, Body::empty())).await, resolve_alive).await);
    response.headers_mut().insert(PERSON, HeaderValue::from(person.0));
    response.headers_mut().extend(wait.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds))));
    response
}

/// Who asks, for pages and server functions.
fn introduce(member: &Member) {
    provide_context(member.visitor.language);
    provide_context(member.visitor.clone());
    provide_context(member.session());
    provide_context(member.clone());
}

/// A server function, called by a browser.
async fn call(member: Option<Member>, request: Request) -> Response {
    match member {
        Some(member) if *request.method() == Method::POST && has_files(request.headers()) => {
            let function = request.uri().path().to_owned();
            let (parts, body) = request.into_parts();
            let (form, files) = Form::with_files(Request::from_parts(parts.clone(), body)).await;
            no_store(send(member, &parts, &function, &form, files).await)
        }
        member => no_store(answer(member, request, SentFiles::default()).await),
    }
}

/// What the server function at `function` answers to `form` and its files, which came with the request `sent`.
async fn send(
    member: Member,
    sent: &Parts,
    function: &str,
    form: &Form,
    files: Result<SentFiles, StatusCode>,
) -> Response {
    let files = match files {
        Ok(files) => files,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            return (StatusCode::PAYLOAD_TOO_LARGE, Json(Fault::TooLarge)).into_response();
        }
        Err(status) => return (status, Json(Fault::Unreached)).into_response(),
    };
    let body = serde_urlencoded::to_string([("form", form.written())]).unwrap_or_default();
    let mut call = Request::new(Body::from(body));
    *call.method_mut() = Method::POST;
    *call.uri_mut() = function.parse().unwrap_or_default();
    call.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    for cookie in sent.headers.get_all(header::COOKIE) {
        call.headers_mut().append(header::COOKIE, cookie.clone());
    }
    call.extensions_mut().clone_from(&sent.extensions);
    answer(Some(member), call, files).await
}

async fn answer(member: Option<Member>, mut request: Request, files: SentFiles) -> Response {
    let is_known = get_server_fn_service(request.uri().path(), request.method().clone());
    if is_known.is_none() {
        // A page of another release asks.
        return (StatusCode::NOT_FOUND, Json(Fault::Unreached)).into_response();
    }
    let Some(mut member) = member else { return (StatusCode::UNAUTHORIZED, Json(Fault::SignIn)).into_response() };
    let person = HeaderValue::from(member.caller.who().person.0);
    // A form is known by its function when it is sent again, whatever page it was sent from.
    member.visitor.uri = request.uri().clone();
    // Whoever takes pages would be led to one where a function answers.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let context = move || {
        introduce(&member);
        provide_context(files.clone());
    };
    let mut response = handle_server_fns_with_context(context, request).await.into_response();
    response.headers_mut().insert(PERSON, person);
    response
}

/// A form that was sent without scripts, to the address of its page: it names the server function that takes it.
async fn submit(State(state): State<AppState>, member: Member, path: RawPathParams, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let (form, files) = if has_files(&parts.headers) {
        Form::with_files(Request::from_parts(parts.clone(), body)).await
    } else {
        let Ok(body) = to_bytes(body, LONGEST).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
        (Form::read(&String::from_utf8_lossy(&body)), Ok(SentFiles::default()))
    };
    let form = form.within(path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    let function = form.value(FUNCTION).to_owned();
    if !function.starts_with(FUNCTIONS) || get_server_fn_service(&function, Method::POST).is_none() {
        return files.err().unwrap_or(StatusCode::BAD_REQUEST).into_response();
    }
    let (head, body) = send(member.clone(), &parts, &function, &form, files).await.into_parts();
    let body = to_bytes(body, LONGEST).await.unwrap_or_default();
    if head.status.is_success() {
        let to: String = serde_json::from_slice(&body).unwrap_or_else(|_| parts.uri.path().to_owned());
        if let Some(text) = told(&to) {
            let told = Some(Told(text.to_owned()));
            return page(&state, member, parts, Sent { told, ..Sent::default() }).await;
        }
        let mut response = Redirect::to(&to).into_response();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            response.headers_mut().append(header::SET_COOKIE, cookie.clone());
        }
        return response;
    }
    let fault = serde_json::from_slice(&body).unwrap_or(Fault::Unreached);
    if fault == Fault::SignIn {
        return sign_in_first(&member.visitor.page);
    }
    let posted = Some(Posted { function, form: form.without_passwords(), fault });
    page(&state, member, parts, Sent { posted, ..Sent::default() }).await
}
