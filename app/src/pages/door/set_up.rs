//! The set-up of a fresh installation: `/set-up`. Whoever knows the one-time token creates the organisation or loads the
//! demo organisation; once there is an organisation of somebody's own the page is gone.

use super::shared::{DEMO_ACCOUNTS, NotSecure, keeps_cookies, with_cookie};
use crate::{
    cookie,
    form::Form,
    render::{Answer, Page, answer, done},
    state::AppState,
    t,
    ui::{Door, FieldRow, Icon, IconName, LinkButton, PostForm, TextField, TextKind},
    visitor::{Arrival, Visitor},
};
use axum::{extract::State, http::HeaderMap, response::Response};
use docendo::{
    demo,
    identity::{DEMO_PASSWORD, SignInKind, service::sign_in},
    kernel::input::Draft as _,
    organisation::service::exists_any,
    provisioning::OrganisationDraft,
};
use leptos::prelude::*;

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor, headers: HeaderMap) -> Response {
    let shown = if state.set_up.is_open() {
        // The address that the server printed carries the token.
        let query = visitor.query();
        let token = query.value("token").to_owned();
        let ways =
            Ways { create: Form::showing([("token", token.clone())]), demo: Form::showing([("demo_token", token)]) };
        page(&state, &visitor, &headers, ways).await
    } else {
        done("/")
    };
    answer(None, &visitor, shown).await
}

pub(super) async fn create(
    State(state): State<AppState>,
    visitor: Visitor,
    arrival: Arrival,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let shown = match try_to_create(&state, &arrival, &headers, &form).await {
        Ok(response) => Ok(response),
        Err(error) => match form.with(error) {
            Ok(create) => {
                let demo = Form::showing([("demo_token", create.value("token").to_owned())]);
                page(&state, &visitor, &headers, Ways { create, demo }).await
            }
            Err(error) => Err(error),
        },
    };
    answer(None, &visitor, shown).await
}

async fn try_to_create(state: &AppState, arrival: &Arrival, headers: &HeaderMap, form: &Form) -> Answer {
    if !state.set_up.is_open() || !keeps_cookies(state, headers) {
        return done("/set-up");
    }
    let draft = OrganisationDraft::of(form);
    state.set_up.create(&state.installation, form.value("token"), draft, &arrival.request_id).await?;
    let (email, password, address) = (form.value("email"), form.value("password"), arrival.address.to_string());
    let signed_in = sign_in(&state.installation, email, password, &address, SignInKind::Browser).await?;
    done("/").map(|response| with_cookie(response, cookie::keep(&signed_in)))
}

pub(super) async fn load_demo(
    State(state): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let shown = match try_to_load_demo(&state, &form).await {
        Ok(response) => Ok(response),
        Err(error) => match form.with(error) {
            Ok(demo) => {
                let create = Form::showing([("token", demo.value("demo_token").to_owned())]);
                page(&state, &visitor, &headers, Ways { create, demo }).await
            }
            Err(error) => Err(error),
        },
    };
    answer(None, &visitor, shown).await
}

async fn try_to_load_demo(state: &AppState, form: &Form) -> Answer {
    if state.set_up.is_open() {
        state.set_up.check(form.value("demo_token"))?;
        if !exists_any(&state.installation).await? {
            demo::create(&state.installation).await?;
        }
    }
    done("/sign-in")
}

/// The forms of the two ways in.
#[derive(Clone)]
struct Ways {
    create: Form,
    demo: Form,
}

async fn page(state: &AppState, visitor: &Visitor, headers: &HeaderMap, ways: Ways) -> Answer {
    let has_demo = exists_any(&state.installation).await?;
    let keeps_cookies = keeps_cookies(state, headers);
    let refused = if ways.create.is_refused() { &ways.create } else { &ways.demo };
    let page = Page::outside(visitor).of_form(refused);
    Ok(page.show(|| t!("set-up-title"), move || body(ways, has_demo, keeps_cookies)).await)
}

fn body(ways: Ways, has_demo: bool, keeps_cookies: bool) -> impl IntoView {
    let entrances = if keeps_cookies {
        view! { <div class="ways"><Create form=ways.create /><Demo form=ways.demo is_loaded=has_demo /></div> }
            .into_any()
    } else {
        view! { <NotSecure /> }.into_any()
    };
    view! {
        <Door wide=true>
            <div>
                <h1>{t!("set-up-title")}</h1>
                <p class="page-head-lede">{t!("set-up-lede")}</p>
            </div>
            {entrances}
        </Door>
    }
}

/// The way to an organisation of one's own.
#[component]
fn Create(form: Form) -> impl IntoView {
    view! {
        <section class="way" aria-labelledby="set-up-create">
            <h2 id="set-up-create">{t!("set-up-create-title")}</h2>
            <PostForm form action="/set-up" submit=t!("set-up-create-submit")>
                <TextField name="token" label=t!("set-up-token") help=t!("set-up-token-help") required=true />
                <TextField name="name" label=t!("set-up-name") required=true maxlength=200 autocomplete="organization" />
                <FieldRow>
                    <TextField name="first_name" maxlength=200 autocomplete="given-name" />
                    <TextField name="last_name" required=true maxlength=200 autocomplete="family-name" />
                </FieldRow>
                <TextField name="email" kind=TextKind::Email help=t!("set-up-email-help") required=true autocomplete="email" />
                <TextField
                    name="password" kind=TextKind::Password help=t!("set-up-password-help") required=true maxlength=1000
                    autocomplete="new-password"
                />
            </PostForm>
        </section>
    }
}

/// The way to look around first.
#[component]
fn Demo(form: Form, is_loaded: bool) -> impl IntoView {
    let points = ["set-up-demo-people", "set-up-demo-courses", "set-up-demo-records"];
    let point = |text: String| view! { <li><Icon name=IconName::Check />{text}</li> };
    let accounts: Vec<&str> = DEMO_ACCOUNTS.iter().filter_map(|(email, _)| email.strip_suffix("@demo.test")).collect();
    let accounts =
        t!("set-up-demo-accounts", names = accounts.join(", "), domain = "@demo.test", password = DEMO_PASSWORD);
    let points = points.map(|key| point(t!(key))).into_iter().chain([point(accounts)]).collect_view();
    let entrance = if is_loaded {
        view! { <p class="quiet">{t!("set-up-demo-loaded")}</p><LinkButton href="/sign-in" word=t!("set-up-demo-enter") /> }.into_any()
    } else {
        view! {
            <PostForm form action="/set-up/demo" submit=t!("set-up-demo-submit")>
                <TextField name="demo_token" label=t!("set-up-token") required=true />
            </PostForm>
        }
        .into_any()
    };
    view! {
        <section class="way" aria-labelledby="set-up-demo">
            <h2 id="set-up-demo">{t!("set-up-demo-title")}</h2>
            <p class="quiet">{t!("set-up-demo-text")}</p>
            <ul class="way-points">{points}</ul>
            {entrance}
        </section>
    }
}
