//! What the server writes around the content. It works without scripts: menus are popovers, preferences and signing out are small
//! forms.

use super::palette::{Finder, Palette};
use crate::{
    preferences::{Framing, Scheme},
    t,
    ui::{Icon, IconName, LanguageMenu, Place},
};
use docendo::organisation;
use leptos::prelude::*;

/// As many places stand in the bottom bar; the rest is behind "more".
const IN_BAR: usize = 4;

/// What comes before and after the content of the page at `here`.
pub(super) fn written(framing: Framing, place: Place, here: String) -> (String, String) {
    let places = Place::open_to(framing.permissions);
    let after = view! { <BottomBar place places=places.clone() /><Palette /> };
    let before = view! {
        <a class="skip" href="#content">{t!("ui-skip")}</a>
        <div class="status-bar" role="status"><p id="offline" hidden>{t!("offline-shown")}</p></div>
        <Rail place places narrow=framing.rail_is_narrow here=here.clone() />
        <header class="topline">
            <a class="brand" href="/" aria-label=t!("ui-product")><img class="brand-mark" src="/favicon.svg" alt="" width="28" height="28" /></a>
            <Finder />
            <PersonMenu framing here />
        </header>
    };
    (before.to_html(), after.to_html())
}

/// A link to a place, with its icon.
fn link(place: Place, current: Place) -> impl IntoView {
    view! {
        <a href=place.address() data-place=place.code() aria-current=(current == place).then_some("page")>
            <Icon name=place.icon() /><span>{t!(place.key())}</span>
        </a>
    }
    .into_any()
}

/// The hidden field with the address to come back to.
#[component]
fn BackField(here: String) -> impl IntoView {
    view! { <input type="hidden" name="back" value=here /> }
}

#[component]
fn Rail(place: Place, places: Vec<Place>, narrow: bool, here: String) -> impl IntoView {
    let links = places.into_iter().map(|other| view! { <li>{link(other, place)}</li> }).collect_view();
    let (value, word) = if narrow { ("wide", t!("ui-rail-widen")) } else { ("narrow", t!("ui-rail-narrow")) };
    view! {
        <nav class="rail" aria-label=t!("ui-places")>
            <a class="brand" href="/"><img class="brand-mark" src="/favicon.svg" alt="" width="28" height="28" /><span>{t!("ui-product")}</span></a>
            <ul class="rail-places">{links}</ul>
            <form class="rail-foot" method="post" action="/preferences">
                <BackField here />
                <button name="rail" value=value><Icon name=IconName::Rail /><span>{word}</span></button>
            </form>
        </nav>
    }
    .into_any()
}

#[component]
fn PersonMenu(framing: Framing, here: String) -> impl IntoView {
    let settings = organisation::access::CHANGE_SETTINGS.is_open_to(framing.permissions).then(|| {
        view! { <a href="/organisation"><Icon name=IconName::Settings />{t!("organisation-title")}</a> }
    });
    let Framing { person, name, role, scheme, languages, .. } = framing;
    view! {
        <button class="person-button" type="button" popovertarget="person-menu">
            <span class="initials" aria-hidden="true">{initials(&name)}</span><span><bdi>{name.clone()}</bdi></span>
            <Icon name=IconName::ChevronDown small=true />
        </button>
        <div class="menu" id="person-menu" popover="auto">
            <div class="menu-head"><strong><bdi>{name}</bdi></strong><span class="meta">{t!(&format!("access-{}", role.replace('_', "-")))}</span></div>
            <hr />
            <a href=format!("/people/{person}")><Icon name=IconName::User />{t!("ui-own-page")}</a>
            <a href="/profile/password"><Icon name=IconName::Edit />{t!("ui-own-password")}</a>
            <SchemeChoice scheme here=here.clone() />
            <LanguageMenu languages here />
            {settings}
            <hr />
            <form method="post" action="/sign-out"><button><Icon name=IconName::SignOut />{t!("ui-sign-out")}</button></form>
        </div>
    }
    .into_any()
}

/// Light, dark, or as the system has it.
#[component]
fn SchemeChoice(scheme: Scheme, here: String) -> impl IntoView {
    let buttons = Scheme::ALL
        .into_iter()
        .map(|other| {
            let (icon, word) = match other {
                Scheme::System => (IconName::Display, t!("ui-scheme-system")),
                Scheme::Light => (IconName::Sun, t!("ui-scheme-light")),
                Scheme::Dark => (IconName::Moon, t!("ui-scheme-dark")),
            };
            let pressed = if other == scheme { "true" } else { "false" };
            view! { <button name="scheme" value=other.code() aria-pressed=pressed aria-label=word.clone() title=word><Icon name=icon /></button> }
        })
        .collect_view();
    view! {
        <form method="post" action="/preferences">
            <BackField here />
            <div class="menu-choice">
                <span id="scheme">{t!("ui-scheme")}</span>
                <div class="segments" role="group" aria-labelledby="scheme">{buttons}</div>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn BottomBar(place: Place, places: Vec<Place>) -> impl IntoView {
    // A fifth place needs no menu of its own.
    let shown = if places.len() <= IN_BAR + 1 { places.len() } else { IN_BAR };
    let (bar, rest) = places.split_at(shown);
    let links = bar.iter().map(|other| link(*other, place)).collect_view();
    let rest = (!rest.is_empty()).then(|| {
        let links = rest.iter().map(|other| link(*other, place)).collect_view();
        let current = rest.contains(&place).then_some("true");
        let more = view! {
            <button type="button" popovertarget="more-menu" aria-current=current><Icon name=IconName::More /><span>{t!("ui-more")}</span></button>
        };
        (more, view! { <div class="menu menu-more" id="more-menu" popover="auto">{links}</div> })
    });
    let (more, menu) = rest.unzip();
    view! {
        <nav class="bottombar" aria-label=t!("ui-main-places")>{links}{more}{menu}</nav>
    }
    .into_any()
}

/// The first letters of the first and the last word of a name; the style makes them large.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_shrinks_to_its_first_and_last_letter() {
        assert_eq!(initials("Nguyễn Văn Hùng"), "NH");
        assert_eq!(initials("åsa"), "å");
        assert_eq!(initials("فاطمة الزهراء"), "فا");
        assert_eq!(initials(" "), "");
    }
}
