//! Requests as a table, and who takes them.

use crate::client::{Answer, Client, cookie};
use axum::{body::Body, http::Method};
use docendo::testing::{House, PASSWORD};
use serde_json::Value;

/// Stands in the fields of a form for the version that its page shows just then.
pub(crate) const SHOWN: &str = "{shown}";

/// One request to one route.
pub(crate) struct Step {
    pub(crate) method: Method,
    /// The route as its router or description has it: `/people/{id}`.
    pub(crate) route: &'static str,
    /// The address: the route with its parameters filled in, and a query.
    pub(crate) address: String,
    body: Sent,
    /// The page that shows the version, if it is another one.
    page: Option<String>,
}

/// What a request carries.
enum Sent {
    Nothing,
    Json(Value),
    Form(String),
    /// One file beside these fields, as a form with files is written.
    File(Vec<(&'static str, String)>),
}

impl Step {
    fn new(method: Method, route: &'static str, parameters: &[&dyn ToString], body: Sent) -> Self {
        let mut address = String::new();
        let mut parameters = parameters.iter();
        for part in route.split('/').skip(1) {
            address.push('/');
            if part.starts_with('{') {
                address.push_str(&parameters.next().unwrap().to_string());
            } else {
                address.push_str(part);
            }
        }
        assert!(parameters.next().is_none(), "{route} has fewer parameters");
        Self { method, route, address, body, page: None }
    }

    /// Reads.
    pub(crate) fn get(route: &'static str, parameters: &[&dyn ToString]) -> Self {
        Self::new(Method::GET, route, parameters, Sent::Nothing)
    }

    /// Sends a form, as a browser writes it.
    pub(crate) fn form(route: &'static str, parameters: &[&dyn ToString], fields: impl Into<String>) -> Self {
        Self::new(Method::POST, route, parameters, Sent::Form(fields.into()))
    }

    /// Sends a file beside `fields`.
    pub(crate) fn file(route: &'static str, parameters: &[&dyn ToString], fields: Vec<(&'static str, String)>) -> Self {
        Self::new(Method::POST, route, parameters, Sent::File(fields))
    }

    /// Sends JSON.
    pub(crate) fn json(method: Method, route: &'static str, parameters: &[&dyn ToString], body: Value) -> Self {
        Self::new(method, route, parameters, Sent::Json(body))
    }

    /// With a query.
    pub(crate) fn asking(mut self, query: impl AsRef<str>) -> Self {
        self.address = format!("{}?{}", self.address, query.as_ref());
        self
    }

    /// With the version that `page` shows.
    pub(crate) fn shown_at(self, page: String) -> Self {
        Self { page: Some(page), ..self }
    }

    /// The method and the route, for lists of them.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.method, self.route)
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.address)
    }
}

/// Somebody in front of the server: a program with a token and a browser with a cookie, or both without.
pub(crate) struct Visitor {
    program: Client,
    browser: Client,
    cookie: String,
}

impl Visitor {
    /// Somebody who is not signed in.
    pub(crate) async fn nobody(house: &House) -> Self {
        let browser = Client::anonymous(house).await;
        Self { program: browser.clone(), browser, cookie: String::new() }
    }

    /// Who signs in with `email`.
    pub(crate) async fn called(house: &House, email: &str) -> Self {
        let nobody = Self::nobody(house).await;
        let cookie = cookie(house, email, PASSWORD).await;
        Self { program: nobody.program.signed_in(email).await, cookie, ..nobody }
    }

    /// Sends `step`: to the API as a program, to a page as a browser.
    pub(crate) async fn takes(&self, step: &Step) -> Answer {
        let Step { method, address, body, .. } = step;
        match body {
            Sent::Json(body) => self.program.json(method.clone(), address, body).await,
            Sent::Nothing if address.starts_with("/api/") => {
                self.program.send(method.clone(), address, &[], Body::empty()).await
            }
            Sent::Nothing => {
                self.browser.send(method.clone(), address, &[("cookie", &self.cookie)], Body::empty()).await
            }
            Sent::File(fields) => {
                let field = |(name, value): &(&str, String)| {
                    format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                };
                let fields: String = fields.iter().map(field).collect();
                let file = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ntext\r\n--cut--\r\n";
                let kind = ("content-type", "multipart/form-data; boundary=cut");
                let headers = [("cookie", self.cookie.as_str()), ("origin", "http://127.0.0.1:3000"), kind];
                self.browser.send(method.clone(), address, &headers, Body::from(fields + file)).await
            }
            Sent::Form(fields) => {
                let headers = [
                    ("cookie", self.cookie.as_str()),
                    ("origin", "http://127.0.0.1:3000"),
                    ("content-type", "application/x-www-form-urlencoded"),
                ];
                let fields = self.filled_in(step.page.as_ref().unwrap_or(address), fields).await;
                self.browser.send(method.clone(), address, &headers, Body::from(fields)).await
            }
        }
    }

    /// The fields of a form, with the version that the page at `address` shows in the place of [`SHOWN`]; one that does not open
    /// shows none.
    async fn filled_in(&self, address: &str, fields: &str) -> String {
        if !fields.contains(SHOWN) {
            return fields.to_owned();
        }
        let page = self.browser.send(Method::GET, address, &[("cookie", &self.cookie)], Body::empty()).await.text;
        let version = page.split_once("name=\"version\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
        fields.replace(SHOWN, version.map_or("", |(version, _)| version))
    }
}
