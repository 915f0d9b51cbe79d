//! The pages, one folder a context. [`App`](crate::app::App) is the index of their addresses.

pub(crate) mod catalogue;
pub(crate) mod exports;
pub(crate) mod imports;
mod kit;
pub(crate) mod requirements;

#[cfg(feature = "ssr")]
mod door;
#[cfg(feature = "ssr")]
mod gaps;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod journal;
#[cfg(feature = "ssr")]
mod matrix;
#[cfg(feature = "ssr")]
mod organisation;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
mod preferences;
#[cfg(feature = "ssr")]
mod profile;
#[cfg(feature = "ssr")]
mod records;
#[cfg(feature = "ssr")]
mod search;

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
