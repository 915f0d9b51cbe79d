//! That readers are told of everything that the product writes into the journal: with texts in English and Spanish, and with no
//! field left to its name in the database.

mod everything;

use super::{changes::change_lines, index};
use crate::{
    describe::{Description, How},
    text::Language,
};
use docendo::{
    db::Tx,
    error::Entity,
    kernel::page::Page,
    testing::{House, on_both},
    trail::{TrailFilter, trail},
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Fails where English or Spanish lacks the text of `key`.
fn has_texts(key: &str) {
    for language in ["en", "es"].map(|tag| Language::named(tag).unwrap()) {
        assert!(language.own_text(key, &[]).is_some(), "{} lacks {key}", language.tag());
    }
}

#[test]
fn every_entity_of_which_the_journal_tells_is_described_once_and_has_a_word() {
    let told: Vec<Entity> = Entity::ALL.iter().copied().filter(|entity| entity.touches().is_some()).collect();
    let described: Vec<Entity> = index::descriptions().map(|description| description.entity).collect();
    assert_eq!(described.len(), told.len());
    for entity in told {
        assert!(described.contains(&entity), "{entity} is not described");
        has_texts(&format!("trail-entity-{}", entity.code()));
    }
}

#[test]
fn every_action_has_a_word_and_every_field_that_is_told_a_label() {
    for action in index::actions() {
        has_texts(&format!("trail-action-{}", action.replace('_', "-")));
    }
    for field in index::descriptions().flat_map(|description| description.fields) {
        field.label.into_iter().for_each(has_texts);
    }
}

/// An entry as it is stored: of which entity, what was done, and the states.
type Stored = (String, String, Option<String>, Option<String>);

/// Everything in the journals of all organisations.
async fn entries(house: &House) -> Vec<Stored> {
    let read = async |tx: &mut Tx, _| Ok(tx.all("SELECT entity, action, before, after FROM journal", &[]).await?);
    house.installation.inspect(read).await.unwrap()
}

/// The fields of a state, those inside others with the way to them, as entries tell them; what has no value is empty.
fn fields(inside: &str, state: &Map<String, Value>) -> Vec<(String, String)> {
    let of = |(name, value): (&String, &Value)| match value {
        Value::Object(more) => fields(&format!("{inside}{name}."), more),
        value => vec![(format!("{inside}{name}"), as_text(value))],
    };
    state.iter().flat_map(of).collect()
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// The state of an entry, if it is an object or has one in it.
fn state(json: &str) -> Map<String, Value> {
    let objects = match serde_json::from_str(json).unwrap() {
        Value::Array(items) => items,
        other => vec![other],
    };
    objects.into_iter().find_map(|value| value.as_object().cloned()).unwrap_or_default()
}

/// Fails where a field of `json` is not described, or is told by a word that has no text.
fn is_described(description: &Description, json: &str) {
    for (name, value) in fields("", &state(json)) {
        let Some(field) = description.field(&name, &value) else {
            panic!("{}: the field {name} is not described", description.entity)
        };
        if let How::Word(prefix) = field.how
            && !value.is_empty()
        {
            has_texts(&format!("{prefix}-{}", value.replace('_', "-")));
        }
    }
}

#[tokio::test]
async fn everything_that_is_written_is_described() {
    on_both(async |house| {
        everything::everything(&house).await;
        let mut done = BTreeSet::new();
        for (entity, action, before, after) in entries(&house).await {
            let description = index::description(&entity).unwrap_or_else(|| panic!("{entity} is not described"));
            before.iter().chain(&after).for_each(|json| is_described(description, json));
            done.insert((entity, action));
        }
        // Whoever adds an action has it done in `everything`, so that its fields are looked at.
        for Description { entity, actions, .. } in index::descriptions() {
            for action in actions() {
                assert!(done.remove(&(entity.code().to_owned(), action.to_owned())), "no {entity} was {action}");
            }
        }
        assert_eq!(done, BTreeSet::new(), "these have words that no feature declares");
    })
    .await;
}

#[tokio::test]
async fn whatever_an_entry_refers_to_is_told_by_its_name() {
    on_both(async |house| {
        everything::everything(&house).await;
        let all = Page { offset: 0, limit: i64::MAX };
        let load = async |read: &mut docendo::work::Read| {
            let lines = trail(read, &TrailFilter::default(), all).await?.rows;
            let names = index::names(read, &lines).await?;
            Ok((lines, names))
        };
        let (lines, names) = house.admin.read(load).await.unwrap();
        for line in lines {
            let thing = index::thing(&line, &names, house.admin.who());
            let told = change_lines(&line, thing.as_ref(), &names).join("; ");
            assert!(!told.contains("something that is gone"), "{} {}: {told}", line.entity, line.action);
            let is_alone = matches!(line.entity.as_str(), "person" | "account" | "employment");
            assert!(is_alone || thing.is_some() || line.entity_id.is_none(), "{} {}", line.entity, line.action);
        }
    })
    .await;
}
