//! Imports about which nobody decided: they are put aside with their files.

use super::{
    service,
    store::forgotten::{forget_waiting, waiting_since},
};
use crate::{
    error::{Error, Result},
    exchange::access,
    jobs::on_behalf_of,
    kernel::id::{ImportId, PersonId},
    work::Installation,
};
use chrono::Days;

/// After so many days an import that nobody decided about is put aside: its files are records of people.
const KEPT: Days = Days::new(30);

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
    let caller = match actor {
        Some(person) => on_behalf_of(installation, person, access::IMPORT).await?,
        None => None,
    };
    match caller {
        Some(caller) => caller.write(async |work| service::discard(work, id).await).await,
        // Nobody is there in whose name the journal could tell it; the files go all the same.
        None => installation.alter(async |tx, now| forget_waiting(tx, id, now).await).await,
    }
}
