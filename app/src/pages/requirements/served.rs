//! What the server functions of requirements answer.

use super::{
    reached::Reached,
    wire::{NewRequirement, PATH, RequirementChoices, RequirementDetail, RequirementLine, ToldRequirement},
};
use crate::{
    describe::Names,
    fault::Fault,
    form::Form,
    page::Listed,
    pages::kit::{history, words::path_id},
    t,
    ui::{ToldPast, Turn},
    visitor::Member,
};
use docendo::{
    Result,
    catalogue::{self, Months},
    competence::{
        self,
        bearing::Bearing,
        facts::CompetencyFact,
        requirement::{self, EndDraft, Requirement, RequirementDraft, Terms, TermsDraft, service},
        requirement_list::{ListedRequirement, RequirementFilter, RequirementSort},
    },
    error::{Error, Flaws},
    kernel::{
        date::Period,
        id::{CompetencyId, RequirementId, RoleId, SiteId},
        input::Draft as _,
        page::{ListPage, Sort},
    },
    organisation, people,
    trail::{About, Change},
    work::Read,
};

/// So many changes of a requirement are told.
const ENTRIES: i64 = 50;
/// So many requirements are on one page.
const ROWS: i64 = 50;

pub(super) async fn list(member: &Member, asked: &Form) -> Result<Listed<RequirementLine, RequirementChoices>, Fault> {
    let mut flaws = Flaws::default();
    let filter = RequirementFilter {
        search: asked.text("search"),
        scope: asked.word("scope", &mut flaws),
        role: asked.id("role", &mut flaws),
        site: asked.id("site", &mut flaws),
        phase: asked.word("state", &mut flaws),
        mandatory_only: asked.ticked("mandatory"),
    };
    let sort: Sort<RequirementSort> = asked.word("sort", &mut flaws).unwrap_or_default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let today = member.today();
    let load = async |read: &mut Read| {
        let part = competence::service::requirement_list(read, &filter, sort, turn.rows()).await?;
        let reached = Reached::load(read).await?;
        let (roles, sites) = places(read).await?;
        Ok((part, reached, RequirementChoices { roles, sites, today }))
    };
    let (ListPage { rows, total }, reached, more) = member.read(load).await?;
    turn.within(asked, PATH, total)?;
    let reached = member.may(competence::access::SEE_STANDINGS).then_some(&reached);
    let rows = rows.iter().map(|listed| line(listed, reached)).collect();
    Ok(Listed { rows, total, turn, more })
}

/// Values of a choice, and what each is called.
type Choices = Vec<(String, String)>;

/// The job roles and the sites.
async fn places(read: &mut Read) -> Result<(Choices, Choices)> {
    let roles = people::service::roles(read).await?.into_iter().map(|role| (role.id.to_string(), role.name));
    let sites = organisation::service::sites(read).await?.into_iter().map(|site| (site.id.to_string(), site.name));
    Ok((roles.collect(), sites.collect()))
}

/// A line of the list; what it says of people only for those who may see that.
fn line(listed: &ListedRequirement, reached: Option<&Reached>) -> RequirementLine {
    let ListedRequirement { requirement, bearing, phase } = listed;
    let terms = &requirement.terms;
    RequirementLine {
        id: requirement.id,
        competency: requirement.competency_title.clone(),
        reference: terms.regulatory_reference.as_deref().map(str::to_owned),
        scope: requirement.scope,
        scope_name: requirement.scope_name.clone(),
        is_mandatory: terms.is_mandatory,
        priority: terms.priority,
        refresh_months: terms.refresh_months.map(Months::get),
        period: terms.period,
        phase: *phase,
        people: reached.map_or(0, |_| bearing.people),
        list: reached.and_then(|reached| reached.list(requirement, *bearing)),
    }
}

/// The requirement that `asked` names, as somebody may change it.
pub(super) async fn find(member: &Member, asked: &Form) -> Result<ToldRequirement, Fault> {
    member.require(requirement::access::SET)?;
    Ok(member.read(async |read| told(read, path_id(asked.value("id"))).await).await?.0)
}

/// A requirement as pages tell of it, and as it is known.
async fn told(read: &mut Read, id: RequirementId) -> Result<(ToldRequirement, Requirement)> {
    let requirement = service::find(read, id).await?;
    let today = read.today();
    let bearing = if read.may(competence::access::SEE_STANDINGS) {
        competence::service::reach(read).await?.requirement(id)
    } else {
        Bearing::default()
    };
    let told = ToldRequirement {
        id,
        number: requirement.number,
        code: requirement.competency_code.clone(),
        title: requirement.competency_title.clone(),
        scope: requirement.scope,
        scope_name: requirement.scope_name.clone(),
        terms: requirement.terms.clone(),
        phase: requirement.phase(today),
        bearing,
        today,
    };
    Ok((told, requirement))
}

/// Everything that the page of the requirement that `asked` names shows.
pub(super) async fn detail(member: &Member, asked: &Form) -> Result<RequirementDetail, Fault> {
    let id: RequirementId = path_id(asked.value("id"));
    let load = async |read: &mut Read| {
        let past = if read.may(requirement::access::SEE_HISTORY) { Some(past(read, id).await?) } else { None };
        let (told, requirement) = told(read, id).await?;
        let rules = competence::service::rules(read).await?;
        let course = rules.competency(requirement.competency).and_then(|competency| competency.course);
        let list = if read.may(competence::access::SEE_STANDINGS) {
            Reached::load(read).await?.list(&requirement, told.bearing)
        } else {
            None
        };
        Ok(RequirementDetail { requirement: told, course, list, past })
    };
    Ok(member.read(load).await?)
}

async fn past(read: &mut Read, id: RequirementId) -> Result<ToldPast> {
    let past = service::history(read, id, ENTRIES).await?;
    let names = Names::default();
    let sentence = |change: &Change| history::sentence::<RequirementId>(change, &["justification", "notes"], &names);
    Ok(history::told("requirement", &past, &About::thing(id), sentence))
}

/// The form of a new requirement.
pub(super) async fn open(member: &Member, asked: &Form) -> Result<NewRequirement, Fault> {
    member.require(requirement::access::SET)?;
    let mut flaws = Flaws::default();
    let competency: Option<CompetencyId> = asked.id("competency", &mut flaws);
    let role: Option<RoleId> = asked.id("role", &mut flaws);
    let site: Option<SiteId> = asked.id("site", &mut flaws);
    flaws.check().map_err(Error::from)?;
    let terms = Terms { period: Period::since(member.today()), ..Terms::default() };
    let mut values = TermsDraft::from(&terms).shown();
    values.extend([
        ("scope", if site.is_some() { "site" } else { "role" }.to_owned()),
        ("competency", competency.map(|id| id.to_string()).unwrap_or_default()),
        ("scope_role", role.map(|id| id.to_string()).unwrap_or_default()),
        ("scope_site", site.map(|id| id.to_string()).unwrap_or_default()),
    ]);
    Ok(member.read(async |read| choices(read, Form::showing(values)).await).await?)
}

async fn choices(read: &mut Read, opened: Form) -> Result<NewRequirement> {
    let rules = competence::service::rules(read).await?;
    let mut attainable: Vec<&CompetencyFact> = rules.attainable().collect();
    attainable.sort_unstable_by(|a, b| a.code.cmp(&b.code));
    let option = |one: &CompetencyFact| {
        (one.id.to_string(), t!("course-option", code = one.code.as_str(), title = one.title.as_str()))
    };
    let mut competencies = Vec::new();
    for category in catalogue::service::categories(read, true, false).await? {
        let own = attainable.iter().filter(|one| one.category == category.id).map(|one| option(one));
        competencies.push((category.name.to_string(), own.collect::<Vec<_>>()));
    }
    competencies.retain(|(_, own)| !own.is_empty());
    let holders = competence::service::role_holders(read).await?;
    let held = people::service::roles(read).await?.into_iter();
    let held = held.map(|role| (role.id.to_string(), role.name, holders.role(role.id))).collect();
    let sites = organisation::service::sites(read).await?.into_iter();
    let sites = sites.map(|site| (site.id.to_string(), site.name)).collect();
    Ok(NewRequirement { competencies, roles: held, sites, opened })
}

/// Sets the requirement that `form` describes.
pub(super) async fn create(member: &Member, form: &Form) -> Result<String> {
    let draft = RequirementDraft::of(form);
    let id = member.write(form, async |work| Ok(service::create(work, draft).await?.id)).await?;
    Ok(address(id))
}

/// Changes the requirement that `form` names to the terms that it describes.
pub(super) async fn change(member: &Member, form: &Form) -> Result<String> {
    let (id, change) = (path_id(form.value("id")), TermsDraft::of(form));
    member.write(form, async |work| service::change(work, id, &form.version(), change).await.map(drop)).await?;
    Ok(address(id))
}

/// Ends the requirement that `form` names, on the day that it says.
pub(super) async fn end(member: &Member, form: &Form) -> Result<String> {
    let (id, day) = (path_id(form.value("id")), EndDraft::of(form).parse()?.day);
    member.write(form, async |work| service::end(work, id, day).await.map(drop)).await?;
    Ok(address(id))
}

fn address(id: RequirementId) -> String {
    format!("/requirements/{id}")
}
