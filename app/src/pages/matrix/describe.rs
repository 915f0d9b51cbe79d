//! How readers are told of saved views.

use crate::describe::{Describe, Description, Feature, Field, How, Names, Thing};
use docendo::{identity::Who, kernel::id::ViewId, trail::TrailLine};

pub(in crate::pages) static FEATURE: Feature = Feature { descriptions: &[Description::of::<ViewId>()], lookups: &[] };

impl Describe for ViewId {
    const FIELDS: &'static [Field] = &[
        Field::told("name", "label-name", How::Text),
        Field::told("query", "trail-query", How::Text),
        Field::quiet("id"),
    ];

    fn thing(line: &TrailLine, _: &Names, _: &Who) -> Option<Thing> {
        line.stated("name").map(Thing::named)
    }
}
