//! What the server functions of exports answer.

use super::{
    wire::{ExportLine, ExportList, ExportPage, PATH, Stage},
    words::filters,
};
use crate::{
    fault::Fault,
    form::Form,
    pages::kit::{words::path_id, work::ToldWork},
    ui::Turn,
    visitor::Member,
};
use docendo::{
    Result,
    error::{Error, Flaws},
    exchange::{
        self,
        export::{Export, Failure, State, service},
    },
};

/// So many exports are on one page.
const ROWS: i64 = 25;

pub(super) async fn list(member: &Member, asked: &Form) -> Result<ExportList, Fault> {
    member.require(exchange::access::EXPORT)?;
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let part = member.read(async |read| service::list(read, turn.rows()).await).await?;
    turn.within(asked, PATH, part.total)?;
    let rows = part.rows.into_iter().map(|one| line(member, &one)).collect();
    Ok(ExportList { rows, total: part.total, turn })
}

fn line(member: &Member, export: &Export) -> ExportLine {
    let stage = match export.state {
        State::Writing => Stage::Writing(ToldWork::of(&member.caller, export.job.as_ref())),
        State::Done => Stage::Done,
        State::Failed => Stage::Failed(export.failure.unwrap_or(Failure::Broken).code().to_owned()),
    };
    ExportLine {
        id: export.id,
        file: export.file_name.clone(),
        stage,
        rows: export.contents.rows,
        size: export.size,
        asked: export.created_at,
        ends: export.expires_at,
    }
}

pub(super) async fn show(member: &Member, asked: &Form) -> Result<ExportPage, Fault> {
    member.require(exchange::access::EXPORT)?;
    let id = path_id(asked.value("id"));
    let export = member.read(async |read| service::find(read, id).await).await?;
    let (order, contents) = (&export.order, &export.contents);
    Ok(ExportPage {
        export: line(member, &export),
        rows_done: export.rows_done,
        columns: contents.columns,
        as_of: contents.as_of,
        known_at: contents.known_at,
        filters: filters(contents),
        matrix: format!("/matrix?{}", order.address),
        again: Form::showing([("form", order.form.code()), ("query", order.address.as_str())]),
    })
}

/// Removes the export that `form` names.
pub(super) async fn remove(member: &Member, form: &Form) -> Result<String> {
    service::remove(&member.sending(form), path_id(form.value("id"))).await?;
    Ok(PATH.to_owned())
}
