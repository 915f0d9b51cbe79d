//! How readers are told of imports.

use crate::describe::{Describe, Description, Feature, Field, How, Lookup, Named, Names, Thing};
use docendo::{
    Result,
    exchange::{access, import::service},
    identity::Who,
    kernel::id::ImportId,
    trail::TrailLine,
    work::Read,
};
use std::collections::HashMap;

pub(in crate::pages) static FEATURE: Feature =
    Feature { descriptions: &[Description::of::<ImportId>()], lookups: &[Lookup::of::<ImportId>()] };

impl Describe for ImportId {
    /// Of the many counts of an import those that say what it wrote.
    const FIELDS: &'static [Field] = &[
        Field::told("people", "import-gone-people", How::Text),
        Field::told("people.imported", "import-gone-people", How::Text),
        Field::told("courses", "import-kept-courses", How::Text),
        Field::told("requirements.courses", "import-kept-courses", How::Text),
        Field::told("completions", "import-gone-completions", How::Text),
        Field::told("records.date cells imported", "import-gone-completions", How::Text),
    ];
    const IS_REST_QUIET: bool = true;

    fn thing(line: &TrailLine, names: &Names, reader: &Who) -> Option<Thing> {
        let known = line.entity_id.and_then(|number| names.get(Self(number))).cloned();
        let thing = known.unwrap_or_else(|| Thing::named(line.names().join(", ")));
        let page = thing.page.filter(|_| reader.may(access::IMPORT));
        (!thing.name.is_empty()).then_some(Thing { page, ..thing })
    }
}

impl Named for ImportId {
    /// By the names of the files.
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let files = service::file_names(read, ids).await?.into_iter();
        let thing =
            |id, files: Vec<String>| Thing { page: Some(format!("/imports/{id}")), ..Thing::named(files.join(", ")) };
        Ok(files.map(|(id, files)| (id, thing(id, files))).collect())
    }
}
