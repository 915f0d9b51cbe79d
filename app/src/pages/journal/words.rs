//! The words of the trail.

use super::index;
use crate::{describe::tell, form::Form, t};
use docendo::{error::Flaws, trail::TrailFilter};

/// The kinds of entities as options of a filter.
pub(super) fn entities() -> Vec<(String, String)> {
    entity_words().into_iter().map(|word| (word.to_owned(), tell::entity(word))).collect()
}

fn entity_words() -> Vec<&'static str> {
    index::descriptions().map(|description| description.entity.code()).collect()
}

/// What can be done as options of a filter.
pub(super) fn actions() -> Vec<(String, String)> {
    index::actions().into_iter().map(|word| (word.to_owned(), tell::action(word))).collect()
}

/// Through which door something came in.
pub(super) fn door_word(door: &str) -> String {
    match door {
        "page" => t!("trail-door-page"),
        "command" => t!("trail-door-command"),
        contract => t!("trail-door-api", contract = contract.to_owned()),
    }
}

/// Words that stand for themselves.
fn themselves(words: Vec<&'static str>) -> Vec<(&'static str, String)> {
    words.into_iter().map(|word| (word, word.to_owned())).collect()
}

/// What the address asks for.
pub(super) fn filter(query: &Form) -> docendo::Result<TrailFilter> {
    let mut flaws = Flaws::default();
    let filter = TrailFilter {
        search: query.text("search"),
        entity: query.one_of("entity", &mut flaws, &themselves(entity_words())),
        action: query.one_of("action", &mut flaws, &themselves(index::actions())),
        about: query.word("about", &mut flaws),
        from: query.date("from", &mut flaws),
        to: query.date("to", &mut flaws),
    };
    flaws.check()?;
    Ok(filter)
}
