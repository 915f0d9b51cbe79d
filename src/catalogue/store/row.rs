//! A course as its table has it.

use crate::{
    catalogue::model::{
        Attempts, Course, CourseCode, CourseStatus, CourseType, DeliveryType, Description, Hours, Months, NewCourse,
        PassMark, RequirementLevel, Title, WebAddress,
    },
    kernel::id::{CategoryId, CourseId, PersonId},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// The columns that [`CourseRow`] reads, of a table called `k`.
pub(super) const COLUMNS: &str = "k.id, k.code, k.title, k.description, k.category_id, k.duration_hours, k.delivery_type, k.course_type, k.requirement_level,
         k.validity_months, k.refresher_id, k.owner_id, k.external_url, k.passing_score, k.max_attempts, k.self_enrolment, k.status,
         k.version, k.created_by, k.created_at, k.updated_at";

#[derive(sqlx::FromRow)]
pub(super) struct CourseRow {
    pub(super) id: CourseId,
    code: CourseCode,
    title: Title,
    description: Option<Description>,
    category_id: CategoryId,
    duration_hours: Option<Hours>,
    delivery_type: DeliveryType,
    course_type: CourseType,
    requirement_level: RequirementLevel,
    validity_months: Option<Months>,
    refresher_id: Option<CourseId>,
    owner_id: Option<PersonId>,
    external_url: Option<WebAddress>,
    passing_score: Option<PassMark>,
    max_attempts: Option<Attempts>,
    self_enrolment: bool,
    status: CourseStatus,
    version: i64,
    created_by: PersonId,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl CourseRow {
    /// The course with its `prerequisites`.
    pub(super) fn course(self, prerequisites: BTreeSet<CourseId>) -> Course {
        let content = NewCourse {
            code: self.code,
            title: self.title,
            description: self.description,
            category: self.category_id,
            duration_hours: self.duration_hours,
            delivery_type: self.delivery_type,
            course_type: self.course_type,
            requirement_level: self.requirement_level,
            validity_months: self.validity_months,
            refresher: self.refresher_id,
            owner: self.owner_id,
            external_url: self.external_url,
            passing_score: self.passing_score,
            max_attempts: self.max_attempts,
            self_enrolment: self.self_enrolment,
            status: self.status,
            prerequisites,
        };
        Course {
            id: self.id,
            content,
            version: self.version,
            created_by: self.created_by,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
