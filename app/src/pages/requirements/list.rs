//! The list of requirements: `/requirements`.

use super::{
    calls::ListRequirements,
    wire::{PATH, RequirementChoices, RequirementLine},
    words::{kind, level, people, period, phase_tag, whom},
};
use crate::{
    page::{Column, List, New, list_page},
    pages::kit::words::options,
    session::Session,
    t,
    ui::{CheckPill, IconName, SelectPill},
};
use docendo::competence::{
    access::SEE_STANDINGS,
    requirement::{Phase, ScopeKind, access::SET},
};
use leptos::prelude::*;

pub(super) static LIST: List = List {
    path: PATH,
    key: "requirements",
    icon: IconName::Requirements,
    new: Some(New {
        href: "/requirements/new",
        word: "requirement-new",
        first: "requirements-empty-action",
        use_case: SET,
    }),
    beside: None,
    columns: &[
        Column::new("label-competency").sorted("competency"),
        Column::new("requirement-whom").sorted("whom"),
        Column::new("requirement-level").class("col-later"),
        Column::new("requirement-renewal").class("num col-later"),
        Column::new("requirement-period").class("num col-later").sorted("since"),
        Column::new("requirement-people").class("num").sorted("people").only_for(SEE_STANDINGS),
    ],
    usual: "competency",
};

pub(super) fn view() -> AnyView {
    list_page::<ListRequirements, _, _>(&LIST, filters, row)
}

fn filters(choices: &RequirementChoices) -> AnyView {
    let RequirementChoices { roles, sites, .. } = choices.clone();
    view! {
        <SelectPill name="scope" label=t!("requirement-whom") options=options("requirement-scope", ScopeKind::CODES) />
        <SelectPill name="role" label=t!("requirement-kind-role") options=roles />
        <SelectPill name="site" label=t!("requirement-kind-site") options=sites />
        <SelectPill name="state" label=t!("label-status") options=options("requirement-phase", Phase::CODES) />
        <CheckPill name="mandatory" label=t!("requirements-mandatory") />
    }
    .into_any()
}

fn row(line: RequirementLine, choices: &RequirementChoices) -> AnyView {
    let phase = line.phase;
    // What is in force is the rule; a tag marks the exception.
    let tag = || (phase != Phase::InForce).then(|| phase_tag(phase));
    let reference = line.reference.map(|text| view! { <span class="meta"><bdi>{text}</bdi></span> });
    let kind = kind(line.scope).map(|kind| view! { " "<span class="meta">{kind}</span> });
    let renewal = line.refresh_months.map_or_else(|| t!("requirement-no-renewal"), |count| t!("months", count = count));
    let people =
        Session::current().may(SEE_STANDINGS).then(|| view! { <td class="num">{people(line.people, line.list)}</td> });
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/requirements/{}", line.id)><bdi>{line.competency}</bdi></a>
                {reference}<span class="only-phone">{tag()}</span>
            </th>
            <td><bdi>{whom(line.scope_name.as_deref())}</bdi>{kind}</td>
            <td class="col-later nowrap">{level(line.is_mandatory, line.priority)}</td>
            <td class="num col-later">{renewal}</td>
            <td class="num col-later">{tag()}" "{period(line.period, choices.today)}</td>
            {people}
        </tr>
    }
    .into_any()
}
