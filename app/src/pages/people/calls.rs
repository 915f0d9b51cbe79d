//! What pages ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::{
    DetailsPage, FactPage, NewEmploymentPage, NewJobPage, NewPersonPage, PeopleChoices, PersonLine, PersonPage,
};
use crate::{fault::Fault, form::Form, page::Listed};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The people that an address asks for.
#[server(prefix = "/do", endpoint = "people", input = GetUrl)]
pub async fn list_people(asked: Form) -> Result<Listed<PersonLine, PeopleChoices>, Fault> {
    crate::served::read(async |member| served::list(member, &asked).await).await
}

/// The person that `asked` names.
#[server(prefix = "/do", endpoint = "person", input = GetUrl)]
pub async fn show_person(asked: Form) -> Result<PersonPage, Fault> {
    crate::served::read(async |member| served::show(member, &asked).await).await
}

/// The form of somebody new.
#[server(prefix = "/do", endpoint = "person/new", input = GetUrl)]
pub async fn open_person(asked: Form) -> Result<NewPersonPage, Fault> {
    let _ = asked;
    crate::served::read(served::open_person).await
}

/// Adds somebody.
#[server(prefix = "/do", endpoint = "person/create")]
pub async fn create_person(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::create_person).await
}

/// The form of the details of the person that `asked` names.
#[server(prefix = "/do", endpoint = "person/details", input = GetUrl)]
pub async fn open_details(asked: Form) -> Result<DetailsPage, Fault> {
    crate::served::read(async |member| served::open_details(member, &asked).await).await
}

/// Changes the details of somebody.
#[server(prefix = "/do", endpoint = "person/change")]
pub async fn change_person(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::change_person).await
}

/// The form of another job role of the person that `asked` names.
#[server(prefix = "/do", endpoint = "person/job/new", input = GetUrl)]
pub async fn open_job(asked: Form) -> Result<NewJobPage, Fault> {
    crate::served::read(async |member| served::open_job(member, &asked).await).await
}

/// Gives somebody a job role.
#[server(prefix = "/do", endpoint = "person/job/give")]
pub async fn give_job(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::give_job).await
}

/// The job role of somebody that `asked` names.
#[server(prefix = "/do", endpoint = "person/job", input = GetUrl)]
pub async fn find_job(asked: Form) -> Result<FactPage, Fault> {
    crate::served::read(async |member| served::find_job(member, &asked).await).await
}

/// Changes from when to when somebody holds a job role.
#[server(prefix = "/do", endpoint = "person/job/change")]
pub async fn change_job(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::change_job).await
}

/// Withdraws that somebody holds a job role.
#[server(prefix = "/do", endpoint = "person/job/withdraw")]
pub async fn withdraw_job(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::withdraw_job).await
}

/// The form of another employment of the person that `asked` names.
#[server(prefix = "/do", endpoint = "person/employment/new", input = GetUrl)]
pub async fn open_employment(asked: Form) -> Result<NewEmploymentPage, Fault> {
    crate::served::read(async |member| served::open_employment(member, &asked).await).await
}

/// Records an employment of somebody.
#[server(prefix = "/do", endpoint = "person/employment/record")]
pub async fn record_employment(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::record_employment).await
}

/// The employment of somebody that `asked` names.
#[server(prefix = "/do", endpoint = "person/employment", input = GetUrl)]
pub async fn find_employment(asked: Form) -> Result<FactPage, Fault> {
    crate::served::read(async |member| served::find_employment(member, &asked).await).await
}

/// Changes from when to when somebody is employed.
#[server(prefix = "/do", endpoint = "person/employment/change")]
pub async fn change_employment(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::change_employment).await
}

/// Withdraws an employment of somebody.
#[server(prefix = "/do", endpoint = "person/employment/withdraw")]
pub async fn withdraw_employment(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::withdraw_employment).await
}
