//! The gaps of a group: `/gaps`.

mod calls;
mod lists;
mod page;
#[cfg(feature = "ssr")]
mod served;
mod wire;

super::screens! {
    gaps {
        Gaps => page::view,
    }
}
