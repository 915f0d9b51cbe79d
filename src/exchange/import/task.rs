//! The task that works on an import while nobody waits for it. It reads and plans outside of any transaction, on a thread
//! that may take its time, and then writes in one short transaction that also moves the import on.

use super::{
    model::{Import, Preview, State, StoredProblem, fingerprint, sketch},
    service, store, undo,
};
use crate::{
    error::{Conflict, Entity, Error, Result},
    exchange::{
        Message, Sentence, Told,
        background::{self, Task},
        plan::Plan,
        read::Unreadable,
        recognise::{Layout, Mapping, OrderReason, decide_order, propose, remap},
        service::{Changes, ImportError, difference, known, parse, plan_for},
        workbook::Workbook,
    },
    kernel::id::ImportId,
    work::{Caller, Work},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// A process reads the files of one import at a time: they lie in memory with every cell. A task that waits for its turn is not
/// begun, so that another server may be quicker.
static TURN: Semaphore = Semaphore::const_new(1);

/// Task `task` of import `id`.
pub(super) const fn task(id: ImportId, task: i64) -> Task {
    Task { entity: Entity::Import, id: id.0, number: task }
}

/// Starts task `number` of import `id`, unless somebody has begun it. It ends by itself; what becomes of it is in the import.
pub(super) fn start(caller: &Caller, id: ImportId, number: i64) {
    let (worker, noter) = (caller.patient(), caller.clone());
    let work = async move { Box::pin(take_turn(&worker, id, number)).await };
    let give_up = async move |error: ImportError| give_up(&noter, id, number, &error).await;
    background::start(caller.installation(), task(id, number), work, give_up);
}

async fn take_turn(caller: &Caller, id: ImportId, number: i64) -> Result<(), ImportError> {
    let found = caller.read(async |read| service::find(read, id).await).await;
    let Some(import) = background::known(task(id, number), found).filter(|import| import.task == number) else {
        return Ok(());
    };
    let has_files = matches!(import.state, State::Reading | State::Writing);
    let _turn = if has_files { Some(TURN.acquire().await.map_err(Error::internal)?) } else { None };
    background::begin(caller.installation(), task(id, number), Box::pin(carry_out(caller, &import))).await
}

async fn carry_out(caller: &Caller, import: &Import) -> Result<(), ImportError> {
    match import.state {
        State::Reading => read_in(caller, import).await,
        State::Writing => write(caller, import).await,
        State::Undoing => {
            let undo = async |work: &mut Work| {
                hold(work, import).await?;
                undo::undo(work, import).await.map(drop)
            };
            Ok(caller.write(undo).await?)
        }
        State::Ready | State::Failed | State::Done | State::Undone | State::Discarded => Ok(()),
    }
}

/// What the files of an import say, read through its mapping.
struct Planned {
    workbook: Arc<Workbook>,
    mapping: Mapping,
    plan: Arc<Plan>,
    fingerprint: String,
}

async fn planned(caller: &Caller, import: &Import) -> Result<Planned, ImportError> {
    let files = caller.read(async |read| store::files(read, import.id).await).await?;
    let lost = |cause: tokio::task::JoinError| Error::internal(cause.to_string());
    let workbook = tokio::task::spawn_blocking(move || parse(&files)).await.map_err(lost)??;
    let workbook = Arc::new(workbook);
    let known = caller.read(async |read| known(read).await).await?;
    let (book, wanted, facts) = (Arc::clone(&workbook), import.mapping.clone(), known.clone());
    let mapping = tokio::task::spawn_blocking(move || match wanted {
        None => propose(&book, &facts),
        Some(mapping) => anew(&book, &facts, mapping),
    });
    let mapping = mapping.await.map_err(lost)?;
    let plan = Arc::new(plan_for(caller, &workbook, &mapping, known).await?);
    let told = Arc::clone(&plan);
    let fingerprint = tokio::task::spawn_blocking(move || fingerprint(&told)).await.map_err(lost)?;
    Ok(Planned { workbook, mapping, plan, fingerprint })
}

/// The mapping with those sheets recognised again whose header or layout a person has changed.
fn anew(workbook: &Workbook, known: &crate::exchange::plan::Known, mut mapping: Mapping) -> Mapping {
    let mut is_changed = false;
    for index in 0..mapping.sheets.len().min(workbook.sheets.len()) {
        let sheet = &mapping.sheets[index];
        if !sheet.anew || matches!(sheet.layout, Layout::Unused(_)) {
            continue;
        }
        let header = (sheet.header_row, sheet.header_rows);
        if let Some(mut found) = remap(workbook, known, index, sheet.layout, header) {
            if sheet.dates.because == OrderReason::Chosen {
                found.dates = sheet.dates;
            }
            mapping.sheets[index] = found;
            is_changed = true;
        }
    }
    if is_changed {
        decide_order(workbook, &mut mapping);
    }
    mapping
}

/// Reads the files and keeps what they would change.
async fn read_in(caller: &Caller, import: &Import) -> Result<(), ImportError> {
    let Planned { workbook, mapping, plan, fingerprint } = planned(caller, import).await?;
    let changes: Changes = caller.read(async |read| difference(read, &plan).await).await?;
    let preview = Preview::new(&plan, changes).undecided(&fingerprint);
    let keep = async |work: &mut Work| {
        hold(work, import).await?;
        store::set_mapping(work, import.id, &mapping).await?;
        store::set_sketch(work, import.id, &sketch(&workbook)).await?;
        show(work, import.id, (&plan, &preview), None).await
    };
    Ok(caller.write(keep).await?)
}

/// Reads the files again, for the organisation may have changed since, or somebody else have confirmed what was read for another,
/// and writes what is new. What is no longer what the preview said is not written: its own preview is shown first.
async fn write(caller: &Caller, import: &Import) -> Result<(), ImportError> {
    let Planned { plan, fingerprint, .. } = planned(caller, import).await?;
    let write = async |work: &mut Work| {
        hold(work, import).await?;
        let preview = Preview::new(&plan, difference(work, &plan).await?).undecided(&fingerprint);
        let is_nothing = preview.changes == Changes::default();
        let is_settled = is_nothing && plan.left_out == 0;
        if !is_settled && import.preview.as_ref().is_some_and(|shown| !shown.is_same(&preview)) {
            let why = Told::Message(Sentence::PreviewDiffers {}.into());
            return show(work, import.id, (&plan, &preview), Some(&why)).await;
        }
        if is_nothing {
            store::set_preview(work, import.id, &preview).await?;
            store::set_state(work, import.id, State::Done, None).await?;
        } else {
            service::write(work, import.id, &plan, &import.file_names).await?;
        }
        store::delete_files(work, import.id).await
    };
    Ok(caller.write(write).await?)
}

/// Shows what an import would change, so that somebody decides.
async fn show(work: &mut Work, id: ImportId, (plan, preview): (&Plan, &Preview), why: Option<&Told>) -> Result<()> {
    let problems: Vec<StoredProblem> = plan.problems.iter().map(StoredProblem::from).collect();
    store::set_preview(work, id, preview).await?;
    store::set_problems(work, id, &problems).await?;
    store::set_state(work, id, State::Ready, why).await
}

/// Makes sure that the import is still this task's, and keeps others from it until the transaction is over.
async fn hold(work: &mut Work, import: &Import) -> Result<()> {
    background::held(store::touch(work, import).await?, Entity::Import)
}

/// Notes why the task did not succeed. What was not read is failed; what was not written or undone is as it was before.
async fn give_up(caller: &Caller, id: ImportId, task: i64, error: &ImportError) -> Result<()> {
    let why = Told::Message(message(error));
    let note = async |work: &mut Work| {
        let import = service::find(work, id).await?;
        if import.task != task || !import.state.is_busy() || !store::touch(work, &import).await? {
            return Ok(());
        }
        let state = import.state.before();
        if state == State::Failed {
            // They are records of people, and of no use.
            store::delete_files(work, id).await?;
        }
        store::set_state(work, id, state, Some(&why)).await
    };
    caller.write(note).await
}

/// Why, in words that tell nothing internal.
fn message(error: &ImportError) -> Message {
    let refused = match error {
        ImportError::Unreadable(name, why) => {
            if let Unreadable::Damaged { cause } = why {
                tracing::info!(%cause, name, "a file to be imported is damaged");
            }
            return [Sentence::InFile { name: name.clone() }, why.sentence()].into();
        }
        ImportError::NotRecognised(_) => return Sentence::NothingRecognised {}.into(),
        ImportError::Refused(refused) => refused,
    };
    match refused {
        Error::Internal(cause) => {
            tracing::error!(%cause, "an import failed");
            Sentence::WentWrong {}.into()
        }
        Error::Conflict(Conflict::Changed(_)) => Sentence::ChangedMeanwhile {}.into(),
        other => Sentence::CannotBeStored { cause: other.to_string() }.into(),
    }
}
