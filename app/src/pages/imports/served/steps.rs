//! The steps of an import that somebody takes.

use super::{address, asking::mapped};
use crate::{
    form::{Form, SentFiles},
    pages::kit::words::path_id,
    visitor::Member,
};
use docendo::{
    Result,
    error::Error,
    exchange::{self, import::service},
    kernel::id::ImportId,
};

/// Takes in the files of `form`.
pub(in super::super) async fn upload(member: &Member, form: &Form) -> Result<String> {
    let files = SentFiles::take().into_iter().map(|file| (file.name, file.content)).collect();
    member.require(exchange::access::IMPORT)?;
    Ok(address(service::upload(&member.sending(form), files).await?))
}

/// Begins to write what the import that `form` names would change, as the preview told it in the version that `form` names.
pub(in super::super) async fn confirm(member: &Member, form: &Form) -> Result<String> {
    let id = path_id(form.value("id"));
    service::confirm(&member.sending(form), id, &form.version()).await?;
    Ok(address(id))
}

/// Confirms that those are meant whose names `form` has.
pub(in super::super) async fn confirm_names(member: &Member, form: &Form) -> Result<String> {
    let id = path_id(form.value("id"));
    let same = form.all("same").map(str::to_owned).collect();
    service::confirm_names(&member.sending(form), id, &form.version(), same).await?;
    Ok(address(id))
}

/// Gives up the import that `form` names.
pub(in super::super) async fn discard(member: &Member, form: &Form) -> Result<String> {
    let id: ImportId = path_id(form.value("id"));
    match member.write(form, async |work| service::discard(work, id).await).await {
        // Where nothing is to be decided any more, the import itself says what somebody else decided.
        Ok(()) | Err(Error::Conflict(_)) => Ok(address(id)),
        Err(error) => Err(error),
    }
}

/// Has a sheet read as `form` says.
pub(in super::super) async fn change_sheet(member: &Member, form: &Form) -> Result<String> {
    let (import, mut mapping, index) = mapped(member, form).await?;
    mapping.sheets[index] = mapping.sheets[index].chosen(form)?;
    let id = import.id;
    service::change_mapping(&member.sending(form), id, &form.version(), &mapping).await?;
    Ok(address(id))
}

/// Begins to take back what the import that `form` names wrote.
pub(in super::super) async fn undo(member: &Member, form: &Form) -> Result<String> {
    let id = path_id(form.value("id"));
    service::undo(&member.sending(form), id).await?;
    Ok(address(id))
}
