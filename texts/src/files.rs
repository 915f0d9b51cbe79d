//! Reading the Fluent files of a language.

use crate::message::{Message, Part, Texts};
use fluent_syntax::{
    ast::{self, Entry, Expression, InlineExpression, PatternElement, VariantKey},
    parser::{self, ParserError},
    unicode::unescape_unicode_to_string,
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// The languages that have a folder in `locales`, each with its texts, by their tags.
///
/// # Errors
/// Says which file cannot be read, or which text uses what no text may.
pub fn languages(locales: &Path) -> Result<Vec<(String, Texts)>, String> {
    let tag = |folder: PathBuf| folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let folders = entries(locales).map_err(|error| format!("{}: {error}", locales.display()))?;
    folders
        .into_iter()
        .filter(|path| path.is_dir())
        .filter_map(tag)
        .map(|tag| language(&locales.join(&tag)).map(|texts| (tag, texts)))
        .collect()
}

/// The texts of the files in `folder`.
fn language(folder: &Path) -> Result<Texts, String> {
    let mut texts = BTreeMap::new();
    let files = entries(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in files.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "ftl")) {
        let at = |what: &str| format!("{}: {what}", path.display());
        let source = fs::read_to_string(&path).map_err(|error| at(&error.to_string()))?;
        for (key, message) in messages(&source).map_err(|error| at(&error))? {
            if texts.insert(key.clone(), message).is_some() {
                return Err(at(&format!("{key} stands twice")));
            }
        }
    }
    Ok(Texts(texts))
}

/// What is in a folder, in order.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The texts of one file.
fn messages(source: &str) -> Result<Vec<(String, Message)>, String> {
    let file = parser::parse(source).map_err(|(_, errors)| unreadable(source, &errors))?;
    let mut found = Vec::new();
    for entry in file.body {
        match entry {
            Entry::Message(ast::Message { id, value: Some(pattern), attributes, .. }) if attributes.is_empty() => {
                let message = message(&pattern).map_err(|what| format!("{}: {what}", id.name))?;
                found.push((id.name.to_owned(), message));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Message(ast::Message { id, .. }) => return Err(format!("{} has attributes, or no text", id.name)),
            Entry::Term(ast::Term { id, .. }) => return Err(format!("-{} is a term", id.name)),
            Entry::Junk { content } => return Err(format!("{content:?} cannot be read")),
        }
    }
    Ok(found)
}

/// What is wrong with a file, line by line.
fn unreadable(source: &str, errors: &[ParserError]) -> String {
    let line = |at: usize| source.get(..at).unwrap_or(source).lines().count().max(1);
    errors.iter().map(|error| format!("line {}: {}", line(error.pos.start), error.kind)).collect::<Vec<_>>().join(", ")
}

fn message(pattern: &ast::Pattern<&str>) -> Result<Message, String> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match part(element)? {
            Part::Text(text) => match parts.last_mut() {
                Some(Part::Text(before)) => before.push_str(&text),
                _ => parts.push(Part::Text(text)),
            },
            other => parts.push(other),
        }
    }
    Ok(match <[Part; 1]>::try_from(parts) {
        Ok([Part::Text(text)]) => Message::Plain(text),
        Ok(one) => Message::Parts(one.into()),
        Err(several) => Message::Parts(several),
    })
}

fn part(element: &PatternElement<&str>) -> Result<Part, String> {
    match element {
        PatternElement::TextElement { value } => Ok(Part::Text((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::StringLiteral { value } => Ok(Part::Text(unescape_unicode_to_string(value).into_owned())),
            other => Ok(Part::Value { name: variable(other)? }),
        },
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            let arm = |variant: &ast::Variant<&str>| {
                let (VariantKey::Identifier { name: word } | VariantKey::NumberLiteral { value: word }) = &variant.key;
                Ok(((*word).to_owned(), message(&variant.value)?))
            };
            let arms = variants.iter().map(arm).collect::<Result<_, String>>()?;
            let default = variants.iter().position(|variant| variant.default).unwrap_or_default();
            Ok(Part::Choice { by: variable(selector)?, arms, default })
        }
    }
}

/// The name of a variable; nothing else can stand in a text.
fn variable(inline: &InlineExpression<&str>) -> Result<String, String> {
    match inline {
        InlineExpression::VariableReference { id } => Ok(id.name.to_owned()),
        other => Err(format!("{other:?} is neither a variable nor a text")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_with_values_and_choices_are_read() {
        let source = "# Of lists\nsave = Save\nspace = { $role }.{ \"\\u0020\" }\ncount = { $count ->\n    [one] one\n   *[other] { $count }\n } done\n";
        let [(save, plain), (_, space), (_, count)] = <[_; 3]>::try_from(messages(source).unwrap()).unwrap();
        assert_eq!((save.as_str(), plain), ("save", Message::Plain("Save".into())));
        let role = Part::Value { name: "role".into() };
        assert_eq!(space, Message::Parts(vec![role, Part::Text(". ".into())]));
        let number = Message::Parts(vec![Part::Value { name: "count".into() }]);
        let arms = vec![("one".to_owned(), Message::Plain("one".into())), ("other".to_owned(), number)];
        let choice = Part::Choice { by: "count".into(), arms, default: 1 };
        assert_eq!(count, Message::Parts(vec![choice, Part::Text(" done".into())]));
    }

    #[test]
    fn what_no_text_may_use_is_refused_by_its_name() {
        for (source, name) in [
            ("day = { DATETIME($day) }\n", "day"),
            ("a = { save }\n", "a"),
            ("-brand = Docendo\n", "-brand"),
            ("field = Name\n    .title = Full name\n", "field"),
            ("save = Save\nthis is no text\n", "line 2"),
        ] {
            assert!(messages(source).unwrap_err().contains(name), "{source}");
        }
    }
}
