//! The forms about completions.

use super::{Browser, beside, words};
use crate::{
    people::somebody,
    tenant_isolation::{
        functions, ours,
        step::{Step, Visitor},
    },
};
use axum::http::StatusCode;
use docendo::{
    catalogue::{CourseDraft, CourseStatus},
    competence::completion::{CompletionDraft, Outcome, service},
    kernel::{id::CourseId, input::Input},
    testing::{day, on_both},
    work::Work,
};

/// Somebody called Ines First; returns the address of their page.
async fn ines(browser: &Browser) -> String {
    browser.done("/people/new", "last_name=First&first_name=Ines&start=2020-01-01").await
}

fn completion(course: CourseId, on: &str) -> String {
    format!("person=Ines+First&course={course}&completed_on={on}&outcome=passed")
}

#[tokio::test]
async fn a_completion_that_is_recorded_already_is_told_and_nothing_changed() {
    on_both(async |house| {
        let (browser, course) =
            (Browser::of(&house).await, house.world().course("FIRST-AID").called("First aid").await.id);
        let person = ines(&browser).await;
        let fields = completion(course, "2026-11-02");
        assert_eq!(browser.done("/completions/new", &fields).await, person);
        for again in [fields.clone(), format!("{fields}&then=next")] {
            let answer = browser.send("/completions/new", &again).await;
            let refused = words(&answer.text);
            assert_eq!(answer.status, StatusCode::CONFLICT, "{refused}");
            assert!(refused.contains("Another completion has the same person, course, day and result"), "{refused}");
        }
        assert_eq!(house.numbers("SELECT COUNT(*) FROM completion").await, [1]);
    })
    .await;
}

#[tokio::test]
async fn who_recorded_a_completion_cannot_verify_it() {
    on_both(async |house| {
        let (browser, course) =
            (Browser::of(&house).await, house.world().course("FIRST-AID").called("First aid").await.id);
        ines(&browser).await;
        let fields = completion(course, "2026-11-02") + "&requires_verification=yes&then=next";
        let next = browser.done("/completions/new", &fields).await;
        let id = next.rsplit_once('=').unwrap().1;
        let pending = browser.page("/completions/pending").await;
        let refusal = "You recorded this yourself. A colleague has to look at its proof.";
        assert!(pending.contains(refusal) && !pending.contains("Reject"), "{pending}");
        let refused =
            browser.refused("/completions/pending", &format!("_fn=/do/completion/verify&completion={id}")).await;
        assert!(refused.contains(refusal), "{refused}");
        browser.refused(&format!("/completions/{id}/reject"), "note=No").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_note_or_a_reason_is_told_beside_it_and_nothing_typed_is_lost() {
    on_both(async |house| {
        let (browser, course) = (Browser::of(&house).await, house.world().course("FIRST-AID").await.id);
        let draft = CompletionDraft {
            person: house.world().person("Ines First").await.into(),
            course: course.into(),
            completed_on: day("2026-11-02").into(),
            outcome: Outcome::Passed.into(),
            requires_verification: true.into(),
            ..CompletionDraft::default()
        };
        let record = async |work: &mut Work| service::record(work, draft).await;
        let id = house.colleague().await.write(record).await.unwrap().id;
        for (step, field) in [("reject", "note"), ("withdraw", "reason")] {
            let page = format!("/completions/{id}/{step}");
            assert_eq!(beside(&browser.refused_html(&page, "").await, field), "Fill this in.");
            assert_eq!(beside(&browser.refused_html(&page, &format!("{field}=++")).await, field), "Fill this in.");
            let long = "x".repeat(1001);
            for (typed, sent, told) in [
                (long.as_str(), long.as_str(), "At most 1,000 characters."),
                ("not\u{7}hers", "not%07hers", "It has a character that cannot be used here."),
            ] {
                let refused = browser.refused_html(&page, &format!("{field}={sent}")).await;
                assert_eq!(beside(&refused, field), told);
                assert!(refused.contains(typed), "{refused}");
            }
        }
        browser.done(&format!("/completions/{id}/reject"), "note=Not+hers%0D%0Aat+all").await;
        assert_eq!(house.numbers("SELECT COUNT(*) FROM completion_version WHERE verification_note IS NULL").await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_was_open_too_long_records_nothing_for_an_archived_course() {
    on_both(async |house| {
        let (browser, course) =
            (Browser::of(&house).await, house.world().course("FIRST-AID").called("First aid").await.id);
        ines(&browser).await;
        let change = CourseDraft { status: CourseStatus::Archived.into(), ..CourseDraft::default() };
        house.world().change_course(course, change).await;
        let refused = browser.refused("/completions/new", &completion(course, "2026-11-20")).await;
        assert!(refused.contains("This course is a draft, or was archived by that day."), "{refused}");
        assert!(refused.contains("FIRST-AID First aid"), "what was chosen stays: {refused}");
        browser.done("/completions/new", &completion(course, "2026-11-19")).await;
    })
    .await;
}

#[tokio::test]
async fn a_pass_with_a_score_below_the_pass_mark_needs_a_reason_and_the_page_of_the_person_shows_it() {
    on_both(async |house| {
        let (browser, course) =
            (Browser::of(&house).await, house.world().course("FIRST-AID").called("First aid").await.id);
        let person = ines(&browser).await;
        let change = CourseDraft { passing_score: Input::text("75"), ..CourseDraft::default() };
        house.world().change_course(course, change).await;
        let fields = completion(course, "2026-11-02") + "&score=10&notes=Hall+B";
        let refused = browser.refused("/completions/new", &fields).await;
        assert!(
            refused.contains("The score is below the pass mark of 75. Choose “Failed”, or give a reason."),
            "{refused}"
        );
        assert!(refused.contains("Hall B"), "{refused}");
        browser.done("/completions/new", &(fields + "&reason=Oral+exam+passed")).await;
        let shown = browser.page(&person).await;
        assert!(shown.contains("result overrides the score: Oral exam passed"), "{shown}");
        assert!(shown.contains("accepted without review"), "{shown}");
        let trail = browser.page("/journal?entity=completion").await;
        assert!(trail.contains("Proof: accepted without review"), "{trail}");
        assert!(trail.contains("Reason for override: Oral exam passed"), "{trail}");
        assert!(!trail.contains("Proof: verified"), "{trail}");
    })
    .await;
}

#[tokio::test]
async fn a_result_follows_from_the_score_unless_it_is_chosen() {
    on_both(async |house| {
        let (browser, course) =
            (Browser::of(&house).await, house.world().course("FIRST-AID").called("First aid").await.id);
        let person = ines(&browser).await;
        let change = CourseDraft { passing_score: Input::text("75"), ..CourseDraft::default() };
        house.world().change_course(course, change).await;
        let fresh = browser.html("/completions/new").await;
        let (_, choice) = fresh.split_once("value=\"by_score\"").unwrap();
        assert!(choice.split_once('>').unwrap().0.contains("checked"), "it is what goes without saying");
        let by_score = |on: &str, score: &str| {
            format!("person=Ines+First&course={course}&completed_on={on}&outcome=by_score&score={score}")
        };
        for (on, score) in [("2026-11-02", "10"), ("2026-11-03", "75")] {
            assert_eq!(browser.done("/completions/new", &by_score(on, score)).await, person);
        }
        for (result, score) in [("failed", "= 10"), ("passed", "= 75")] {
            let sql = format!("SELECT COUNT(*) FROM completion_version WHERE result = '{result}' AND score {score}");
            assert_eq!(house.numbers(&sql).await, [1], "{sql}");
        }
        let unscored = browser.refused("/completions/new", &by_score("2026-11-04", "")).await;
        assert!(unscored.contains("This course has a pass mark. Enter the score"), "{unscored}");
        let refused = browser.refused("/completions/new", &(by_score("2026-11-05", "10") + "&reason=Oral")).await;
        assert!(refused.contains("there is nothing to override"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn of_namesakes_one_is_chosen_under_the_field() {
    on_both(async |house| {
        let (browser, course) = (Browser::of(&house).await, house.world().course("FIRST-AID").await.id);
        let first = ines(&browser).await;
        let other = ines(&browser).await;
        let fields = completion(course, "2026-11-02");
        let refused = browser.refused_html("/completions/new", &fields).await;
        assert!(words(&refused).contains("Several people are meant: choose one"), "{refused}");
        let id = |page: &str| page.rsplit('/').next().unwrap().to_owned();
        for person in [&first, &other] {
            let choice = format!("name=\"person_choice\" value=\"{}\"", id(person));
            assert!(refused.contains(&choice), "{choice}: {refused}");
        }
        let chosen = format!("{fields}&person_choice={}", id(&other));
        assert_eq!(browser.done("/completions/new", &chosen).await, other);
    })
    .await;
}

#[tokio::test]
async fn a_proof_is_verified_in_the_queue_which_goes_on_and_says_so() {
    on_both(async |house| {
        let (browser, course) =
            (Browser::of(&house).await, house.world().course("FIRST-AID").called("First aid").await.id);
        let waiting = |on: &str| CompletionDraft {
            course: course.into(),
            completed_on: day(on).into(),
            outcome: Outcome::Passed.into(),
            requires_verification: true.into(),
            ..CompletionDraft::default()
        };
        let mut ids = Vec::new();
        for (name, on) in [("Ines First", "2026-11-02"), ("Olga Later", "2026-11-03")] {
            let draft = CompletionDraft { person: house.world().person(name).await.into(), ..waiting(on) };
            let record = async |work: &mut Work| service::record(work, draft).await;
            ids.push(house.colleague().await.write(record).await.unwrap().id);
        }
        let asked = "/completions/pending?day=2026-11-19";
        let led = browser
            .done(asked, &format!("_fn=/do/completion/verify&completion={}&list=day%3D2026-11-19", ids[0]))
            .await;
        assert_eq!(led, format!("{asked}&decided={}", ids[0]));
        let page = browser.page(&led).await;
        assert!(page.contains("Verified: Ines First, First aid") && page.contains("1 completion"), "{page}");
        // Whoever still sees its button is told what became of it, over the others.
        let again = format!("_fn=/do/completion/verify&completion={}", ids[0]);
        let refused = browser.refused(asked, &again).await;
        assert!(refused.contains("Olga Later") && refused.contains("was verified or rejected before"), "{refused}");
        let unknown = browser.send(asked, "_fn=/do/completion/verify&completion=abc").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_write_completions_is_refused_by_every_function_of_theirs() {
    on_both(async |house| {
        let ours = ours::ours(&house).await;
        somebody(&house, "auditor@test.example", "auditor").await;
        let auditor = Visitor::called(&house, "auditor@test.example").await;
        let own = |step: &Step| step.route.starts_with("/do/completion");
        let named = functions::of_one_thing(&ours).into_iter().chain(functions::instead(&ours)).filter(own);
        let readers = ["/do/completion/new", "/do/completions/pending", "/do/person/meant"];
        let others = readers.map(|route| Step::get(route, &[]).asking("asked=typed%3DQuill"));
        let record = Step::form("/do/completion/record", &[], "form=person%3DQuill");
        for step in named.chain(others).chain([record]) {
            assert_eq!(auditor.takes(&step).await.status, StatusCode::FORBIDDEN, "{step}");
        }
    })
    .await;
}

#[tokio::test]
async fn whom_a_name_means_is_told_of_ones_own_people_alone() {
    on_both(async |house| {
        ours::ours(&house).await;
        ours::theirs(&house).await;
        let meant = Step::get("/do/person/meant", &[]).asking(format!("asked=typed%3D{}", ours::MARK));
        let owner = Visitor::called(&house, "admin@test.example").await.takes(&meant).await.json();
        assert!(owner["people"].to_string().contains(ours::MARK), "{owner}");
        let other = Visitor::called(&house, ours::THEIR_ADMIN).await.takes(&meant).await.json();
        assert_eq!(other["people"], serde_json::json!([]), "{other}");
    })
    .await;
}
