//! A course and how it may change.

use super::{
    Attempts, CourseCode, CourseStatus, CourseType, DeliveryType, Description, Hours, Months, PassMark,
    RequirementLevel, Title, WebAddress,
};
use crate::{
    error::{Error, Result, Rule},
    kernel::{
        id::{CategoryId, CourseId, PersonId},
        input::{Draft as _, draft},
    },
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A course of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// Identifier.
    pub id: CourseId,
    /// What people write in it.
    #[serde(flatten)]
    pub content: NewCourse,
    /// How often the course was changed, from 1: whoever changes an older version gets a conflict.
    pub version: i64,
    /// Who created it.
    pub created_by: PersonId,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

draft! {
    /// A course as somebody describes it, or a change of one.
    draft CourseDraft;
    /// What people write in a course; a course to be created.
    #[derive(Serialize, Deserialize)]
    value NewCourse;
    {
        /// Title.
        title: Title;
        /// Code.
        code: CourseCode;
        /// Its category, of the system or of the organisation.
        category as "category_id": CategoryId;
        /// What it is about.
        description: Option<Description>;
        /// How it is delivered.
        delivery_type: DeliveryType, default DeliveryType::default();
        /// For the first time or to refresh.
        course_type: CourseType, default CourseType::default();
        /// Whether people have to take it.
        requirement_level: RequirementLevel, default RequirementLevel::default();
        /// Where it is in its life.
        status: CourseStatus, default CourseStatus::default();
        /// For how long what it grants holds; none = for ever.
        validity_months: Option<Months>;
        /// How long it takes.
        duration_hours: Option<Hours>;
        /// The course that renews what this one grants; it may be this one itself.
        refresher as "refresher_id": Option<CourseId>;
        /// The lowest score that passes, 0 to 100.
        passing_score: Option<PassMark>;
        /// How often somebody may try.
        max_attempts: Option<Attempts>;
        /// Who answers for it.
        owner as "owner_id": Option<PersonId>;
        /// A page about it.
        external_url: Option<WebAddress>;
        /// Whether people may enrol themselves.
        self_enrolment: bool, default false;
        /// The courses that have to be completed before.
        prerequisites: BTreeSet<CourseId>, default BTreeSet::new();
    }
}

impl NewCourse {
    /// A draft with everything else left open, for imports.
    pub fn draft(code: CourseCode, title: Title, category: CategoryId) -> Self {
        Self {
            code,
            title,
            description: None,
            category,
            duration_hours: None,
            delivery_type: DeliveryType::default(),
            course_type: CourseType::default(),
            requirement_level: RequirementLevel::default(),
            validity_months: None,
            refresher: None,
            owner: None,
            external_url: None,
            passing_score: None,
            max_attempts: None,
            self_enrolment: false,
            status: CourseStatus::default(),
            prerequisites: BTreeSet::new(),
        }
    }

    /// What searches look in.
    #[cfg(feature = "store")]
    pub(in crate::catalogue) fn search(&self) -> String {
        let description = self.description.as_ref().map_or("", Description::as_str);
        crate::kernel::text::fold(&format!("{} {} {description}", self.code, self.title))
    }
}

impl Course {
    /// The content after `change`, if the course may be changed so. Of an archived course only the status may change, and
    /// only if the caller `may_reopen` it.
    pub fn changed(&self, change: &CourseDraft, may_reopen: bool) -> Result<NewCourse> {
        let after = change.change(&self.content)?;
        let is_archived = self.content.status == CourseStatus::Archived;
        let only_status = NewCourse { status: after.status, ..self.content.clone() } == after;
        let stays = after.status == self.content.status;
        if !is_archived || (only_status && (stays || may_reopen)) {
            Ok(after)
        } else {
            Err(Error::Refused(Rule::CourseArchived))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        error::{Flaw, Flaws, Problem},
        kernel::input::Input,
    };
    use proptest::prelude::*;

    fn content() -> NewCourse {
        NewCourse::draft(CourseCode::parse("C1").unwrap(), Title::parse("First").unwrap(), CategoryId(1))
    }

    fn course(status: CourseStatus) -> Course {
        Course {
            id: CourseId(1),
            content: NewCourse { status, ..content() },
            version: 1,
            created_by: PersonId(1),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn titled(title: &str) -> CourseDraft {
        CourseDraft { title: Input::text(title), ..CourseDraft::default() }
    }

    #[test]
    fn an_archived_course_may_only_change_its_status_back_and_only_by_whoever_may_reopen_it() {
        let archived = course(CourseStatus::Archived);
        let is_archived = |refused| matches!(refused, Err(Error::Refused(Rule::CourseArchived)));
        let back = CourseDraft { status: CourseStatus::Active.into(), ..CourseDraft::default() };
        assert!(archived.changed(&back, true).is_ok());
        assert!(is_archived(archived.changed(&back, false)));
        assert!(is_archived(archived.changed(&titled("Second"), true)));
        let both = CourseDraft { status: CourseStatus::Active.into(), ..titled("Second") };
        assert!(is_archived(archived.changed(&both, true)));
        assert!(archived.changed(&CourseDraft::default(), false).is_ok());
    }

    #[test]
    fn a_change_leaves_what_it_does_not_give() {
        let after = course(CourseStatus::Active).changed(&titled("Second"), false).unwrap();
        assert_eq!((after.code.as_str(), after.title.as_str()), ("C1", "Second"));
        assert_eq!(after.status, CourseStatus::Active);
    }

    #[test]
    fn a_passing_score_above_a_hundred_is_refused() {
        for (score, is_good) in [("-1", false), ("0", true), ("100", true), ("101", false)] {
            let change = CourseDraft { passing_score: Input::text(score), ..CourseDraft::default() };
            match course(CourseStatus::Draft).changed(&change, false) {
                Ok(_) => assert!(is_good, "{score}"),
                Err(error) => assert!(matches!(error, Error::Refused(Rule::ScoreOutOfRange)) && !is_good, "{score}"),
            }
        }
    }

    #[test]
    fn everything_wrong_with_a_form_is_told_at_once_in_the_order_of_its_fields() {
        let typed = [
            ("code", " "),
            ("description", "a\0b"),
            ("delivery_type", "by mail"),
            ("validity_months", "1.5"),
            ("duration_hours", "0"),
            ("refresher_id", "x"),
            ("passing_score", "101"),
            ("max_attempts", "0"),
            ("external_url", "ftp://example.com"),
            ("prerequisites", "3"),
            ("prerequisites", "y"),
        ];
        let expected = [
            ("title", Problem::Required),
            ("code", Problem::Required),
            ("category_id", Problem::Required),
            ("description", Problem::BadCharacter),
            ("delivery_type", Problem::NotOneOf(DeliveryType::CODES)),
            ("validity_months", Problem::NotWhole(1, 1_200)),
            ("duration_hours", Problem::NotPositive(10_000)),
            ("refresher_id", Problem::NotAnId),
            ("passing_score", Problem::OutOfRange(0, 100)),
            ("max_attempts", Problem::OutOfRange(1, 100)),
            ("external_url", Problem::NotAUrl),
            ("prerequisites", Problem::NotAnId),
        ];
        let flaws = CourseDraft::of(&typed.to_vec()).parse().map_err(Flaws::into_vec).unwrap_err();
        let expected: Vec<Flaw> = expected.into_iter().map(|(field, problem)| Flaw::new(field, problem)).collect();
        assert_eq!(flaws, expected);
    }

    proptest! {
        #[test]
        fn what_a_form_opens_with_reads_as_the_same_course(
            months in proptest::option::of(Months::RANGE), hours in proptest::option::of(0.01..10_000.0f64),
            (owner, refresher) in proptest::option::of((1..i64::MAX, 1..i64::MAX)).prop_map(Option::unzip),
            mark in proptest::option::of(PassMark::RANGE), self_enrolment in any::<bool>(),
            prerequisites in proptest::collection::btree_set(1..i64::MAX, 0..4), status in 0..CourseStatus::ALL.len(),
        ) {
            let course = NewCourse {
                validity_months: months.map(|months| Months::new(months).unwrap()),
                duration_hours: hours.map(|hours| Hours::new(hours).unwrap()),
                owner: owner.map(PersonId),
                refresher: refresher.map(CourseId),
                passing_score: mark.map(|mark| PassMark::new(mark).unwrap()),
                self_enrolment,
                prerequisites: prerequisites.into_iter().map(CourseId).collect(),
                status: CourseStatus::ALL[status],
                ..content()
            };
            let shown = CourseDraft::from(&course).shown();
            prop_assert_eq!(CourseDraft::of(&shown).parse().ok(), Some(course));
        }
    }
}
