//! What happens to imports by themselves, whoever looks at them or nobody: what was asked for and nobody has begun is begun, what
//! nobody goes on with is taken over, and those about which nobody decided are put aside with their files.

use super::{
    model::State,
    service,
    store::{
        self,
        keeper::{Busy, busy, forget_waiting, put_back as put_row_back, waiting_since},
    },
    task,
};
use crate::{
    error::{Error, Result},
    exchange::{Sentence, Told, background},
    identity::{self, Permission},
    kernel::id::{ImportId, PersonId},
    work::{Caller, Door, Installation},
};
use chrono::Days;

/// The request that the journal names for what nobody asked for just now.
const REQUEST: &str = "by-itself";
/// After so many days an import that nobody decided about is put aside: its files are records of people.
const KEPT: Days = Days::new(30);

/// Begins the tasks of imports that nobody has begun, and takes over those that have given no sign of life for long: their
/// process has ended. Each is carried out in the name of whoever asked for it. If they may do so no longer, it goes back to where
/// others can decide.
pub(in crate::exchange) async fn resume(installation: &Installation) -> Result<()> {
    let found = installation.inspect(async |tx, _| busy(tx).await).await?;
    for one in found {
        if !background::is_anybodys(installation, task::task(one.id, one.task), one.alive_at) {
            continue;
        }
        // One that cannot be taken up is no reason to leave the others.
        if let Err(cause) = take_up(installation, one).await {
            tracing::error!(import = %one.id, %cause, "a task of an import could not be taken up");
        }
    }
    Ok(())
}

async fn take_up(installation: &Installation, one: Busy) -> Result<()> {
    let Busy { id, state, task, alive_at, actor } = one;
    let Some(caller) = caller(installation, actor).await? else {
        return put_back(installation, id, task, state).await;
    };
    let Some(since) = alive_at else {
        task::start(&caller, id, task);
        return Ok(());
    };
    if caller.write(async |work| store::move_on(work, id, task, state, state).await).await? {
        tracing::warn!(import = %id, state = state.code(), %since, "a task of an import is taken over");
        task::start(&caller, id, task + 1);
    }
    Ok(())
}

/// Puts aside what has waited for a decision for a month; returns how many.
pub async fn discard_forgotten(installation: &Installation) -> Result<usize> {
    let forgotten = installation.inspect(async |tx, now| waiting_since(tx, now - KEPT).await).await?;
    let mut discarded = 0;
    for (id, actor) in forgotten {
        match discard(installation, id, actor).await {
            Ok(()) => discarded += 1,
            // Somebody decided in between.
            Err(Error::Conflict(_) | Error::NotFound(_)) => {}
            Err(cause) => tracing::error!(import = %id, %cause, "an import could not be put aside"),
        }
    }
    Ok(discarded)
}

async fn discard(installation: &Installation, id: ImportId, actor: Option<PersonId>) -> Result<()> {
    match caller(installation, actor).await? {
        Some(caller) => caller.write(async |work| service::discard(work, id).await).await,
        // Nobody is there in whose name the journal could tell it; the files go all the same.
        None => installation.alter(async |tx, now| forget_waiting(tx, id, now).await).await,
    }
}

/// A caller for `person`, if they still may import.
async fn caller(installation: &Installation, person: Option<PersonId>) -> Result<Option<Caller>> {
    let Some(person) = person else { return Ok(None) };
    let who = identity::service::who_of_person(installation, person).await?;
    let who = who.filter(|who| who.may(Permission::ImportRun));
    Ok(who.map(|who| installation.caller(who, Door::Page, REQUEST)))
}

/// Lets others decide about an import that cannot go on.
async fn put_back(installation: &Installation, id: ImportId, task: i64, state: State) -> Result<()> {
    let why = Told::Message(Sentence::AskerGone {}.into());
    installation.alter(async |tx, now| put_row_back(tx, (id, task), state, &why, now).await).await
}
