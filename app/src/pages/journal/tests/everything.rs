//! An organisation in which everything was done once of which the journal tells.

use chrono::NaiveDate;
use docendo::{
    catalogue::{
        self, CategoryCode, CourseCode, CourseDraft, CourseStatus, DisplayOrder, Name, NewCategory, NewCourse, Title,
        service::document::{attach, remove},
    },
    competence::{
        self,
        completion::{CompletionDraft, Outcome, RejectionDraft, VerificationDraft, service as completions},
        facts::Scope,
        matrix::Query,
        requirement::{RequirementDraft, TermsDraft, service as requirements},
    },
    documents::service::Upload,
    exchange::{
        export::{self, Order},
        import::{self, Import, ProblemFilter},
        matrix_file::{Form, Words},
    },
    identity::{
        self, About, DEMO_PASSWORD, Passwords,
        service::{change_password, create_account, give_role, reset_password, set_active, take_role},
    },
    journal::{Entry, ExportAction},
    kernel::{
        date::Period,
        id::{CourseId, ExportId, PersonId, RoleId, SiteId},
        input::{Draft as _, Input},
        language::LanguageTag,
        optimistic_lock::OptimisticLock,
    },
    organisation::{self, SettingsDraft, SiteName},
    people::{self, NewHolding, PersonDraft, RoleName},
    provisioning::{OrganisationDraft, create_demo},
    testing::{House, PASSWORD, because, caller, day, password_change, settled},
    trail::{Download, TrailFilter},
    view::{self, ViewDraft},
    work::{Door, Work},
};
use std::time::Duration;

/// Has everything done.
pub(super) async fn everything(house: &House) {
    let (role, site) = places(house).await;
    let person = people(house, role, site).await;
    accounts(house, person).await;
    let course = courses(house).await;
    rules(house, course).await;
    records(house, course, person).await;
    imports(house).await;
    exports(house).await;
    demo(house).await;
}

/// A role and a site, and what the organisation and its administrator choose.
async fn places(house: &House) -> (RoleId, SiteId) {
    let write = async |work: &mut Work| {
        let spanish = LanguageTag::parse("es").ok();
        identity::service::choose_language(work, spanish.as_ref()).await?;
        let settings = vec![("name", "Test works"), ("expiring_days", "45"), ("language", "es")];
        organisation::service::change_settings(work, &OptimisticLock::Anything, &SettingsDraft::of(&settings).parse()?)
            .await?;
        let view =
            view::service::save(work, ViewDraft { name: Input::text("Gaps"), query: Input::text("show=gaps") }).await?;
        view::service::delete(work, view.id).await?;
        let role = people::service::find_or_create_roles(work, &[&RoleName::parse("Welder")?]).await?[0];
        Ok((role, organisation::service::create_site(work, &SiteName::parse("North").unwrap()).await?))
    };
    house.admin.write(write).await.unwrap()
}

/// Somebody whose employment and job role are ended, corrected and withdrawn.
async fn people(house: &House, role: RoleId, site: SiteId) -> PersonId {
    let since = |from: &str| Period::since(day(from));
    let write = async |work: &mut Work| {
        let (last_name, email) = (Input::text("Benali"), Input::text("amina@test.example"));
        let new = PersonDraft { last_name, email, ..PersonDraft::default() }.parse()?;
        let person = people::service::create(work, &new).await?;
        let change = PersonDraft { first_name: Input::text("Amina"), ..PersonDraft::default() };
        people::service::change(work, person, &OptimisticLock::Anything, &change).await?;
        let employment = people::service::employ(work, person, since("2020-01-01")).await?;
        people::service::correct_employment(work, employment, since("2020-02-01")).await?;
        people::service::end_employment(work, employment, day("2021-02-01")).await?;
        let again = people::service::employ(work, person, since("2022-01-01")).await?;
        people::service::withdraw_employment(work, again, &OptimisticLock::Anything, because("Somebody else")).await?;
        people::service::employ(work, person, since("2023-01-01")).await?;
        let new = |from| NewHolding { person, role, site: Some(site), period: since(from) };
        let job = people::service::assign(work, &new("2020-01-01")).await?;
        people::service::correct_holding(work, job, since("2020-02-01")).await?;
        people::service::end_holding(work, job, day("2021-02-01")).await?;
        let again = people::service::assign(work, &new("2022-01-01")).await?;
        people::service::withdraw_holding(work, again, &OptimisticLock::Anything, because("Somebody else")).await?;
        Ok(person)
    };
    house.admin.write(write).await.unwrap()
}

/// Their account, and its passwords.
async fn accounts(house: &House, person: PersonId) {
    let about = About { email: "amina@test.example", name: "Amina Benali", organisation: "Test works" };
    let password = house.installation.part::<Passwords>().choose(PASSWORD, about).await.unwrap();
    let write = async |work: &mut Work| {
        create_account(work, person, &password, &["hr"]).await?;
        set_active(work, person, false).await?;
        set_active(work, person, true).await?;
        reset_password(work, person, &password).await?;
        let role = give_role(work, person, "auditor").await?;
        take_role(work, person, role).await
    };
    house.admin.write(write).await.unwrap();
    let owner = caller(&house.installation, "amina@test.example").await;
    let next = password_change(PASSWORD, "another-horse-battery-9");
    change_password(&owner, &next, None, "192.0.2.1").await.unwrap();
}

/// A category, a course that is changed, and a file of it that is removed.
async fn courses(house: &House) -> CourseId {
    let category = NewCategory {
        name: Name::parse("Lifting").unwrap(),
        code: CategoryCode::parse("LIFTING").unwrap(),
        description: None,
        display_order: DisplayOrder::new(9).unwrap(),
    };
    let write = async |work: &mut Work| {
        let category = catalogue::service::create_category(work, &category).await?.id;
        let draft =
            |code: &str| NewCourse::draft(CourseCode::parse(code).unwrap(), Title::parse(code).unwrap(), category);
        let first = catalogue::service::create(work, draft("FIRST")).await?.course.id;
        let course = catalogue::service::create(work, draft("SLING")).await?.course.id;
        let change = CourseDraft {
            status: CourseStatus::Active.into(),
            prerequisites: Input::Value([first].into()),
            owner: work.who().person.into(),
            ..CourseDraft::default()
        };
        catalogue::service::update(work, course, &OptimisticLock::Anything, change).await?;
        Ok(course)
    };
    let course = house.admin.write(write).await.unwrap();
    let upload = Upload { name: Some("plan.pdf".into()), bytes: b"%PDF-1.7".to_vec(), ..Upload::default() };
    let file = attach(&house.admin, course, upload).await.unwrap().id;
    house.admin.write(async |work| remove(work, course, file).await).await.unwrap();
    course
}

/// A requirement of everyone, and one that is set with the whole role.
async fn rules(house: &House, course: CourseId) {
    let write = async |work: &mut Work| {
        let competency = catalogue::service::detail(work, course).await?.grants;
        let new = RequirementDraft {
            competency: competency.into(),
            scope: Scope::Everyone.into(),
            terms: TermsDraft::default(),
        };
        let id = requirements::create(work, new).await?.id;
        let terms = TermsDraft { grace_days: Input::text("30"), notes: Input::text("Agreed"), ..TermsDraft::default() };
        requirements::change(work, id, &OptimisticLock::Anything, terms).await?;
        let tomorrow = work.today().succ_opt().unwrap();
        requirements::end(work, id, tomorrow).await?;
        requirements::set_role(work, "Welder", &OptimisticLock::Anything, &[(course, true)]).await
    };
    house.admin.write(write).await.unwrap();
}

/// Completions that are verified, rejected and withdrawn.
async fn records(house: &House, course: CourseId, person: PersonId) {
    let draft = |on: NaiveDate| CompletionDraft {
        person: person.into(),
        course: course.into(),
        completed_on: on.into(),
        outcome: Outcome::Passed.into(),
        trainer: house.admin.who().person.into(),
        requires_verification: true.into(),
        ..CompletionDraft::default()
    };
    let days = ["2026-03-02", "2026-03-03", "2026-03-04"].map(day);
    let mut ids = Vec::new();
    for on in days {
        let record = async |work: &mut Work| completions::record(work, draft(on)).await;
        ids.push(house.admin.write(record).await.unwrap().id);
    }
    let decide = async |work: &mut Work| {
        completions::verify(work, ids[0], VerificationDraft::default()).await?;
        completions::reject(work, ids[1], RejectionDraft { note: Input::text("No proof") }).await
    };
    house.colleague().await.write(decide).await.unwrap();
    house
        .admin
        .write(async |work| completions::withdraw(work, ids[2], because("Somebody else's")).await)
        .await
        .unwrap();
}

async fn uploaded(house: &House, name: &str, surname: &str) -> Import {
    let content = format!("Employee No,Surname,Forename,Job title,Site\n{surname},{surname},Kim,Rigger,South");
    let id = import::service::upload(&house.admin, vec![(name.to_owned(), content.into_bytes())]).await.unwrap();
    settled(&house.admin, id).await
}

/// An import that is read anew, written and taken back, and one that is put aside.
async fn imports(house: &House) {
    let import = uploaded(house, "people.csv", "Rigg").await;
    let mapping = import.mapping.unwrap();
    import::service::change_mapping(&house.admin, import.id, &import.version.into(), &mapping).await.unwrap();
    let import = settled(&house.admin, import.id).await;
    import::service::confirm(&house.admin, import.id, &import.version.into()).await.unwrap();
    settled(&house.admin, import.id).await;
    let (all, heads) = (ProblemFilter::default(), [""; 7]);
    let words = |_| [const { String::new() }; 7];
    import::service::problems_csv(&house.admin, import.id, &all, heads, words).await.unwrap();
    import::service::undo(&house.admin, import.id).await.unwrap();
    settled(&house.admin, import.id).await;
    let other = uploaded(house, "discarded.csv", "Quill").await.id;
    house.admin.write(async |work| import::service::discard(work, other).await).await.unwrap();
}

async fn written(house: &House, id: ExportId) {
    let look = async {
        let find = async || house.admin.read(async |read| export::service::find(read, id).await).await.unwrap();
        while find().await.state != export::State::Done {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap();
}

/// The matrix at once and in the background, where it is fetched and deleted; and the trail.
async fn exports(house: &House) {
    let order = || Order {
        form: Form::Csv,
        query: Query::on(house.today()),
        under: None,
        known_at: None,
        address: "show=all".into(),
        words: Words {
            heads: ["Person", "Number", "Job role", "Site", "%"].map(str::to_owned),
            states: competence::State::ALL.map(|state| state.code().to_owned()),
            sheet: "Matrix".into(),
        },
    };
    export::service::at_once(&house.admin, order()).await.unwrap();
    let id = export::service::begin(&house.admin, order()).await.unwrap();
    written(house, id).await;
    export::service::fetch(&house.admin, id).await.unwrap();
    export::service::remove(&house.admin, id).await.unwrap();
    // Whether an export is given up or deleted is a matter of who is quicker, so this one is only told.
    let cancelled =
        async |work: &mut Work| work.record(Entry::new(ExportAction::Cancelled, id).before(&"matrix.csv")).await;
    house.admin.write(cancelled).await.unwrap();
    let filter =
        TrailFilter { entity: Some("course".into()), action: Some("created".into()), ..TrailFilter::default() };
    Download::begin(&house.admin, filter, "journal.csv").await.unwrap();
}

/// A demo that ends.
async fn demo(house: &House) {
    let new = OrganisationDraft::named("Demo", ("Dee", "Demo"), "admin@demo.test", DEMO_PASSWORD);
    let nothing = async |_: &mut Work| Ok(());
    create_demo(&house.installation, new, Door::Command, "test", nothing).await.unwrap();
    identity::service::end_demo(&house.installation).await.unwrap();
}
