//! Who looks at a page: signed in or not, in which language, at which address.

use crate::{
    client::Shipped,
    form::Form,
    preferences::{Framing, Preferences},
    session::Session,
    text::Language,
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, OptionalFromRequestParts},
    http::{
        HeaderMap, Method, Uri,
        header::{ACCEPT_LANGUAGE, REFERER},
        request::Parts,
        uri::PathAndQuery,
    },
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::NaiveDate;
use docendo::{
    Result,
    work::{Caller, Work},
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    ops::Deref,
};

/// Whoever looks at a page.
#[derive(Clone)]
pub struct Visitor {
    /// Whom they are signed in as; the server puts it into the request.
    pub caller: Option<Caller>,
    /// Their language.
    pub language: Language,
    /// How they like the product to look.
    pub preferences: Preferences,
    /// The address that was asked for, with its query.
    pub uri: Uri,
    /// The address of the page to come back to: of what was asked for or, if something was posted, of the page with the form.
    pub page: String,
    /// Whether something was posted.
    pub posts: bool,
    /// What brings pages to life; the server puts it into the request.
    pub client: Shipped,
}

impl Visitor {
    /// Whoever sent a request with these headers, before it is known who they are and what they look at.
    #[must_use]
    pub fn unknown(headers: &HeaderMap) -> Self {
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let preferences = Preferences::of(headers);
        let language = preferences.language.unwrap_or_else(|| Language::accepted(accepted));
        Self {
            caller: None,
            language,
            preferences,
            uri: Uri::default(),
            page: "/".to_owned(),
            posts: false,
            client: None,
        }
    }

    /// The parameters of the address that was asked for.
    #[must_use]
    pub fn query(&self) -> Form {
        Form::of_query(self.uri.query().unwrap_or_default())
    }

    /// The same as `caller`, if they are signed in: with the language of their account, of this device, of their
    /// organisation, of their browser, whichever is there first.
    fn signed_in(self, caller: Option<Caller>) -> Self {
        let language = caller.as_ref().and_then(|caller| {
            let who = caller.who();
            Language::chosen(who.language.as_ref())
                .or(self.preferences.language)
                .or_else(|| Language::chosen(who.organisation_language.as_ref()))
        });
        Self { language: language.unwrap_or(self.language), caller, ..self }
    }
}

/// The address of the page that a request is about. What was posted cannot be opened again, so it is the page with the form,
/// which the browser names; if it does not, forms stand on the page of their own address.
fn page_of(parts: &Parts) -> String {
    if parts.method == Method::GET {
        return parts.uri.path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    }
    let referrer = parts.headers.get(REFERER).and_then(|value| value.to_str().ok()?.parse::<Uri>().ok());
    let named = referrer.as_ref().and_then(|uri| uri.path_and_query()).map(|page| own_address(page.as_str()));
    named.unwrap_or(parts.uri.path()).to_owned()
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let unknown = Self::unknown(&parts.headers);
        let visitor = unknown.signed_in(parts.extensions.get().cloned());
        let client = parts.extensions.get::<Shipped>().cloned().flatten();
        Ok(Self {
            uri: parts.uri.clone(),
            page: page_of(parts),
            posts: parts.method == Method::POST,
            client,
            ..visitor
        })
    }
}

/// Where a request came from: what signing in and setting up want to know before there is a caller who carries it.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The address of whoever sent it.
    pub address: IpAddr,
    /// The identifier of the request, for the journal.
    pub request_id: String,
}

impl Arrival {
    /// That of the request whose head is `parts`.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        let address = parts.extensions.get().map(|ConnectInfo(address): &ConnectInfo<SocketAddr>| address.ip());
        let request_id = parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        Self { address: address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), request_id: request_id.to_owned() }
    }
}

impl<S: Sync> FromRequestParts<S> for Arrival {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// A visitor who is signed in. Others are sent to sign in, and come back afterwards.
#[derive(Clone)]
pub struct Member {
    /// The visitor.
    pub visitor: Visitor,
    /// Who they are.
    pub caller: Caller,
}

impl Deref for Member {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl Member {
    /// The same as a caller who sends `form`: use cases that they call know it when it is sent again.
    #[must_use]
    pub fn sending(&self, form: &Form) -> Caller {
        self.caller.sending(form.sent(&format!("POST {}", self.visitor.uri.path())))
    }

    /// Carries out what `form` asks for, once: when it is sent again, nothing is written and the first answer is returned.
    pub async fn write<T>(&self, form: &Form, use_case: impl AsyncFnOnce(&mut Work) -> Result<T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        self.sending(form).once(use_case).await
    }

    /// What pages know of them.
    #[must_use]
    pub fn session(&self) -> Session {
        let who = self.caller.who();
        Session { person: who.person, permissions: who.permissions }
    }

    /// What the frame around pages shows of them.
    #[must_use]
    pub fn framing(&self) -> Framing {
        let (who, preferences) = (self.caller.who(), self.visitor.preferences);
        let chosen = Language::chosen(who.language.as_ref()).or(preferences.language);
        Framing {
            person: who.person,
            name: who.name.clone(),
            role: who.role().to_owned(),
            permissions: who.permissions,
            scheme: preferences.scheme,
            rail_is_narrow: preferences.rail_is_narrow,
            languages: Preferences::languages(chosen),
        }
    }

    /// The present day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.caller.installation().clock.today()
    }
}

impl<S: Sync> FromRequestParts<S> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ok(visitor) = <Visitor as FromRequestParts<S>>::from_request_parts(parts, state).await;
        match visitor.caller.clone() {
            Some(caller) => Ok(Self { visitor, caller }),
            None => Err(sign_in_first(&visitor.page)),
        }
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Member {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Infallible> {
        let Ok(visitor) = <Visitor as FromRequestParts<S>>::from_request_parts(parts, state).await;
        Ok(visitor.caller.clone().map(|caller| Self { visitor, caller }))
    }
}

/// Sends somebody who is not signed in to sign in, and back to what they wanted to see.
pub(crate) fn sign_in_first(wanted: &str) -> Response {
    let query = serde_urlencoded::to_string([("next", wanted)]).unwrap_or_default();
    Redirect::to(&format!("/sign-in?{query}")).into_response()
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
