//! Two organisations in one installation: ours, where every name holds [`MARK`], and another tenant's, which has as much.

use docendo::{
    Result,
    catalogue::{
        self, CategoryCode, CourseCode, CourseStatus, DisplayOrder, Name, NewCategory, NewCourse, Title,
        service::document::attach,
    },
    competence::{
        State,
        completion::{self, CompletionDraft, Outcome},
        facts::Scope,
        matrix::Query,
        requirement::{self, RequirementDraft, TermsDraft},
    },
    documents::service::Upload,
    exchange::{export, import, matrix_file},
    identity::{self, About, NewPassword, Passwords, Who},
    kernel::{
        date::Period,
        id::{
            CategoryId, CompetencyId, CompletionId, CourseId, DocumentId, EmploymentId, ExportId, HoldingId, ImportId,
            PersonId, RequirementId, RoleId, SiteId, ViewId,
        },
        input::{Draft as _, Input},
    },
    organisation::{SiteName, service::create_site},
    people::{self, NewHolding, PersonDraft, RoleName},
    testing::{House, PASSWORD, day},
    view::{self, ViewDraft},
    work::{Caller, Read, Work},
};
use std::time::Duration;

/// Stands in every name of our organisation and nowhere else.
pub(crate) const MARK: &str = "Quillfeather";
/// Our job role. The API repeats the role that it is asked for, so this name cannot hold the mark.
pub(crate) const ROLE: &str = "Rigger";
/// The other tenant's job role.
pub(crate) const THEIR_ROLE: &str = "Weaver";
/// The administrator of the other tenant.
pub(crate) const THEIR_ADMIN: &str = "admin@other.example";

/// One of each kind, all of one organisation.
pub(crate) struct Rows {
    pub(crate) person: PersonId,
    pub(crate) employment: EmploymentId,
    pub(crate) job: HoldingId,
    /// The versions of both, which their forms carry.
    pub(crate) versions: [i64; 2],
    /// An access role that the person holds.
    pub(crate) access: HoldingId,
    /// Somebody who has no account yet.
    pub(crate) newcomer: PersonId,
    pub(crate) role: RoleId,
    pub(crate) site: SiteId,
    pub(crate) category: CategoryId,
    pub(crate) course: CourseId,
    pub(crate) competency: CompetencyId,
    pub(crate) requirement: RequirementId,
    /// A completion whose proof nobody has looked at.
    pub(crate) completion: CompletionId,
    /// A file of the course.
    pub(crate) document: DocumentId,
    pub(crate) view: ViewId,
    /// An import that is done, and one more that waits for a decision than are decided on.
    pub(crate) imported: ImportId,
    pub(crate) imports: [ImportId; 5],
    /// An export that waits to be fetched.
    pub(crate) export: ExportId,
}

/// Our rows, in the organisation of `house`.
pub(crate) async fn ours(house: &House) -> Rows {
    with_file(house, &house.admin, MARK, ROLE).await
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
    import::service::confirm(who, done, &1_i64.into()).await.unwrap();
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

/// The other tenant, and its rows.
pub(crate) async fn theirs(house: &House) -> Rows {
    let admin = house.another_tenant().await;
    with_file(house, &admin, "Elsewhere", THEIR_ROLE).await
}

/// The rows, and a file, which is kept outside of any transaction.
async fn with_file(house: &House, admin: &Caller, mark: &str, role: &str) -> Rows {
    let (imported, imports) = uploads(admin, mark).await;
    let password = password(house).await;
    let rows = admin.write(async |work| fill(work, mark, role, &password).await).await.unwrap();
    let name = Some(format!("{mark}.txt"));
    let upload = Upload { name, bytes: format!("Belongs to {mark}").into_bytes(), ..Upload::default() };
    let document = attach(admin, rows.course, upload).await.unwrap().id;
    let export = exported(admin, &rows).await;
    Rows { document, imported, imports, export, ..rows }
}

/// The matrix of the site as a file, which waits to be fetched.
async fn exported(who: &Caller, rows: &Rows) -> ExportId {
    let text = |word: &str| word.to_owned();
    let words = matrix_file::Words {
        heads: ["Person", "Number", "Role", "Site", "%"].map(text),
        states: State::ALL.map(|state| text(state.code())),
        sheet: text("Matrix"),
    };
    let query = Query { sites: vec![rows.site], ..Query::on(day("2026-11-20")) };
    let form = matrix_file::Form::Csv;
    let order = export::Order { form, query, under: None, known_at: None, address: String::new(), words };
    let id = export::service::begin(who, order).await.unwrap();
    let find = async |read: &mut Read| export::service::find(read, id).await;
    let look = async {
        while who.read(find).await.unwrap().state == export::State::Writing {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap();
    id
}

async fn password(house: &House) -> NewPassword {
    house
        .installation
        .part::<Passwords>()
        .choose(PASSWORD, About { email: "", name: "", organisation: "" })
        .await
        .unwrap()
}

async fn fill(work: &mut Work, mark: &str, role: &str, password: &NewPassword) -> Result<Rows> {
    let role = people::service::find_or_create_roles(work, &[&RoleName::parse(role)?]).await?[0];
    let site = create_site(work, &SiteName::parse(&format!("{mark} yard")).unwrap()).await?;
    let (person, employment, job) = person(work, mark, role, site).await?;
    let detail = people::service::detail(work, person).await?;
    let versions = [detail.employments[0].version, detail.holdings[0].version];
    identity::service::create_account(work, person, password, &[]).await?;
    let access = identity::service::give_role(work, person, "learner").await?;
    let newcomer = newcomer(work, mark).await?;
    let (category, course, competency) = course(work, mark).await?;
    let requirement = RequirementDraft {
        competency: competency.into(),
        scope: Scope::Role(role).into(),
        terms: TermsDraft { notes: Input::text(format!("{mark} asks for it")), ..TermsDraft::default() },
    };
    let requirement = requirement::service::create(work, requirement).await?.id;
    let completion = proof(work, mark, person, course).await?;
    let view = ViewDraft { name: Input::text(format!("{mark} view")), query: Input::text("show=gaps") };
    let view = view::service::save(work, view).await?.id;
    Ok(Rows {
        person,
        employment,
        job,
        versions,
        access,
        newcomer,
        role,
        site,
        category,
        course,
        competency,
        requirement,
        completion,
        document: DocumentId(0),
        view,
        imported: ImportId(0),
        imports: [ImportId(0); 5],
        export: ExportId(0),
    })
}

/// A completion whose proof nobody has looked at. Whoever completed it handed it in: the administrator may decide on it.
async fn proof(work: &mut Work, mark: &str, person: PersonId, course: CourseId) -> Result<CompletionId> {
    let completion = CompletionDraft {
        person: person.into(),
        course: course.into(),
        completed_on: day("2026-11-02").into(),
        outcome: Outcome::Passed.into(),
        provider: Input::text(format!("{mark} academy")),
        requires_verification: true.into(),
        ..CompletionDraft::default()
    };
    let whoever = Who { person, ..work.who().clone() };
    work.acting_as(whoever, async |work| Ok(completion::service::record(work, completion).await?.id)).await
}

async fn person(
    work: &mut Work,
    mark: &str,
    role: RoleId,
    site: SiteId,
) -> Result<(PersonId, EmploymentId, HoldingId)> {
    let (first_name, last_name, email) =
        (Input::text("Zoltan"), Input::text(mark), Input::text(format!("{mark}@works.example")));
    let input = PersonDraft { first_name, last_name, email, ..PersonDraft::default() };
    let period = Period::since(day("2026-01-01"));
    let person = people::service::create(work, &input.parse()?).await?;
    let employment = people::service::employ(work, person, period).await?;
    let job = people::service::assign(work, &NewHolding { person, role, site: Some(site), period }).await?;
    Ok((person, employment, job))
}

async fn newcomer(work: &mut Work, mark: &str) -> Result<PersonId> {
    let (last_name, email) = (Input::text(format!("{mark} newcomer")), Input::text(format!("new@{mark}.example")));
    let person = PersonDraft { last_name, email, ..PersonDraft::default() };
    people::service::create(work, &person.parse()?).await
}

async fn course(work: &mut Work, mark: &str) -> Result<(CategoryId, CourseId, CompetencyId)> {
    let category = NewCategory {
        name: Name::parse(&format!("{mark} matters")).unwrap(),
        code: CategoryCode::parse(mark).unwrap(),
        description: None,
        display_order: DisplayOrder::UNSAID,
    };
    let category = catalogue::service::create_category(work, &category).await?.id;
    let code = CourseCode::parse(&format!("{mark}-1")).unwrap();
    let title = Title::parse(&format!("Ropes of {mark}")).unwrap();
    let new = NewCourse { status: CourseStatus::Active, ..NewCourse::draft(code, title, category) };
    let detail = catalogue::service::create(work, new).await?;
    Ok((category, detail.course.id, detail.grants))
}
