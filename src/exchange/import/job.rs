//! The jobs that work on an import while nobody waits for it. They read and plan outside of any transaction, on a thread that may
//! take its time, and then write in one short transaction that also moves the import on.

use super::{
    model::{Import, Preview, State, StoredProblem, fingerprint, sketch},
    store, undo,
    write::{self, changed},
};
use crate::{
    competence::patient,
    db::Tx,
    error::{Conflict, Entity, Error, Result},
    exchange::{
        Message, Sentence, StoredMessage, access,
        plan::Plan,
        read::Unreadable,
        recognise::{Layout, Mapping, OrderReason, decide_order, propose, remap},
        service::{Changes, ImportError, difference, load_known_data, parse, plan_for},
        workbook::Workbook,
    },
    jobs::{JobFailure, JobKind, Running},
    kernel::id::{ImportId, JobId},
    work::{Caller, Work},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a job works on. What is to be done is the import's state.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Subject {
    pub(super) import: ImportId,
}

/// Reads the files of an import, or writes what is new in them. A process reads the files of one import at a time: they lie in
/// memory with every cell.
pub(crate) struct CarryOutImport;

impl JobKind for CarryOutImport {
    const NAME: &'static str = "import";
    const AT_ONCE: usize = 1;
    type Args = Subject;
    type Error = ImportError;

    async fn run(running: Running, subject: Subject) -> Result<(), ImportError> {
        let (caller, import) = load_subject(&running, subject).await?;
        match import.state {
            State::Reading => read_in(&caller, &running, &import).await,
            State::Writing => write(&caller, &running, &import).await,
            _ => Ok(()),
        }
    }

    async fn give_up(tx: &mut Tx, job: JobId, why: &ImportError, now: DateTime<Utc>) -> Result<()> {
        give_up(tx, job, why, now).await
    }
}

/// Takes back what an import wrote. It reads no files, and so it waits for none.
pub(crate) struct UndoImport;

impl JobKind for UndoImport {
    const NAME: &'static str = "import.undo";
    const AT_ONCE: usize = 2;
    type Args = Subject;
    type Error = ImportError;

    async fn run(running: Running, subject: Subject) -> Result<(), ImportError> {
        let (caller, import) = load_subject(&running, subject).await?;
        if import.state != State::Undoing {
            return Ok(());
        }
        let undo = async |work: &mut Work| {
            hold(work, &running, &import).await?;
            undo::undo(work, &import).await?;
            running.finish(work, Entity::Import).await
        };
        Ok(caller.write(undo).await?)
    }

    async fn give_up(tx: &mut Tx, job: JobId, why: &ImportError, now: DateTime<Utc>) -> Result<()> {
        give_up(tx, job, why, now).await
    }
}

impl JobFailure for ImportError {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Refused(error) if error.is_transient())
    }

    fn cause(&self) -> String {
        match self {
            Self::Refused(error) => error.cause(),
            other => other.to_string(),
        }
    }
}

/// Whoever asked for a job, and what it works on.
async fn load_subject(running: &Running, subject: Subject) -> Result<(Caller, Import)> {
    let caller = patient(&running.caller(access::IMPORT).await?);
    let import = caller.read(async |read| store::find(read, subject.import).await).await?;
    Ok((caller, import.ok_or(Error::not_found(subject.import))?))
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
    let workbook = tokio::task::spawn_blocking(move || parse(&files)).await.map_err(Error::internal)??;
    let workbook = Arc::new(workbook);
    let known = caller.read(async |read| load_known_data(read).await).await?;
    let (book, wanted, facts) = (Arc::clone(&workbook), import.mapping.clone(), known.clone());
    let mapping = tokio::task::spawn_blocking(move || match wanted {
        None => propose(&book, &facts),
        Some(mapping) => anew(&book, &facts, mapping),
    });
    let mapping = mapping.await.map_err(Error::internal)?;
    let plan = Arc::new(plan_for(caller, &workbook, &mapping, known).await?);
    let told = Arc::clone(&plan);
    let fingerprint = tokio::task::spawn_blocking(move || fingerprint(&told)).await.map_err(Error::internal)?;
    Ok(Planned { workbook, mapping, plan, fingerprint })
}

/// The mapping with those sheets recognised again whose header or layout a person has changed.
fn anew(workbook: &Workbook, known: &crate::exchange::plan::KnownData, mut mapping: Mapping) -> Mapping {
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
async fn read_in(caller: &Caller, running: &Running, import: &Import) -> Result<(), ImportError> {
    let Planned { workbook, mapping, plan, fingerprint } = planned(caller, import).await?;
    let changes: Changes = caller.read(async |read| difference(read, &plan).await).await?;
    let preview = Preview::new(&plan, changes).undecided(&fingerprint);
    let keep = async |work: &mut Work| {
        hold(work, running, import).await?;
        store::set_mapping(work, import.id, &mapping).await?;
        store::set_sketch(work, import.id, &sketch(&workbook)).await?;
        show(work, import.id, (&plan, &preview), None).await?;
        running.finish(work, Entity::Import).await
    };
    Ok(caller.write(keep).await?)
}

/// Reads the files again, for the organisation may have changed since, or somebody else have confirmed what was read for another,
/// and writes what is new. What is no longer what the preview said is not written: its own preview is shown first.
async fn write(caller: &Caller, running: &Running, import: &Import) -> Result<(), ImportError> {
    let Planned { plan, fingerprint, .. } = planned(caller, import).await?;
    let write = async |work: &mut Work| {
        hold(work, running, import).await?;
        write_or_show(work, import, &plan, &fingerprint).await?;
        running.finish(work, Entity::Import).await
    };
    Ok(caller.write(write).await?)
}

async fn write_or_show(work: &mut Work, import: &Import, plan: &Plan, fingerprint: &str) -> Result<()> {
    let preview = Preview::new(plan, difference(work, plan).await?).undecided(fingerprint);
    let is_nothing = preview.changes == Changes::default();
    let is_settled = is_nothing && plan.left_out == 0;
    if !is_settled && import.preview.as_ref().is_some_and(|shown| !shown.is_same(&preview)) {
        let why = StoredMessage::Message(Sentence::PreviewDiffers {}.into());
        return show(work, import.id, (plan, &preview), Some(&why)).await;
    }
    if is_nothing {
        store::set_preview(work, import.id, &preview).await?;
        store::set_state(work, import.id, State::Done, None).await?;
    } else {
        write::write(work, import.id, plan, &import.file_names).await?;
    }
    store::delete_files(work, import.id).await
}

/// Shows what an import would change, so that somebody decides.
async fn show(
    work: &mut Work,
    id: ImportId,
    (plan, preview): (&Plan, &Preview),
    why: Option<&StoredMessage>,
) -> Result<()> {
    let problems: Vec<StoredProblem> = plan.problems.iter().map(StoredProblem::from).collect();
    store::set_preview(work, id, preview).await?;
    store::set_problems(work, id, &problems).await?;
    store::set_state(work, id, State::Ready, why).await
}

/// Makes sure that the import is still this job's, and keeps others from it until the transaction is over.
async fn hold(work: &mut Work, running: &Running, import: &Import) -> Result<()> {
    if store::touch(work, import, running.job()).await? { Ok(()) } else { Err(changed()) }
}

/// Notes why a job did not succeed. What was not read is failed; what was not written or undone is as it was before.
async fn give_up(tx: &mut Tx, job: JobId, why: &ImportError, now: DateTime<Utc>) -> Result<()> {
    let Some(import) = store::of_job(tx, job).await? else { return Ok(()) };
    store::put_back(tx, import, &StoredMessage::Message(message(why)), now).await
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
        Error::Forbidden(lacking) if *lacking == access::IMPORT.permission => Sentence::AskerGone {}.into(),
        other => Sentence::CannotBeStored { cause: other.to_string() }.into(),
    }
}
