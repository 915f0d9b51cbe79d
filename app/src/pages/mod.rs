//! The pages, one folder a context. [`App`](crate::app::App) is the index of their addresses.

pub(crate) mod catalogue;
pub(crate) mod door;
pub(crate) mod exports;
pub(crate) mod gaps;
pub(crate) mod home;
pub(crate) mod imports;
pub(crate) mod journal;
mod kit;
pub(crate) mod matrix;
pub(crate) mod organisation;
pub(crate) mod people;
pub(crate) mod profile;
pub(crate) mod records;
pub(crate) mod requirements;
pub(crate) mod search;

#[cfg(feature = "ssr")]
mod preferences;

/// Declares the screens of a context in groups: a browser loads what a group is made of together, when the first of its screens is
/// opened. What is read stands apart from the forms, which fewer people open.
macro_rules! screens {
    ($($group:ident { $($screen:ident => $view:path),* $(,)? })*) => {
        $(
            mod $group {
                use super::*;

                enum All {
                    $($screen),*
                }

                #[leptos::lazy($group)]
                fn screen(screen: All) -> leptos::prelude::AnyView {
                    match screen {
                        $(All::$screen => $view()),*
                    }
                }

                $(
                    pub(crate) struct $screen;

                    impl crate::routing::Screen for $screen {
                        fn show() -> crate::routing::Coming<leptos::prelude::AnyView> {
                            Box::pin(screen(All::$screen))
                        }

                        fn preload() -> crate::routing::Coming<()> {
                            #[cfg(all(target_arch = "wasm32", not(feature = "ssr")))]
                            return Box::pin(__preload_screen());
                            #[cfg(not(all(target_arch = "wasm32", not(feature = "ssr"))))]
                            Box::pin(std::future::ready(()))
                        }
                    }
                )*
            }
            pub(crate) use $group::{$($screen),*};
        )*
    };
}
pub(crate) use screens;

#[cfg(feature = "ssr")]
mod plain;
#[cfg(feature = "ssr")]
pub(crate) use plain::{change_first, routes};
