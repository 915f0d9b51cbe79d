//! Texts that the language of a page lacks stand there in English, and the page says so: a screen reader pronounces them as English,
//! and in a page that runs from right to left they run from left to right.
//!
//! While a page is rendered, such a text is put between two marks ([`marked`]), wherever it goes from there. When the page is
//! done, [`resolve`] turns marks around text into an element with a `lang`, and removes them where no element can stand.

use super::Language;

/// Begins a text in the fallback language; a character for private use, which no text has.
const BEGIN: char = '\u{F0000}';
/// Ends it.
const END: char = '\u{F0001}';

/// Elements in which only text can stand; the language of what they begin with is theirs.
const TEXT_ONLY: [&str; 5] = ["option", "title", "textarea", "script", "style"];

/// `text`, which is in the fallback language, between marks.
pub(super) fn marked(text: &str) -> String {
    // A text inside another is of the same language.
    format!("{BEGIN}{}{END}", text.replace([BEGIN, END], ""))
}

/// The page `html` with an element around each text that was marked.
#[must_use]
pub fn resolve(html: &str) -> String {
    if html.contains([BEGIN, END]) { Resolving::new(html.len()).all(html) } else { html.to_owned() }
}

/// The same for a page that comes alive: a browser looks for the elements that were rendered, and no others. The element says it whose
/// only content the text is; among other text it stands apart by marks that nobody sees.
#[must_use]
pub fn resolve_alive(html: &str) -> String {
    if html.contains([BEGIN, END]) {
        Resolving { is_alive: true, ..Resolving::new(html.len()) }.all(html)
    } else {
        html.to_owned()
    }
}

/// What stands around a text that runs from left to right among others, and ends it.
const ISOLATES: (char, char) = ('\u{2066}', '\u{2069}');

/// Where in a page something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Between elements.
    Text,
    /// Between the angle brackets of an element.
    Tag,
    /// In the value of an attribute, between such quotation marks.
    Value(char),
}

/// A page that is read, and written with elements in place of marks.
struct Resolving {
    written: String,
    inside: Inside,
    /// The tag that was read last, or is read: its name, with a slash before it if it ends an element.
    tag: String,
    /// Whether that name is read just now.
    is_name: bool,
    /// The last tag that had a name: comments and separators have none.
    element: String,
    /// Where the tag of that element ends, if nothing has come after it yet.
    bare: Option<usize>,
    /// How many elements around texts are open.
    spans: usize,
    /// Whether no element may come to those that are there.
    is_alive: bool,
    /// Where the last marked text begins, and where the tag before it ends, if nothing is between them.
    begun: Option<(usize, Option<usize>)>,
    /// What an element says whose text is in the fallback language.
    attributes: String,
}

impl Resolving {
    fn new(length: usize) -> Self {
        let english = Language::default();
        Self {
            written: String::with_capacity(length),
            inside: Inside::Text,
            tag: String::new(),
            is_name: false,
            element: String::new(),
            bare: None,
            spans: 0,
            is_alive: false,
            begun: None,
            attributes: format!(" lang=\"{}\" dir=\"{}\"", english.tag(), english.direction()),
        }
    }

    fn all(mut self, html: &str) -> String {
        for (at, next) in html.char_indices() {
            match next {
                BEGIN | END if self.is_alive && !self.is_text_only() => {
                    self.mark_alive(next, &html[at + next.len_utf8()..]);
                }
                BEGIN | END => self.mark(next),
                '<' if self.inside == Inside::Text && !self.is_code(&html[at..]) => self.open(),
                other => self.usual(other),
            }
        }
        self.written.push_str(&"</span>".repeat(self.spans));
        self.written
    }

    /// Whether `rest`, which begins with an angle bracket, is the text of a script or a style.
    fn is_code(&self, rest: &str) -> bool {
        matches!(self.element.as_str(), "script" | "style") && !rest.starts_with("</")
    }

    fn is_text_only(&self) -> bool {
        TEXT_ONLY.contains(&self.element.as_str())
    }

    /// A mark in a page that comes alive; `rest` follows it.
    fn mark_alive(&mut self, mark: char, rest: &str) {
        if self.inside != Inside::Text {
            return;
        }
        if mark == BEGIN {
            self.begun = Some((self.written.len(), self.bare.take()));
            return;
        }
        let Some((begin, tag)) = self.begun.take() else { return };
        // The separators of views are no content.
        if let Some(tag) = tag.filter(|_| rest.trim_start_matches("<!>").starts_with("</")) {
            self.written.insert_str(tag, &self.attributes);
        } else {
            self.written.insert(begin, ISOLATES.0);
            self.written.push(ISOLATES.1);
        }
    }

    fn mark(&mut self, mark: char) {
        let is_bare = self.is_text_only();
        match (self.inside, mark) {
            (Inside::Text, BEGIN) if is_bare => {
                if let Some(end) = self.bare.take() {
                    self.written.insert_str(end, &self.attributes);
                }
            }
            (Inside::Text, BEGIN) => {
                self.spans += 1;
                self.written.extend(["<span", self.attributes.as_str(), ">"]);
            }
            // Only a mark that begins has one that ends, whatever somebody typed.
            (Inside::Text, _) if !is_bare && self.spans > 0 => {
                self.spans -= 1;
                self.written.push_str("</span>");
            }
            _ => {}
        }
    }

    fn open(&mut self) {
        self.inside = Inside::Tag;
        self.is_name = true;
        self.tag.clear();
        self.written.push('<');
    }

    fn usual(&mut self, next: char) {
        match (self.inside, next) {
            (Inside::Tag, '>') => self.close(),
            (Inside::Tag, '"' | '\'') => self.inside = Inside::Value(next),
            (Inside::Value(quote), _) if quote == next => self.inside = Inside::Tag,
            (Inside::Tag, _) => {
                self.is_name &= next.is_ascii_alphanumeric() || next == '/' || next == '-';
                self.tag.extend(self.is_name.then_some(next));
            }
            (Inside::Text, _) => self.bare = None,
            (Inside::Value(_), _) => {}
        }
        self.written.push(next);
    }

    fn close(&mut self) {
        self.inside = Inside::Text;
        if !self.tag.is_empty() {
            self.element.clone_from(&self.tag);
            self.bare = Some(self.written.len());
        }
    }
}

/// That a page is being rendered whose marks are resolved when it is done; components find it in their context.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resolved;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_english_says_so_where_it_stands() {
        let page = format!("<p>{} ؟</p>", marked("No courses"));
        assert_eq!(resolve(&page), r#"<p><span lang="en" dir="ltr">No courses</span> ؟</p>"#);
    }

    #[test]
    fn a_text_within_another_is_of_the_same_language() {
        let page = format!("<p>{}</p>", marked(&format!("Open {}", marked("Courses"))));
        assert_eq!(resolve(&page), r#"<p><span lang="en" dir="ltr">Open Courses</span></p>"#);
    }

    #[test]
    fn where_only_text_can_stand_the_element_says_it() {
        let page = format!("<option value=1>{}</option><option>{}</option>", marked("None"), marked("One"));
        let expected = r#"<option value=1 lang="en" dir="ltr">None</option><option lang="en" dir="ltr">One</option>"#;
        assert_eq!(resolve(&page), expected);
        let mixed = format!("<title>دوسندو: {}</title>", marked("Courses"));
        assert_eq!(resolve(&mixed), "<title>دوسندو: Courses</title>");
    }

    #[test]
    fn a_mark_that_somebody_typed_opens_and_closes_nothing_of_others() {
        assert_eq!(resolve(&format!("<b>a{END}</b>")), "<b>a</b>");
        assert_eq!(resolve(&format!("<i>{BEGIN}a</i>")), r#"<i><span lang="en" dir="ltr">a</i></span>"#);
    }

    #[test]
    fn a_page_that_comes_alive_keeps_its_elements() {
        let page = format!("<p>{}<!></p><p>{} ؟</p><title>{}</title>", marked("a"), marked("b"), marked("c"));
        let own = r#" lang="en" dir="ltr""#;
        assert_eq!(resolve_alive(&page), format!("<p{own}>a<!></p><p>\u{2066}b\u{2069} ؟</p><title{own}>c</title>"));
        let script = format!("<script>[\"{}\"]</script><i title=\"{}\">x</i>", marked("a"), marked("b"));
        assert_eq!(resolve_alive(&script), "<script>[\"a\"]</script><i title=\"b\">x</i>");
    }

    #[test]
    fn separators_and_code_are_no_elements() {
        let page = format!("<title>{}<!>{}</title><script>a<b; \"</script>{}", marked("a"), marked("b"), marked("c"));
        let own = r#" lang="en" dir="ltr""#;
        let expected = format!("<title{own}>a<!>b</title><script>a<b; \"</script><span{own}>c</span>");
        assert_eq!(resolve(&page), expected);
    }

    #[test]
    fn an_attribute_has_its_text_alone() {
        let page = format!(
            "<input placeholder=\"a > b {}\"><b>{}</b>",
            marked("Search"),
            marked("1 < 2").replace('<', "&lt;")
        );
        let expected = r#"<input placeholder="a > b Search"><b><span lang="en" dir="ltr">1 &lt; 2</span></b>"#;
        assert_eq!(resolve(&page), expected);
    }

    #[test]
    fn after_an_element_of_text_alone_others_can_stand_again() {
        let page = format!("<textarea>{}</textarea>{}<script>{}</script>", marked("a"), marked("b"), marked("c"));
        let span = r#"<span lang="en" dir="ltr">b</span>"#;
        let own = r#" lang="en" dir="ltr""#;
        assert_eq!(resolve(&page), format!("<textarea{own}>a</textarea>{span}<script{own}>c</script>"));
    }
}
