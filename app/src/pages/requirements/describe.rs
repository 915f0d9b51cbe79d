//! How readers are told of requirements, and of the competencies that they require.

use crate::{
    describe::{Describe, Description, Feature, Field, How, Lookup, Named, Names, Thing, tell},
    t,
};
use docendo::{
    Result,
    competence::requirement::{RequirementName, service},
    identity::Who,
    kernel::id::{CompetencyId, RequirementId},
    trail::TrailLine,
    work::Read,
};
use std::collections::HashMap;

pub(in crate::pages) static FEATURE: Feature = Feature {
    descriptions: &[Description::of::<RequirementId>()],
    lookups: &[Lookup::of::<RequirementId>(), Lookup::of::<CompetencyId>()],
};

impl Describe for RequirementId {
    const FIELDS: &'static [Field] = &[
        Field::told("is_mandatory", "label-is-mandatory", How::Plain),
        Field::told("is_regulatory", "label-is-regulatory", How::Plain),
        Field::told("priority", "label-priority", How::Word("priority-choice")),
        Field::told("grace_days", "label-grace-days", How::By(tell::days)),
        Field::told("deadline", "label-deadline", How::Plain),
        Field::told("refresh_months", "label-refresh-months", How::By(tell::months)),
        Field::told("minimum_level", "label-minimum-level", How::Text),
        Field::told("status", "label-requirement-status", How::Word("requirement-status")),
        Field::told("justification", "label-justification", How::Text),
        Field::told("regulatory_reference", "label-regulatory-reference", How::Text),
        Field::told("notes", "label-notes", How::Text),
        Field::told("period.from", "label-valid-from", How::Plain),
        Field::told("period.to", "label-valid-to", How::Plain),
    ];

    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        let known = names.get(Self(line.entity_id?))?.clone();
        Some(Thing { note: known.note.or_else(|| Some(t!("requirement-everyone"))), ..known })
    }
}

impl Named for RequirementId {
    /// By the title of the competency, and the name of the role or site that needs it.
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let names = service::names(read, ids).await?.into_iter();
        let thing = |id, name: RequirementName| Thing {
            name: name.title,
            note: name.scope,
            page: name.is_known.then(|| format!("/requirements/{id}")),
        };
        Ok(names.map(|(id, name)| (id, thing(id, name))).collect())
    }
}

impl Named for CompetencyId {
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let titles = service::titles(read, ids).await?.into_iter();
        Ok(titles.map(|(id, title)| (id, Thing::named(title))).collect())
    }
}
