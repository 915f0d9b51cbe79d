//! Exports that are written in the background: `/exports`, the caller's own, how far each is, and the way to its file.

mod calls;
#[cfg(feature = "ssr")]
pub(super) mod describe;
#[cfg(feature = "ssr")]
mod file;
mod list;
#[cfg(feature = "ssr")]
mod served;
mod show;
mod wire;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub(super) use self::{
    file::download,
    wire::PATH,
    words::{filters, known_at},
};
#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    exports {
        List => list::view,
        Show => show::view,
    }
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/exports/{id}/file", get(file::fetch))
}
