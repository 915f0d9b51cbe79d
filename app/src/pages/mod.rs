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

/// Declares the screens of a context: a browser loads what they are made of together, when the first of them is opened.
macro_rules! screens {
    ($context:ident; $($screen:ident => $view:path),* $(,)?) => {
        /// The screens of this context.
        enum Screen {
            $($screen),*
        }

        #[leptos::lazy($context)]
        fn screen(screen: Screen) -> leptos::prelude::AnyView {
            match screen {
                $(Screen::$screen => $view()),*
            }
        }

        /// Loads what the screens are made of.
        #[cfg(all(target_arch = "wasm32", not(feature = "ssr")))]
        pub(crate) async fn preload() {
            __preload_screen().await;
        }

        $(
            pub(crate) struct $screen;

            impl leptos_router::LazyRoute for $screen {
                fn data() -> Self {
                    Self
                }

                async fn view(_: Self) -> leptos::prelude::AnyView {
                    screen(Screen::$screen).await
                }

                #[cfg(all(target_arch = "wasm32", not(feature = "ssr")))]
                async fn preload() {
                    preload().await;
                }
            }
        )*
    };
}
pub(crate) use screens;

#[cfg(feature = "ssr")]
mod plain;
#[cfg(feature = "ssr")]
pub(crate) use plain::{change_first, routes};
