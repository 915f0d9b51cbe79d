//! What pages that ask before a step of an import show.

use super::{
    super::wire::{AskedImport, ImportSheet},
    address, find, names, told,
};
use crate::{fault::Fault, form::Form, visitor::Member};
use docendo::{
    Result,
    error::{Conflict, Entity, Error},
    exchange::{
        import::{Import, State},
        recognise::Mapping,
    },
};

pub(in super::super) async fn discard(member: &Member, asked: &Form) -> Result<AskedImport, Fault> {
    let import = find(member, asked).await?;
    before(&import, import.state.is_undecided())
}

pub(in super::super) async fn undo(member: &Member, asked: &Form) -> Result<AskedImport, Fault> {
    let import = find(member, asked).await?;
    before(&import, import.state == State::Done && import.entry.is_some())
}

/// The import, if the step can be taken; else its own page says why not: somebody else has decided, or there is nothing to do.
fn before(import: &Import, is_open: bool) -> Result<AskedImport, Fault> {
    if !is_open {
        return Err(Fault::Elsewhere(address(import.id)));
    }
    let preview = import.preview.clone().unwrap_or_default();
    Ok(AskedImport { id: import.id, files: names(&import.file_names), changes: told::changes(&preview) })
}

pub(in super::super) async fn sheet(member: &Member, asked: &Form) -> Result<ImportSheet, Fault> {
    let (import, mut mapping, index) = mapped(member, asked).await?;
    Ok(ImportSheet {
        id: import.id,
        version: import.version,
        files: names(&import.file_names),
        sheet: mapping.sheets.swap_remove(index),
        top: import.sketch.get(index).map(|sketch| sketch.top.clone()).unwrap_or_default(),
    })
}

/// The import that `form` names, which waits for a decision, its mapping, and the index of the sheet that `form` numbers from 1.
pub(super) async fn mapped(member: &Member, form: &Form) -> Result<(Import, Mapping, usize)> {
    let mut import = find(member, form).await?;
    if import.state != State::Ready {
        return Err(Error::Conflict(Conflict::Changed(Entity::Import)));
    }
    let mapping = import.mapping.take().unwrap_or_default();
    let index = form.value("number").parse::<usize>().unwrap_or_default().checked_sub(1);
    match index.filter(|index| *index < mapping.sheets.len()) {
        Some(index) => Ok((import, mapping, index)),
        None => Err(Error::NotFound(Entity::Page)),
    }
}
