//! Setting a requirement: `/requirements/new`.

use super::fields::TermsFields;
use crate::{
    form::Form,
    pages::kit::words::options,
    render::{Answer, Page, answer, done},
    t,
    ui::{FormSection, Icon, IconName, PageHead, Place, PostForm, RadioField, SelectField},
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    Result,
    catalogue::{self, Category},
    competence::{
        self,
        facts::CompetencyFact,
        requirement::{self, RequirementDraft, ScopeKind, Terms, TermsDraft, service},
    },
    error::Flaws,
    kernel::{
        date::Period,
        id::{CompetencyId, RoleId, SiteId},
        input::Draft as _,
    },
    organisation,
    people::{self, JobRole},
    work::Read,
};
use leptos::prelude::*;

pub(super) async fn show(member: Member) -> Response {
    let shown = open(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// The form with what the address says of it: a competency, and a job role or a site.
async fn open(member: &Member) -> Answer {
    member.require(requirement::access::SET)?;
    let asked = Form::of_query(&member.visitor.uri);
    let mut flaws = Flaws::default();
    let competency: Option<CompetencyId> = asked.id("competency", &mut flaws);
    let role: Option<RoleId> = asked.id("role", &mut flaws);
    let site: Option<SiteId> = asked.id("site", &mut flaws);
    flaws.check()?;
    let terms = Terms { period: Period::since(member.today()), ..Terms::default() };
    let mut values = TermsDraft::from(&terms).shown();
    values.extend([
        ("scope", if site.is_some() { "site" } else { "role" }.to_owned()),
        ("competency", competency.map(|id| id.to_string()).unwrap_or_default()),
        ("scope_role", role.map(|id| id.to_string()).unwrap_or_default()),
        ("scope_site", site.map(|id| id.to_string()).unwrap_or_default()),
    ]);
    page(member, Form::showing(values)).await
}

pub(super) async fn create(member: Member, form: Form) -> Response {
    let shown = try_create(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_create(member: &Member, form: Form) -> Answer {
    let draft = RequirementDraft::of(&form);
    match member.write(&form, async |work| Ok(service::create(work, draft).await?.id)).await {
        Ok(id) => done(&format!("/requirements/{id}")),
        Err(error) => page(member, form.with(error)?).await,
    }
}

/// What the fields offer to choose from.
struct Choices {
    categories: Vec<Category>,
    competencies: Vec<CompetencyFact>,
    /// With how many people hold each.
    roles: Vec<(JobRole, u32)>,
    sites: Vec<(String, String)>,
}

async fn choices(read: &mut Read) -> Result<Choices> {
    let rules = competence::service::rules(read).await?;
    let mut competencies: Vec<CompetencyFact> = rules.attainable().cloned().collect();
    competencies.sort_unstable_by(|a, b| a.code.cmp(&b.code));
    let holders = competence::service::role_holders(read).await?;
    let held = |role: JobRole| {
        let count = holders.role(role.id);
        (role, count)
    };
    Ok(Choices {
        categories: catalogue::service::categories(read, true, false).await?,
        competencies,
        roles: people::service::roles(read).await?.into_iter().map(held).collect(),
        sites: organisation::service::sites(read)
            .await?
            .into_iter()
            .map(|site| (site.id.to_string(), site.name))
            .collect(),
    })
}

async fn page(member: &Member, form: Form) -> Answer {
    member.require(requirement::access::SET)?;
    let choices = member.read(choices).await?;
    let page = Page::inside(member, Place::Requirements).of_form(&form);
    Ok(page.show(|| t!("requirement-new"), move || body(form, choices)).await)
}

fn body(form: Form, choices: Choices) -> impl IntoView {
    let Choices { categories, competencies, roles, sites } = choices;
    let back = ("/requirements".to_owned(), t!("requirements-title"));
    let roles = roles
        .into_iter()
        .map(|(role, count)| (role.id.to_string(), t!("requirement-role-option", role = role.name, count = count)))
        .collect::<Vec<_>>();
    view! {
        <div class="page">
            <PageHead title=t!("requirement-new") lede=t!("requirement-new-lede") back />
            <PostForm form submit=t!("requirement-create") cancel="/requirements">
                <FormSection title=t!("requirement-form-who")>
                    <CompetencyField categories competencies />
                    <div class="scope stack">
                        <RadioField name="scope" options=options("requirement-scope-choice", ScopeKind::CODES) />
                        <div class="scope-role"><SelectField name="scope_role" required=true options=roles empty=t!("requirement-choose") /></div>
                        <div class="scope-site"><SelectField name="scope_site" required=true options=sites empty=t!("requirement-choose") /></div>
                    </div>
                </FormSection>
                <TermsFields />
            </PostForm>
        </div>
    }
    .into_any()
}

/// One of the competencies, under their categories.
#[component]
fn CompetencyField(categories: Vec<Category>, competencies: Vec<CompetencyFact>) -> impl IntoView {
    let form = use_context::<Form>().unwrap_or_default();
    let chosen = form.value("competency").to_owned();
    let option = |competency: &CompetencyFact| {
        let value = competency.id.to_string();
        let selected = value == chosen;
        view! { <option value=value selected=selected>{t!("course-option", code = competency.code.as_str(), title = competency.title.as_str())}</option> }
    };
    let group = |category: &Category| {
        let options: Vec<_> = competencies.iter().filter(|one| one.category == category.id).map(option).collect();
        (!options.is_empty()).then(|| view! { <optgroup label=category.name.to_string()>{options}</optgroup> })
    };
    let groups = categories.iter().map(group).collect_view();
    let error = form.error("competency");
    let invalid = error.is_some().then_some("true");
    let described_by = error.is_some().then_some("f-competency-error");
    view! {
        <div class="field">
            <label for="f-competency">{t!("label-competency")}</label>
            <select class="input" id="f-competency" name="competency" required aria-invalid=invalid aria-describedby=described_by>
                <option value="">{t!("requirement-choose")}</option>
                {groups}
            </select>
            {error.map(|error| view! { <p class="field-error" id="f-competency-error"><Icon name=IconName::Alert small=true />{error}</p> })}
        </div>
    }
    .into_any()
}
