//! Organisations as whoever runs an installation meets them: their beginning, and which there are.

use crate::{
    db::Tx,
    error::{Error, Result, Rule},
    kernel::id::OrganisationId,
    organisation::{Organisation, store},
    work::Installation,
};
use chrono::{DateTime, Utc};

/// Writes an organisation, before there is anybody who could act. The caller keeps the journal.
pub(crate) async fn insert_organisation(
    tx: &mut Tx,
    name: &str,
    is_demo: bool,
    now: DateTime<Utc>,
) -> Result<OrganisationId> {
    store::insert(tx, name, is_demo, now).await
}

/// Refuses to go on if there is an organisation that is not for trying out. Who asks at the same moment, on any server, waits
/// until this one has ended.
pub(crate) async fn refuse_second(tx: &mut Tx) -> Result<()> {
    store::begin_first(tx).await?;
    if store::count(tx, false).await? > 0 { Err(Error::Refused(Rule::SetUpClosed)) } else { Ok(()) }
}

/// Whether there is an organisation at all, be it for trying out or not.
pub async fn exists_any(installation: &Installation) -> Result<bool> {
    installation.inspect(async |tx, _| Ok(store::count(tx, true).await? + store::count(tx, false).await? > 0)).await
}

/// Every organisation: for the command line.
pub async fn all(installation: &Installation) -> Result<Vec<Organisation>> {
    installation.inspect(async |tx, _| store::all(tx).await).await
}

/// Whether there is an organisation that is not for trying out: the demo is not loaded beside it.
pub async fn exists_own(installation: &Installation) -> Result<bool> {
    installation.inspect(async |tx, _| Ok(store::count(tx, false).await? > 0)).await
}
