//! Setting a requirement: `/requirements/new`.

use super::fields::{TermsFields, opened, read};
use crate::{
    form::Form,
    pages::kit::words::{options, require, together},
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
        facts::{CompetencyFact, Scope},
        requirement::{RequirementDraft, Terms, service},
    },
    error::{Flaws, Problem},
    identity::Permission,
    kernel::{date::Period, id::CompetencyId},
    organisation,
    people::{self, JobRole},
    work::Read,
};
use leptos::prelude::*;
use std::collections::HashSet;

const SCOPES: &[&str] = &["role", "site", "everyone"];

pub(super) async fn show(member: Member) -> Response {
    let asked = Form::of_query(&member.visitor.uri);
    let terms = Terms { period: Period::since(member.today()), ..Terms::default() };
    let scope = if asked.value("site").is_empty() { "role" } else { "site" };
    let mut values = opened(&terms);
    values.extend([
        ("scope", scope.to_owned()),
        ("competency", asked.value("competency").to_owned()),
        ("scope_role", asked.value("role").to_owned()),
        ("scope_site", asked.value("site").to_owned()),
    ]);
    let shown = page(&member, Form::showing(values)).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn create(member: Member, form: Form) -> Response {
    let shown = try_create(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_create(member: &Member, form: Form) -> Answer {
    let created = match draft(&form) {
        Ok(draft) => member.write(async |work| service::create(work, draft).await).await,
        Err(error) => Err(error),
    };
    match created {
        Ok(requirement) => done(&format!("/requirements/{}", requirement.id)),
        Err(error) => page(member, form.with(error)?).await,
    }
}

/// The requirement that the form describes; every flaw is told at once.
fn draft(form: &Form) -> Result<RequirementDraft> {
    let mut flaws = Flaws::default();
    // In the order of the form, in which the summary of errors is read.
    if form.value("competency").is_empty() {
        flaws.add("competency", Problem::Required);
    }
    let competency = form.id("competency", &mut flaws);
    let scope = scope(form, &mut flaws);
    let draft = RequirementDraft { competency, scope, terms: read(form, &mut flaws) };
    // Without its role or site a scope is missing as well; the flaw of the role or site says it better.
    let is_told = draft.scope.is_none() && !form.value("scope").is_empty();
    let checked =
        RequirementDraft { scope: draft.scope.or(is_told.then_some(Scope::Everyone)), ..draft.clone() }.parse();
    together(flaws, checked.map(|_| draft))
}

fn scope(form: &Form, flaws: &mut Flaws) -> Option<Scope> {
    let mut chosen = |name: &'static str| {
        if form.value(name).is_empty() {
            flaws.add(name, Problem::Required);
        }
        name
    };
    match form.value("scope") {
        "everyone" => Some(Scope::Everyone),
        "role" => form.id(chosen("scope_role"), flaws).map(Scope::Role),
        "site" => form.id(chosen("scope_site"), flaws).map(Scope::Site),
        "" => None,
        _ => flaws.take("scope", Err(Problem::NotOneOf(&[]))),
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
    // What no course grants nobody can get: the course of such a competency refreshes another one.
    let granted: HashSet<CompetencyId> = rules.grants.values().copied().collect();
    let can_be_got = |one: &&CompetencyFact| one.course.is_none() || granted.contains(&one.id);
    let mut competencies: Vec<CompetencyFact> = rules.competencies.iter().filter(can_be_got).cloned().collect();
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
    require(member, Permission::RequirementWrite)?;
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
                        <RadioField name="scope" options=options("requirement-scope-choice", SCOPES) />
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

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::{Error, kernel::id::RoleId};

    fn flawed(values: &[(&'static str, &'static str)]) -> Vec<String> {
        match draft(&Form::showing(values.iter().copied())) {
            Err(Error::Invalid(flaws)) => flaws.into_iter().map(|flaw| flaw.field).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_role_or_site_of_the_chosen_scope_is_needed_and_the_other_passed_over() {
        let whole = [("competency", "3"), ("scope", "role"), ("scope_role", "7"), ("scope_site", "9")];
        assert_eq!(draft(&Form::showing(whole)).unwrap().scope, Some(Scope::Role(RoleId(7))));
        assert_eq!(flawed(&[("competency", "3"), ("scope", "site"), ("scope_role", "7")]), ["scope_site"]);
    }

    #[test]
    fn an_empty_form_tells_all_that_is_missing() {
        assert_eq!(flawed(&[]), ["competency", "scope"]);
        let late = [
            ("scope", "everyone"),
            ("competency", "3"),
            ("valid_from", "2026-02-01"),
            ("valid_to", "2026-01-01"),
            ("deadline", "soon"),
        ];
        assert_eq!(flawed(&late), ["deadline", "valid_to"]);
    }
}
