//! Two organisations in one installation: ours, where every name holds [`MARK`], and the stranger's, which has as much.

use docendo::{
    Result,
    catalogue::{self, CategoryCode, CourseCode, Name, NewCategory, NewCourse, Title},
    competence::{
        completion::{self, CompletionDraft, Outcome},
        facts::Scope,
        requirement::{self, RequirementDraft, Terms},
    },
    documents::service::{Upload, attach},
    exchange::import,
    kernel::{
        date::Period,
        id::{
            CategoryId, CompetencyId, CompletionId, CourseId, DocumentId, EmploymentId, HoldingId, ImportId, PersonId,
            RequirementId, RoleId, SiteId,
        },
    },
    organisation::service::{NewOrganisation, create, create_site},
    people::{self, NewHolding, NewPerson, PersonInput, RoleName},
    testing::{House, PASSWORD, caller, day},
    work::{Caller, Door, Read, Work},
};
use std::time::Duration;

/// Stands in every name of our organisation and nowhere else.
pub(super) const MARK: &str = "Quillfeather";
/// Our job role. The API repeats the role that it is asked for, so this name cannot hold the mark.
pub(super) const ROLE: &str = "Rigger";
/// The stranger, an administrator of his own organisation.
pub(super) const STRANGER: &str = "admin@elsewhere.example";

/// One of each kind, all of one organisation.
pub(super) struct Rows {
    pub(super) person: PersonId,
    pub(super) employment: EmploymentId,
    pub(super) job: HoldingId,
    pub(super) role: RoleId,
    pub(super) site: SiteId,
    pub(super) category: CategoryId,
    pub(super) course: CourseId,
    pub(super) competency: CompetencyId,
    pub(super) requirement: RequirementId,
    /// A completion whose proof nobody has looked at.
    pub(super) completion: CompletionId,
    /// A file of the course.
    pub(super) document: DocumentId,
    /// An import that is done, and one more that waits for a decision than are decided on.
    pub(super) imported: ImportId,
    pub(super) imports: [ImportId; 5],
}

/// Our rows, in the organisation of `house`.
pub(super) async fn ours(house: &House) -> Rows {
    with_file(&house.admin, MARK, ROLE).await
}

/// An import that is done, and some that wait for a decision.
async fn uploads(who: &Caller, mark: &str) -> (ImportId, [ImportId; 5]) {
    let file = format!("No,Surname,Forename\n1,{mark},Zelda\n1,{mark},Again");
    let upload = async || {
        let files = vec![(format!("{mark}.csv"), file.clone().into_bytes())];
        let id = import::service::upload(who, files).await.unwrap();
        settle(who, id).await;
        id
    };
    let done = upload().await;
    import::service::confirm(who, done).await.unwrap();
    settle(who, done).await;
    (done, [upload().await, upload().await, upload().await, upload().await, upload().await])
}

/// Waits until no task works on the import.
async fn settle(who: &Caller, id: ImportId) {
    let find = async |read: &mut Read| import::service::find(read, id).await;
    let look = async {
        while who.read(find).await.unwrap().state.is_busy() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap();
}

/// The stranger's organisation, and his rows in it.
pub(super) async fn theirs(house: &House) -> Rows {
    let new = NewOrganisation {
        name: "Elsewhere".into(),
        first_name: "Eve".into(),
        last_name: "Elsewhere".into(),
        email: STRANGER.into(),
        password: PASSWORD.into(),
    };
    create(&house.installation, new, Door::Command, "test").await.unwrap();
    let admin = caller(&house.installation, STRANGER).await;
    with_file(&admin, "Elsewhere", "Weaver").await
}

/// The rows, and a file, which is kept outside of any transaction.
async fn with_file(admin: &Caller, mark: &str, role: &str) -> Rows {
    let (imported, imports) = uploads(admin, mark).await;
    let rows = admin.write(async |work| fill(work, mark, role).await).await.unwrap();
    let name = Some(format!("{mark}.txt"));
    let upload = Upload { name, bytes: format!("Belongs to {mark}").into_bytes(), ..Upload::default() };
    let document = attach(admin, rows.course, upload).await.unwrap().id;
    Rows { document, imported, imports, ..rows }
}

async fn fill(work: &mut Work, mark: &str, role: &str) -> Result<Rows> {
    let role = people::service::find_or_create_roles(work, &[&RoleName::parse(role)?]).await?[0];
    let site = create_site(work, &format!("{mark} yard")).await?;
    let (person, employment, job) = person(work, mark, role, site).await?;
    let (category, course, competency) = course(work, mark).await?;
    let requirement = RequirementDraft {
        competency: Some(competency),
        scope: Some(Scope::Role(role)),
        terms: Terms { notes: Some(format!("{mark} asks for it")), ..Terms::default() },
    };
    let requirement = requirement::service::create(work, requirement).await?.id;
    let completion = CompletionDraft {
        person: Some(person),
        course: Some(course),
        completed_on: Some(day("2026-11-02")),
        outcome: Some(Outcome::Passed),
        provider: Some(format!("{mark} academy")),
        requires_verification: true,
        ..CompletionDraft::default()
    };
    let completion = completion::service::record(work, completion).await?.id;
    Ok(Rows {
        person,
        employment,
        job,
        role,
        site,
        category,
        course,
        competency,
        requirement,
        completion,
        document: DocumentId(0),
        imported: ImportId(0),
        imports: [ImportId(0); 5],
    })
}

async fn person(
    work: &mut Work,
    mark: &str,
    role: RoleId,
    site: SiteId,
) -> Result<(PersonId, EmploymentId, HoldingId)> {
    let input =
        PersonInput { first_name: Some("Zoltan".into()), last_name: Some(mark.into()), ..PersonInput::default() };
    let period = Period::since(day("2026-01-01"));
    let person = people::service::create(work, &NewPerson::parse(&input)?).await?;
    let employment = people::service::employ(work, person, period).await?;
    let job = people::service::assign(work, &NewHolding { person, role, site: Some(site), period }).await?;
    Ok((person, employment, job))
}

async fn course(work: &mut Work, mark: &str) -> Result<(CategoryId, CourseId, CompetencyId)> {
    let category = NewCategory {
        name: Name::parse(&format!("{mark} matters")).unwrap(),
        code: CategoryCode::parse(mark).unwrap(),
        description: None,
        display_order: 0,
    };
    let category = catalogue::service::create_category(work, &category).await?.id;
    let code = CourseCode::parse(&format!("{mark}-1")).unwrap();
    let title = Title::parse(&format!("Ropes of {mark}")).unwrap();
    let detail = catalogue::service::create(work, NewCourse::draft(code, title, category)).await?;
    Ok((category, detail.course.id, detail.grants))
}
