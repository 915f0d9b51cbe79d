//! Imports: `/imports`, where files are uploaded, looked at, written, and taken back if need be.

mod calls;
mod columns;
#[cfg(feature = "ssr")]
mod csv;
#[cfg(feature = "ssr")]
pub(super) mod describe;
mod discard;
mod figures;
mod list;
#[cfg(feature = "ssr")]
mod messages;
mod parts;
mod problems;
#[cfg(feature = "ssr")]
mod served;
mod sheet;
mod show;
mod undo;
mod wire;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    imported {
        List => list::view,
        Discard => discard::view,
        Undo => undo::view,
    }
    import {
        Show => show::view,
    }
    import_sheet {
        Sheet => sheet::view,
        Problems => problems::view,
    }
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/imports/{id}/problems.csv", get(csv::download))
}
