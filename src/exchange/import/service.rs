//! Use cases of imports.

use super::{
    job::{CarryOutImport, Subject, UndoImport},
    model::{Import, Listed, ProblemFilter, State, StoredProblem},
    store,
    write::{changed, check_rights},
};
use crate::{
    documents::quota,
    error::{Conflict, Entity, Error, Problem, Result},
    exchange::{
        ImportAction, MAX_FILE, access, neutral,
        plan::{ProblemKind, Severity},
        recognise::Mapping,
    },
    jobs::{self, JobKind, beyond},
    journal::{Entry, ExportAction},
    kernel::{
        id::{ImportId, JobId},
        optimistic_lock::OptimisticLock,
        page::{ListPage, Page},
    },
    trail,
    work::{Caller, Read, Work},
};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// The name of a list of problems as a file.
const PROBLEMS_FILE: &str = "problems.csv";
/// So many files are imported together at most.
const FILES: usize = 20;

/// The imports of the organisation, latest first, a page of them.
pub async fn list(read: &mut Read, page: Page) -> Result<ListPage<Listed>> {
    read.require(access::IMPORT)?;
    store::list(read, page).await
}

/// One import.
pub async fn find(read: &mut Read, id: ImportId) -> Result<Import> {
    read.require(access::IMPORT)?;
    store::find(read, id).await?.ok_or(Error::not_found(id))
}

/// The names of the files of `imports`, for those who read the journal.
pub async fn file_names(read: &mut Read, imports: &[ImportId]) -> Result<HashMap<ImportId, Vec<String>>> {
    read.require(trail::access::READ)?;
    store::file_names(read, imports).await
}

/// The problems of an import that fit `filter`, in the order of the workbook, a page of them.
pub async fn problems(
    read: &mut Read,
    id: ImportId,
    filter: &ProblemFilter,
    page: Page,
) -> Result<ListPage<StoredProblem>> {
    find(read, id).await?;
    store::problems(read, id, filter, page).await
}

/// The kinds of problems that an import has, with how often each occurs.
pub async fn problem_kinds(read: &mut Read, id: ImportId) -> Result<Vec<(ProblemKind, i64)>> {
    find(read, id).await?;
    store::problem_kinds(read, id).await
}

/// What the journal says of a list of problems that somebody took out.
#[derive(Serialize)]
struct JournaledProblems<'a> {
    file: &'a str,
    import: ImportId,
    severity: Option<Severity>,
    kind: Option<ProblemKind>,
    sheet: Option<&'a str>,
}

/// All problems of an import that fit `filter`, as a CSV file under the given headers; `words` writes a line of it. The journal
/// says who took which.
pub async fn problems_csv(
    caller: &Caller,
    id: ImportId,
    filter: &ProblemFilter,
    headers: [&str; 7],
    words: impl Fn(StoredProblem) -> [String; 7],
) -> Result<Vec<u8>> {
    let all = Page { offset: 0, limit: i64::MAX };
    let found = caller.read(async |read| problems(read, id, filter, all).await).await?;
    let file = neutral::csv(headers, found.rows.into_iter().map(words)).map_err(Error::internal)?;
    let &ProblemFilter { severity, kind, ref sheet } = filter;
    let after = JournaledProblems { file: PROBLEMS_FILE, import: id, severity, kind, sheet: sheet.as_deref() };
    let note = async |work: &mut Work| work.record(Entry::bulk(ExportAction::Exported).after(&after)).await;
    caller.write(note).await?;
    Ok(file)
}

/// Takes files in (name and content) and begins to read them as one workbook.
pub async fn upload(caller: &Caller, files: Vec<(String, Vec<u8>)>) -> Result<ImportId> {
    let refuse = |problem| Err(Error::invalid("files", problem));
    let size: usize = files.iter().map(|(_, content)| content.len()).sum();
    if files.is_empty() || size == 0 {
        return refuse(Problem::Required);
    }
    if size > MAX_FILE {
        return refuse(Problem::TooLarge(MAX_FILE));
    }
    if files.len() > FILES {
        return refuse(Problem::OutOfRange(1, i64::try_from(FILES).unwrap_or(i64::MAX)));
    }
    let caller = caller.clone();
    beyond(async move {
        let write = async |work: &mut Work| {
            work.require(access::IMPORT)?;
            quota::claim(work, caller.installation(), "files", size).await?;
            let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
            let size = i64::try_from(size).unwrap_or(i64::MAX);
            let id = store::insert(work, &names, size, State::Reading).await?;
            store::insert_files(work, id, files).await?;
            work.record(Entry::new(ImportAction::Uploaded, id).after(&names)).await?;
            Ok((id, hand_over::<CarryOutImport>(work, id).await?))
        };
        let (id, job) = caller.once(write).await?;
        jobs::start::<CarryOutImport>(&caller, job);
        Ok(id)
    })
    .await
}

/// Reads the files of an import in another way: with a mapping that a person has changed. What could not be read has no files.
/// If the files were read again since the version on which the change rests, nothing is done.
pub async fn change_mapping(caller: &Caller, id: ImportId, lock: &OptimisticLock, mapping: &Mapping) -> Result<()> {
    let (caller, lock, mapping) = (caller.clone(), lock.clone(), mapping.clone());
    beyond(async move {
        let write = async |work: &mut Work| {
            let import = find(work, id).await?;
            if import.state != State::Ready {
                return Err(changed());
            }
            lock.check(&import.version, Entity::Import)?;
            store::set_mapping(work, id, &mapping).await?;
            move_on(work, &import, State::Reading).await?;
            work.record(Entry::new(ImportAction::Mapped, id)).await?;
            hand_over::<CarryOutImport>(work, id).await
        };
        let job = caller.once(write).await?;
        jobs::start::<CarryOutImport>(&caller, job);
        Ok(())
    })
    .await
}

/// Confirms that rows that name somebody by the name alone are about that person: `names` are keys of
/// [`NameMatch`](crate::exchange::plan::NameMatch), all that hold; `lock` is as in [`change_mapping`].
pub async fn confirm_names(
    caller: &Caller,
    id: ImportId,
    lock: &OptimisticLock,
    names: BTreeSet<String>,
) -> Result<()> {
    let import = caller.read(async |read| find(read, id).await).await?;
    let mapping = import.mapping.ok_or(Error::Conflict(Conflict::Changed(Entity::Import)))?;
    change_mapping(caller, id, lock, &Mapping { same_person: names, ..mapping }).await
}

/// Begins to write what an import would change, as the preview told it in the version on which the caller decides.
pub async fn confirm(caller: &Caller, id: ImportId, lock: &OptimisticLock) -> Result<()> {
    let lock = lock.clone();
    let check = move |_: &Read, import: &Import| {
        // Another preview than the one that somebody saw may say something else.
        lock.check(&import.version, Entity::Import)
    };
    advance::<CarryOutImport>(caller, id, (State::Ready, State::Writing), check).await
}

/// Begins to take back what an import wrote. It needs the rights that writing it needs.
pub async fn undo(caller: &Caller, id: ImportId) -> Result<()> {
    let check = |read: &Read, import: &Import| {
        if import.entry.is_none() {
            return Err(changed());
        }
        check_rights(read, import)
    };
    advance::<UndoImport>(caller, id, (State::Done, State::Undoing), check).await
}

async fn advance<K: JobKind<Args = Subject>>(
    caller: &Caller,
    id: ImportId,
    (from, to): (State, State),
    check: impl Fn(&Read, &Import) -> Result<()> + Send + Sync + 'static,
) -> Result<()> {
    let caller = caller.clone();
    beyond(async move {
        let write = async |work: &mut Work| {
            let import = find(work, id).await?;
            if import.state != from {
                return Err(changed());
            }
            check(work, &import)?;
            move_on(work, &import, to).await?;
            let action = if to == State::Undoing { ImportAction::UndoAsked } else { ImportAction::Confirmed };
            work.record(Entry::new(action, id)).await?;
            hand_over::<K>(work, id).await
        };
        let job = caller.once(write).await?;
        jobs::start::<K>(&caller, job);
        Ok(())
    })
    .await
}

/// Puts an import aside that was not carried out, and forgets its files.
pub async fn discard(work: &mut Work, id: ImportId) -> Result<()> {
    let import = decidable(work, id).await?;
    move_on(work, &import, State::Discarded).await?;
    store::delete_files(work, id).await?;
    work.record(Entry::new(ImportAction::Discarded, id)).await?;
    Ok(())
}

/// An import about which somebody may still decide.
async fn decidable(work: &mut Work, id: ImportId) -> Result<Import> {
    let import = find(work, id).await?;
    if import.state.is_undecided() { Ok(import) } else { Err(changed()) }
}

async fn move_on(work: &mut Work, import: &Import, to: State) -> Result<()> {
    if store::move_on(work, import, to).await? { Ok(()) } else { Err(changed()) }
}

/// Hands an import over to a job of kind `K`.
pub(super) async fn hand_over<K: JobKind<Args = Subject>>(work: &mut Work, id: ImportId) -> Result<JobId> {
    let job = jobs::enqueue::<K>(work, &Subject { import: id }).await?;
    store::set_job(work, id, job).await?;
    Ok(job)
}
