//! What pages ask, and what they send: the server functions.

#[cfg(feature = "ssr")]
use super::served::{self, asking, steps};
use super::wire::{AskedImport, ImportList, ImportPage, ImportProblems, ImportSheet};
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The part of the imports that an address asks for.
#[server(prefix = "/do", endpoint = "imports", input = GetUrl)]
pub async fn list_imports(asked: Form) -> Result<ImportList, Fault> {
    crate::served::read(async |member| served::list(member, &asked).await).await
}

/// Takes files in, and begins to read them.
#[server(prefix = "/do", endpoint = "import/upload")]
pub async fn upload_import(form: Form) -> Result<String, Fault> {
    crate::served::send(form, steps::upload).await
}

/// The import that `asked` names.
#[server(prefix = "/do", endpoint = "import", input = GetUrl)]
pub async fn show_import(asked: Form) -> Result<ImportPage, Fault> {
    crate::served::read(async |member| served::show(member, &asked).await).await
}

/// Begins to write what an import would change.
#[server(prefix = "/do", endpoint = "import/confirm")]
pub async fn confirm_import(form: Form) -> Result<String, Fault> {
    crate::served::send(form, steps::confirm).await
}

/// Confirms that rows that name somebody by the name alone are about that person.
#[server(prefix = "/do", endpoint = "import/names")]
pub async fn confirm_names(form: Form) -> Result<String, Fault> {
    crate::served::send(form, steps::confirm_names).await
}

/// The import that `asked` names, before it is discarded.
#[server(prefix = "/do", endpoint = "import/discarding", input = GetUrl)]
pub async fn ask_to_discard(asked: Form) -> Result<AskedImport, Fault> {
    crate::served::read(async |member| asking::discard(member, &asked).await).await
}

/// Gives up an import that was not carried out.
#[server(prefix = "/do", endpoint = "import/discard")]
pub async fn discard_import(form: Form) -> Result<String, Fault> {
    crate::served::send(form, steps::discard).await
}

/// The sheet that `asked` names.
#[server(prefix = "/do", endpoint = "import/sheet", input = GetUrl)]
pub async fn show_sheet(asked: Form) -> Result<ImportSheet, Fault> {
    crate::served::read(async |member| asking::sheet(member, &asked).await).await
}

/// Has the files of an import read again, a sheet in another way.
#[server(prefix = "/do", endpoint = "import/sheet/change")]
pub async fn change_sheet(form: Form) -> Result<String, Fault> {
    crate::served::send(form, steps::change_sheet).await
}

/// The problems of an import that an address asks for.
#[server(prefix = "/do", endpoint = "import/problems", input = GetUrl)]
pub async fn list_problems(asked: Form) -> Result<ImportProblems, Fault> {
    crate::served::read(async |member| served::problems(member, &asked).await).await
}

/// The import that `asked` names, before it is taken back.
#[server(prefix = "/do", endpoint = "import/undoing", input = GetUrl)]
pub async fn ask_to_undo(asked: Form) -> Result<AskedImport, Fault> {
    crate::served::read(async |member| asking::undo(member, &asked).await).await
}

/// Begins to take back what an import wrote.
#[server(prefix = "/do", endpoint = "import/undo")]
pub async fn undo_import(form: Form) -> Result<String, Fault> {
    crate::served::send(form, steps::undo).await
}
