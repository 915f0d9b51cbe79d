//! Requirements: `/requirements`, the page of one, setting, changing and ending it.

mod calls;
mod change;
#[cfg(feature = "ssr")]
pub(super) mod describe;
mod end;
mod fields;
mod list;
mod new;
#[cfg(feature = "ssr")]
pub(in crate::pages) mod reached;
#[cfg(feature = "ssr")]
mod served;
mod show;
mod wire;
pub(in crate::pages) mod words;

super::screens! {
    required_list {
        List => list::view,
    }
    requirement {
        Show => show::view,
        End => end::view,
    }
    requirement_forms {
        Create => new::view,
        Change => change::view,
    }
}
