//! The fields that entries tell, in the words of the forms in which they are filled in.

use docendo::error::Entity;

/// How the value of a field is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As it stands.
    Text,
    /// As yes or no, a day or a moment where it is one.
    Plain,
    /// By its word: `<prefix>-<value>`.
    Word(&'static str),
    /// By the word for what became of a proof. Only entries that record a completion tell it, and whoever records one
    /// verifies nothing: what counts at once was accepted, also where the entry of an earlier version says otherwise.
    Proof,
    /// By the title of the course that it is the number of, or of several.
    Course,
    /// By the name of the category.
    Category,
    /// By the name of the job role that it is the number of, or the access role that it is the code of.
    Role,
    /// By the name of the site.
    Site,
    /// By the name of the person.
    Person,
    /// By the names of the files of the import.
    Import,
    /// As a number of months.
    Months,
    /// As a number of days.
    Days,
    /// As a number of hours.
    Hours,
    /// As the size of a file.
    Size,
    /// By the name of the language.
    Language,
    /// By the word for a kind of thing.
    Entity,
    /// By the word for what was done.
    Action,
}

/// Fields that nobody has to read: the thing itself and whom it is about stand beside them, and so does who did it.
const QUIET: &[&str] = &[
    "id",
    "version",
    "organisation",
    "person",
    "person_id",
    "course",
    "course_id",
    "created_by",
    "recorded_by",
    "verified_by",
    "created_at",
    "updated_at",
    "digest",
    "media_type",
    "is_active",
    "job.role",
    "job.site",
];

/// Of the counts of an import, those that are told.
const COUNTS: &[(&str, &str)] = &[
    ("people", "import-gone-people"),
    ("people.imported", "import-gone-people"),
    ("courses", "import-kept-courses"),
    ("requirements.courses", "import-kept-courses"),
    ("completions", "import-gone-completions"),
    ("records.date cells imported", "import-gone-completions"),
];

/// Fields that mean something else in entries about one kind of thing: its word, the field, the key of its name.
const OF_ONE: &[(&str, &str, &str, How)] = &[
    ("course", "status", "label-status", How::Word("course-status")),
    ("requirement", "status", "label-requirement-status", How::Word("requirement-status")),
    ("requirement", "period.from", "label-valid-from", How::Plain),
    ("requirement", "period.to", "label-valid-to", How::Plain),
    ("document", "name", "label-file", How::Text),
    ("export", "category", "matrix-category", How::Text),
    ("export", "site", "matrix-site", How::Text),
    ("export", "role", "matrix-role", How::Text),
    ("export", "courses", "matrix-courses", How::Text),
    ("export", "from", "trail-from", How::Plain),
    ("export", "to", "trail-to", How::Plain),
];

/// The other fields: as they are stored, and the key of their name.
const FIELDS: &[(&str, &str, How)] = &[
    ("about", "trail-subject", How::Text),
    ("action", "trail-action", How::Action),
    ("as_of", "matrix-as-of", How::Plain),
    ("beyond", "trail-beyond", How::Text),
    ("by", "matrix-rows", How::Word("matrix-by")),
    ("category", "label-category-id", How::Category),
    ("certificate_number", "label-certificate-number", How::Text),
    ("code", "label-code", How::Text),
    ("columns", "export-column-count", How::Text),
    ("completed_on", "label-completed-on", How::Plain),
    ("course_type", "label-course-type", How::Word("course-type")),
    ("deadline", "label-deadline", How::Plain),
    ("delivery_type", "label-delivery-type", How::Word("delivery")),
    ("demo_closed", "trail-demo-closed", How::Text),
    ("department", "label-department", How::Text),
    ("description", "label-description", How::Text),
    ("display_order", "label-display-order", How::Text),
    ("duration_hours", "label-duration-hours", How::Hours),
    ("email", "label-email", How::Text),
    ("employee_number", "label-employee-number", How::Text),
    ("entity", "trail-entity", How::Entity),
    ("expires_on", "label-expires-on", How::Plain),
    ("expiring_days", "label-expiring-days", How::Days),
    ("external_url", "label-external-url", How::Text),
    ("file", "label-file", How::Text),
    ("first_name", "label-first-name", How::Text),
    ("from", "label-from", How::Plain),
    ("grace_days", "label-grace-days", How::Days),
    ("import", "trail-entity-import", How::Import),
    ("is_external", "label-is-external", How::Plain),
    ("is_mandatory", "label-is-mandatory", How::Plain),
    ("is_regulatory", "label-is-regulatory", How::Plain),
    ("job.role_name", "label-role", How::Text),
    ("job.site_name", "label-site", How::Text),
    ("justification", "label-justification", How::Text),
    ("kind", "import-kind", How::Word("import-kind")),
    ("known_at", "matrix-known-at", How::Plain),
    ("language", "label-language", How::Language),
    ("last_name", "label-last-name", How::Text),
    ("mandatory_only", "matrix-mandatory-only", How::Plain),
    ("max_attempts", "label-max-attempts", How::Text),
    ("minimum_level", "label-minimum-level", How::Text),
    ("name", "label-name", How::Text),
    ("note", "label-note", How::Text),
    ("notes", "label-notes", How::Text),
    ("outcome", "label-outcome", How::Word("result")),
    ("owner", "label-owner-id", How::Person),
    ("passing_score", "label-passing-score", How::Text),
    ("period.from", "label-from", How::Plain),
    ("period.to", "label-to", How::Plain),
    ("prerequisites", "label-prerequisites", How::Course),
    ("priority", "label-priority", How::Word("priority-choice")),
    ("provider", "label-provider", How::Text),
    ("query", "trail-query", How::Text),
    ("reason", "label-reason", How::Text),
    ("refresh_months", "label-refresh-months", How::Months),
    ("refresher", "label-refresher-id", How::Course),
    ("regulatory_reference", "label-regulatory-reference", How::Text),
    ("requirement_level", "label-requirement-level", How::Word("course-level")),
    ("result", "label-outcome", How::Word("result")),
    ("result_reason", "records-override", How::Text),
    ("role", "label-role", How::Role),
    ("rows", "export-row-count", How::Text),
    ("score", "label-score", How::Text),
    ("search", "search-title", How::Text),
    ("self_enrolment", "label-self-enrolment", How::Plain),
    ("severity", "import-severity", How::Word("import-severity")),
    ("sheet", "import-sheet", How::Text),
    ("show", "matrix-show", How::Word("matrix-show")),
    ("site", "label-site", How::Site),
    ("size", "export-size", How::Size),
    ("title", "label-title", How::Text),
    ("to", "label-to", How::Plain),
    ("trainer", "label-trainer-name", How::Person),
    ("trainer_id", "label-trainer-name", How::Person),
    ("trainer_name", "label-trainer-name", How::Text),
    ("under", "matrix-under", How::Word("matrix-under")),
    ("validity_months", "label-validity-months", How::Months),
    ("verification", "trail-verification", How::Proof),
];

/// What a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// It has a name, by this key.
    Named(&'static str, How),
    /// Nobody has to read it.
    Quiet,
    /// It has no name yet and is told as it is stored.
    Unnamed,
}

impl Field {
    /// The field `name` of entries about `entity`.
    pub(super) fn of(entity: &str, name: &str) -> Self {
        if entity == Entity::Import.code() {
            let count = COUNTS.iter().find(|(field, _)| *field == name);
            return count.map_or(Self::Quiet, |(_, key)| Self::Named(key, How::Text));
        }
        if QUIET.contains(&name) {
            return Self::Quiet;
        }
        let special = OF_ONE.iter().find(|(kind, field, ..)| (*kind, *field) == (entity, name));
        let special = special.map(|(_, _, key, how)| (*key, *how));
        let general = || FIELDS.iter().find(|(field, ..)| *field == name).map(|(_, key, how)| (*key, *how));
        special.or_else(general).map_or(Self::Unnamed, |(key, how)| Self::Named(key, how))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::t;

    #[test]
    fn every_name_of_a_field_is_a_text() {
        let keys = OF_ONE.iter().map(|(_, _, key, _)| *key).chain(FIELDS.iter().map(|(_, key, _)| *key));
        for key in keys.chain(COUNTS.iter().map(|(_, key)| *key)) {
            assert_ne!(t!(key), key);
        }
    }

    #[test]
    fn a_field_means_what_it_means_for_its_thing() {
        let status = |entity| Field::of(entity, "status");
        assert_eq!(status("course"), Field::Named("label-status", How::Word("course-status")));
        assert_eq!(status("requirement"), Field::Named("label-requirement-status", How::Word("requirement-status")));
        assert_eq!(status("robot"), Field::Unnamed);
        assert_eq!(Field::of("course", "updated_at"), Field::Quiet);
        assert_eq!(Field::of("import", "people.rejected.missing-name"), Field::Quiet);
    }
}
