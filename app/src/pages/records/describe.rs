//! How readers are told of completions.

use crate::{
    describe::{Describe, Description, Feature, Field, How, Names, Thing},
    text,
};
use docendo::{
    competence::completion::{Review, Verification},
    identity::Who,
    kernel::{
        entity::Entity,
        id::{CompletionId, CourseId},
    },
    trail::TrailLine,
};

pub(in crate::pages) static FEATURE: Feature =
    Feature { descriptions: &[Description::of::<CompletionId>()], lookups: &[] };

impl Describe for CompletionId {
    const FIELDS: &'static [Field] = &[
        Field::told("completed_on", "label-completed-on", How::Plain),
        Field::told("expires_on", "label-expires-on", How::Plain),
        Field::told("outcome", "label-outcome", How::Word("result")),
        Field::told("result", "label-outcome", How::Word("result")),
        Field::told("score", "label-score", How::Text),
        Field::told("result_reason", "records-override", How::Text),
        Field::told("is_external", "label-is-external", How::Plain),
        Field::told("provider", "label-provider", How::Text),
        Field::told("trainer", "label-trainer-name", How::Named(Entity::Person)),
        Field::told("trainer_id", "label-trainer-name", How::Named(Entity::Person)),
        Field::told("trainer_name", "label-trainer-name", How::Text),
        Field::told("certificate_number", "label-certificate-number", How::Text),
        Field::told("notes", "label-notes", How::Text),
        Field::told("verification", "trail-verification", How::By(proof)),
        Field::told("note", "label-note", How::Text),
        Field::told("reason", "label-reason", How::Text),
        Field::quiet_reference("course", Entity::Course),
        Field::quiet_reference("course_id", Entity::Course),
        Field::quiet("id"),
        Field::quiet("person"),
        Field::quiet("person_id"),
        Field::quiet("recorded_by"),
        Field::quiet("verified_by"),
    ];

    /// The course, and the day.
    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        let course = line.stated("course").or_else(|| line.stated("course_id"))?.parse().ok().map(CourseId)?;
        let day = line.stated("completed_on").and_then(|day| day.parse().ok()).map(text::day);
        names.get(course).map(|course| Thing { note: day, ..course.clone() })
    }
}

/// What became of a proof. Only entries that record a completion tell it, and whoever records one verifies nothing: what counts at
/// once was accepted, also where the entry of an earlier version says otherwise.
fn proof(stored: &str) -> String {
    let is_accepted = stored == Verification::Verified.code();
    text::word("trail-verification", if is_accepted { Review::Accepted.code() } else { stored })
}
