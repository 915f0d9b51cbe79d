//! The catalogue: `/courses`, the page of a course, creating, changing and archiving one, and the categories.

mod archive;
mod attach;
mod calls;
mod categories;
mod change;
mod course;
#[cfg(feature = "ssr")]
pub(super) mod describe;
mod fields;
mod file_list;
mod file_removal;
#[cfg(feature = "ssr")]
mod files;
mod list;
#[cfg(feature = "ssr")]
mod past;
mod required;
#[cfg(feature = "ssr")]
mod served;
mod wire;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    courses {
        List => list::view,
    }
    course_page {
        Show => course::view,
    }
    course_forms {
        Create => change::new,
        Edit => change::edit,
    }
    course_steps {
        Archive => archive::view,
        Categories => categories::view,
        Attach => attach::view,
        FileRemoval => file_removal::view,
    }
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/courses/{id}/attachments/{file}", get(files::download))
}
