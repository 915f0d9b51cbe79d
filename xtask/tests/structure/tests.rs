//! That what is wrong is found, and what is right is not: crates of a few lines.

use super::{breaches, circles};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// A crate of these files.
fn crate_of(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let root = folder.path().join("lib.rs");
    (folder, root)
}

fn circles_in(files: &[(&str, &str)]) -> Vec<String> {
    let (_folder, root) = crate_of(files);
    circles("test", &root)
}

#[test]
fn a_circle_is_told_with_the_names_that_make_it() {
    let found = circles_in(&[
        ("lib.rs", "mod day; mod night; mod noon;"),
        ("day.rs", "use crate::{night::{self, Moon}, noon};"),
        ("night.rs", "fn moon() { tell!(crate::noon::hour()) } pub struct Moon;"),
        ("noon.rs", "fn hour() { super::day::break_of() }"),
    ]);
    let around = "test, in crate::\n  night -> noon: noon::hour\n  noon -> day: day::break_of\n  day -> night: night, night::Moon\n";
    let short = "test, in crate::\n  day -> noon: noon\n  noon -> day: day::break_of\n";
    assert_eq!(found, [around, short]);
}

#[test]
fn within_a_feature_circles_are_found_as_well() {
    let found = circles_in(&[
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod one; mod two;"),
        ("a/one.rs", "use super::two::Two;"),
        ("a/two.rs", "mod inside;"),
        ("a/two/inside.rs", "use super::super::one;"),
    ]);
    assert_eq!(found, ["test, in crate::a\n  one -> two: a::two::Two\n  two -> one: a::one\n"]);
}

#[test]
fn whoever_takes_what_is_handed_on_uses_the_module_that_defines_it() {
    let files = |one: &'static str| {
        circles_in(&[
            ("lib.rs", "mod a;"),
            ("a.rs", "mod one; mod two; pub use two::*; pub use one::One;"),
            ("a/one.rs", one),
            ("a/two.rs", "use super::One; pub struct Two;"),
        ])
    };
    assert!(files("pub struct One;").is_empty());
    assert_eq!(files("use super::Two; pub struct One;").len(), 1);
}

#[test]
fn a_module_and_what_is_within_it_are_one_piece() {
    let files = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod one; mod two; pub struct A; fn begin() { one::begin(); two::begin() }"),
        ("a/one.rs", "use super::A; pub fn begin() {}"),
        ("a/two.rs", "use crate::a::A; pub fn begin() {}"),
    ];
    assert!(circles_in(&files).is_empty());
}

#[test]
fn a_test_may_look_at_everything() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b;"),
        (
            "b.rs",
            "#[cfg(all(test, feature = \"x\"))] use crate::a::{self, A}; #[cfg(test)] mod tests { use crate::a; }",
        ),
    ];
    assert!(circles_in(&files).is_empty());
}

#[test]
fn who_uses_what_stands_above_is_told_and_who_stands_nowhere() {
    let (_folder, root) = crate_of(&[
        ("lib.rs", "//! # Layers\n//! `low`, `high`, `gone`\n\nmod high; mod low; mod other;"),
        ("high.rs", "use crate::low;"),
        ("low.rs", "use crate::high::High;"),
        ("other.rs", ""),
    ]);
    let expected = [
        "  test: there is no gone\n",
        "  test: low uses high, which stands above it: high::High\n",
        "  test: other is not named\n",
    ];
    assert_eq!(breaches("test", &root), expected);
}
