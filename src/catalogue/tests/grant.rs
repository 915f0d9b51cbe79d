//! The competencies that courses own and grant, and writing in bulk.

use super::*;
use crate::{
    error::{Conflict, Entity},
    exchange::ImportAction,
    journal::Entry,
    kernel::id::CompetencyId,
    testing::on_both,
};

/// (validity, whether it is current) of every version of the competency that `course` owns, oldest first.
async fn validities(house: &House, course: CourseId) -> Vec<(Option<i64>, bool)> {
    let sql = "SELECT v.validity_months, v.superseded_at IS NULL FROM competency_version v JOIN competency f ON f.id = v.competency_id
               WHERE f.course_id = $1 ORDER BY v.id";
    house.admin.read(async |read| read.unscoped_all(sql, &[&course]).await).await.unwrap()
}

/// What `course` was believed to grant, oldest first.
async fn grants(house: &House, course: CourseId) -> Vec<CompetencyId> {
    let sql = "SELECT v.competency_id FROM course_grant_version v JOIN course_grant f ON f.id = v.course_grant_id
               WHERE f.course_id = $1 ORDER BY v.id";
    let rows: Vec<(CompetencyId,)> =
        house.admin.read(async |read| read.unscoped_all(sql, &[&course]).await).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

#[tokio::test]
async fn a_course_owns_a_competency_that_follows_its_changes() {
    on_both(async |house| {
        let id = create(&house, "FS-001").await;
        let change = CourseDraft {
            title: Input::text("Fire"),
            category: house.world().category("SAFETY").await.into(),
            validity_months: Input::text("24"),
            ..CourseDraft::default()
        };
        let after = update(&house, id, change).await.unwrap();
        assert_eq!(after.competency, after.grants);
        let sql = "SELECT code, title, category_id FROM competency WHERE id = $1";
        let row: (String, String, CategoryId) =
            house.admin.read(async |read| read.unscoped_one(sql, &[&after.competency]).await).await.unwrap();
        assert_eq!(row, ("FS-001".into(), "Fire".into(), after.category.id));
        assert_eq!(validities(&house, id).await, [(None, false), (Some(24), true)]);
        update(&house, id, CourseDraft { self_enrolment: true.into(), ..CourseDraft::default() }).await.unwrap();
        assert_eq!(validities(&house, id).await.len(), 2, "another change leaves the validity alone");
    })
    .await;
}

#[tokio::test]
async fn a_refresher_grants_what_it_refreshes_until_it_is_unlinked() {
    on_both(async |house| {
        let (fire, again) = (create(&house, "FS-001").await, create(&house, "FS-002").await);
        let (own_fire, own_again) = (detail(&house, fire).await.competency, detail(&house, again).await.competency);
        update(&house, fire, refresher(Some(again))).await.unwrap();
        assert_eq!((detail(&house, again).await.grants, detail(&house, fire).await.grants), (own_fire, own_fire));
        update(&house, fire, refresher(None)).await.unwrap();
        assert_eq!(grants(&house, again).await, [own_again, own_fire, own_again]);
        assert_eq!(grants(&house, fire).await, [own_fire]);
    })
    .await;
}

#[tokio::test]
async fn a_refresher_of_a_refresher_renews_the_first_course() {
    on_both(async |house| {
        let third = create(&house, "C").await;
        let second =
            try_create(&house, NewCourse { refresher: Some(third), ..draft(&house, "B").await }).await.unwrap();
        assert_eq!(detail(&house, third).await.grants, second.competency);
        let first = try_create(&house, NewCourse { refresher: Some(second.course.id), ..draft(&house, "A").await })
            .await
            .unwrap();
        assert_eq!(detail(&house, third).await.grants, first.competency);
        assert_eq!(detail(&house, second.course.id).await.grants, first.competency);
    })
    .await;
}

#[tokio::test]
async fn a_course_refreshes_itself_and_at_most_one_other() {
    on_both(async |house| {
        let (a, b, c) = (create(&house, "A").await, create(&house, "B").await, create(&house, "C").await);
        update(&house, c, refresher(Some(c))).await.unwrap();
        update(&house, a, refresher(Some(c))).await.unwrap();
        let clash = update(&house, b, refresher(Some(c))).await;
        assert!(matches!(clash, Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "refresher_id")))));
        assert_eq!(detail(&house, c).await.grants, detail(&house, a).await.competency);
    })
    .await;
}

#[tokio::test]
async fn an_import_writes_many_courses_with_their_competencies_and_finds_them_by_code() {
    on_both(async |house| {
        let known = create(&house, "Z-1").await;
        let mut courses = Vec::new();
        for number in 0..1_300 {
            courses.push(NewCourse::draft(
                CourseCode::parse(&format!("Imp-{number}")).unwrap(),
                Title::parse("Imported").unwrap(),
                house.world().category("GENERAL").await,
            ));
        }
        courses[7].prerequisites = [known].into();
        courses[8].refresher = Some(known);
        courses[9].validity_months = Some(Months::new(36).unwrap());
        let import = async |courses: &[NewCourse]| {
            house
                .admin
                .write(async |work| {
                    let entry = work.record(Entry::bulk(ImportAction::Imported)).await?;
                    service::bulk_courses(work, entry, courses).await
                })
                .await
        };
        let ids = import(&courses).await.unwrap();
        let by_codes = house.admin.read(async |read| service::by_codes(read).await).await.unwrap();
        assert_eq!((by_codes.len(), by_codes["imp-1299"].id), (1_301, ids[1_299]));
        assert_eq!(detail(&house, ids[7]).await.prerequisites[0].course.id, known);
        assert_eq!(detail(&house, known).await.grants, by_codes["imp-8"].grants);
        assert_eq!(validities(&house, ids[9]).await, [(Some(36), true)]);
        let again = import(&courses[..1]).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "code")))));
        courses[1].category = CategoryId(0);
        let Err(Error::Invalid(flaws)) = import(&courses[..2]).await else { panic!("imported") };
        assert_eq!(flaws[0].field, "courses[1].category_id");
    })
    .await;
}
