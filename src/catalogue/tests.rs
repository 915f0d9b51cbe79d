//! Use cases on both databases.

mod category;
mod course;
mod grant;

use super::*;
use crate::{
    error::{Error, Result},
    kernel::{
        id::{CategoryId, CourseId, PersonId},
        input::Input,
        optimistic_lock::OptimisticLock,
    },
    testing::House,
    work::Caller,
};

/// A draft with `code`, of the category "General".
async fn draft(house: &House, code: &str) -> NewCourse {
    let title = Title::parse(&format!("Title of {code}")).unwrap();
    NewCourse::draft(CourseCode::parse(code).unwrap(), title, house.world().category("GENERAL").await)
}

async fn try_create(house: &House, new: NewCourse) -> Result<CourseDetail> {
    house.admin.write(async |work| service::create(work, new).await).await
}

async fn create(house: &House, code: &str) -> CourseId {
    try_create(house, draft(house, code).await).await.unwrap().course.id
}

async fn update(house: &House, id: CourseId, change: CourseDraft) -> Result<CourseDetail> {
    house.admin.write(async |work| service::update(work, id, &OptimisticLock::Anything, change).await).await
}

async fn detail(house: &House, id: CourseId) -> CourseDetail {
    house.admin.read(async |read| service::detail(read, id).await).await.unwrap()
}

fn fields(refused: Result<CourseDetail>) -> Vec<String> {
    match refused {
        Err(Error::Invalid(flaws)) => flaws.into_iter().map(|flaw| flaw.field).collect(),
        other => panic!("{other:?}"),
    }
}

fn needs(courses: &[CourseId]) -> CourseDraft {
    CourseDraft { prerequisites: Input::Value(courses.iter().copied().collect()), ..CourseDraft::default() }
}

fn refresher(course: Option<CourseId>) -> CourseDraft {
    CourseDraft { refresher: Input::exactly(course), ..CourseDraft::default() }
}

fn owner(person: PersonId) -> CourseDraft {
    CourseDraft { owner: person.into(), ..CourseDraft::default() }
}
