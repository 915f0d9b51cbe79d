//! Icons: one outline set in a sprite (`assets/icons.svg`). Always beside a word, or inside something that has a name.

use leptos::prelude::*;

/// The address of the sprite.
const SPRITE: &str = "/icons.svg";

macro_rules! icons {
    ($($name:ident = $id:literal),* $(,)?) => {
        /// A drawing of the sprite.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum IconName {
            $(#[doc = concat!("The drawing `", $id, "`.")] $name),*
        }

        impl IconName {
            /// Every drawing.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its id in the sprite.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }
        }
    };
}

icons! {
    Home = "home",
    Catalogue = "catalogue",
    People = "people",
    Matrix = "matrix",
    Requirements = "requirements",
    Record = "record",
    Search = "search",
    Plus = "plus",
    Edit = "edit",
    Archive = "archive",
    Filter = "filter",
    Sort = "sort",
    Close = "close",
    Check = "check",
    Clock = "clock",
    Alert = "alert",
    Dot = "dot",
    Dash = "dash",
    Cross = "cross",
    Menu = "menu",
    More = "more",
    Sun = "sun",
    Moon = "moon",
    Display = "display",
    Download = "download",
    Upload = "upload",
    Printer = "printer",
    Calendar = "calendar",
    Site = "site",
    Role = "role",
    User = "user",
    SignOut = "sign-out",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    ChevronUp = "chevron-up",
    ChevronDown = "chevron-down",
    Info = "info",
    Warning = "warning",
    Settings = "settings",
    Certificate = "certificate",
    Rail = "rail",
    Language = "language",
}

impl IconName {
    /// Whether it points along the line of writing, so that it is mirrored where that runs from right to left.
    const fn flows(self) -> bool {
        matches!(self, Self::ChevronLeft | Self::ChevronRight | Self::SignOut | Self::Rail)
    }
}

/// One icon, 20 pixels, or 16 if `small`. It says nothing to a screen reader: the word beside it does.
#[component]
pub fn Icon(name: IconName, #[prop(optional)] small: bool) -> impl IntoView {
    let class = match (small, name.flows()) {
        (false, false) => "icon",
        (true, false) => "icon icon-small",
        (false, true) => "icon icon-flow",
        (true, true) => "icon icon-small icon-flow",
    };
    view! { <svg class=class aria-hidden="true"><use_ href=format!("{SPRITE}#{}", name.id()) /></svg> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_in_the_sprite() {
        let sprite = include_str!("../../assets/icons.svg");
        for icon in IconName::ALL {
            assert!(sprite.contains(&format!("id=\"{}\"", icon.id())), "{icon:?} is not drawn");
        }
    }
}
