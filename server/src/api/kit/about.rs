//! What is stated beside a handler, for the description.

/// What is stated beside a handler. The macro [`endpoint!`](super::endpoint) makes it.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The name of the operation, which generated clients use.
    pub id: &'static str,
    /// What it does, line by line: the first paragraph is its summary.
    pub text: &'static [&'static str],
    /// What the successful answer is.
    pub answer: &'static str,
    /// Failures that do not follow from what the handler takes, and further reasons for those that do.
    pub failures: &'static [(u16, &'static str)],
}

impl About {
    /// Its first paragraph, and the others.
    pub(super) fn summary(&self) -> (Option<String>, Option<String>) {
        let (summary, description) = paragraphs(self.text);
        (Some(summary), Some(description).filter(|text| !text.is_empty()))
    }
}

/// The first paragraph of a documentation, and the others.
fn paragraphs(lines: &[&str]) -> (String, String) {
    let text = documentation(lines);
    match text.split_once("\n\n") {
        Some((first, others)) => (first.replace('\n', " "), others.to_owned()),
        None => (text.replace('\n', " "), String::new()),
    }
}

/// A documentation as it was written.
pub(super) fn documentation(lines: &[&str]) -> String {
    lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n").trim().to_owned()
}
