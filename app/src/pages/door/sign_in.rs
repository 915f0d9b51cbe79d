//! Signing in and out: `/sign-in`, `/sign-out`.

use super::shared::{DEMO_ACCOUNTS, NotSecure, keeps_cookies, with_cookie};
use crate::{
    cookie,
    fault::Fault,
    form::Form,
    render::{Answer, Page, answer, done, is_call},
    state::AppState,
    t,
    ui::{Door, Notice, PostForm, TextField, TextKind},
    visitor::{Arrival, Visitor, own_address},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{
    identity::{
        DEMO_PASSWORD, SignInKind,
        service::{self, SignedIn},
    },
    organisation,
};
use leptos::prelude::*;

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor, headers: HeaderMap) -> Response {
    let form = visitor.query();
    let shown = if visitor.caller.is_some() {
        done(own_address(form.value("next")))
    } else {
        page(&state, &visitor, &headers, form, None).await
    };
    answer(None, &visitor, shown).await
}

pub(super) async fn enter(
    State(state): State<AppState>,
    visitor: Visitor,
    arrival: Arrival,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if is_call(&headers) {
        return enter_again(&state, &arrival, &form).await;
    }
    let shown = try_to_enter(&state, &visitor, &arrival, &headers, form).await;
    answer(None, &visitor, shown).await
}

/// Signs in over a page whose sign-in has ended: who it is, or what went wrong.
async fn enter_again(state: &AppState, arrival: &Arrival, form: &Form) -> Response {
    match signed_in(state, arrival, form).await {
        Ok(signed_in) => with_cookie(Json(signed_in.who.person).into_response(), cookie::keep(&signed_in)),
        Err(error) => {
            let fault = match Fault::from(error) {
                Fault::SignIn => Fault::Credentials,
                fault => fault,
            };
            let status = StatusCode::from_u16(fault.of_sent()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(fault)).into_response()
        }
    }
}

async fn signed_in(state: &AppState, arrival: &Arrival, form: &Form) -> docendo::Result<SignedIn> {
    let (email, password) = (form.value("email"), form.value("password"));
    service::sign_in(&state.installation, email, password, &arrival.address.to_string(), SignInKind::Browser).await
}

pub(super) async fn leave(
    State(state): State<AppState>,
    visitor: Visitor,
    arrival: Arrival,
    headers: HeaderMap,
) -> Response {
    let left = match cookie::read(&headers) {
        Some(value) => service::sign_out(&state.installation, &value, &arrival.address.to_string()).await,
        None => Ok(()),
    };
    let shown = left.and_then(|()| done("/sign-in")).map(|response| with_cookie(response, cookie::forget()));
    answer(None, &visitor, shown).await
}

async fn try_to_enter(
    state: &AppState,
    visitor: &Visitor,
    arrival: &Arrival,
    headers: &HeaderMap,
    form: Form,
) -> Answer {
    if !keeps_cookies(state, headers) {
        return page(state, visitor, headers, form, Some(StatusCode::UNPROCESSABLE_ENTITY)).await;
    }
    match signed_in(state, arrival, &form).await {
        Ok(signed_in) => {
            done(own_address(form.value("next"))).map(|response| with_cookie(response, cookie::keep(&signed_in)))
        }
        Err(error) => page(state, visitor, headers, form.with(error)?, None).await,
    }
}

/// What the page shows besides the form.
#[derive(Clone, Copy)]
struct SignInView {
    keeps_cookies: bool,
    /// There is a demo organisation, and no other.
    is_demo: bool,
}

async fn page(
    state: &AppState,
    visitor: &Visitor,
    headers: &HeaderMap,
    form: Form,
    status: Option<StatusCode>,
) -> Answer {
    let is_open = state.set_up.is_open();
    if is_open && !organisation::service::exists_any(&state.installation).await? {
        return done("/set-up");
    }
    let view = SignInView { keeps_cookies: keeps_cookies(state, headers), is_demo: is_open };
    let page = Page::outside(visitor).of_form(&form);
    let page = status.into_iter().fold(page, Page::status);
    Ok(page.show(|| t!("sign-in-title"), move || body(form, view)).await)
}

fn body(form: Form, view: SignInView) -> impl IntoView {
    let entrance = if view.keeps_cookies {
        view! {
            <Entrance form />
            <p class="quiet">{t!("sign-in-help")}</p>
        }
        .into_any()
    } else {
        view! { <NotSecure /> }.into_any()
    };
    view! {
        <Door>
            <h1>{t!("sign-in-title")}</h1>
            {entrance}
            {view.is_demo.then(|| view! { <DemoAccounts /> })}
        </Door>
    }
}

#[component]
fn Entrance(form: Form) -> impl IntoView {
    let next = own_address(form.value("next")).to_owned();
    view! {
        <PostForm form action="/sign-in" submit=t!("sign-in-submit")>
            <input type="hidden" name="next" value=next />
            <TextField name="email" kind=TextKind::Email required=true autocomplete="username" />
            <TextField name="password" kind=TextKind::Password required=true maxlength=1000 autocomplete="current-password" />
        </PostForm>
    }
}

/// Who can look around in the demo organisation, and the way to an organisation of one's own.
#[component]
fn DemoAccounts() -> impl IntoView {
    let accounts = DEMO_ACCOUNTS.map(|(email, role)| {
        let address = format!("/sign-in?email={email}");
        view! { <li><a href=address><span class="code">{email}</span></a>" "<span class="meta">{t!(&format!("access-{role}"))}</span></li> }
    });
    view! {
        <Notice title=t!("sign-in-demo-title")>
            <p>{t!("sign-in-demo-text")}" "<span class="code">{DEMO_PASSWORD}</span></p>
            <ul class="door-accounts">{accounts.into_iter().collect_view()}</ul>
            <p><a href="/set-up">{t!("sign-in-set-up")}</a></p>
        </Notice>
    }
}
