//! What the server functions of the own account answer.

use super::wire::PasswordPage;
use crate::{confirm::Browser, fault::Fault, form::Form, visitor::Member};
use docendo::{
    Result,
    identity::{PasswordDraft, service::change_password},
    kernel::input::Draft as _,
};

pub(super) async fn show(member: &Member) -> Result<PasswordPage, Fault> {
    Ok(PasswordPage { must_change: member.who().must_change_password })
}

/// Changes the password of whoever sends `form` to the one that it says.
pub(super) async fn change(member: &Member, form: &Form) -> Result<String> {
    let browser = Browser::current()?;
    browser.admit_guess()?;
    let (change, caller) = (PasswordDraft::of(form), member.sending(form));
    change_password(&caller, &change, Some(&browser.cookie), &browser.address).await?;
    Ok("/profile/password?done=yes".to_owned())
}
