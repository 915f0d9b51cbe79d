//! This version takes over what earlier releases left, and nothing of it is lost. What pages show of it is in
//! `server/tests/it/upgrade.rs`.

use super::{Release, all};
use crate::{
    competence::completion::{CompletionDraft, Outcome, service as completions},
    exchange::{
        export,
        import::{self, State},
    },
    identity::{
        SignInKind,
        service::{refresh, sign_in, who_of_browser, who_of_token},
    },
    jobs::look,
    kernel::{
        id::{CourseId, ImportId, PersonId},
        input::{Draft as _, Input},
        page::Page,
    },
    people::{PersonDraft, service as people},
    testing::{House, PASSWORD, day, settled},
    work::Work,
};
use std::time::Duration;

/// Runs `test` on what each release left, over both databases.
async fn of_each(test: impl AsyncFn(&Release, House)) {
    let releases = all();
    assert!(!releases.is_empty());
    for release in &releases {
        release.upgraded(async |house| test(release, house).await).await;
    }
}

async fn count(house: &House, rest: &str) -> i64 {
    house.numbers(&format!("SELECT COUNT(*) FROM {rest}")).await[0]
}

#[tokio::test]
async fn every_row_is_still_there() {
    of_each(async |release, house| {
        // Which forms were sent is forgotten after a while anyhow: that table has another in its place.
        for (table, before) in release.rows().into_iter().filter(|(table, _)| *table != "sent_form") {
            let after = count(&house, table).await;
            let is_kept = match table {
                // Rights are added; files are forgotten that nobody reads any more.
                "role_permission" => after >= before,
                "import_file" => after <= before,
                _ => after == before,
            };
            assert!(is_kept, "{}: {table} has {after} of {before}", release.name);
        }
        let unread =
            "import_file WHERE import_id NOT IN (SELECT id FROM import WHERE state IN ('reading', 'ready', 'writing'))";
        assert_eq!(count(&house, unread).await, 0);
        let read = "import WHERE state IN ('reading', 'ready', 'writing')";
        assert_eq!(count(&house, read).await, count(&house, "import_file").await, "{}", release.name);
    })
    .await;
}

#[tokio::test]
async fn what_is_new_is_as_if_nothing_had_happened() {
    of_each(async |release, house| {
        let knew = |migration| release.told("migrations").split(' ').any(|one| one == migration);
        let forced = count(&house, "account WHERE must_change_password").await;
        assert!(forced == 0 || knew("1000"), "{}: {forced} have to change a password that they chose", release.name);
        for unwanted in [
            "organisation WHERE version < 1",
            "role r WHERE r.code = 'training_manager' AND r.is_system AND NOT EXISTS
             (SELECT 1 FROM role_permission p WHERE p.role_id = r.id AND p.permission = 'people.write')",
            "role r WHERE r.code = 'system_admin' AND r.is_system AND NOT EXISTS
             (SELECT 1 FROM role_permission p WHERE p.role_id = r.id AND p.permission = 'catalogue.reopen')",
        ] {
            assert_eq!(count(&house, unwanted).await, 0, "{}: {unwanted}", release.name);
        }
        let enter = async |email: &str, password: &str| {
            sign_in(&house.installation, email, password, "192.0.2.1", SignInKind::Browser).await.is_ok()
        };
        assert!(enter("admin@test.example", PASSWORD).await && enter("amina@test.example", PASSWORD).await);
        assert!(!enter("admin@test.example", "not the password").await);
        assert!(!enter("bo@test.example", PASSWORD).await, "this account was closed");
        // Before scores were compared with pass marks, a pass below one needed no reason.
        let older = completions::contradicting(&house.installation).await.unwrap().len();
        assert_eq!(older, usize::from(release.name == "0700.sql"), "{}", release.name);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_signed_in_still_is() {
    of_each(async |release, house| {
        let browser = who_of_browser(&house.installation, release.told("cookie")).await.unwrap();
        let access = refresh(&house.installation, release.told("refresh")).await.unwrap();
        assert_eq!(who_of_token(&house.installation, &access).await.unwrap(), browser);
        assert_eq!((&browser, browser.must_change_password), (house.admin.who(), false));
    })
    .await;
}

/// The state of an import once no job works on it any more.
#[tokio::test]
async fn what_was_being_worked_on_is_taken_up_and_finished() {
    of_each(async |release, house| {
        let mut wanted = Vec::new();
        for (state, ends) in [("reading", State::Ready), ("writing", State::Done), ("undoing", State::Undone)] {
            let ids = house.numbers(&format!("SELECT id FROM import WHERE state = '{state}'")).await;
            assert!(!ids.is_empty(), "{}: {state}", release.name);
            wanted.extend(ids.into_iter().map(|id| (id, ends)));
        }
        // Watched for long enough to be taken for dead.
        look(&house.installation).await.unwrap();
        house.clock.set("2026-11-20T12:01:00Z".parse().unwrap());
        look(&house.installation).await.unwrap();
        for (id, ends) in wanted {
            assert_eq!(settled(&house.admin, ImportId(id)).await.state, ends, "{}", release.name);
        }
        let all = Page { offset: 0, limit: 100 };
        let is_busy = async || {
            let exports = house.admin.read(async |read| export::service::list(read, all).await).await.unwrap();
            exports.rows.iter().any(|export| export.state == export::State::Writing)
        };
        let end = async {
            while is_busy().await {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), end).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn work_goes_on_where_it_was_left() {
    of_each(async |release, house| {
        let last = house.numbers("SELECT MAX(id) FROM person").await[0];
        let new = PersonDraft { last_name: Input::text("Newcomer"), ..PersonDraft::default() }.parse().unwrap();
        let person: PersonId = house.admin.write(async |work| people::create(work, &new).await).await.unwrap();
        assert!(person.0 > last, "{}", release.name);
        let course = house.numbers("SELECT id FROM course WHERE code = 'WELD'").await[0];
        let draft = |outcome| CompletionDraft {
            person: person.into(),
            course: CourseId(course).into(),
            completed_on: day("2026-11-02").into(),
            score: Input::text("40.0"),
            outcome: Input::from(outcome),
            ..CompletionDraft::default()
        };
        let record =
            async |draft| house.admin.write(async |work: &mut Work| completions::record(work, draft).await).await;
        record(draft(Some(Outcome::Passed))).await.unwrap_err();
        assert_eq!(record(draft(None)).await.unwrap().outcome, Outcome::Failed);
        let files = vec![("people.csv".to_owned(), b"Employee No,Surname,Forename\n90,Late,Lee".to_vec())];
        let id = import::service::upload(&house.admin, files).await.unwrap();
        assert_eq!(settled(&house.admin, id).await.state, State::Ready);
    })
    .await;
}
