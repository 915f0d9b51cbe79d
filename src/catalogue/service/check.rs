//! Whether what a course refers to is there, and whether its links make sense.

use crate::{
    catalogue::{
        model::{NewCourse, closes_cycle},
        store,
    },
    error::{Conflict, Entity, Error, Flaws, Problem, Result, Rule},
    kernel::id::{CategoryId, CourseId, PersonId},
    work::Work,
};
use std::collections::{HashMap, HashSet};

/// What courses may refer to.
pub(super) struct References {
    categories: HashSet<CategoryId>,
    people: HashSet<PersonId>,
    refreshers: HashMap<CourseId, Option<CourseId>>,
}

impl References {
    /// Loads everything that `courses` could refer to.
    pub(super) async fn load(work: &mut Work, courses: &[NewCourse]) -> Result<Self> {
        let owners: Vec<PersonId> = courses.iter().filter_map(|course| course.owner).collect();
        Ok(Self {
            categories: store::category::all(work, true, false)
                .await?
                .into_iter()
                .map(|category| category.id)
                .collect(),
            people: store::course::people_among(work, &owners).await?.into_iter().collect(),
            refreshers: store::course::refreshers(work).await?.into_iter().collect(),
        })
    }

    /// Notes what `course` refers to and is not there; `prefix` stands before the names of the fields.
    pub(super) fn check(&self, course: &NewCourse, prefix: &str, flaws: &mut Flaws) {
        let mut need = |is_there: bool, field: &str, entity: Entity| {
            if !is_there {
                flaws.add(format!("{prefix}{field}"), Problem::Unknown(entity));
            }
        };
        let has = |id: &CourseId| self.refreshers.contains_key(id);
        need(self.categories.contains(&course.category), "category_id", Entity::Category);
        need(course.owner.is_none_or(|owner| self.people.contains(&owner)), "owner_id", Entity::Person);
        need(course.refresher.as_ref().is_none_or(has), "refresher_id", Entity::Course);
        need(course.prerequisites.iter().all(has), "prerequisites", Entity::Course);
    }

    /// Refuses a refresher that refreshes another course already: it could renew only one of the two competencies.
    /// `id` is the course's own, if it has one yet.
    pub(super) fn check_refresher(&self, id: Option<CourseId>, course: &NewCourse) -> Result<()> {
        let Some(refresher) = course.refresher.filter(|refresher| Some(*refresher) != id) else { return Ok(()) };
        let same = |(&other, named): (&CourseId, &Option<CourseId>)| {
            *named == Some(refresher) && Some(other) != id && other != refresher
        };
        if self.refreshers.iter().any(same) {
            Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "refresher_id")))
        } else {
            Ok(())
        }
    }
}

/// Refuses prerequisites through which `id` would be its own.
pub(super) async fn check_cycle(work: &mut Work, id: CourseId, needs: &[CourseId]) -> Result<()> {
    let links = store::course::links(work).await?;
    if closes_cycle(id, needs, &links) { Err(Error::Refused(Rule::PrerequisiteCycle)) } else { Ok(()) }
}
