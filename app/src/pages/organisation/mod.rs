//! The settings of the organisation: `/organisation`.

mod calls;
#[cfg(feature = "ssr")]
pub(super) mod describe;
#[cfg(feature = "ssr")]
mod served;
mod settings;
mod wire;

super::screens! {
    organisation {
        Settings => settings::view,
    }
}
