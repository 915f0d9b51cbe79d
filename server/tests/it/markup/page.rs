//! A page as a browser's parser reads it: its forms, and whether any of it was written by somebody who typed.

use super::{HOSTILE, SHORT};
use scraper::{ElementRef, Html, Selector, node::Element};
use std::collections::HashMap;

/// The element that only markup in a typed text could bring into a page, and the id of its form.
const MARK: &str = "x-mark";

/// A page that was parsed.
pub(super) struct Page {
    document: Html,
}

/// A form that posts.
pub(super) struct Form {
    /// Where it posts to; nothing stands for the page's own address.
    pub(super) action: Option<String>,
    /// Whether it carries files.
    pub(super) has_files: bool,
    /// Whether it takes something away.
    pub(super) is_danger: bool,
    pub(super) fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: InputKind,
    /// What it holds.
    pub(super) value: String,
    /// Whether it was refused.
    pub(super) is_invalid: bool,
}

/// What can be done with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InputKind {
    /// Anything of so many characters at most can be typed.
    Text(usize),
    /// Something of the given form has to be typed.
    Formed(String),
    /// One of these is chosen.
    Choice(Vec<String>),
    /// It is ticked or not.
    Box,
    /// It is sent as it is.
    Fixed,
}

fn all(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

impl Page {
    pub(super) fn parse(html: &str) -> Self {
        Self { document: Html::parse_document(html) }
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.document.root_element().descendants().filter_map(|node| node.value().as_element())
    }

    /// What of the page was written by whoever typed [`HOSTILE`], if anything.
    pub(super) fn intruder(&self) -> Option<String> {
        self.elements().find_map(|element| {
            let is_ours = element.name() != MARK && element.id() != Some(MARK);
            let is_told =
                element.name() != "script" || element.attr("nonce").is_some() || element.attr("src").is_some();
            let attribute = element.attrs().find(|(name, value)| is_active(name, value));
            (!is_ours || !is_told || attribute.is_some()).then(|| format!("<{}> {attribute:?}", element.name()))
        })
    }

    /// Whether the marks that Leptos puts between views are read as text: in an element that has nothing else, they are no comments.
    pub(super) fn shows_marks(&self) -> bool {
        self.document.select(&all("title, textarea")).any(|element| element.text().any(|text| text.contains("<!>")))
    }

    /// Whether the page shows what was typed as the text that it is: in what it says, or in a field.
    pub(super) fn shows_typed(&self) -> bool {
        let is_text = |text: &str| [HOSTILE].iter().chain(&SHORT).any(|typed| text.contains(typed));
        let values = |element: &Element| element.attrs().any(|(_, value)| is_text(value));
        self.elements().any(values) || is_text(&self.document.root_element().text().collect::<String>())
    }

    /// The forms that post, but for those of the frame around every page.
    pub(super) fn forms(&self) -> Vec<Form> {
        let posting = all("main form[method=post]");
        self.document.select(&posting).map(form).collect()
    }

    /// The names of what can be asked for: the fields of forms that read.
    pub(super) fn asks(&self) -> Vec<String> {
        let named = all("form[method=get] [name]");
        let fields = self.document.select(&named);
        fields.filter_map(|field| field.attr("name").map(str::to_owned)).collect()
    }

    /// Whether it tells of work that goes on.
    pub(super) fn is_busy(&self) -> bool {
        self.document.select(&all("#busy")).next().is_some()
    }

    /// What the page says, for a test that fails.
    pub(super) fn words(&self) -> String {
        let main = self.document.select(&all("main")).next().unwrap_or(self.document.root_element());
        main.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

/// Whether an attribute carries something out, and no page of ours has written it.
fn is_active(name: &str, value: &str) -> bool {
    let leads = matches!(name, "href" | "src" | "action" | "formaction" | "data" | "srcdoc");
    let is_own =
        value.is_empty() || ["/", "?", "#", "mailto:", "https://example.org"].iter().any(|own| value.starts_with(own));
    name.starts_with("on") || name == MARK || leads && (!is_own || value.starts_with("//"))
}

fn form(form: ElementRef<'_>) -> Form {
    let options = |field: ElementRef<'_>| -> Vec<String> {
        let option = all("option");
        let values = field.select(&option).filter_map(|option| option.attr("value").map(str::to_owned));
        values.filter(|value| !value.is_empty()).collect()
    };
    let mut groups: HashMap<String, usize> = HashMap::new();
    let mut fields: Vec<Field> = Vec::new();
    for field in form.select(&all("input[name], textarea[name], select[name], button[name]")) {
        let name = field.attr("name").unwrap_or_default().to_owned();
        let (kind, value) = (kind(field, &options), value(field));
        let radio = field.attr("type") == Some("radio") || field.value().name() == "button";
        if radio && let Some(first) = groups.get(&name) {
            if field.attr("checked").is_some() {
                fields[*first].value = value;
            }
            continue;
        }
        groups.insert(name.clone(), fields.len());
        fields.push(Field { name, kind, value, is_invalid: field.attr("aria-invalid") == Some("true") });
    }
    Form {
        action: form.attr("action").map(str::to_owned),
        has_files: form.attr("enctype") == Some("multipart/form-data"),
        is_danger: form.select(&all("button.btn-danger")).next().is_some(),
        fields,
    }
}

fn kind(field: ElementRef<'_>, options: &impl Fn(ElementRef<'_>) -> Vec<String>) -> InputKind {
    let longest = field.attr("maxlength").and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
    match (field.value().name(), field.attr("type").unwrap_or("text")) {
        ("select", _) => InputKind::Choice(options(field)),
        ("textarea", _) | (_, "text" | "search") => InputKind::Text(longest),
        (_, "checkbox") => InputKind::Box,
        (_, form @ ("email" | "url" | "number" | "date" | "password" | "file")) => InputKind::Formed(form.to_owned()),
        _ => InputKind::Fixed,
    }
}

/// What a field holds, as a browser would send it.
fn value(field: ElementRef<'_>) -> String {
    match field.value().name() {
        "textarea" => field.text().collect(),
        "select" => {
            let chosen = field.select(&all("option[selected]")).next();
            chosen.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
        }
        _ => field.attr("value").unwrap_or_default().to_owned(),
    }
}
