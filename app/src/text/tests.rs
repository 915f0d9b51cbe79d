//! The files of all languages, checked against English and against the pages.

use super::Language;
use docendo::error::Entity;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The arguments of each key.
type Keys = BTreeMap<String, BTreeSet<String>>;

#[test]
fn a_browser_gets_the_first_language_that_there_is() {
    assert_eq!(Language::accepted("xx, en-GB;q=0.8").tag(), "en");
    assert_eq!(Language::accepted("xx, es-MX;q=0.8, en").tag(), "es");
    assert_eq!(Language::accepted("").tag(), "en");
    assert_eq!(Language::accepted("%%%").tag(), "en");
}

#[test]
fn arabic_is_written_from_right_to_left() {
    let directions: Vec<_> = Language::all().into_iter().map(|one| (one.tag(), one.direction())).collect();
    assert_eq!(directions, [("en", "ltr"), ("ar", "rtl"), ("es", "ltr"), ("fr", "ltr")]);
}

#[test]
fn what_a_language_lacks_appears_in_english() {
    let arabic = Language::named("ar").unwrap();
    assert_eq!(arabic.text("catalogue-empty-action", &[]), "Create the first course");
    assert_ne!(arabic.text("place-home", &[]), "Home");
}

#[test]
fn no_language_has_a_key_that_english_lacks_or_other_arguments() {
    let english = keys("en");
    for language in Language::all() {
        for (key, arguments) in keys(language.tag()) {
            assert_eq!(english.get(&key), Some(&arguments), "{}: {key}", language.tag());
        }
    }
}

#[test]
fn spanish_is_complete() {
    let spanish = keys("es");
    let missing: Vec<_> = keys("en").into_keys().filter(|key| !spanish.contains_key(key)).collect();
    assert!(missing.is_empty(), "not in Spanish: {missing:#?}");
}

#[test]
fn every_entity_has_a_word_for_sentences_about_it() {
    let (english, spanish) = (keys("en"), keys("es"));
    for key in Entity::ALL.iter().map(|entity| format!("entity-{entity}")) {
        assert!(english.contains_key(&key) && spanish.contains_key(&key), "{key}");
    }
}

#[test]
fn a_language_that_lacks_texts_says_so_until_it_has_them_all() {
    let english = keys("en");
    for language in Language::all() {
        assert_eq!(language.is_in_part(), keys(language.tag()).len() < english.len(), "{}", language.tag());
    }
}

#[test]
fn what_stands_in_an_arabic_page_runs_by_itself_and_elsewhere_carries_nothing() {
    let values = [("page", "Northgate".into())];
    let isolated = |tag: &str| Language::named(tag).unwrap().text("window-title", &values).contains('\u{2068}');
    assert_eq!(["ar", "en", "es", "fr"].map(isolated), [true, false, false, false]);
}

#[test]
fn every_language_counts_in_all_forms_that_it_has() {
    for (tag, count, form) in [("es", 1, "1 curso"), ("es", 3000, "3000 cursos"), ("es", 20_000, "20.000 cursos")] {
        assert_eq!(Language::named(tag).unwrap().text("catalogue-count", &[("count", count.into())]), form);
    }
    for count in [0, 1, 2, 3, 11, 100] {
        let text = Language::named("ar").unwrap().text("months", &[("count", count.into())]);
        assert!(!text.contains('{') && !text.contains("month"), "{count}: {text}");
    }
}

#[test]
fn every_key_that_the_pages_name_has_an_english_text() {
    let english = keys("en");
    let mut missing = Vec::new();
    for (file, source) in sources(Path::new("src")) {
        let parts: Vec<&str> = source.split("t!(\"").collect();
        for pair in parts.windows(2) {
            // `format!` and its like end in the same letter.
            let is_other_macro = pair[0].ends_with(char::is_alphanumeric);
            let key = pair[1].split('"').next().unwrap_or_default();
            if !is_other_macro && !key.contains('{') && key != "key" && !english.contains_key(key) {
                missing.push(format!("{file}: {key}"));
            }
        }
    }
    missing.retain(|line| !line.contains("text/tests.rs"));
    assert!(missing.is_empty(), "keys without a text: {missing:#?}");
}

/// The keys of a language, each with the arguments that its text names.
fn keys(tag: &str) -> Keys {
    let argument = |name: &str| name.to_owned();
    let texts = Language::named(tag).unwrap().texts();
    texts.iter().map(|(key, text)| (key.to_owned(), text.names().into_iter().map(argument).collect())).collect()
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    found
}
