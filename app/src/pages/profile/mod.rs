//! What everybody changes of his own account: the password, at `/profile/password`.

use crate::{
    cookie,
    form::Form,
    render::{Answer, Page, answer, done},
    state::AppState,
    t,
    ui::{Notice, NoticeKind, PageHead, Place, PostForm, TextField, TextKind},
    visitor::{Arrival, Member},
};
use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    response::Response,
    routing::get,
};
use docendo::{
    Result,
    error::{Error, Problem},
    identity::service::{PasswordChange, change_password},
};
use leptos::prelude::*;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/profile/password", get(show).post(change))
}

async fn show(member: Member) -> Response {
    let is_done = Form::of_query(&member.visitor.uri).ticked("done");
    let shown = page(&member, Form::default(), StatusCode::OK, is_done).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn change(member: Member, arrival: Arrival, headers: HeaderMap, form: Form) -> Response {
    let shown = match try_to_change(&member, &arrival, &headers, &form).await {
        Ok(()) => done("/profile/password?done=yes"),
        Err(error) => {
            let status = if matches!(error, Error::TooMany) {
                StatusCode::TOO_MANY_REQUESTS
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            match form.with(error) {
                Ok(form) => page(&member, form, status, false).await,
                Err(error) => Err(error),
            }
        }
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_change(member: &Member, arrival: &Arrival, headers: &HeaderMap, form: &Form) -> Result<()> {
    let new = form.value("password");
    // Whoever mistyped it could not sign in any more.
    if form.value("password_again") != new {
        return Err(Error::invalid("password_again", Problem::NotRepeated));
    }
    let (cookie, address) = (cookie::read(headers), arrival.address.to_string());
    let typed = PasswordChange { old: form.value("old_password"), new, cookie: cookie.as_deref(), address: &address };
    change_password(member, typed).await
}

async fn page(member: &Member, form: Form, status: StatusCode, is_done: bool) -> Answer {
    let page = Page::inside(member, Place::Nowhere).status(status);
    Ok(page.show(|| t!("password-title"), move || body(form, is_done)).await)
}

fn body(form: Form, is_done: bool) -> impl IntoView {
    let told = is_done.then(|| {
        view! {
            <Notice kind=NoticeKind::Done title=t!("password-done-title")><p>{t!("password-done-text")}</p></Notice>
        }
    });
    view! {
        <div class="page">
            <PageHead title=t!("password-title") lede=t!("password-lede") />
            <div class="stack">
                {told}
                <PostForm form action="/profile/password" submit=t!("password-submit") cancel="/">
                    <TextField
                        name="old_password" kind=TextKind::Password required=true maxlength=1000
                        autocomplete="current-password"
                    />
                    <TextField
                        name="password" label=t!("label-new-password") kind=TextKind::Password
                        help=t!("password-new-help") required=true maxlength=1000 autocomplete="new-password"
                    />
                    <TextField
                        name="password_again" kind=TextKind::Password required=true maxlength=1000
                        autocomplete="new-password"
                    />
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}
