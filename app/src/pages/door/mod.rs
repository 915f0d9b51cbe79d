//! The door: signing in and out, and the set-up of a fresh installation. Its pages ship no scripts. And signing in again over a form.

mod again;
#[cfg(feature = "ssr")]
mod offline;
#[cfg(feature = "ssr")]
mod set_up;
#[cfg(feature = "ssr")]
mod shared;
#[cfg(feature = "ssr")]
mod sign_in;

#[cfg(feature = "ssr")]
use super::kit::step::step;
#[cfg(feature = "ssr")]
use crate::state::AppState;
pub(crate) use again::SignInAgain;
#[cfg(feature = "ssr")]
use axum::{
    Router,
    routing::{get, post},
};

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-out", post(sign_in::leave))
        .route("/offline", get(offline::show))
        .route("/set-up", get(set_up::show).post(set_up::create))
        .route("/set-up/demo", step(1, set_up::load_demo))
}
