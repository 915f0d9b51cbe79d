//! What forms refuse, where they lead, and what the pages say afterwards.

mod access;
mod account;
mod files;
mod hints;
mod imports;
mod loading;
mod once;
mod password;
mod people;
mod records;
mod requirements;
mod views;

use crate::client::{Answer, Client, admin_cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::House;

/// The administrator's browser.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    async fn of(house: &House) -> Self {
        let cookie = admin_cookie(house).await;
        Self { client: Client::anonymous(house).await, cookie }
    }

    /// A page with its markup.
    async fn html(&self, path: &str) -> String {
        let answer = self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// The text of a page.
    async fn page(&self, path: &str) -> String {
        words(&self.html(path).await)
    }

    async fn send(&self, path: &str, fields: &str) -> Answer {
        let fields = self.addressed(path, fields).await;
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("origin", "http://127.0.0.1:3000"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        self.client.send(Method::POST, path, &headers, Body::from(fields)).await
    }

    /// Sends a form that is accepted; returns where it leads.
    async fn done(&self, path: &str, fields: &str) -> String {
        let answer = self.send(path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} {fields}: {}", words(&answer.text));
        answer.header("location").to_owned()
    }

    /// The value of the hidden field `name` of the form on a page.
    async fn hidden(&self, path: &str, name: &str) -> String {
        let answer = self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await;
        let field = format!("name=\"{name}\" value=\"");
        let value = answer.text.split_once(&field).and_then(|(_, rest)| rest.split_once('"'));
        value.unwrap_or_else(|| panic!("{path} has no {name}: {}", answer.text)).0.to_owned()
    }

    /// `fields` of the form on the page at `path`, with the key of the page: opened again it has another.
    async fn keyed(&self, path: &str, fields: &str) -> String {
        let fields = self.addressed(path, fields).await;
        format!("form_key={}&{fields}", self.hidden(path, "form_key").await)
    }

    /// `fields` of the form on the page at `path`: one of the application names the function that takes it.
    async fn addressed(&self, path: &str, fields: &str) -> String {
        if !app::app::is_page(path) || fields.contains("_fn=") {
            return fields.to_owned();
        }
        format!("_fn={}&{fields}", self.hidden(path, "_fn").await)
    }

    /// Sends a form that is refused; returns the page that says so.
    async fn refused_html(&self, path: &str, fields: &str) -> String {
        let answer = self.send(path, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {fields}: {}", words(&answer.text));
        answer.text
    }

    /// Sends a form that is refused because somebody else changed what it is about; returns the page that says so.
    async fn outdated(&self, path: &str, fields: &str) -> String {
        let answer = self.send(path, fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{path} {fields}: {}", words(&answer.text));
        assert!(words(&answer.text).contains("Somebody else changed this in the meantime."), "{}", words(&answer.text));
        answer.text
    }

    /// Sends a form that is refused; returns the words of the page that says so.
    async fn refused(&self, path: &str, fields: &str) -> String {
        let answer = self.send(path, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {fields}: {}", words(&answer.text));
        words(&answer.text)
    }
}

/// What a page says beside the field `name` is wrong with it.
fn beside(page: &str, name: &str) -> String {
    let id = format!("id=\"f-{}-error\"", name.replace('_', "-"));
    let error = page.split_once(&id).and_then(|(_, rest)| rest.split_once("</p>"));
    words(error.unwrap_or_else(|| panic!("nothing is wrong with {name}: {}", words(page))).0)
}

/// What a page says, without its tags.
fn words(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, main)| main.split("</main").next().unwrap_or_default());
    let parts = main.split('<').filter_map(|part| part.split_once('>').map_or(Some(part), |(_, text)| Some(text)));
    let text: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    text.join(" ").replace("&#x27;", "'").replace("&quot;", "\"")
}
