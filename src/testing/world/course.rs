//! Courses of a world.

use super::{Course, World, made_when_awaited};
use crate::catalogue::{CourseCode, CourseStatus, Months, NewCourse, Title, service::create};

/// A course that is made when it is awaited.
#[must_use = "it is made when it is awaited"]
pub struct CourseToBe<'a> {
    world: World<'a>,
    code: &'a str,
    title: &'a str,
    months: Option<i64>,
    status: CourseStatus,
}

impl<'a> CourseToBe<'a> {
    pub(super) const fn new(world: World<'a>, code: &'a str) -> Self {
        Self { world, code, title: code, months: None, status: CourseStatus::Active }
    }

    /// With another title.
    pub const fn called(self, title: &'a str) -> Self {
        Self { title, ..self }
    }

    /// What it grants is valid for so many months.
    pub const fn valid_for(self, months: i64) -> Self {
        Self { months: Some(months), ..self }
    }

    /// As a draft.
    pub const fn draft(self) -> Self {
        Self { status: CourseStatus::Draft, ..self }
    }

    async fn make(self) -> Course {
        let Self { world, code, title, months, status } = self;
        let category = world.category("GENERAL").await;
        let (code, title) = (CourseCode::parse(code).expect("a code"), Title::parse(title).expect("a title"));
        let validity_months = months.map(|months| Months::new(months).expect("a number of months"));
        let new = NewCourse { status, validity_months, ..NewCourse::draft(code, title, category) };
        let detail = world.admin.write(async |work| create(work, new).await).await;
        let detail = detail.expect("a course");
        Course { id: detail.course.id, competency: detail.grants }
    }
}

made_when_awaited!(CourseToBe => Course);
