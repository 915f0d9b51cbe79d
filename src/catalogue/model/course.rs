//! A course and how it may change.

use super::{
    Attempts, CourseCode, CourseStatus, CourseType, DeliveryType, Description, Hours, Months, RequirementLevel, Title,
    WebAddress,
};
use crate::{
    error::{Error, Result, Rule},
    kernel::{
        id::{CategoryId, CourseId, PersonId},
        since::Since,
    },
};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A course of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
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

/// What people write in a course; a course to be created.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewCourse {
    /// Code.
    pub code: CourseCode,
    /// Title.
    pub title: Title,
    /// What it is about.
    pub description: Option<Description>,
    /// Its category, of the system or of the organisation.
    pub category: CategoryId,
    /// How long it takes.
    pub duration_hours: Option<Hours>,
    /// How it is delivered.
    pub delivery_type: DeliveryType,
    /// For the first time or to refresh.
    pub course_type: CourseType,
    /// Whether people have to take it.
    pub requirement_level: RequirementLevel,
    /// For how long what it grants holds; none = for ever.
    pub validity_months: Option<Months>,
    /// The course that renews what this one grants; it may be this one itself.
    pub refresher: Option<CourseId>,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// A page about it.
    pub external_url: Option<WebAddress>,
    /// The lowest score that passes, 0 to 100.
    pub passing_score: Option<i64>,
    /// How often somebody may try.
    pub max_attempts: Option<Attempts>,
    /// Whether people may enrol themselves.
    pub self_enrolment: bool,
    /// Where it is in its life.
    pub status: CourseStatus,
    /// The courses that have to be completed before, in the order of their identifiers.
    pub prerequisites: Vec<CourseId>,
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
            prerequisites: Vec::new(),
        }
    }

    /// Whether all rules that concern no other row hold.
    pub fn check(&self) -> Result<()> {
        match self.passing_score {
            Some(score) if !(0..=100).contains(&score) => Err(Error::Refused(Rule::ScoreOutOfRange)),
            _ => Ok(()),
        }
    }

    /// What searches look in.
    #[cfg(feature = "store")]
    pub(in crate::catalogue) fn search(&self) -> String {
        let description = self.description.as_ref().map_or("", Description::as_str);
        crate::kernel::text::fold(&format!("{} {} {description}", self.code, self.title))
    }

    /// The prerequisites as a set.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.prerequisites.sort_unstable();
        self.prerequisites.dedup();
        self
    }
}

/// A change of a course; what is not given stays, and an inner `None` clears what may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CourseChange {
    /// The versions of the course on which the change may rest: if somebody else changed it since, nothing is done.
    pub version: Since,
    /// See [`NewCourse::code`].
    pub code: Option<CourseCode>,
    /// See [`NewCourse::title`].
    pub title: Option<Title>,
    /// See [`NewCourse::description`].
    pub description: Option<Option<Description>>,
    /// See [`NewCourse::category`].
    pub category: Option<CategoryId>,
    /// See [`NewCourse::duration_hours`].
    pub duration_hours: Option<Option<Hours>>,
    /// See [`NewCourse::delivery_type`].
    pub delivery_type: Option<DeliveryType>,
    /// See [`NewCourse::course_type`].
    pub course_type: Option<CourseType>,
    /// See [`NewCourse::requirement_level`].
    pub requirement_level: Option<RequirementLevel>,
    /// See [`NewCourse::validity_months`].
    pub validity_months: Option<Option<Months>>,
    /// See [`NewCourse::refresher`].
    pub refresher: Option<Option<CourseId>>,
    /// See [`NewCourse::owner`].
    pub owner: Option<Option<PersonId>>,
    /// See [`NewCourse::external_url`].
    pub external_url: Option<Option<WebAddress>>,
    /// See [`NewCourse::passing_score`].
    pub passing_score: Option<Option<i64>>,
    /// See [`NewCourse::max_attempts`].
    pub max_attempts: Option<Option<Attempts>>,
    /// See [`NewCourse::self_enrolment`].
    pub self_enrolment: Option<bool>,
    /// See [`NewCourse::status`].
    pub status: Option<CourseStatus>,
    /// The whole new set, see [`NewCourse::prerequisites`].
    pub prerequisites: Option<Vec<CourseId>>,
}

impl CourseChange {
    /// Everything as in `content`: for forms that show all fields.
    pub fn all(version: i64, content: NewCourse) -> Self {
        Self {
            version: Since::from(Some(version)),
            code: Some(content.code),
            title: Some(content.title),
            description: Some(content.description),
            category: Some(content.category),
            duration_hours: Some(content.duration_hours),
            delivery_type: Some(content.delivery_type),
            course_type: Some(content.course_type),
            requirement_level: Some(content.requirement_level),
            validity_months: Some(content.validity_months),
            refresher: Some(content.refresher),
            owner: Some(content.owner),
            external_url: Some(content.external_url),
            passing_score: Some(content.passing_score),
            max_attempts: Some(content.max_attempts),
            self_enrolment: Some(content.self_enrolment),
            status: Some(content.status),
            prerequisites: Some(content.prerequisites),
        }
    }

    /// `content` after the change.
    pub fn apply(self, content: &NewCourse) -> NewCourse {
        let old = content.clone();
        NewCourse {
            code: self.code.unwrap_or(old.code),
            title: self.title.unwrap_or(old.title),
            description: self.description.unwrap_or(old.description),
            category: self.category.unwrap_or(old.category),
            duration_hours: self.duration_hours.unwrap_or(old.duration_hours),
            delivery_type: self.delivery_type.unwrap_or(old.delivery_type),
            course_type: self.course_type.unwrap_or(old.course_type),
            requirement_level: self.requirement_level.unwrap_or(old.requirement_level),
            validity_months: self.validity_months.unwrap_or(old.validity_months),
            refresher: self.refresher.unwrap_or(old.refresher),
            owner: self.owner.unwrap_or(old.owner),
            external_url: self.external_url.unwrap_or(old.external_url),
            passing_score: self.passing_score.unwrap_or(old.passing_score),
            max_attempts: self.max_attempts.unwrap_or(old.max_attempts),
            self_enrolment: self.self_enrolment.unwrap_or(old.self_enrolment),
            status: self.status.unwrap_or(old.status),
            prerequisites: self.prerequisites.unwrap_or(old.prerequisites),
        }
        .in_order()
    }
}

impl Course {
    /// The content after `change`, if the course may be changed so. Of an archived course only the status may change, and
    /// only `by_administrator`.
    pub fn changed(&self, change: CourseChange, by_administrator: bool) -> Result<NewCourse> {
        let after = change.apply(&self.content);
        after.check()?;
        let is_archived = self.content.status == CourseStatus::Archived;
        let only_status = NewCourse { status: after.status, ..self.content.clone() } == after;
        let stays = after.status == self.content.status;
        if !is_archived || (only_status && (stays || by_administrator)) {
            Ok(after)
        } else {
            Err(Error::Refused(Rule::CourseArchived))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(status: CourseStatus) -> Course {
        let content = NewCourse::draft(CourseCode::parse("C1").unwrap(), Title::parse("First").unwrap(), CategoryId(1));
        Course {
            id: CourseId(1),
            content: NewCourse { status, ..content },
            version: 1,
            created_by: PersonId(1),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn titled(title: &str) -> CourseChange {
        CourseChange { title: Some(Title::parse(title).unwrap()), ..CourseChange::default() }
    }

    #[test]
    fn an_archived_course_may_only_change_its_status_back_and_only_by_an_administrator() {
        let archived = course(CourseStatus::Archived);
        let back = CourseChange { status: Some(CourseStatus::Active), ..CourseChange::default() };
        assert!(archived.changed(back.clone(), true).is_ok());
        assert!(matches!(archived.changed(back.clone(), false), Err(Error::Refused(Rule::CourseArchived))));
        assert!(matches!(archived.changed(titled("Second"), true), Err(Error::Refused(Rule::CourseArchived))));
        let both = CourseChange { status: Some(CourseStatus::Active), ..titled("Second") };
        assert!(matches!(archived.changed(both, true), Err(Error::Refused(Rule::CourseArchived))));
        assert!(archived.changed(CourseChange::default(), false).is_ok());
    }

    #[test]
    fn a_change_leaves_what_it_does_not_give() {
        let after = course(CourseStatus::Active).changed(titled("Second"), false).unwrap();
        assert_eq!((after.code.as_str(), after.title.as_str()), ("C1", "Second"));
        assert_eq!(after.status, CourseStatus::Active);
    }

    #[test]
    fn prerequisites_are_a_set() {
        let change = CourseChange {
            prerequisites: Some(vec![CourseId(9), CourseId(3), CourseId(9)]),
            ..CourseChange::default()
        };
        assert_eq!(
            course(CourseStatus::Draft).changed(change, false).unwrap().prerequisites,
            [CourseId(3), CourseId(9)]
        );
    }

    #[test]
    fn a_passing_score_above_a_hundred_is_refused() {
        for (score, is_good) in [(-1, false), (0, true), (100, true), (101, false)] {
            let change = CourseChange { passing_score: Some(Some(score)), ..CourseChange::default() };
            assert_eq!(course(CourseStatus::Draft).changed(change, false).is_ok(), is_good, "{score}");
        }
    }
}
