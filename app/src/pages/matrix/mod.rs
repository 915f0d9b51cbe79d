//! The training matrix: `/matrix`, its explanations, files and print.

mod actions;
mod address;
mod big_grid;
mod calls;
mod copy;
#[cfg(feature = "ssr")]
pub(super) mod describe;
mod drawer;
mod explaining;
#[cfg(feature = "ssr")]
mod file;
mod grid;
mod jump;
mod large;
#[cfg(feature = "ssr")]
mod print;
#[cfg(feature = "ssr")]
pub(super) mod query;
#[cfg(feature = "ssr")]
mod served;
mod show;
mod table;
mod toolbar;
mod trend;
mod views;
mod wire;
mod wording;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    matrix {
        Show => show::view,
    }
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/matrix/export.csv", get(file::csv))
        .route("/matrix/export.xlsx", get(file::xlsx))
        .route("/matrix/print", get(print::show))
}
