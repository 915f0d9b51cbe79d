//! What somebody sees who may not see the standings of others.

use super::*;
use crate::{
    competence::{
        completion::VerificationDraft,
        matrix::{By, RowKey},
    },
    error::Error,
    identity::Permission,
    kernel::page::Page,
    testing::{because, on_both},
};

fn is_forbidden<T>(refused: &Result<T>) -> bool {
    matches!(refused, Err(Error::Forbidden(_)))
}

#[tokio::test]
async fn a_worker_sees_their_own_row_and_no_other_whatever_they_ask_for() {
    on_both(async |house| {
        let works = works(&house).await;
        let (ann, today) = (house.world().acting_as(works.ann, "learner"), house.today());
        for people in [vec![], vec![works.bob], vec![works.ann, works.bob]] {
            let query = Query { people, ..Query::on(today) };
            let (matrix, _) = ann.read(async |read| service::matrix(read, query.clone(), None).await).await.unwrap();
            assert_eq!(matrix.rows.iter().map(|row| row.key).collect::<Vec<_>>(), [RowKey::Person(works.ann)]);
            assert_eq!(matrix.totals.required(), 2);
            let totals = ann.read(async |read| service::totals(read, query, None).await).await.unwrap();
            assert_eq!(totals, matrix.totals);
        }
        for by in [By::Role, By::Site] {
            let query = Query { by, ..Query::on(today) };
            assert!(is_forbidden(&ann.read(async |read| service::matrix(read, query, None).await).await));
        }
        assert!(is_forbidden(
            &ann.read(async |read| service::overview(read, today, service::Scope::Everybody).await).await
        ));
    })
    .await;
}

#[tokio::test]
async fn a_worker_may_ask_about_themselves_and_not_about_others() {
    on_both(async |house| {
        let works = works(&house).await;
        let (ann, today, competency) =
            (house.world().acting_as(works.ann, "learner"), house.today(), works.welding.competency);
        let own = ann.read(async |read| service::gaps(read, works.ann, today).await).await.unwrap();
        assert_eq!(own.value.iter().map(|gap| gap.competency.code.as_str()).collect::<Vec<_>>(), ["IND", "WELD"]);
        assert_eq!((own.role.as_deref(), own.site.as_deref()), (Some("Welder"), Some("North")));
        assert_eq!(
            ann.read(async |read| service::standings(read, works.ann, today).await).await.unwrap().value.len(),
            2
        );
        let why = ann
            .read(async |read| service::explain(read, works.ann, competency, today, None).await)
            .await
            .unwrap()
            .explanation;
        assert_eq!((why.value.standing.state, why.value.demands.len()), (State::Missing, 1));
        assert!(is_forbidden(&ann.read(async |read| service::gaps(read, works.bob, today).await).await));
        assert!(is_forbidden(&ann.read(async |read| service::standings(read, works.bob, today).await).await));
        assert!(is_forbidden(
            &ann.read(async |read| service::explain(read, works.bob, competency, today, None).await).await
        ));
    })
    .await;
}

#[tokio::test]
async fn a_worker_sees_their_own_completions_and_writes_none() {
    on_both(async |house| {
        let works = works(&house).await;
        let ann = house.world().acting_as(works.ann, "learner");
        let own = record(&works.admin, passed(works.ann, works.induction, "2026-11-01")).await.unwrap().id;
        let other = record(&works.admin, passed(works.bob, works.induction, "2026-11-01")).await.unwrap().id;
        assert_eq!(ann.read(async |read| completions::find(read, own).await).await.unwrap().id, own);
        assert_eq!(ann.read(async |read| completions::of_person(read, works.ann).await).await.unwrap().len(), 1);
        assert!(is_forbidden(&ann.read(async |read| completions::find(read, other).await).await));
        assert!(is_forbidden(&ann.read(async |read| completions::of_person(read, works.bob).await).await));
        assert!(is_forbidden(
            &ann.read(async |read| crate::competence::service::pending(read, Page::number(1, 10)).await).await
        ));
        assert!(is_forbidden(&record(&ann, passed(works.ann, works.welding, "2026-11-01")).await));
        assert!(is_forbidden(&ann.write(async |work| completions::withdraw(work, own, because("mine")).await).await));
        assert!(is_forbidden(
            &ann.write(async |work| completions::verify(work, own, VerificationDraft::default()).await).await
        ));
    })
    .await;
}

#[tokio::test]
async fn requirements_are_written_only_with_the_permission_for_them() {
    on_both(async |house| {
        let works = works(&house).await;
        let ann = house.world().acting_as(works.ann, "learner");
        let write = Permission::RequirementWrite;
        let is_refused =
            |refused: Result<Requirement>| matches!(refused, Err(Error::Forbidden(permission)) if permission == write);
        assert!(is_refused(require(&ann, works.welding, Scope::Everyone, Terms::default()).await));
        assert!(is_refused(
            ann.write(async |work| requirements::change(
                work,
                works.welders_weld,
                &OptimisticLock::Anything,
                TermsDraft::default()
            )
            .await)
                .await
        ));
        assert!(is_refused(
            ann.write(async |work| requirements::end(work, works.welders_weld, house.today()).await).await
        ));
        assert!(is_forbidden(
            &ann.write(async |work| requirements::set_role(work, "Welder", &OptimisticLock::Anything, &[]).await).await
        ));
    })
    .await;
}

#[tokio::test]
async fn a_worker_reads_what_is_required_and_neither_the_facts_of_others_nor_who_changed_what() {
    on_both(async |house| {
        let works = works(&house).await;
        let ann = house.world().acting_as(works.ann, "learner");
        let rules = ann.read(async |read| service::rules(read).await).await.unwrap();
        assert_eq!((rules.competencies.len(), rules.requirements.len()), (2, 2));
        assert!(is_forbidden(&ann.read(async |read| service::facts(read).await).await));
        assert!(ann.read(async |read| service::reach(read).await).await.unwrap().count() == 0);
        assert_eq!(works.admin.read(async |read| service::reach(read).await).await.unwrap().count(), 2);
        let requirement = works.welders_weld;
        assert!(is_forbidden(&ann.read(async |read| requirements::history(read, requirement, 10).await).await));
        let of_course =
            async |read: &mut crate::work::Read| catalogue::service::history(read, works.welding.id, 10).await;
        assert!(is_forbidden(&ann.read(of_course).await));
        let told = works.admin.read(async |read| requirements::history(read, requirement, 10).await).await.unwrap();
        assert_eq!(told.entries.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["created"]);
    })
    .await;
}
