//! Writing the courses.

use super::{COURSES, Course};
use crate::{
    catalogue::{
        Attempts, CategoryCode, CourseCode, CourseStatus, CourseType, DeliveryType, Description, DisplayOrder, Hours,
        KnownCourse, Months, Name, NewCategory, NewCourse, PassMark, RequirementLevel, Title, service,
    },
    error::{Entity, Error, Problem, Result},
    kernel::{
        id::{CategoryId, EntryId},
        text::fold,
    },
    work::Work,
};
use std::collections::HashMap;

/// Writes the courses; returns them by their folded codes. `mandatory` are the codes of those that somebody must take.
pub(in crate::demo) async fn write(
    work: &mut Work,
    entry: EntryId,
    mandatory: &[&str],
) -> Result<HashMap<String, KnownCourse>> {
    let lifting = NewCategory {
        name: Name::parse("Lifting and transport").map_err(in_course)?,
        code: CategoryCode::parse("LIFTING").map_err(in_course)?,
        description: Description::optional("Cranes, trucks and what hangs on them").map_err(in_course)?,
        display_order: DisplayOrder::new(6).map_err(in_course)?,
    };
    service::create_category(work, &lifting).await?;
    let all = service::categories(work, true, true).await?;
    let categories: HashMap<String, CategoryId> =
        all.into_iter().map(|one| (one.code.as_str().to_owned(), one.id)).collect();
    // What others refer to comes first.
    for stands_alone in [true, false] {
        let known = service::by_codes(work).await?;
        let now = COURSES.iter().filter(|course| course.stands_alone() == stands_alone);
        let new = now.map(|course| course.parse(&categories, &known, mandatory)).collect::<Result<Vec<_>>>()?;
        service::bulk_courses(work, entry, &new).await?;
    }
    service::by_codes(work).await
}

fn in_course(problem: Problem) -> Error {
    Error::invalid("courses", problem)
}

impl Course {
    fn parse(
        &self,
        categories: &HashMap<String, CategoryId>,
        known: &HashMap<String, KnownCourse>,
        mandatory: &[&str],
    ) -> Result<NewCourse> {
        let category = categories.get(self.category).copied().ok_or(Error::NotFound(Entity::Category))?;
        let id = |code: &str| known.get(&fold(code)).map(|course| course.id).ok_or(Error::NotFound(Entity::Course));
        let (code, title) =
            (CourseCode::parse(self.code).map_err(in_course)?, Title::parse(self.title).map_err(in_course)?);
        let months = self.months.map(|months| Months::new(i64::from(months)).map_err(in_course)).transpose()?;
        Ok(NewCourse {
            description: Description::optional(self.about).map_err(in_course)?,
            duration_hours: Some(Hours::new(self.hours).map_err(in_course)?),
            delivery_type: self.delivery,
            course_type: if self.is_refresher() { CourseType::Refresher } else { CourseType::Initial },
            requirement_level: if mandatory.contains(&self.code) {
                RequirementLevel::Mandatory
            } else {
                RequirementLevel::Optional
            },
            validity_months: months,
            refresher: self.refresher.map(id).transpose()?,
            passing_score: self.passing_score.map(|mark| PassMark::new(mark.into()).map_err(in_course)).transpose()?,
            max_attempts: self.passing_score.map(|_| Attempts::new(3).map_err(in_course)).transpose()?,
            self_enrolment: self.delivery == DeliveryType::Online,
            status: CourseStatus::Active,
            prerequisites: self.needs.iter().map(|code| id(code)).collect::<Result<_>>()?,
            ..NewCourse::draft(code, title, category)
        })
    }
}
