//! Whoever imports writes what their forms would let them write, and is told once a kind what was left out.

use super::*;
use crate::{
    competence::completion::{self, Report, VerificationDraft},
    error::Error,
    exchange::{ImportAction, plan::ProblemKind},
    identity::{Permission, Permissions, SEED, Who},
    journal::Entry,
    kernel::page::Page,
    organisation::{SiteName, service::find_or_create_site},
    testing::{day, on_both},
    work::{Door, Work},
};

const PEOPLE: &str = "Employee No,Surname,Forename,E-mail,Job title,Site,Start date,Status";
const DONE: &str = "Employee No,Name,E-mail,Course,Completed on";

/// Somebody with these rights alone, who is the person of the administrator.
fn with(house: &House, rights: impl IntoIterator<Item = Permission>) -> Caller {
    let permissions: Permissions = rights.into_iter().collect();
    let who = Who { level: 7, roles: vec!["hr".into()], permissions, ..house.admin.who().clone() };
    house.installation.caller(who, Door::Api("test"), "test")
}

/// Somebody with the access role `code`.
fn holding(house: &House, code: &str) -> Caller {
    with(house, SEED.iter().find(|role| role.code == code).unwrap().permissions.iter().copied())
}

/// What was said of rows that were left out.
fn left_out(outcome: &ImportOutcome) -> Vec<String> {
    let left = outcome.problems.iter().filter(|problem| problem.kind == ProblemKind::NotPermitted);
    left.map(|problem| format!("{}: {}", problem.place, problem.message)).collect()
}

#[tokio::test]
async fn hr_imports_people_and_is_told_what_else_was_left_out_and_a_training_manager_all_of_it() {
    on_both(async |house| {
        let (hr, manager) = (holding(&house, "hr"), holding(&house, "training_manager"));
        let dry = run(&hr, xlsx(), true).await.unwrap();
        let first = import(&hr, xlsx()).await;
        assert_eq!(first.changes, Changes { people: 240, ..Changes::default() });
        let said = left_out(&first);
        assert_eq!(said, left_out(&dry));
        let expected = [
            "18 courses left out: you don't have the right to create courses.",
            "30 requirements left out: you don't have the right to set requirements.",
            "1445 completions left out: you don't have the right to record completions.",
        ];
        assert_eq!(said.len(), expected.len(), "{said:?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.contains(expected), "{said}");
        }
        let second = import(&manager, xlsx()).await;
        assert_eq!(second.changes, Changes { courses: 18, requirements: 30, completions: 1445, ..Changes::default() });
        assert_eq!(left_out(&second), Vec::<String>::new());
        let again = import(&hr, xlsx()).await;
        assert_eq!((again.changes, left_out(&again)), (Changes::default(), Vec::new()), "all of it is known");
    })
    .await;
}

#[tokio::test]
async fn what_is_about_people_or_courses_that_are_left_out_is_left_out_and_told() {
    on_both(async |house| {
        use Permission::{CatalogueWrite, CompletionWrite, ImportRun, PeopleRead, PeopleWrite, RequirementWrite};
        let no_people = with(&house, [ImportRun, PeopleRead, CatalogueWrite, RequirementWrite, CompletionWrite]);
        let outcome = import(&no_people, xlsx()).await;
        // All but those of everyone are of job roles that there are not yet.
        assert_eq!(outcome.changes, Changes { courses: 18, requirements: 2, ..Changes::default() });
        let said = left_out(&outcome).join("\n");
        assert!(
            said.contains("28 requirements left out: you don't have the right to create their job roles"),
            "{said}"
        );
        assert!(
            said.contains("240 people left out: you") && said.contains("1445 completions left out: their people"),
            "{said}"
        );
        // Of those who are known by now completions are written.
        import(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live"])).await;
        let lines = [DONE, "1,\"Benali, Amina\",,Fire drill,2026-05-13", "2,\"Ali, Bo\",,Fire drill,2026-05-13"];
        let outcome = import(&no_people, file("done.csv", &lines)).await;
        assert_eq!(outcome.changes, Changes { courses: 1, completions: 1, ..Changes::default() });
        let no_courses = with(&house, [ImportRun, PeopleRead, PeopleWrite, CompletionWrite]);
        let lines = [DONE, "1,\"Benali, Amina\",,Fire drill,2026-05-14", "1,\"Benali, Amina\",,First aid,2026-05-14"];
        let outcome = import(&no_courses, file("done.csv", &lines)).await;
        assert_eq!(outcome.changes, Changes { completions: 1, ..Changes::default() });
        let said = left_out(&outcome).join("\n");
        assert!(
            said.contains("1 course left out: you") && said.contains("1 completion left out: its person"),
            "{said}"
        );
        let announced = |outcome: &ImportOutcome| {
            outcome.problems.iter().any(|one| one.message.to_string().contains("is created as a new course"))
        };
        assert!(!announced(&outcome), "it is left out");
        assert!(announced(&run(&house.admin, file("done.csv", &lines), true).await.unwrap()));
    })
    .await;
}

#[tokio::test]
async fn ones_own_completions_wait_for_somebody_else_as_those_of_the_form_do() {
    on_both(async |house| {
        import(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live"])).await;
        let lines =
            [DONE, "1,\"Benali, Amina\",,Fire drill,2026-05-13", ",Ada Admin,admin@test.example,Fire drill,2026-05-13"];
        let outcome = import(&house.admin, file("done.csv", &lines)).await;
        assert_eq!(outcome.changes.completions, 2, "{:?}", outcome.problems);
        let own = outcome.problems.iter().find(|problem| problem.kind == ProblemKind::OwnCompletion).unwrap();
        assert!(own.message.to_string().contains("1 completion is your own and waits"), "{}", own.message);
        let me = house.admin.who().person;
        let pending =
            async |read: &mut crate::work::Read| crate::competence::service::pending(read, Page::number(1, 10)).await;
        let waiting = house.admin.read(pending).await.unwrap();
        assert_eq!(waiting.rows.iter().map(|one| one.person_id).collect::<Vec<_>>(), [me]);
        let id = waiting.rows[0].id;
        let own = house
            .admin
            .write(async |work| completion::service::verify(work, id, VerificationDraft::default()).await)
            .await;
        assert!(own.is_err());
        // Again it is known.
        let again = import(&house.admin, file("done.csv", &lines)).await;
        assert!(again.problems.iter().all(|problem| problem.kind != ProblemKind::OwnCompletion));
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_record_completions_records_none_in_bulk_whatever_the_door() {
    on_both(async |house| {
        import(&house.admin, xlsx()).await;
        let (_, facts) = matrix(&house.admin, house.today()).await;
        let person = facts.people.iter().find(|person| !person.completions.is_empty()).unwrap();
        let course = person.completions[0].course;
        let new = Report::of(person.id, course, day("2026-01-02")).ended(completion::Outcome::Passed);
        let record = async |work: &mut Work| {
            let entry = work.record(Entry::bulk(ImportAction::Imported)).await?;
            completion::service::record_many(work, entry, vec![new.clone()]).await
        };
        let refused = with(&house, [Permission::ImportRun]).write(record).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CompletionWrite))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn job_roles_and_sites_are_made_by_whoever_may_add_people() {
    on_both(async |house| {
        use Permission::{CatalogueWrite, ImportRun, PeopleRead, RequirementWrite};
        let no_people = with(&house, [ImportRun, PeopleRead, CatalogueWrite, RequirementWrite]);
        let before = rows(&house).await;
        let made = ["SELECT COUNT(*) FROM role WHERE kind = 'job'", "SELECT COUNT(*) FROM site"];
        import(&no_people, xlsx()).await;
        for sql in made {
            assert_eq!(house.numbers(sql).await, [0], "{sql}");
        }
        assert_ne!(rows(&house).await, before);
        import(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Operator,North,31/01/2020,Live"])).await;
        let site = async |work: &mut Work| find_or_create_site(work, &SiteName::parse("South").unwrap()).await;
        let refused = no_people.write(site).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::PeopleWrite))), "{refused:?}");
        let known = async |work: &mut Work| find_or_create_site(work, &SiteName::parse("North").unwrap()).await;
        no_people.write(known).await.unwrap();
    })
    .await;
}
