//! How somebody likes to see the product on this device: the colour scheme, and the rail with or without words.
//!
//! Kept in a cookie, so that the server draws the first page right and nothing jumps. Nothing in it is secret.

use crate::form::Form;
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
    routing::post,
};

/// The cookie's name; its value is `<scheme>.<rail>`.
const COOKIE: &str = "look";

/// The colour scheme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Every scheme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word in forms and in the cookie.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == word)
    }
}

/// What somebody prefers on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// The colour scheme.
    pub scheme: Scheme,
    /// Whether the rail shows icons alone.
    pub rail_is_narrow: bool,
}

impl Preferences {
    /// What the cookie of a request says; the defaults where it says nothing that can be read.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let cookies = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'));
        let found = cookies.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == COOKIE);
        let Some((scheme, rail)) = found.and_then(|(_, value)| value.split_once('.')) else { return Self::default() };
        Self { scheme: Scheme::named(scheme).unwrap_or_default(), rail_is_narrow: rail == "narrow" }
    }

    /// The value of `data-theme` on the document; none leaves it to the system.
    #[must_use]
    pub fn theme(self) -> Option<&'static str> {
        (self.scheme != Scheme::System).then(|| self.scheme.code())
    }

    /// With what a form chose; what it does not name stays.
    fn changed_by(self, form: &Form) -> Self {
        let rail_is_narrow = match form.value("rail") {
            "narrow" => true,
            "wide" => false,
            _ => self.rail_is_narrow,
        };
        Self { scheme: Scheme::named(form.value("scheme")).unwrap_or(self.scheme), rail_is_narrow }
    }

    /// The header that keeps them for a year.
    fn cookie(self) -> String {
        let rail = if self.rail_is_narrow { "narrow" } else { "wide" };
        format!("{COOKIE}={}.{rail}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", self.scheme.code())
    }
}

/// `POST /preferences`: keeps the choice and goes back to the page it was made on.
pub fn preference_routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/preferences", post(keep))
}

async fn keep(headers: HeaderMap, form: Form) -> Response {
    let mut response = Redirect::to(own_address(form.value("back"))).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&Preferences::of(&headers).changed_by(&form).cookie()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// `address` if it is a path of this server, else the start page: no form or link may send people elsewhere.
#[must_use]
pub(crate) fn own_address(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    // A browser resolves `/..//host` to `//host`, which some take for another server.
    let stays = path.starts_with('/') && !path.contains("//") && !path.contains("/..");
    if stays && !address.contains(['\\', '\r', '\n', '\t']) { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(cookie: &'static str) -> Preferences {
        Preferences::of(&HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(cookie))]))
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let dark = Preferences { scheme: Scheme::Dark, rail_is_narrow: true };
        assert_eq!(sent("session=x; look=dark.narrow"), dark);
        assert!(dark.cookie().starts_with("look=dark.narrow;"));
        assert_eq!(sent("look=purple"), Preferences::default());
        assert_eq!(sent("look=purple.wide"), Preferences::default());
    }

    #[test]
    fn choosing_a_scheme_leaves_the_rail_alone() {
        let form = Form::showing([("scheme", "light")]);
        let narrow = Preferences { rail_is_narrow: true, ..Preferences::default() };
        assert_eq!(narrow.changed_by(&form), Preferences { scheme: Scheme::Light, rail_is_narrow: true });
    }

    #[test]
    fn a_form_cannot_send_people_to_another_server() {
        assert_eq!(own_address("/matrix?site=2"), "/matrix?site=2");
        assert_eq!(own_address("/people?search=//a/../b"), "/people?search=//a/../b");
        for elsewhere in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "/\t/evil.example",
            "/..//evil.example",
            "/people/..//evil.example?a=b",
            "/.//evil.example",
            "/people//evil.example#top",
            "/../sign-out",
        ] {
            assert_eq!(own_address(elsewhere), "/", "{elsewhere}");
        }
    }
}
