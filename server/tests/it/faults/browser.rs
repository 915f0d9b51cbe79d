//! The administrator in a browser that speaks over the network.

use super::process::{Answer, EMAIL, PASSWORD, PATIENCE, Server, ask, send};
use std::time::Instant;

const FORM: &str = "application/x-www-form-urlencoded";

/// The administrator in a browser.
pub(super) struct Browser {
    address: String,
    cookie: String,
}

impl Browser {
    /// Signs in at `server`.
    pub(super) fn sign_in(server: &Server) -> Self {
        let unknown = Self { address: server.address.clone(), cookie: String::new() };
        let form = format!("email={}&password={PASSWORD}", EMAIL.replace('@', "%40"));
        let answer = unknown.post("/sign-in", FORM, &form);
        let kept = answer.header("set-cookie").expect("a cookie");
        Self { cookie: kept.split(';').next().unwrap_or_default().to_owned(), ..unknown }
    }

    /// The same browser at another server of the same database.
    pub(super) fn at(&self, server: &Server) -> Self {
        Self { address: server.address.clone(), cookie: self.cookie.clone() }
    }

    /// Uploads files (name and content) to be imported; returns the path of the import.
    pub(super) fn upload(&self, files: &[(&str, &str)]) -> String {
        let part = |(name, content): &(&str, &str)| {
            format!(
                "--cut\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 content-type: text/csv\r\n\r\n{content}\r\n"
            )
        };
        let parts: Vec<String> = files.iter().map(part).collect();
        let function = "--cut\r\ncontent-disposition: form-data; name=\"_fn\"\r\n\r\n/do/import/upload\r\n";
        let body = format!("{function}{}--cut--\r\n", parts.concat());
        let answer = self.post("/imports", "multipart/form-data; boundary=cut", &body);
        answer.header("location").expect("the path of the import").to_owned()
    }

    /// Confirms the import at `path` as its page shows it.
    pub(super) fn confirm(&self, path: &str) {
        let form = self.decision(path);
        self.post(path, FORM, &form);
    }

    /// Confirms the import at `path` over a connection that is cut after so many looks at another page.
    pub(super) fn confirm_and_cut(&self, path: &str, looks: usize) {
        let (form, origin) = (self.decision(path), format!("http://{}", self.address));
        let headers = [("Cookie", self.cookie.as_str()), ("Origin", origin.as_str()), ("Content-Type", FORM)];
        let stream = ask(&self.address, "POST", path, &headers, &form).expect("a connection");
        for _ in 0..looks {
            send(&self.address, "GET", "/healthz", &[], "").expect("an answer");
        }
        drop(stream);
    }

    /// What the button of the import at `path` sends.
    fn decision(&self, path: &str) -> String {
        let page = self.look(path).body;
        let (_, after) = page.split_once("name=\"version\" value=\"").expect("which preview it is");
        format!("_fn=/do/import/confirm&version={}", after.split('"').next().unwrap_or_default())
    }

    fn look(&self, path: &str) -> Answer {
        let headers = [("Cookie", self.cookie.as_str())];
        let answer = send(&self.address, "GET", path, &headers, "").expect("an answer");
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer
    }

    /// Looks at the import at `path`, once: whether a task works on it, so that the page has a part that is fetched again.
    pub(super) fn is_busy(&self, path: &str) -> bool {
        self.look(path).body.contains("id=\"busy\"")
    }

    /// Looks at the import at `path` until no task works on it any more.
    pub(super) fn wait_for(&self, path: &str) {
        let until = Instant::now() + PATIENCE;
        while self.is_busy(path) {
            assert!(Instant::now() < until, "a task of {path} does not end");
        }
    }

    /// Sends a form that is all right.
    fn post(&self, path: &str, kind: &str, body: &str) -> Answer {
        let origin = format!("http://{}", self.address);
        let headers = [("Cookie", self.cookie.as_str()), ("Origin", origin.as_str()), ("Content-Type", kind)];
        let answer = send(&self.address, "POST", path, &headers, body).expect("an answer");
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
        answer
    }
}
