//! The table of who may what: that its page is that of the code, and that the services hold it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

#[cfg(feature = "testing")]
mod services;

use super::*;
use crate::identity::{AccessRole, Permissions, SEED};
use std::{collections::BTreeSet, env, fs};

/// The page.
const PAGE: &str = "docs/operators/permissions.md";
/// Set, the page is written; else it is compared.
const WRITE: &str = "DOCENDO_WRITE_PERMISSIONS";

const HEAD: &str = "# Who may do what

Whoever may do what follows from the access roles that they hold ([access.md](access.md) says who gives them). Everybody who is
signed in may read the catalogue, the requirements and the sites, and do what is about themselves alone. Everything else needs a
permission; of those with \"or\" between them one suffices. \"own\": only about themselves.

A test writes this page from the code: `DOCENDO_WRITE_PERMISSIONS=yes cargo test -p docendo --all-features
the_page_for_operators_is_that_of_the_code`.

";

/// The permissions of an access role.
fn permissions(role: &AccessRole) -> Permissions {
    role.permissions.iter().copied().collect()
}

fn page() -> String {
    let roles = SEED.iter().map(|role| role.name.to_owned());
    let mut lines = vec![line("what", "needs", roles), line("---", "---", SEED.iter().map(|_| "---".to_owned()))];
    for one in all() {
        let needs: Vec<String> = one.parts().map(needed).collect();
        let cells = SEED.iter().map(|role| cell(one, role).to_owned());
        lines.push(line(one.sentence, &needs.join(" and "), cells));
    }
    format!("{HEAD}{}\n", lines.join("\n"))
}

/// The permissions of which whoever carries out a part of a use case needs one.
fn needed(part: UseCase) -> String {
    part.permissions().map(|permission| format!("`{permission}`")).collect::<Vec<_>>().join(" or ")
}

/// A line of the table.
fn line(what: &str, needs: &str, cells: impl Iterator<Item = String>) -> String {
    format!("| {what} | {needs} | {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn cell(use_case: UseCase, role: &AccessRole) -> &'static str {
    if use_case.is_open_to(permissions(role)) {
        "yes"
    } else if use_case.is_free_about_oneself {
        "own"
    } else {
        "–"
    }
}

#[test]
fn the_page_for_operators_is_that_of_the_code() {
    if env::var_os(WRITE).is_some() {
        fs::write(PAGE, page()).unwrap();
    }
    assert_eq!(fs::read_to_string(PAGE).unwrap(), page(), "{PAGE} is of another version: set {WRITE}=yes to write it");
}

#[test]
fn no_two_use_cases_have_the_same_name_or_say_the_same() {
    let names: BTreeSet<&str> = all().map(|one| one.name).collect();
    let sentences: BTreeSet<&str> = all().map(|one| one.sentence).collect();
    assert_eq!((names.len(), sentences.len()), (all().count(), all().count()));
}
