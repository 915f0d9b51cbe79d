//! Tenant isolation: nobody sees another organisation's rows.

use super::*;
use crate::{
    competence::{completion::VerificationDraft, matrix::RowKey},
    error::{Entity, Error, Problem},
    testing::{because, on_both},
};

/// Another organisation in the same installation, furnished alike.
async fn others(house: &House) -> Works {
    furnish(house.another_tenant().await).await
}

fn unknown<T: std::fmt::Debug>(refused: Result<T>, field: &str, entity: Entity) {
    let Err(Error::Invalid(flaws)) = refused else { panic!("{refused:?}") };
    assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), (field, &Problem::Unknown(entity)));
}

#[tokio::test]
async fn the_matrix_of_one_organisation_has_nothing_of_another() {
    on_both(async |house| {
        let (ours, theirs) = (works(&house).await, others(&house).await);
        record(&theirs.admin, passed(theirs.ann, theirs.welding, "2026-11-01")).await.unwrap();
        let matrix = async |caller: &Caller, query| {
            caller.read(async |read| service::matrix(read, query, None).await).await.unwrap().0
        };
        let all = matrix(&ours.admin, Query::on(house.today())).await;
        let people: Vec<RowKey> = all.rows.iter().map(|row| row.key).collect();
        assert_eq!(people, [ours.admin.who().person, ours.ann, ours.bob].map(RowKey::Person));
        assert_eq!(all.totals.valid, 0);
        for query in [
            Query { people: vec![theirs.ann], ..Query::on(house.today()) },
            Query { sites: vec![theirs.north], ..Query::on(house.today()) },
            Query { role: Some(theirs.welder), ..Query::on(house.today()) },
        ] {
            assert!(matrix(&ours.admin, query).await.rows.is_empty());
        }
        let of_their_course =
            matrix(&ours.admin, Query { courses: vec![theirs.welding.id], ..Query::on(house.today()) }).await;
        assert!(of_their_course.columns.is_empty() && of_their_course.cells.is_empty());
    })
    .await;
}

#[tokio::test]
async fn another_organisation_s_people_and_facts_are_not_found() {
    on_both(async |house| {
        let (ours, theirs) = (works(&house).await, others(&house).await);
        let (admin, today) = (&ours.admin, house.today());
        let theirs_done = record(&theirs.admin, passed(theirs.ann, theirs.welding, "2026-11-01")).await.unwrap().id;
        let gaps = admin.read(async |read| service::gaps(read, theirs.ann, today).await).await;
        assert!(matches!(gaps, Err(Error::NotFound(Entity::Person))), "{gaps:?}");
        let standings = admin.read(async |read| service::standings(read, theirs.ann, today).await).await;
        assert!(matches!(standings, Err(Error::NotFound(Entity::Person))));
        let explain = async |person, course: Course| {
            admin.read(async |read| service::explain(read, person, course.competency, today, None).await).await
        };
        assert!(matches!(explain(theirs.ann, ours.welding).await, Err(Error::NotFound(Entity::Person))));
        assert!(matches!(explain(ours.ann, theirs.welding).await, Err(Error::NotFound(Entity::Competency))));
        assert!(admin.read(async |read| completions::of_person(read, theirs.ann).await).await.unwrap().is_empty());
        let found = admin.read(async |read| completions::find(read, theirs_done).await).await;
        assert!(matches!(found, Err(Error::NotFound(Entity::Completion))));
        let withdrawn =
            admin.write(async |work| completions::withdraw(work, theirs_done, because("mine now")).await).await;
        assert!(matches!(withdrawn, Err(Error::NotFound(Entity::Completion))));
        let verified =
            admin.write(async |work| completions::verify(work, theirs_done, VerificationDraft::default()).await).await;
        assert!(matches!(verified, Err(Error::NotFound(Entity::Completion))));
        assert_eq!(state(&theirs.admin, theirs.ann, theirs.welding).await, State::Valid);
    })
    .await;
}

#[tokio::test]
async fn another_organisation_s_requirements_are_neither_seen_nor_changed() {
    on_both(async |house| {
        let (ours, theirs) = (works(&house).await, others(&house).await);
        let (admin, id) = (&ours.admin, theirs.welders_weld);
        let is_missing = |refused: Result<Requirement>| matches!(refused, Err(Error::NotFound(Entity::Requirement)));
        assert!(is_missing(admin.read(async |read| requirements::find(read, id).await).await));
        assert!(is_missing(
            admin
                .write(
                    async |work| requirements::change(work, id, &OptimisticLock::Anything, TermsDraft::default()).await
                )
                .await
        ));
        assert!(is_missing(admin.write(async |work| requirements::end(work, id, house.today()).await).await));
        let listed = admin.read(async |read| requirements::list(read).await).await.unwrap();
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [ours.everyone_inducted, ours.welders_weld]);
        let wanted = [(theirs.welding.id, true)];
        let set = async |work: &mut crate::work::Work| {
            requirements::set_role(work, "Welder", &OptimisticLock::Anything, &wanted).await
        };
        let set = admin.write(set).await;
        assert!(matches!(set, Err(Error::NotFound(Entity::Course))));
        let unchanged = theirs.admin.read(async |read| requirements::find(read, id).await).await.unwrap();
        assert_eq!(unchanged.number, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_may_not_name_what_another_organisation_has() {
    on_both(async |house| {
        let (ours, theirs) = (works(&house).await, others(&house).await);
        let admin = &ours.admin;
        let on = "2026-11-01";
        unknown(record(admin, passed(theirs.ann, ours.welding, on)).await, "person", Entity::Person);
        unknown(record(admin, passed(ours.ann, theirs.welding, on)).await, "course", Entity::Course);
        let trained = CompletionDraft { trainer: theirs.bob.into(), ..passed(ours.ann, ours.welding, on) };
        unknown(record(admin, trained).await, "trainer", Entity::Person);
        let required = async |course, scope| require(admin, course, scope, Terms::default()).await;
        unknown(required(theirs.welding, Scope::Everyone).await, "competency", Entity::Competency);
        unknown(required(ours.welding, Scope::Role(theirs.driver)).await, "scope", Entity::Role);
        unknown(required(ours.welding, Scope::Site(theirs.north)).await, "scope", Entity::Site);
        let before = totals(&theirs.admin, house.today(), None).await;
        assert_eq!((before.required(), before.valid), (4, 0));
    })
    .await;
}
