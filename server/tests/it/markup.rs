//! What somebody typed is text wherever it is shown. Every form is filled with markup and sent, as far as its rules let it
//! pass, and every page is read then as a browser's parser reads it: nothing of what was typed may have become an element,
//! an attribute or an address.
//!
//! Forms and pages are found by walking them: a new one is walked too, because `tenant_isolation` has a list of all addresses that
//! fails until it is in there.

mod files;
mod page;

use crate::{
    client::{Answer, Client, admin_cookie},
    tenant_isolation::{
        ours::{Rows, ours},
        pages::{WITHOUT, of_one_thing},
    },
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{House, on_both, on_sqlite};
use page::{Field, Form, InputKind, Page};
use std::{collections::BTreeSet, time::Duration};

/// Leaves every element that a page could have put it into, and brings a form, a script and a picture that would act.
const HOSTILE: &str = "=1+1\"'></textarea></title></style></option></select></noscript></script>--><x-mark onclick=alert(1)>\
    <script>alert(1)</script><form id=x-mark action=//evil.example><img src=x onerror=alert(1)>&lt;x-mark&gt;";
/// The same for fields that are shorter.
const SHORT: [&str; 2] = ["</textarea><x-mark onclick=alert(1)>", "<x-mark>"];
/// Pages that a walk does not look at: they would end the sign-in or the walk itself, or have no end.
const LEFT_OUT: [&str; 7] =
    ["/sign-out", "/set-up", "/set-up/demo", "/preferences", "/profile/password", "/journal.csv", "/live"];

/// How a form is refused that no field is to blame for.
const REFUSED: [u16; 3] = [404, 409, 422];
/// Pages that show what was typed, after it was typed everywhere.
const SHOWING: [&str; 31] = [
    "/",
    "/completions/new",
    "/completions/pending",
    "/completions/{id}/reject",
    "/completions/{id}/withdraw",
    "/courses",
    "/courses/categories",
    "/courses/new",
    "/courses/{id}",
    "/courses/{id}/archive",
    "/courses/{id}/attachments",
    "/courses/{id}/attachments/{file}/remove",
    "/courses/{id}/edit",
    "/gaps",
    "/imports",
    "/imports/{id}",
    "/imports/{id}/problems",
    "/journal",
    "/matrix",
    "/matrix/print",
    "/organisation",
    "/people",
    "/people/new",
    "/people/{id}",
    "/people/{id}/edit",
    "/people/{id}/jobs",
    "/requirements",
    "/requirements/new",
    "/requirements/{id}",
    "/requirements/{id}/change",
    "/requirements/{id}/end",
];

/// The administrator's browser, which remembers where it saw what was typed.
struct Walk {
    client: Client,
    cookie: String,
    /// Routes of pages that show it.
    shown: BTreeSet<String>,
    /// How many forms were accepted.
    accepted: usize,
    /// Where they led.
    sent: Vec<String>,
}

impl Walk {
    async fn begin(house: &House) -> Self {
        let cookie = admin_cookie(house).await;
        Self { client: Client::anonymous(house).await, cookie, shown: BTreeSet::new(), accepted: 0, sent: Vec::new() }
    }

    /// Looks at an address; a page is returned, anything else is none.
    async fn look(&mut self, route: &str, address: &str) -> Option<Page> {
        let headers = [("cookie", self.cookie.as_str())];
        let answer = self.client.send(Method::GET, address, &headers, Body::empty()).await;
        self.read(route, address, &answer)
    }

    /// Reads an answer: none of it may have been written by whoever typed.
    fn read(&mut self, route: &str, address: &str, answer: &Answer) -> Option<Page> {
        assert!(!answer.status.is_server_error(), "{address}: {} {}", answer.status, answer.text);
        if !answer.header("content-type").starts_with("text/html") {
            return None;
        }
        let page = Page::parse(&answer.text);
        assert_eq!(page.intruder(), None, "{address}: {}", answer.text);
        assert!(!page.shows_marks(), "{address}: {}", answer.text);
        if page.shows_typed() {
            self.shown.insert(route.to_owned());
        }
        Some(page)
    }

    /// Fills the forms of a page with markup and sends them; those that take something away only if `danger`.
    async fn fill(&mut self, route: &str, address: &str, danger: bool) {
        let Some(page) = self.look(route, address).await else { return };
        let path = address.split('?').next().unwrap_or(address);
        for form in page.forms() {
            let action = form.action.clone().unwrap_or_else(|| path.to_owned());
            let has_key = form.fields.iter().any(|field| field.name == "form_key" && !field.value.is_empty());
            assert!(has_key, "{address}: the form for {action} is written again when it is sent again");
            let is_left_out =
                LEFT_OUT.iter().any(|out| action.starts_with(out)) || action.starts_with("/matrix/export");
            if form.is_danger == danger && !is_left_out {
                self.send(route, &action, form).await;
            }
        }
    }

    /// Looks at the imports that were uploaded, and lets them be written.
    async fn import(&mut self) {
        let of_import =
            |address: &&String| address.strip_prefix("/imports/").is_some_and(|id| id.parse::<i64>().is_ok());
        let imports: BTreeSet<String> = self.sent.iter().filter(of_import).cloned().collect();
        assert!(!imports.is_empty(), "a file was uploaded");
        for import in imports {
            self.settle(&import).await;
            for part in ["", "/problems", "/sheets/1"] {
                self.fill(&format!("/imports/{{id}}{part}"), &format!("{import}{part}"), false).await;
                self.settle(&import).await;
            }
            self.look("/imports/{id}", &import).await;
        }
    }

    /// Waits until no task works on an import.
    async fn settle(&mut self, import: &str) {
        let look = async {
            while self.look("/imports/{id}", import).await.is_some_and(|page| page.is_busy()) {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), look).await.unwrap();
    }

    /// Sends a form; what its rules refuse of the markup is shown once, and replaced by something that passes.
    async fn send(&mut self, route: &str, action: &str, mut form: Form) {
        let mut last = String::new();
        for round in 0..4 {
            let fields: Vec<(String, String)> = form.fields.iter().filter_map(|field| typed(field, round)).collect();
            let answer = self.post(action, &form, &fields).await;
            let page = self.read(route, action, &answer);
            if !answer.status.is_client_error() {
                self.accepted += 1;
                return self
                    .sent
                    .extend((answer.status == StatusCode::SEE_OTHER).then(|| answer.header("location").to_owned()));
            }
            let again = page.map(|page| (page.words(), page.forms()));
            let Some((words, forms)) = again else { panic!("{action}: {} {}", answer.status, answer.text) };
            let same =
                forms.into_iter().find(|other| is_same(other, &form) && other.fields.iter().any(|one| one.is_invalid));
            match same {
                Some(other) => (form, last) = (other, words),
                // A rule that is about no field: what the form asks for cannot be done now.
                None => {
                    return assert!(REFUSED.contains(&answer.status.as_u16()), "{action}: {} {words}", answer.status);
                }
            }
        }
        panic!("{action} is refused again and again: {last} {:?}", form.fields);
    }

    async fn post(&self, action: &str, form: &Form, fields: &[(String, String)]) -> Answer {
        let origin = ("origin", "http://127.0.0.1:3000");
        let cookie = ("cookie", self.cookie.as_str());
        let (kind, body) = if form.has_files {
            ("multipart/form-data; boundary=cut", multipart(fields))
        } else {
            ("application/x-www-form-urlencoded", serde_urlencoded::to_string(fields).unwrap())
        };
        self.client.send(Method::POST, action, &[origin, cookie, ("content-type", kind)], Body::from(body)).await
    }
}

/// A form with a file whose name and lines are hostile.
fn multipart(fields: &[(String, String)]) -> String {
    let cell = HOSTILE.replace('"', "\"\"");
    let lines =
        format!("No,Surname,Forename,Job title\n7,\"{cell}\",{short},\"{cell}\"\n7,Again,Eve,", short = SHORT[0]);
    let part = |(field, value): &(String, String)| {
        let (file, content) = if field.starts_with("file") {
            (format!("; filename=\"{}.csv\"\r\ncontent-type: text/csv", SHORT[1]), &lines)
        } else {
            (String::new(), value)
        };
        format!("--cut\r\ncontent-disposition: form-data; name=\"{field}\"{file}\r\n\r\n{content}\r\n")
    };
    fields.iter().map(part).chain(["--cut--\r\n".to_owned()]).collect()
}

fn is_same(one: &Form, other: &Form) -> bool {
    let names = |form: &Form| form.fields.iter().map(|field| field.name.clone()).collect::<BTreeSet<_>>();
    one.has_files == other.has_files && !names(one).is_disjoint(&names(other))
}

/// What is sent for a field: markup wherever something can be typed, unless a rule refused it before.
fn typed(field: &Field, round: usize) -> Option<(String, String)> {
    let keep = |value: &str| Some((field.name.clone(), value.to_owned()));
    match &field.kind {
        InputKind::Text(_) if field.is_invalid => keep(passing(&field.name, round)),
        InputKind::Text(longest) => {
            let fitting = [HOSTILE].into_iter().chain(SHORT).find(|text| text.chars().count() <= *longest);
            keep(fitting.unwrap_or_default())
        }
        InputKind::Formed(form) if field.value.is_empty() => match form.as_str() {
            "email" => keep("someone.new@works.example"),
            "url" => keep("https://example.org/"),
            "number" if field.is_invalid => keep("1"),
            "date" if field.is_invalid => keep("2026-11-02"),
            _ => keep(""),
        },
        InputKind::Choice(options) if field.value.is_empty() => options.first().and_then(|first| keep(first)),
        InputKind::Box => keep("yes"),
        InputKind::Formed(_) | InputKind::Choice(_) | InputKind::Fixed => keep(&field.value),
    }
}

/// Something that the rules of a field let pass.
fn passing(name: &str, round: usize) -> &'static str {
    match name {
        "person" | "owner_id" => "Ada Admin",
        "code" => ["", "NEW-1", "NEW-2", "NEW-3"][round],
        // Nothing contradicts the score that it could override.
        "reason" => "",
        _ => "Plain",
    }
}

/// Every address of a page that is looked at, with its route.
fn addresses(ours: &Rows) -> Vec<(String, String)> {
    let plain = WITHOUT.iter().map(|path| ((*path).to_owned(), (*path).to_owned()));
    let of_one = of_one_thing(ours).into_iter().filter(|step| step.method == Method::GET);
    let all = plain.chain(of_one.map(|step| (step.route.to_owned(), step.address)));
    all.filter(|(route, _)| !LEFT_OUT.contains(&route.as_str())).collect()
}

#[tokio::test]
async fn what_was_typed_is_text_on_every_page() {
    on_both(async |house| {
        let rows = ours(&house).await;
        let mut walk = Walk::begin(&house).await;
        for danger in [false, true] {
            for (route, address) in addresses(&rows) {
                walk.fill(&route, &address, danger).await;
            }
            for (route, address) in addresses(&rows) {
                walk.look(&route, &address).await;
            }
        }
        walk.import().await;
        walk.files().await;
        let shown: Vec<&str> = walk.shown.iter().map(String::as_str).collect();
        assert_eq!(shown, SHOWING, "pages that show what was typed");
        assert!(walk.accepted >= 30, "{} forms were accepted", walk.accepted);
    })
    .await;
}

#[tokio::test]
async fn what_stands_in_an_address_is_text_on_every_page() {
    // Nothing of it is stored: one database says as much as both.
    let house = on_sqlite().await;
    let rows = ours(&house).await;
    let mut walk = Walk::begin(&house).await;
    let asking = |name: &str| serde_urlencoded::to_string([(name, HOSTILE)]).unwrap();
    for (route, address) in addresses(&rows) {
        let Some(page) = walk.look(&route, &address).await else { continue };
        let mut names: BTreeSet<String> = page.asks().into_iter().collect();
        // What links of our own carry.
        names.extend(["next", "cell", "sort", "token"].map(str::to_owned));
        for name in names {
            walk.look(&route, &format!("{address}?{}", asking(&name))).await;
        }
        walk.look(&route, &format!("{}/{}", address.trim_end_matches('/'), &asking("")[1..])).await;
    }
    walk.look("/search/palette", "/search/palette?q=%3C/textarea%3E%3Cx-mark%3E").await;
    let shown: Vec<&str> = walk.shown.iter().map(String::as_str).collect();
    assert_eq!(shown, ["/courses", "/gaps", "/journal", "/people", "/requirements"]);
}
