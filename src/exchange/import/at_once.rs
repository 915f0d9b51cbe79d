//! Imports that nobody follows: files are read and written at once, as the command line does.

use super::{model::State, store, write::write};
use crate::{
    error::{Error, Result},
    exchange::{
        access,
        plan::{Plan, Problem, Report},
        recognise::recognise,
        service::{Changes, ImportError, difference, load_known_data, parse, plan_for},
    },
    work::{Caller, Work},
};
use std::sync::Arc;

/// What an import found and did.
#[derive(Debug)]
pub struct ImportOutcome {
    /// The counts of what the files say.
    pub report: Report,
    /// Everything rejected or doubtful, by place.
    pub problems: Vec<Problem>,
    /// What was written; all 0 if it was known before, or in a dry run.
    pub changes: Changes,
}

/// Imports `files` (name and content), which are read as one workbook; in a dry run only says what it would.
pub async fn run(caller: &Caller, files: Vec<(String, Vec<u8>)>, dry_run: bool) -> Result<ImportOutcome, ImportError> {
    caller.require(access::IMPORT)?;
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let parsed = tokio::task::spawn_blocking(move || parse(&files)).await.map_err(Error::internal)?;
    let workbook = Arc::new(parsed?);
    let known = caller.read(async |read| load_known_data(read).await).await?;
    let mapping = recognise(&workbook, &known)?;
    let plan = plan_for(caller, &workbook, &mapping, known).await?;
    let changes = if dry_run {
        Changes::default()
    } else {
        caller.write(async |work| apply_at_once(work, &plan, &names).await).await?
    };
    Ok(ImportOutcome { report: plan.report, problems: plan.problems, changes })
}

/// Writes what of `plan` is new at once, as an import that is done; nothing is written if nothing is new.
async fn apply_at_once(work: &mut Work, plan: &Plan, names: &[String]) -> Result<Changes> {
    if difference(work, plan).await? == Changes::default() {
        return Ok(Changes::default());
    }
    let id = store::insert(work, names, 0, State::Writing).await?;
    write(work, id, plan, names).await
}
