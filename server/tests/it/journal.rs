//! The audit trail over HTTP: what its page says, that its file is whole, and that who takes it out is in it.

use crate::client::{Answer, Client, cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    catalogue::{
        self, CourseDraft, Hours,
        service::document::{attach, remove},
    },
    competence::{
        completion::{self, CompletionDraft, Outcome},
        requirement::{self, TermsDraft},
    },
    documents::service::Upload,
    journal::Entry,
    kernel::{
        id::{CourseId, PersonId, RequirementId, SiteId},
        input::{Draft as _, Input, Line},
        optimistic_lock::OptimisticLock,
    },
    organisation::SiteAction,
    people::{self, PersonDraft},
    testing::{House, PASSWORD, day, on_both},
    work::Work,
};

/// A browser in which somebody is signed in.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    async fn of(house: &House, email: &str) -> Self {
        Self { client: Client::anonymous(house).await, cookie: cookie(house, email, PASSWORD).await }
    }

    async fn admin(house: &House) -> Self {
        Self::of(house, "admin@test.example").await
    }

    async fn get(&self, path: &str, language: &str) -> Answer {
        let headers = [("cookie", self.cookie.as_str()), ("accept-language", language)];
        self.client.send(Method::GET, path, &headers, Body::empty()).await
    }

    /// A page without the marks between its words.
    async fn page(&self, path: &str, language: &str) -> String {
        let answer = self.get(path, language).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text.replace("<!>", "").replace("<!---->", "")
    }
}

async fn retitle(house: &House, id: CourseId, title: &str) {
    house.world().change_course(id, CourseDraft { title: Input::text(title), ..CourseDraft::default() }).await;
}

fn named(last_name: &str) -> PersonDraft {
    PersonDraft { last_name: Input::text(last_name), ..PersonDraft::default() }
}

#[tokio::test]
async fn an_entry_says_which_thing_it_is_about_and_what_was_added_changed_and_removed() {
    on_both(async |house| {
        let browser = Browser::admin(&house).await;
        let ropes = house.world().course("R-1").called("Ropes").draft().await.id;
        retitle(&house, ropes, "Ropes and knots").await;
        let hours = CourseDraft { duration_hours: Hours::new(4.5).unwrap().into(), ..CourseDraft::default() };
        house.world().change_course(ropes, hours).await;
        let id = house.world().requirement(ropes).await;
        let terms = TermsDraft { is_mandatory: false.into(), ..TermsDraft::default() };
        house
            .admin
            .write(async |work| requirement::service::change(work, id, &OptimisticLock::Anything, terms).await)
            .await
            .unwrap();
        let upload = Upload { name: Some("plan.pdf".into()), bytes: b"%PDF-1.7".to_vec(), ..Upload::default() };
        let file = attach(&house.admin, ropes, upload).await.unwrap().id;
        house.admin.write(async |work| remove(work, ropes, file).await).await.unwrap();

        let courses = browser.page("/journal?entity=course", "en").await;
        let link = format!("<a href=\"/courses/{ropes}\"><bdi>Ropes and knots</bdi></a>");
        assert!(courses.contains(&link) && courses.contains("<bdi>R-1</bdi>"), "{courses}");
        for line in ["Title: Ropes → Ropes and knots", "Length: empty → 4.5", "Delivery: Classroom"] {
            assert!(courses.contains(line), "{line}: {courses}");
        }
        assert!(!courses.contains("updated_at") && !courses.contains("duration_hours"), "{courses}");
        // What the columns say that a phone leaves out stands under "What" there.
        assert!(courses.contains("only-phone\"><ul class=\"plain\"><li><bdi>Length"), "{courses}");
        let requirements = browser.page("/journal?entity=requirement", "en").await;
        let link = format!("<a href=\"/requirements/{id}\"><bdi>Ropes and knots</bdi></a>");
        assert!(requirements.contains(&link) && requirements.contains("<bdi>Everyone</bdi>"), "{requirements}");
        assert!(requirements.contains("Mandatory: yes → no") && requirements.contains("Priority: Normal"));
        let files = browser.page("/journal?entity=document", "en").await;
        assert!(files.contains(&format!("<a href=\"/courses/{ropes}\"><bdi>plan.pdf</bdi></a>")), "{files}");
        assert!(files.contains("Size: 8 bytes") && files.contains("Size, before: 8 bytes"), "{files}");

        let spanish = browser.page("/journal?entity=requirement", "es").await;
        assert!(spanish.contains("Obligatorio: sí → no") && spanish.contains("Todos"), "{spanish}");
    })
    .await;
}

#[tokio::test]
async fn a_completion_a_job_and_an_owner_are_told_by_their_names() {
    on_both(async |house| {
        let browser = Browser::admin(&house).await;
        let ropes = house.world().course("R-1").called("Ropes").draft().await.id;
        let active = CourseDraft { status: catalogue::CourseStatus::Active.into(), ..CourseDraft::default() };
        house.world().change_course(ropes, active).await;
        let owner = CourseDraft { owner: house.admin.who().person.into(), ..CourseDraft::default() };
        house.world().change_course(ropes, owner).await;
        let workplace = people::Workplace {
            role: people::RoleName::parse("Rigger").ok(),
            site: Line::parse("Quayside").ok(),
            is_new_role: true,
            is_new_site: true,
        };
        let hire = house.admin.write(async |work| {
            people::service::hire(work, &named("Quill").parse()?, Some(day("2026-01-01")), &workplace).await
        });
        let quill = hire.await.unwrap();
        let draft = CompletionDraft {
            person: quill.into(),
            course: ropes.into(),
            completed_on: day("2026-11-03").into(),
            outcome: Outcome::Passed.into(),
            ..CompletionDraft::default()
        };
        house.admin.write(async |work| completion::service::record(work, draft).await).await.unwrap();
        let completions = browser.page("/journal?entity=completion", "en").await;
        let link = format!("<a href=\"/courses/{ropes}\"><bdi>Ropes</bdi></a>");
        assert!(completions.contains(&link) && completions.contains("<bdi>3 Nov 2026</bdi>"), "{completions}");
        assert!(completions.contains(&format!("<a href=\"/people/{quill}\"><bdi>Quill</bdi></a>")));
        assert!(completions.contains("Result: Passed"), "{completions}");
        let jobs = browser.page("/journal?entity=holding", "es").await;
        assert!(jobs.contains("Rigger") && jobs.contains("Quayside") && jobs.contains("Desde: 1 ene 2026"), "{jobs}");
        let courses = browser.page("/journal?entity=course&action=changed", "en").await;
        assert!(courses.contains("Owner: empty → Ada Admin"), "{courses}");
    })
    .await;
}

#[tokio::test]
async fn the_file_of_the_trail_has_every_entry_and_nothing_that_calculates() {
    on_both(async |house| {
        let browser = Browser::admin(&house).await;
        let many = async |work: &mut Work| {
            for number in 0..2_100 {
                work.record(Entry::new(SiteAction::Created, SiteId(number)).after(&serde_json::json!({
                    "name": if number == 7 { "＝1+1".to_owned() } else { format!("Píer {number}") }
                })))
                .await?;
            }
            Ok(())
        };
        house.admin.write(many).await.unwrap();
        let file = browser.get("/journal.csv?entity=site&search=admin", "es").await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"journal.csv\"");
        assert!(file.text.starts_with("\u{feff}\"number\",\"at\",\"actor\","), "{}", &file.text[..80]);
        let lines: Vec<&str> = file.text.lines().collect();
        assert_eq!(lines.len(), 1 + 2_100);
        assert!(lines[1].ends_with(r#","Píer 2099","""#) && lines[2_100].ends_with(r#","Píer 0","""#), "{}", lines[1]);
        assert!(lines[2_100 - 7].ends_with(r#","'＝1+1","""#), "{}", lines[2_100 - 7]);

        let trail = browser.page("/journal?entity=export", "en").await;
        assert!(trail.contains("Export: taken at once") && trail.contains("<bdi>journal.csv</bdi>"), "{trail}");
        assert!(trail.contains("What: Site") && trail.contains("Search: admin"), "{trail}");
        let spanish = browser.get("/journal.csv?entity=export", "es").await;
        assert!(spanish.text.contains("Qué: Centro"), "{}", spanish.text);
    })
    .await;
}

/// Changes each of them more often than a page tells.
async fn change_often(house: &House, course: CourseId, requirement: RequirementId, person: PersonId) {
    for number in 0..50 {
        retitle(house, course, &format!("Ropes {number}")).await;
        let terms = TermsDraft { grace_days: Input::text(number.to_string()), ..TermsDraft::default() };
        let change = named(&format!("Quill {number}"));
        let write = house.admin.write(async |work| {
            requirement::service::change(work, requirement, &OptimisticLock::Anything, terms).await?;
            people::service::change(work, person, &OptimisticLock::Anything, &change).await
        });
        write.await.unwrap();
    }
}

#[tokio::test]
async fn a_history_that_is_longer_than_its_page_says_so_and_leads_to_the_rest() {
    on_both(async |house| {
        let browser = Browser::admin(&house).await;
        house.world().account("trainer@test.example", &["trainer"]).await;
        house.settle("trainer@test.example").await;
        let ropes = house.world().course("R-1").called("Ropes").draft().await.id;
        let id = house.world().requirement(ropes).await;
        let quill = house.admin.write(async |work| people::service::create(work, &named("Quill").parse()?).await);
        let quill = quill.await.unwrap();
        let pages = [
            (format!("/courses/{ropes}"), format!("course-{ropes}"), "Created"),
            (format!("/requirements/{id}"), format!("requirement-{id}"), "Set"),
            (format!("/people/{quill}"), format!("person-{quill}"), "Added"),
        ];
        for (page, about, beginning) in &pages {
            let shown = browser.page(page, "en").await;
            assert!(shown.contains(&format!("<strong>{beginning}</strong>")), "{page}: {shown}");
            assert!(!shown.contains("There are earlier entries") && !shown.contains(about), "{page}");
        }
        change_often(&house, ropes, id, quill).await;
        for (page, about, beginning) in &pages {
            let shown = browser.page(page, "en").await;
            let address = format!("/journal?about={about}");
            assert!(shown.contains(&format!("href=\"{address}\"")), "{page}: {shown}");
            assert!(!shown.contains(&format!("<strong>{beginning}</strong>")), "{page}");
            let trail = browser.page(&address, "en").await;
            assert!(trail.contains(">About <bdi>") && trail.contains(&format!("value=\"{about}\"")), "{trail}");
            assert!(browser.page(&format!("{address}&page=2"), "en").await.contains(": added"), "{address}");
        }
        let trainer = Browser::of(&house, "trainer@test.example").await;
        let shown = trainer.page(&pages[0].0, "es").await;
        assert!(shown.contains("Hay entradas anteriores") && !shown.contains("/journal"), "{shown}");
        let other = browser.get("/journal?about=Ropes", "en").await;
        assert!(other.status.is_client_error(), "{}", other.status);
    })
    .await;
}
