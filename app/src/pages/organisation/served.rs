//! What the server functions of the organisation answer.

use super::wire::SettingsPage;
use crate::{confirm::Confirmation, fault::Fault, form::Form, text::Language, visitor::Member};
use docendo::{
    Result,
    kernel::input::Draft as _,
    organisation::{self, SettingsDraft, service},
};

pub(super) async fn show(member: &Member) -> Result<SettingsPage, Fault> {
    member.require(organisation::access::CHANGE_SETTINGS)?;
    let now = member.read(async |read| service::current(read).await).await?;
    let language = now.language.map(|tag| tag.as_str().to_owned()).unwrap_or_default();
    let opened =
        Form::showing([("name", now.name), ("expiring_days", now.expiring_days.to_string()), ("language", language)]);
    let languages = Language::all().into_iter().map(|one| (one.tag().to_owned(), one.name())).collect();
    Ok(SettingsPage { version: now.version, opened, languages, is_due: Confirmation::of(member).await?.is_due() })
}

/// Changes the settings to what `form` says.
pub(super) async fn change(member: &Member, form: &Form) -> Result<String> {
    member.require(organisation::access::CHANGE_SETTINGS)?;
    Confirmation::of(member).await?.check(member, form).await?;
    let settings = SettingsDraft::of(form).parse()?;
    member.write(form, async |work| service::change_settings(work, &form.version(), &settings).await).await?;
    Ok("/organisation?saved=yes".to_owned())
}
