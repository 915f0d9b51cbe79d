//! The search for people, courses and actions: `/search`. A page of results, and the same as a listbox for the search palette.

mod calls;
mod page;
#[cfg(feature = "ssr")]
mod palette;
#[cfg(feature = "ssr")]
mod served;
mod wire;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    search {
        Results => page::view,
    }
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/search/palette", get(palette::show))
}
