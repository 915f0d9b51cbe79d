//! Finding what can be read: pages by following links and choices from the home page, endpoints by the description of the
//! API, with identifiers that other answers show.

use crate::visitor::{Answer, Visitor};
use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Something that can be read.
pub(crate) struct Address {
    /// Whose it is: `/people/{id}`.
    pub(crate) route: String,
    /// What its query says, without numbers: `page, sort=started`.
    pub(crate) variant: String,
    /// What is asked for.
    pub(crate) text: String,
}

/// More variants of one route tell nothing new.
const MOST_VARIANTS: usize = 24;
/// A query of more parts repeats what its parts cost.
const MOST_PARTS: usize = 2;

/// What was found.
pub(crate) struct CrawledAddresses {
    /// Everything that answers with 200.
    pub(crate) addresses: Vec<Address>,
    /// The routes that answer otherwise alone, with how: steps that lead elsewhere, and what lacks something.
    pub(crate) others: Vec<String>,
    /// The routes that nothing leads to.
    pub(crate) unreached: Vec<String>,
}

/// Everything that can be read.
pub(crate) async fn crawl(visitor: &Visitor) -> CrawledAddresses {
    let mut walk = Walk::new(visitor);
    walk.pages().await;
    walk.endpoints().await;
    let mut addresses: Vec<Address> = walk.found.into_values().collect();
    addresses.sort_by(|a, b| (&a.route, &a.variant).cmp(&(&b.route, &b.variant)));
    let others = walk.others.iter().filter(|(route, _)| addresses.iter().all(|one| one.route != **route));
    let others = others.map(|(route, status)| format!("{route} ({})", status.as_u16())).collect();
    let reached: BTreeSet<&String> = walk.seen.iter().map(|(route, _)| route).collect();
    let unreached = visitor.routes.iter().filter(|route| !reached.contains(route)).cloned().collect();
    CrawledAddresses { addresses, others, unreached }
}

struct Walk<'a> {
    visitor: &'a Visitor,
    /// Routes and variants that were asked for.
    seen: BTreeSet<(String, String)>,
    found: BTreeMap<(String, String), Address>,
    /// How a route answered otherwise last.
    others: BTreeMap<String, StatusCode>,
    queue: VecDeque<Address>,
}

impl<'a> Walk<'a> {
    fn new(visitor: &'a Visitor) -> Self {
        Self { visitor, seen: BTreeSet::new(), found: BTreeMap::new(), others: BTreeMap::new(), queue: VecDeque::new() }
    }

    /// Notes that `text` can be asked for, unless something like it was.
    fn note(&mut self, text: &str) {
        let text = text.split('#').next().unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let Some(route) = self.route_of(path) else { return };
        let variant = variant(query);
        let variants = self.seen.iter().filter(|(other, _)| *other == route).count();
        let is_new = !self.seen.contains(&(route.clone(), variant.clone()));
        if is_new && variants < MOST_VARIANTS && query.split('&').count() <= MOST_PARTS {
            self.seen.insert((route.clone(), variant.clone()));
            self.queue.push_back(Address { route, variant, text: text.to_owned() });
        }
    }

    /// The route that answers `path`: of several the one with the fewest parameters.
    fn route_of(&self, path: &str) -> Option<String> {
        if path.starts_with("/do/") {
            // A server function is a route of its own.
            return Some(path.to_owned());
        }
        let parts: Vec<&str> = path.split('/').collect();
        let answers = |route: &&String| {
            let its: Vec<&str> = route.split('/').collect();
            its.len() == parts.len()
                && its.iter().zip(&parts).all(|(a, b)| a == b || a.starts_with('{') && !b.is_empty())
        };
        self.visitor.routes.iter().filter(answers).min_by_key(|route| route.matches('{').count()).cloned()
    }

    /// Asks for what is in the queue, and for what the answers lead to.
    async fn drain(&mut self) {
        while let Some(address) = self.queue.pop_front() {
            let answer = self.visitor.get(&address.text).await;
            if answer.status != StatusCode::OK {
                self.others.insert(address.route, answer.status);
                continue;
            }
            if answer.is_html() {
                for link in links(&answer.text()) {
                    self.note(&link);
                }
            }
            self.found.insert((address.route.clone(), address.variant.clone()), address);
        }
    }

    async fn pages(&mut self) {
        // What no link leads to: the parts that scripts ask for, files, and steps on the way in.
        for route in self.visitor.routes.iter().filter(|route| !route.starts_with("/api/") && !route.contains('{')) {
            self.note(route);
        }
        self.note("/do/matrix/window?asked=rows%3D5000-5050%26columns%3D0-200");
        self.note("/do/matrix/names?asked=rows%3D5000-5050%26columns%3D0-200");
        self.note("/do/matrix/find?asked=q%3Dnov");
        self.note("/search?q=nov");
        self.drain().await;
    }

    async fn endpoints(&mut self) {
        let description: Value = json(&self.visitor.get("/swagger.json").await);
        let paths = description["paths"].as_object().expect("paths").iter();
        let mut reads: Vec<(&String, &Value)> =
            paths.filter_map(|(path, item)| Some((path, item.get("get")?))).collect();
        // Lists first: they show identifiers.
        reads.sort_by_key(|(path, _)| path.matches('{').count());
        let mut known = BTreeMap::new();
        for (path, told) in reads {
            let Some(address) = filled(path, &known) else { continue };
            let parameters = told["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
            let address = with_required(&address, parameters);
            self.note(&with_size(&address, parameters));
            for (name, word) in parameters.iter().flat_map(choices) {
                self.note(&with_choice(&address, &name, &word));
            }
            let answer = self.visitor.get(&address).await;
            if answer.status == StatusCode::OK {
                gather(path, &json(&answer), &mut known);
            }
        }
        self.drain().await;
    }
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).unwrap_or_default()
}

/// The names in `query`, with those values that are words.
fn variant(query: &str) -> String {
    let is_word =
        |value: &str| !value.is_empty() && value.chars().all(|one| one.is_ascii_lowercase() || "_-".contains(one));
    let parts: BTreeSet<String> = query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once('=') {
            Some((name, value)) if is_word(value) && !matches!(name, "q" | "back" | "next") => {
                format!("{name}={value}")
            }
            Some((name, _)) => name.to_owned(),
            None => part.to_owned(),
        })
        .collect();
    parts.into_iter().collect::<Vec<_>>().join(", ")
}

/// The links of a page, and each choice of its forms that only read.
fn links(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let all = |selector: &str| Selector::parse(selector).expect("a selector");
    let mut found: Vec<String> = page
        .select(&all("a[href^='/']"))
        .filter_map(|link| link.attr("href").filter(|address| !address.starts_with("//")).map(str::to_owned))
        .collect();
    for form in page.select(&all("form")).filter(|form| form.attr("method").is_none_or(|method| method == "get")) {
        let action = form.attr("action").unwrap_or_default();
        for select in form.select(&all("select[name]")) {
            found.extend(values(select).map(|value| format!("{action}?{}={value}", select.attr("name").unwrap_or(""))));
        }
    }
    found
}

/// The first two values of a choice that choose something.
fn values(select: ElementRef<'_>) -> impl Iterator<Item = String> {
    let options = Selector::parse("option[value]").expect("a selector");
    let values: Vec<String> = select
        .select(&options)
        .filter_map(|option| option.attr("value").filter(|value| !value.is_empty()).map(str::to_owned))
        .take(2)
        .collect();
    values.into_iter()
}

/// `path` with identifiers in the place of its parameters.
fn filled(path: &str, known: &BTreeMap<String, String>) -> Option<String> {
    let mut done = String::new();
    for part in path.split('/').skip(1) {
        let value = match part.strip_prefix('{') {
            None => part.to_owned(),
            Some(name) => {
                let name = folded(name.trim_end_matches('}'));
                known.get(&format!("{done}/")).or_else(|| known.get(&name))?.clone()
            }
        };
        done = format!("{done}/{value}");
    }
    Some(done)
}

/// With what has to be said.
fn with_required(address: &str, parameters: &[Value]) -> String {
    let required = parameters.iter().filter(|one| one["in"] == "query" && one["required"] == true);
    required.fold(address.to_owned(), |address, parameter| {
        let example = parameter["schema"]["example"].as_str().unwrap_or_default();
        with(&address, parameter["name"].as_str().unwrap_or_default(), example)
    })
}

/// With this choice, in the place of another if that is made already.
fn with_choice(address: &str, name: &str, word: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let others = query.split('&').filter(|part| !part.is_empty() && part.split('=').next() != Some(name));
    let others = others.fold(path.to_owned(), |address, part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        with(&address, name, value)
    });
    with(&others, name, word)
}

fn with(address: &str, name: &str, value: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{name}={value}")
}

/// As many lines as one page may have.
fn with_size(address: &str, parameters: &[Value]) -> String {
    let size = parameters
        .iter()
        .filter_map(|one| one["name"].as_str())
        .find(|name| folded(name) == "limit" || folded(name) == "pagesize");
    size.map_or_else(|| address.to_owned(), |name| with(address, name, "100"))
}

/// The words that a parameter of the query may be.
fn choices(parameter: &Value) -> Vec<(String, String)> {
    let name = parameter["name"].as_str().unwrap_or_default();
    let schema = &parameter["schema"];
    let listed = schema["enum"].as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(Value::as_str);
    // `^(one|other)$`, where the empty word is one as well.
    let pattern = schema["pattern"].as_str().and_then(|pattern| pattern.strip_prefix("^("));
    let alternatives = pattern.and_then(|rest| rest.trim_end_matches("?$").trim_end_matches('$').strip_suffix(')'));
    let is_word = |word: &&str| !word.is_empty() && word.chars().all(|one| one.is_ascii_lowercase() || one == '_');
    let alternatives = alternatives.into_iter().flat_map(|words| words.split('|')).filter(is_word);
    listed.chain(alternatives).map(|word| (name.to_owned(), word.to_owned())).collect()
}

/// Notes the identifiers and names that an answer of `path` shows: `{id}` below it, `{course_id}` of courses, `{roleId}`.
fn gather(path: &str, value: &Value, known: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| gather(path, one, known)),
        Value::Object(fields) => {
            // What it says of itself goes before what it says of others.
            for (name, value) in fields {
                let text =
                    value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()));
                if let Some(text) = text.filter(|text| !text.is_empty() && !text.contains(['/', '?', ' '])) {
                    if name == "id" {
                        let one = path.rsplit('/').next().unwrap_or_default().trim_end_matches('s');
                        known.entry(format!("{path}/")).or_insert_with(|| text.clone());
                        known.entry(folded(&format!("{one}_id"))).or_insert_with(|| text.clone());
                    }
                    known.entry(folded(name)).or_insert(text);
                }
            }
            fields.values().for_each(|value| gather(path, value, known));
        }
        _ => {}
    }
}

/// A name without its style: `course_id` and `courseId` are one.
fn folded(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}
