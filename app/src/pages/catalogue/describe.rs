//! How readers are told of courses, their categories and their documents.

use crate::describe::{Describe, Description, Feature, Field, How, Lookup, Named, Names, Thing, tell};
use docendo::{
    Result,
    catalogue::{KnownCourse, service},
    identity::Who,
    kernel::{
        entity::Entity,
        id::{CategoryId, CourseId, DocumentId},
    },
    trail::TrailLine,
    work::Read,
};
use std::collections::HashMap;

pub(in crate::pages) static FEATURE: Feature = Feature {
    descriptions: &[Description::of::<CategoryId>(), Description::of::<CourseId>(), Description::of::<DocumentId>()],
    lookups: &[Lookup::of::<CategoryId>(), Lookup::of::<CourseId>()],
};

impl Describe for CategoryId {
    const FIELDS: &'static [Field] = &[
        Field::told("name", "label-name", How::Text),
        Field::told("code", "label-code", How::Text),
        Field::told("description", "label-description", How::Text),
        Field::told("display_order", "label-display-order", How::Text),
        Field::quiet("id"),
        Field::quiet("organisation"),
        Field::quiet("is_active"),
    ];

    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        let known = || names.get(Self(line.entity_id?)).map(|category| category.name.clone());
        let name = line.stated("name").or_else(known)?;
        Some(Thing { note: line.stated("code"), ..Thing::named(name) })
    }
}

impl Describe for CourseId {
    const FIELDS: &'static [Field] = &[
        Field::told("code", "label-code", How::Text),
        Field::told("title", "label-title", How::Text),
        Field::told("description", "label-description", How::Text),
        Field::told("category", "label-category-id", How::Named(Entity::Category)),
        Field::told("duration_hours", "label-duration-hours", How::By(tell::hours)),
        Field::told("delivery_type", "label-delivery-type", How::Word("delivery")),
        Field::told("course_type", "label-course-type", How::Word("course-type")),
        Field::told("requirement_level", "label-requirement-level", How::Word("course-level")),
        Field::told("validity_months", "label-validity-months", How::By(tell::months)),
        Field::told("refresher", "label-refresher-id", How::Named(Entity::Course)),
        Field::told("owner", "label-owner-id", How::Named(Entity::Person)),
        Field::told("external_url", "label-external-url", How::Text),
        Field::told("passing_score", "label-passing-score", How::Text),
        Field::told("max_attempts", "label-max-attempts", How::Text),
        Field::told("status", "label-status", How::Word("course-status")),
        Field::told("self_enrolment", "label-self-enrolment", How::Plain),
        Field::told("prerequisites", "label-prerequisites", How::Named(Entity::Course)),
        Field::quiet("id"),
        Field::quiet("version"),
        Field::quiet("created_by"),
        Field::quiet("created_at"),
        Field::quiet("updated_at"),
    ];

    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        let known = line.entity_id.and_then(|number| names.get(Self(number))).cloned();
        let (title, code) = (line.stated("title"), line.stated("code"));
        match known {
            Some(known) => Some(Thing { name: title.unwrap_or(known.name), note: code.or(known.note), ..known }),
            None => title.map(|title| Thing { note: code, ..Thing::named(title) }),
        }
    }
}

impl Describe for DocumentId {
    const FIELDS: &'static [Field] = &[
        Field::told("name", "label-file", How::Text),
        Field::told("description", "label-description", How::Text),
        Field::told("size", "export-size", How::By(tell::size)),
        Field::quiet_reference("course", Entity::Course),
        Field::quiet("id"),
        Field::quiet("media_type"),
        Field::quiet("digest"),
        Field::quiet("created_by"),
        Field::quiet("created_at"),
    ];

    /// A file, on the page of its course.
    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        let course = line.stated("course").and_then(|number| names.get(CourseId(number.parse().ok()?)));
        let (title, page) = course.map(|course| (course.name.clone(), course.page.clone())).unzip();
        Some(Thing { name: line.stated("name")?, note: title, page: page.flatten() })
    }
}

impl Named for CategoryId {
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let categories = service::categories(read, true, false).await?.into_iter();
        let named = categories.filter(|category| ids.contains(&category.id));
        Ok(named.map(|category| (category.id, Thing::named(category.name.to_string()))).collect())
    }
}

impl Named for CourseId {
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let courses = service::known_courses_of(read, ids).await?.into_iter();
        let named = |course: KnownCourse| Thing {
            name: course.title.to_string(),
            note: Some(course.code.to_string()),
            page: Some(format!("/courses/{}", course.id)),
        };
        Ok(courses.map(|course| (course.id, named(course))).collect())
    }
}
