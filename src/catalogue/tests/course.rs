//! Courses.

use super::*;
use crate::{
    error::{Conflict, Entity, Rule},
    identity::Permission,
    kernel::{
        optimistic_lock::OptimisticLock,
        page::{Page, Sort},
    },
    testing::on_both,
    trail,
    work::Caller,
};

const ALL: Page = Page { offset: 0, limit: 100 };

async fn codes(house: &House, filter: CourseFilter, sort: impl Into<Sort<CourseSort>>) -> Vec<String> {
    let part = house.admin.read(async |read| service::list(read, &filter, sort, ALL).await).await.unwrap();
    assert_eq!(part.total, i64::try_from(part.rows.len()).unwrap());
    part.rows.iter().map(|row| row.course.content.code.as_str().to_owned()).collect()
}

#[tokio::test]
async fn a_course_keeps_everything_that_is_written_in_it() {
    on_both(async |house| {
        let before = create(&house, "IND-001").await;
        let new = NewCourse {
            description: Some(Description::parse("Two lines\nof text").unwrap()),
            duration_hours: Some(Hours::new(7.5).unwrap()),
            delivery_type: DeliveryType::ToolboxTalk,
            course_type: CourseType::Refresher,
            requirement_level: RequirementLevel::Mandatory,
            validity_months: Some(Months::new(12).unwrap()),
            refresher: Some(before),
            owner: Some(house.admin.who().person),
            external_url: Some(WebAddress::parse("https://example.com/fs").unwrap()),
            passing_score: Some(PassMark::new(80).unwrap()),
            max_attempts: Some(Attempts::new(3).unwrap()),
            self_enrolment: true,
            status: CourseStatus::Active,
            prerequisites: [before].into(),
            ..draft(&house, "FS-001").await
        };
        let created = try_create(&house, new.clone()).await.unwrap();
        assert_eq!(created.course.content, new);
        assert_eq!(created, detail(&house, created.course.id).await);
        assert_eq!(created.category.code.as_str(), "GENERAL");
        assert_eq!(created.owner.unwrap().full_name, "Ada Admin");
        assert_eq!(created.refresher.unwrap().code.as_str(), "IND-001");
        assert_eq!(created.prerequisites[0].course.title.as_str(), "Title of IND-001");
        assert_eq!((created.course.version, created.created_by.full_name.as_str()), (1, "Ada Admin"));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_given_once_in_any_case() {
    on_both(async |house| {
        create(&house, "FS-001").await;
        let other = create(&house, "FS-002").await;
        let again = try_create(&house, draft(&house, "fs-001").await).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "code")))));
        let code = |code: &str| CourseDraft { code: Input::text(code), ..CourseDraft::default() };
        let clash = update(&house, other, code("Fs-001")).await;
        assert!(matches!(clash, Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "code")))));
        assert_eq!(update(&house, other, code("fs-002")).await.unwrap().course.content.code.as_str(), "fs-002");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_exist_or_belongs_to_others_cannot_be_referred_to() {
    on_both(async |house| {
        let unknown = NewCourse {
            category: CategoryId(0),
            owner: Some(PersonId(0)),
            refresher: Some(CourseId(0)),
            prerequisites: [CourseId(0)].into(),
            ..draft(&house, "FS-001").await
        };
        assert_eq!(
            fields(try_create(&house, unknown).await),
            ["category_id", "owner_id", "refresher_id", "prerequisites"]
        );
        let id = create(&house, "FS-002").await;
        assert_eq!(fields(update(&house, id, owner(PersonId(0))).await), ["owner_id"]);
        let theirs = house.another_tenant().await;
        let found = theirs.read(async |read| service::detail(read, id).await).await;
        assert!(matches!(found, Err(Error::NotFound(Entity::Course))));
        let changed = theirs
            .write(async |work| service::update(work, id, &OptimisticLock::Anything, CourseDraft::default()).await)
            .await;
        assert!(matches!(changed, Err(Error::NotFound(Entity::Course))));
        assert!(theirs.read(async |read| service::by_codes(read).await).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_course_is_never_through_others_its_own_prerequisite() {
    on_both(async |house| {
        let mut chain = Vec::new();
        for number in 0..6 {
            chain.push(create(&house, &format!("C-{number}")).await);
        }
        for pair in chain.windows(2) {
            update(&house, pair[1], needs(&pair[..1])).await.unwrap();
        }
        for end in [chain[0], chain[3], chain[5]] {
            let closed = update(&house, chain[0], needs(&[end])).await;
            assert!(matches!(closed, Err(Error::Refused(Rule::PrerequisiteCycle))));
        }
        assert!(detail(&house, chain[0]).await.prerequisites.is_empty());
        update(&house, chain[3], needs(&[])).await.unwrap();
        update(&house, chain[0], needs(&[chain[5]])).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn of_two_writers_who_would_close_a_cycle_together_one_is_refused() {
    on_both(async |house| {
        let (a, b) = (create(&house, "A").await, create(&house, "B").await);
        let (one, two) = (update(&house, a, needs(&[b])), update(&house, b, needs(&[a])));
        let (one, two) = tokio::join!(one, two);
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    })
    .await;
}

#[tokio::test]
async fn the_set_of_prerequisites_is_replaced_and_what_stays_keeps_its_link() {
    on_both(async |house| {
        let (a, b, c) = (create(&house, "A").await, create(&house, "B").await, create(&house, "C").await);
        let course = create(&house, "D").await;
        let before = update(&house, course, needs(&[a, b])).await.unwrap();
        let after = update(&house, course, needs(&[c, b, b])).await.unwrap();
        let codes: Vec<&str> = after.prerequisites.iter().map(|one| one.course.code.as_str()).collect();
        assert_eq!(codes, ["B", "C"]);
        assert_eq!(after.prerequisites[0], before.prerequisites[1]);
    })
    .await;
}

#[tokio::test]
async fn an_archived_course_is_closed_until_whoever_may_reopen_it_does() {
    on_both(async |house| {
        let id = create(&house, "FS-001").await;
        let status = |status| CourseDraft { status: Input::from(status), ..CourseDraft::default() };
        update(&house, id, status(CourseStatus::Archived)).await.unwrap();
        assert!(
            matches!(update(&house, id, needs(&[])).await, Ok(detail) if detail.course.version == 2),
            "nothing changes"
        );
        let titled = CourseDraft { title: Input::text("New"), ..CourseDraft::default() };
        assert!(matches!(update(&house, id, titled).await, Err(Error::Refused(Rule::CourseArchived))));
        let trainer = house.world().acting_as(house.admin.who().person, "training_manager");
        let back = trainer
            .write(async |work| {
                service::update(work, id, &OptimisticLock::Anything, status(CourseStatus::Active)).await
            })
            .await;
        assert!(matches!(back, Err(Error::Refused(Rule::CourseArchived))));
        let activate = async |who: &Caller| {
            who.write(async |work| service::activate(work, id, &OptimisticLock::Anything).await).await
        };
        assert!(matches!(activate(&trainer).await, Err(Error::Forbidden(Permission::CatalogueReopen))));
        assert_eq!(activate(&house.admin).await.unwrap().course.content.status, CourseStatus::Active);
    })
    .await;
}

#[tokio::test]
async fn who_changes_an_older_version_is_told() {
    on_both(async |house| {
        let id = create(&house, "FS-001").await;
        let first = OptimisticLock::from(1_i64);
        let titled = async |title: &str| {
            let change = CourseDraft { title: Input::text(title), ..CourseDraft::default() };
            house.admin.write(async |work| service::update(work, id, &first, change).await).await
        };
        assert_eq!(titled("First").await.unwrap().course.version, 2);
        let late = titled("Second").await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Changed(Entity::Course)))));
        assert_eq!(detail(&house, id).await.course.content.title.as_str(), "First");
    })
    .await;
}

#[tokio::test]
async fn only_who_may_write_the_catalogue_writes_it() {
    on_both(async |house| {
        let new = draft(&house, "FS-001").await;
        let worker = house.world().acting_as(house.admin.who().person, "learner");
        let refused = worker.write(async |work| service::create(work, new).await).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CatalogueWrite))));
        let id = create(&house, "FS-001").await;
        let refused = worker
            .write(async |work| service::update(work, id, &OptimisticLock::Anything, CourseDraft::default()).await)
            .await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CatalogueWrite))));
        assert_eq!(worker.read(async |read| service::detail(read, id).await).await.unwrap().course.id, id);
    })
    .await;
}

#[tokio::test]
async fn the_journal_has_the_course_before_and_after() {
    on_both(async |house| {
        let id = create(&house, "FS-001").await;
        let titled = CourseDraft { title: Input::text("New title"), ..CourseDraft::default() };
        update(&house, id, titled.clone()).await.unwrap();
        update(&house, id, titled).await.unwrap();
        let trail = house.admin.read(async |read| trail::of_entity(read, id, 10).await).await.unwrap();
        assert_eq!(
            trail.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(),
            ["changed", "created"],
            "no entry where nothing changed"
        );
        assert!(trail[0].before.as_ref().unwrap().contains("Title of FS-001"));
        assert!(trail[0].after.as_ref().unwrap().contains("New title"));
    })
    .await;
}

#[tokio::test]
async fn courses_are_filtered_searched_and_sorted() {
    on_both(async |house| {
        let course = async |code: &str, title: &str, delivery_type, status| {
            let title = Title::parse(title).unwrap();
            let new = NewCourse { title, delivery_type, status, ..draft(&house, code).await };
            try_create(&house, new).await.unwrap();
        };
        course("B-1", "Élan vital", DeliveryType::Online, CourseStatus::Active).await;
        house.clock.set("2026-11-20T13:00:00Z".parse().unwrap());
        course("A-2", "Zebra crossings", DeliveryType::Online, CourseStatus::Draft).await;
        house.clock.set("2026-11-20T12:30:00.5Z".parse().unwrap());
        course("a-1", "ants 50%", DeliveryType::Classroom, CourseStatus::Active).await;
        let sorted = async |by, is_descending| codes(&house, CourseFilter::default(), Sort { by, is_descending }).await;
        assert_eq!(sorted(CourseSort::Title, false).await, ["a-1", "B-1", "A-2"]);
        assert_eq!(sorted(CourseSort::Code, true).await, ["B-1", "A-2", "a-1"]);
        assert_eq!(sorted(CourseSort::CreatedAt, false).await, ["B-1", "a-1", "A-2"]);
        let found = async |filter| codes(&house, filter, CourseSort::default()).await;
        let searched = |text: &str| CourseFilter { search: Some(text.into()), ..CourseFilter::default() };
        assert_eq!(found(searched("elan")).await, ["B-1"]);
        assert_eq!(found(searched("50%")).await, ["a-1"]);
        assert_eq!(found(searched("A-")).await, ["a-1", "A-2"]);
        let active = CourseFilter {
            status: Some(CourseStatus::Active),
            delivery_type: Some(DeliveryType::Online),
            ..CourseFilter::default()
        };
        assert_eq!(found(active).await, ["B-1"]);
        let safety = CourseFilter { category: Some(house.world().category("SAFETY").await), ..CourseFilter::default() };
        assert!(found(safety).await.is_empty());
    })
    .await;
}
