//! The audit trail: what was changed (`/journal`), and who signed in (`/journal/sign-ins`). For auditors and administrators.

mod calls;
#[cfg(feature = "ssr")]
mod changes;
#[cfg(feature = "ssr")]
mod csv;
#[cfg(feature = "ssr")]
mod index;
mod list;
#[cfg(feature = "ssr")]
mod served;
mod sign_ins;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;
mod wire;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    journal {
        List => list::view,
        SignIns => sign_ins::view,
    }
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/journal.csv", get(csv::download))
}
