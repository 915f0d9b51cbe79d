//! How readers are told of files that somebody took out: of the matrix, of the trail, of the problems of an import.

use crate::describe::{Describe, Description, Feature, Field, How, Names, Thing, only_name, tell};
use docendo::{
    identity::Who,
    kernel::{entity::Entity, id::ExportId},
    trail::TrailLine,
};

pub(in crate::pages) static FEATURE: Feature = Feature { descriptions: &[Description::of::<ExportId>()], lookups: &[] };

impl Describe for ExportId {
    const FIELDS: &'static [Field] = &[
        Field::told("file", "label-file", How::Text),
        // Of the matrix.
        Field::told("as_of", "matrix-as-of", How::Plain),
        Field::told("known_at", "matrix-known-at", How::Plain),
        Field::told("rows", "export-row-count", How::Text),
        Field::told("columns", "export-column-count", How::Text),
        Field::told("by", "matrix-rows", How::Word("matrix-by")),
        Field::told("under", "matrix-under", How::Word("matrix-under")),
        Field::told("site", "matrix-site", How::Text),
        Field::told("role", "matrix-role", How::Text),
        Field::told("category", "matrix-category", How::Text),
        Field::told("courses", "matrix-courses", How::Text),
        Field::told("mandatory_only", "matrix-mandatory-only", How::Plain),
        Field::told("show", "matrix-show", How::Word("matrix-show")),
        // Of the trail.
        Field::told("search", "search-title", How::Text),
        Field::told("entity", "trail-entity", How::By(tell::entity)),
        Field::told("action", "trail-action", How::By(tell::action)),
        Field::told("about", "trail-subject", How::Text),
        Field::told("from", "trail-from", How::Plain),
        Field::told("to", "trail-to", How::Plain),
        // Of the problems of an import.
        Field::told("import", "trail-entity-import", How::Named(Entity::Import)),
        Field::told("severity", "import-severity", How::Word("import-severity")),
        Field::told("kind", "import-kind", How::Word("import-kind")),
        Field::told("sheet", "import-sheet", How::Text),
    ];

    fn thing(line: &TrailLine, _: &Names, _: &Who) -> Option<Thing> {
        line.stated("file").or_else(|| only_name(line)).map(Thing::named)
    }
}
