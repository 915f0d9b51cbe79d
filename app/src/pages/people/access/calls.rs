//! What the pages about somebody's access ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served;
use super::wire::AccessPage;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The access of the person that `asked` names.
#[server(prefix = "/do", endpoint = "access", input = GetUrl)]
pub async fn show_access(asked: Form) -> Result<AccessPage, Fault> {
    crate::served::read(async |member| served::show(member, &asked).await).await
}

/// The same of somebody who has an account.
#[server(prefix = "/do", endpoint = "access/account", input = GetUrl)]
pub async fn show_account(asked: Form) -> Result<AccessPage, Fault> {
    crate::served::read(async |member| served::show_account(member, &asked).await).await
}

/// The same of somebody who holds the access role that `asked` names.
#[server(prefix = "/do", endpoint = "access/role", input = GetUrl)]
pub async fn show_role(asked: Form) -> Result<AccessPage, Fault> {
    crate::served::read(async |member| served::show_role(member, &asked).await).await
}

/// Opens an account with an access role for somebody who has none, and tells its password; else gives the role.
#[server(prefix = "/do", endpoint = "access/grant")]
pub async fn grant_access(form: Form) -> Result<String, Fault> {
    crate::served::answer(form, served::grant).await
}

/// Takes an access role from somebody.
#[server(prefix = "/do", endpoint = "access/role/take")]
pub async fn take_role(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::take_role).await
}

/// Replaces somebody's password; tells the new one.
#[server(prefix = "/do", endpoint = "access/password/replace")]
pub async fn replace_password(form: Form) -> Result<String, Fault> {
    crate::served::answer(form, served::replace_password).await
}

/// Closes somebody's account, or opens it again.
#[server(prefix = "/do", endpoint = "access/account/switch")]
pub async fn switch_account(form: Form) -> Result<String, Fault> {
    crate::served::send(form, served::switch_account).await
}
