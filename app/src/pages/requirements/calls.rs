//! What pages ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::{NewRequirement, RequirementChoices, RequirementDetail, RequirementLine, ToldRequirement};
use crate::{fault::Fault, form::Form, page::Listed};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The requirements that an address asks for.
#[server(prefix = "/do", endpoint = "requirements", input = GetUrl)]
pub async fn list_requirements(asked: Form) -> Result<Listed<RequirementLine, RequirementChoices>, Fault> {
    crate::served::read(async |member| served::list(member, &asked).await).await
}

/// The requirement that `asked` names.
#[server(prefix = "/do", endpoint = "requirement", input = GetUrl)]
pub async fn find_requirement(asked: Form) -> Result<ToldRequirement, Fault> {
    crate::served::read(async |member| served::find(member, &asked).await).await
}

/// The same with everything that its own page shows.
#[server(prefix = "/do", endpoint = "requirement/detail", input = GetUrl)]
pub async fn show_requirement(asked: Form) -> Result<RequirementDetail, Fault> {
    crate::served::read(async |member| served::detail(member, &asked).await).await
}

/// The form of a new requirement, with what `asked` says of it: a competency, and a job role or a site.
#[server(prefix = "/do", endpoint = "requirement/new", input = GetUrl)]
pub async fn open_requirement(asked: Form) -> Result<NewRequirement, Fault> {
    crate::served::read(async |member| served::open(member, &asked).await).await
}

/// Sets a requirement.
#[server(prefix = "/do", endpoint = "requirement/create")]
pub async fn create_requirement(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::create).await
}

/// Changes the terms of a requirement.
#[server(prefix = "/do", endpoint = "requirement/change")]
pub async fn change_requirement(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::change).await
}

/// Ends a requirement.
#[server(prefix = "/do", endpoint = "requirement/end")]
pub async fn end_requirement(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::end).await
}
