//! All that the journal tells of: what each feature says of its entities, in the order in which filters offer them.

use crate::{
    describe::{Description, Feature, Names, Thing},
    pages::{catalogue, exports, imports, matrix, organisation, people, records, requirements},
};
use docendo::{Result, identity::Who, trail::TrailLine, work::Read};

static FEATURES: [&Feature; 8] = [
    &people::describe::FEATURE,
    &catalogue::describe::FEATURE,
    &requirements::describe::FEATURE,
    &records::describe::FEATURE,
    &imports::describe::FEATURE,
    &exports::describe::FEATURE,
    &matrix::describe::FEATURE,
    &organisation::describe::FEATURE,
];

/// How the entries about each kind of thing are told.
pub(super) fn descriptions() -> impl Iterator<Item = &'static Description> {
    FEATURES.into_iter().flat_map(|feature| feature.descriptions)
}

/// How entries about the kind of thing with this word are told.
pub(super) fn description(entity: &str) -> Option<&'static Description> {
    descriptions().find(|description| description.entity.code() == entity)
}

/// Every word for what can be done, once.
pub(super) fn actions() -> Vec<&'static str> {
    let mut found = Vec::new();
    for action in descriptions().flat_map(|description| (description.actions)()) {
        if !found.contains(&action) {
            found.push(action);
        }
    }
    found
}

/// The names of what `lines` refer to.
pub(super) async fn names(read: &mut Read, lines: &[TrailLine]) -> Result<Names> {
    let lookups = FEATURES.into_iter().flat_map(|feature| feature.lookups);
    Names::load(read, lines, |line| description(&line.entity), lookups).await
}

/// What `line` is about, unless it is the person alone.
pub(super) fn thing(line: &TrailLine, names: &Names, reader: &Who) -> Option<Thing> {
    (description(&line.entity)?.thing)(line, names, reader)
}
