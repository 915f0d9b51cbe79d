//! What the server functions of imports answer.

pub(super) mod asking;
pub(super) mod steps;
mod told;

use super::{
    messages::{place, translate},
    wire::{ImportLine, ImportList, ImportPage, ImportProblems, PATH, ProblemLine, Stage},
};
use crate::{
    fault::Fault,
    form::Form,
    pages::kit::{words::path_id, work::ToldWork},
    text::{Language, language},
    ui::Turn,
    visitor::Member,
};
use docendo::{
    error::{Error, Flaws},
    exchange::{
        self, At,
        import::{Import, Listed, ProblemFilter, State, StoredProblem, service},
        service::Changes,
    },
    kernel::id::ImportId,
    work::Read,
};

/// So many imports are on one page.
const ROWS: i64 = 25;
/// So many problems are on one page.
const PROBLEMS: i64 = 50;

/// The address of the page of an import.
fn address(id: ImportId) -> String {
    format!("{PATH}/{id}")
}

/// The names of files, as one line.
fn names(files: &[String]) -> String {
    files.join(", ")
}

pub(super) async fn list(member: &Member, asked: &Form) -> Result<ImportList, Fault> {
    member.require(exchange::access::IMPORT)?;
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let part = member.read(async |read| service::list(read, turn.rows()).await).await?;
    turn.within(asked, PATH, part.total)?;
    let line = |one: Listed| ImportLine {
        id: one.id,
        files: names(&one.file_names),
        state: one.state.code().to_owned(),
        work: one.state.is_busy().then(|| ToldWork::of(&member.caller, one.job.as_ref())),
        completions: one.preview.map(|preview| preview.changes.completions),
        creator: one.creator,
        uploaded: one.created_at,
    };
    Ok(ImportList { rows: part.rows.into_iter().map(line).collect(), total: part.total, turn })
}

/// The import that `asked` names.
async fn find(member: &Member, asked: &Form) -> docendo::Result<Import> {
    member.require(exchange::access::IMPORT)?;
    let id = path_id(asked.value("id"));
    member.read(async |read| service::find(read, id).await).await
}

pub(super) async fn show(member: &Member, asked: &Form) -> Result<ImportPage, Fault> {
    let import = find(member, asked).await?;
    Ok(ImportPage {
        id: import.id,
        version: import.version,
        files: names(&import.file_names),
        creator: import.creator.clone(),
        uploaded: import.created_at,
        failure: import.failure.as_ref().map(told::failure),
        stage: stage(member, import),
    })
}

fn stage(member: &Member, import: Import) -> Stage {
    let may = |changes: Changes| changes.is_open_to(member.who());
    match import.state {
        State::Reading | State::Writing | State::Undoing => {
            let work = ToldWork::of(&member.caller, import.job.as_ref());
            let preview = import.preview.filter(|_| import.state != State::Reading);
            Stage::Busy(import.state.code().to_owned(), work, preview.as_ref().map(told::changes))
        }
        State::Ready => Stage::Ready(Box::new(told::ready(import, may(Changes::OF_EVERY_KIND)))),
        State::Failed => Stage::Failed,
        State::Done => {
            let may_undo = may(import.changes());
            let preview = import.preview.unwrap_or_default();
            Stage::Done(told::changes(&preview), told::problems(&preview), import.entry.is_some(), may_undo)
        }
        State::Undone => Stage::Undone(told::undo(import.undone.unwrap_or_default())),
        State::Discarded => Stage::Discarded,
    }
}

/// Which problems a query asks for.
pub(super) fn filter(query: &Form, flaws: &mut Flaws) -> ProblemFilter {
    let (severity, kind) = (query.word("severity", flaws), query.word("kind", flaws));
    ProblemFilter { severity, kind, sheet: query.text("sheet") }
}

pub(super) async fn problems(member: &Member, asked: &Form) -> Result<ImportProblems, Fault> {
    member.require(exchange::access::IMPORT)?;
    let id: ImportId = path_id(asked.value("id"));
    let mut flaws = Flaws::default();
    let filter = filter(asked, &mut flaws);
    let turn = Turn::from_query(asked, PROBLEMS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| {
        let import = service::find(read, id).await?;
        let part = service::problems(read, id, &filter, turn.rows()).await?;
        Ok((import, part, service::problem_kinds(read, id).await?))
    };
    let (import, part, kinds) = member.read(load).await?;
    turn.within(&asked.clone().without("id"), &format!("{}/problems", address(id)), part.total)?;
    let language = language();
    let sheets = import.mapping.map(|mapping| mapping.sheets).unwrap_or_default();
    Ok(ImportProblems {
        id,
        files: names(&import.file_names),
        rows: part.rows.into_iter().map(|one| problem(language, one)).collect(),
        total: part.total,
        turn,
        kinds: kinds.into_iter().map(|(kind, _)| kind.code().to_owned()).collect(),
        sheets: sheets.into_iter().map(|sheet| sheet.sheet).collect(),
    })
}

fn problem(language: Language, one: StoredProblem) -> ProblemLine {
    let at = At {
        sheet: one.sheet,
        row: one.row_number.and_then(|row| usize::try_from(row).ok()),
        column: one.column_letters,
        header: one.header.unwrap_or_default(),
    };
    let (message, lang) = translate(language, &one.message);
    ProblemLine {
        place: place(language, &at),
        value: one.value,
        kind: one.kind.code().to_owned(),
        severity: one.severity.code().to_owned(),
        message,
        lang: lang.map(str::to_owned),
    }
}
