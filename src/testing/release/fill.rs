//! Fills every table through its use cases, as people do who have worked with this version for a while. What a process leaves
//! that ends in the middle of its work is written by hand.

mod exports;

use crate::{
    catalogue::{
        self, CategoryCode, CourseCode, CourseStatus, DisplayOrder, Months, Name, NewCategory, NewCourse, PassMark,
        Title,
        service::document::{attach, remove},
    },
    competence::{
        completion::{CompletionDraft, Outcome, RejectionDraft, service as completions},
        facts::Scope,
        requirement::{RequirementDraft, service as requirements},
    },
    documents::service::Upload,
    exchange::{
        ImportAction,
        import::{self, Import, State},
    },
    identity::{
        About, Passwords, SignInKind,
        service::{Proof, choose_language, create_account, set_active, sign_in, sign_out},
    },
    journal::Entry,
    kernel::{
        date::Period,
        id::{CourseId, ImportId, PersonId},
        input::{Draft as _, Input},
        language::LanguageTag,
        optimistic_lock::OptimisticLock,
    },
    organisation::{self, SettingsDraft},
    people::{self, NewHolding, PersonDraft, Workplace, service::hire},
    testing::{House, PASSWORD, because, day, settled},
    view::{self, ViewDraft},
    work::{Work, once::Sent},
};

const PEOPLE: &str = "Employee No,Surname,Forename,E-mail,Job title,Site,Start date,Status
1,Benali,Amina,amina@test.example,Fitter,North,31/01/2020,Live
2,Čapek,Tomáš,tomas@test.example,Fitter,North,14/02/2021,Live
3,O'Hara,Bo,bo@test.example,Crane driver,South,01/03/2022,Live
4,Nguyen,Linh,linh@test.example,Crane driver,South,30/06/2023,Live
5,Silva,Rui,rui@test.example,Planner,North,15/09/2024,Live
6,Weber,Jo,,Planner,North,15/09/2018,Left";
const DONE: &str = "Employee No,Name,E-mail,Course,Completed on
1,\"Benali, Amina\",,Fire drill,2026-05-13
2,\"Čapek, Tomáš\",,Fire drill,2026-05-13
3,\"O'Hara, Bo\",,Fire drill,2025-11-03
3,\"O'Hara, Bo\",,Slinging loads,2025-11-04";

/// How the administrator is known to this installation.
pub(super) struct Entered {
    pub(super) cookie: String,
    pub(super) refresh: String,
}

/// Fills the organisation of `house`.
pub(super) async fn fill(house: &House) -> Entered {
    imports(house).await;
    let people = accounts(house).await;
    let [welding, driving] = courses(house).await;
    rules(house, welding, driving, people[1]).await;
    records(house, welding, driving, &people).await;
    exports::exports(house).await;
    own(house).await;
    entered(house).await
}

async fn uploaded(house: &House, name: &str, content: &str) -> Import {
    let files = vec![(name.to_owned(), content.as_bytes().to_vec())];
    let id = import::service::upload(&house.admin, files).await.unwrap();
    settled(&house.admin, id).await
}

async fn imported(house: &House, name: &str, content: &str) -> Import {
    let ready = uploaded(house, name, content).await;
    import::service::confirm(&house.admin, ready.id, &ready.version.into()).await.unwrap();
    let done = settled(&house.admin, ready.id).await;
    assert_eq!(done.state, State::Done, "{:?}", done.failure);
    done
}

/// An import in every state.
async fn imports(house: &House) {
    imported(house, "people.csv", PEOPLE).await;
    imported(house, "done.csv", DONE).await;
    let another = |number: u32, surname: &str| {
        format!("Employee No,Surname,Forename,Job title,Site\n{number},{surname},Kim,Rigger,South")
    };
    let undone = imported(house, "undone.csv", &another(20, "Undone")).await;
    import::service::undo(&house.admin, undone.id).await.unwrap();
    assert_eq!(settled(&house.admin, undone.id).await.state, State::Undone);
    assert_eq!(uploaded(house, "failed.xlsx", "a letter").await.state, State::Failed);
    let discarded = uploaded(house, "discarded.csv", &another(21, "Discarded")).await.id;
    house.admin.write(async |work| import::service::discard(work, discarded).await).await.unwrap();
    uploaded(house, "ready.csv", &another(22, "Ready")).await;
    let reading = uploaded(house, "reading.csv", &another(23, "Reading")).await.id;
    let writing = uploaded(house, "writing.csv", &another(24, "Writing")).await.id;
    let undoing = imported(house, "undoing.csv", &another(25, "Undoing")).await.id;
    cut(house, reading, "reading", None).await;
    cut(house, writing, "writing", Some(ImportAction::Confirmed)).await;
    cut(house, undoing, "undoing", Some(ImportAction::UndoAsked)).await;
}

/// An import as a process leaves it that ends while it works on it.
async fn cut(house: &House, id: ImportId, state: &'static str, asked: Option<ImportAction>) {
    let cut = async |work: &mut Work| {
        if let Some(action) = asked {
            work.record(Entry::new(action, id)).await?;
        }
        let sql = "UPDATE import SET state = $2, version = version + 1 WHERE id = $1";
        work.unscoped_run(sql, &[&id, &state.to_owned()]).await?;
        let kind = if state == "undoing" { "import.undo" } else { "import" }.to_owned();
        let sql = "UPDATE job SET state = 'running', kind = $2, finished_at = NULL
                   WHERE id = (SELECT job_id FROM import WHERE id = $1)";
        work.unscoped_run(sql, &[&id, &kind]).await
    };
    assert_eq!(house.admin.write(cut).await.unwrap(), 1);
}

/// People of the file, by their numbers; those who have accounts first: a training manager, HR, and an auditor whose account is
/// closed. Another one was made by a form.
async fn accounts(house: &House) -> Vec<PersonId> {
    let roster = house.admin.read(async |read| people::service::roster(read).await).await.unwrap();
    let numbered = |number: &str| {
        let has = |person: &&people::Person| person.employee_number.as_deref() == Some(number);
        roster.persons.iter().find(has).unwrap().id
    };
    let people: Vec<PersonId> = ["1", "2", "3", "4", "5", "6"].map(numbered).into();
    for (person, role) in people.iter().zip(["training_manager", "hr", "auditor"]) {
        let about = About { email: "nobody@test.example", name: "No Body", organisation: "Test works" };
        let password = house.installation.part::<Passwords>().choose(PASSWORD, about).await.unwrap();
        let create = async |work: &mut Work| create_account(work, *person, &password, &[role]).await;
        house.admin.write(create).await.unwrap();
    }
    house.admin.write(async |work| set_active(work, people[2], false).await).await.unwrap();
    let new = PersonDraft { last_name: Input::text("Form"), ..PersonDraft::default() }.parse().unwrap();
    let sent = Sent::new("POST /people/new", "f1").into();
    let hire = async |work: &mut Work| hire(work, &new, None, &Workplace::default()).await;
    house.admin.sending(Some(sent)).once(hire).await.unwrap();
    people
}

/// A course with a pass mark, which another one needs and a third renews, and files of it.
async fn courses(house: &House) -> [CourseId; 2] {
    let category = NewCategory {
        name: Name::parse("Lifting").unwrap(),
        code: CategoryCode::parse("LIFTING").unwrap(),
        description: None,
        display_order: DisplayOrder::new(9).unwrap(),
    };
    let category = house.admin.write(async |work| catalogue::service::create_category(work, &category).await).await;
    let category = category.unwrap().id;
    let draft = |code: &str| NewCourse {
        status: CourseStatus::Active,
        ..NewCourse::draft(CourseCode::parse(code).unwrap(), Title::parse(code).unwrap(), category)
    };
    let create = async |new: NewCourse| {
        house.admin.write(async |work| catalogue::service::create(work, new).await).await.unwrap().course.id
    };
    let refresher = create(draft("WELD-R")).await;
    let welding = NewCourse {
        passing_score: PassMark::new(75).ok(),
        validity_months: Months::new(24).ok(),
        refresher: Some(refresher),
        ..draft("WELD")
    };
    let welding = create(welding).await;
    let driving = create(NewCourse { prerequisites: [welding].into(), ..draft("DRIVE") }).await;
    for name in ["syllabus.pdf", "removed.pdf"] {
        let upload = Upload { name: Some(name.into()), description: None, bytes: b"%PDF-1.7 and so on".to_vec() };
        let document = attach(&house.admin, welding, upload).await.unwrap();
        if name == "removed.pdf" {
            house.admin.write(async |work| remove(work, welding, document.id).await).await.unwrap();
        }
    }
    [welding, driving]
}

/// Requirements of everyone, of a job role, and of a site.
async fn rules(house: &House, welding: CourseId, driving: CourseId, person: PersonId) {
    let write = async |work: &mut Work| {
        let known = catalogue::service::known_courses(work).await?;
        let competency = |id| known.iter().find(|course| course.id == id).map(|course| course.grants);
        let role = people::service::roles(work).await?[0].id;
        let site = organisation::service::sites(work).await?[0].id;
        for (course, scope) in [(welding, Scope::Everyone), (driving, Scope::Role(role)), (driving, Scope::Site(site))]
        {
            let (competency, scope) = (competency(course).into(), scope.into());
            requirements::create(work, RequirementDraft { competency, scope, ..RequirementDraft::default() }).await?;
        }
        let second = NewHolding { person, role, site: Some(site), period: Period::since(day("2026-01-01")) };
        people::service::assign(work, &second).await
    };
    house.admin.write(write).await.unwrap();
}

/// Completions with scores around the pass mark, one that waits, one that was rejected, and one that was withdrawn.
async fn records(house: &House, welding: CourseId, driving: CourseId, people: &[PersonId]) {
    let of = |person: usize, course: CourseId, on: &str| CompletionDraft {
        person: people[person].into(),
        course: course.into(),
        completed_on: day(on).into(),
        outcome: Outcome::Passed.into(),
        ..CompletionDraft::default()
    };
    let scored = |person: usize, score: f64| CompletionDraft {
        score: Input::text(score.to_string()),
        ..of(person, welding, "2026-03-02")
    };
    let waiting =
        |person: usize| CompletionDraft { requires_verification: true.into(), ..of(person, driving, "2026-04-07") };
    let record = async |draft: CompletionDraft| {
        house.admin.write(async |work| completions::record(work, draft).await).await.unwrap().id
    };
    record(scored(0, 92.5)).await;
    record(CompletionDraft { outcome: Outcome::Failed.into(), ..scored(1, 74.0) }).await;
    record(CompletionDraft { reason: Input::text("An oral examination"), ..scored(2, 40.0) }).await;
    record(waiting(0)).await;
    let rejected = record(waiting(1)).await;
    let withdrawn = record(of(3, driving, "2026-04-08")).await;
    let colleague = house.colleague().await;
    let reject = async |work: &mut Work| {
        completions::reject(work, rejected, RejectionDraft { note: Input::text("No proof") }).await
    };
    colleague.write(reject).await.unwrap();
    let withdraw = async |work: &mut Work| completions::withdraw(work, withdrawn, because("Somebody else's")).await;
    house.admin.write(withdraw).await.unwrap();
}

/// What people and the organisation chose for themselves.
async fn own(house: &House) {
    let choose = async |work: &mut Work| {
        view::service::save(work, ViewDraft { name: Input::text("Fitters, north"), query: Input::text("show=gaps") })
            .await?;
        choose_language(work, Some(&LanguageTag::parse("es").unwrap())).await?;
        let settings = SettingsDraft {
            name: Input::text("Test works"),
            expiring_days: Input::text("45"),
            language: Input::text("es"),
        };
        organisation::service::change_settings(work, &OptimisticLock::Anything, &settings.parse()?).await
    };
    house.admin.write(choose).await.unwrap();
}

/// Sign-ins: one that was refused, one that has ended, and those that last.
async fn entered(house: &House) -> Entered {
    let enter = async |password: &str, kind: SignInKind| {
        sign_in(&house.installation, "admin@test.example", password, "192.0.2.1", kind)
            .await
            .map(|entered| entered.proof)
    };
    enter("not the password", SignInKind::Browser).await.unwrap_err();
    let Ok(Proof::Cookie(left)) = enter(PASSWORD, SignInKind::Browser).await else { panic!("a browser gets a cookie") };
    sign_out(&house.installation, &left, "192.0.2.1").await.unwrap();
    let Ok(Proof::Cookie(cookie)) = enter(PASSWORD, SignInKind::Browser).await else {
        panic!("a browser gets a cookie")
    };
    let Ok(Proof::Tokens { refresh, .. }) = enter(PASSWORD, SignInKind::Api).await else {
        panic!("a program gets tokens")
    };
    Entered { cookie, refresh }
}
