//! What everybody changes of their own account: the password, at `/profile/password`. Whose password somebody else set is led
//! there from every page until it is another one.

use crate::{
    cookie,
    fault::Fault,
    form::Form,
    render::{Answer, Page, answer, done},
    state::AppState,
    t,
    ui::{Notice, NoticeKind, PageHead, Place, PostForm, TextField, TextKind},
    visitor::{Arrival, Member},
};
use axum::{
    Json, Router,
    extract::Request,
    http::{HeaderMap, StatusCode},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};
use docendo::{
    Result,
    identity::{PasswordDraft, service::change_password},
    kernel::input::Draft as _,
    work::Caller,
};
use leptos::prelude::*;

const PATH: &str = "/profile/password";
/// What works before the password is changed: changing it, leaving, and how the page looks.
const OPEN: [&str; 3] = [PATH, "/sign-out", "/preferences"];

/// Leads whoever has to change the password there, whatever page they asked for.
pub(crate) async fn change_first(request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>();
    let must_change = caller.is_some_and(|caller| caller.who().must_change_password);
    if must_change && !OPEN.contains(&request.uri().path()) {
        let is_call = request.uri().path().starts_with("/do/");
        let elsewhere = || (StatusCode::GONE, Json(Fault::Elsewhere(PATH.to_owned()))).into_response();
        return if is_call { elsewhere() } else { Redirect::to(PATH).into_response() };
    }
    next.run(request).await
}

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(show).post(change))
}

async fn show(member: Member) -> Response {
    let is_done = member.visitor.query().ticked("done");
    let shown = page(&member, Form::default(), is_done).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn change(member: Member, arrival: Arrival, headers: HeaderMap, form: Form) -> Response {
    let shown = match try_to_change(&member, &arrival, &headers, &form).await {
        Ok(()) => done("/profile/password?done=yes"),
        Err(error) => match form.with(error) {
            Ok(form) => page(&member, form, false).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_change(member: &Member, arrival: &Arrival, headers: &HeaderMap, form: &Form) -> Result<()> {
    let (cookie, address) = (cookie::read(headers), arrival.address.to_string());
    change_password(&member.sending(form), &PasswordDraft::of(form), cookie.as_deref(), &address).await
}

async fn page(member: &Member, form: Form, is_done: bool) -> Answer {
    let page = Page::inside(member, Place::Nowhere).of_form(&form);
    let must_change = member.who().must_change_password;
    Ok(page.show(|| t!("password-title"), move || body(form, is_done, must_change)).await)
}

fn body(form: Form, is_done: bool, must_change: bool) -> impl IntoView {
    let why = must_change.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title=t!("password-must-title")><p>{t!("password-must-text")}</p></Notice>
        }
    });
    let cancel = if must_change { None } else { Some("/".to_owned()) };
    let form = view! { <Fields form cancel /> };
    let told = is_done.then(|| {
        view! {
            <Notice kind=NoticeKind::Done title=t!("password-done-title")><p>{t!("password-done-text")}</p></Notice>
        }
    });
    view! {
        <div class="page">
            <PageHead title=t!("password-title") lede=t!("password-lede") />
            <div class="stack">
                {told}{why}
                {form}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Fields(form: Form, cancel: Option<String>) -> impl IntoView {
    let leave = cancel.map(|href| view! { <a class="btn btn-quiet" href=href>{t!("ui-cancel")}</a> }.into_any());
    view! {
        <PostForm form action=PATH submit=t!("password-submit") more=leave.unwrap_or_else(|| ().into_any())>
            <TextField
                name="old_password" kind=TextKind::Password required=true maxlength=1000 autocomplete="current-password"
            />
            <TextField
                name="password" label=t!("label-new-password") kind=TextKind::Password help=t!("password-new-help")
                required=true maxlength=1000 autocomplete="new-password"
            />
            <TextField
                name="password_again" kind=TextKind::Password required=true maxlength=1000 autocomplete="new-password"
            />
        </PostForm>
    }
}
