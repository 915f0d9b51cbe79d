//! SQL of organisations and sites. What takes a transaction alone is asked when nobody is signed in: at set-up, and at the command
//! line.

use super::model::{EXPIRING_DAYS, Organisation, Settings, Site};
use crate::{
    db::{Tx, sql},
    error::Result,
    kernel::{
        id::{OrganisationId, SiteId},
        text::fold,
    },
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

/// Writes a new organisation.
pub(super) async fn insert(tx: &mut Tx, name: &str, is_demo: bool, now: DateTime<Utc>) -> Result<OrganisationId> {
    let (id,): (OrganisationId,) = tx
        .one(
            "INSERT INTO organisation (name, is_demo, expiring_days, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
            &[&name.to_owned(), &is_demo, &EXPIRING_DAYS, &now],
        )
        .await?;
    Ok(id)
}

/// Waits until no other server is just creating the first organisation; what it created is seen afterwards.
pub(super) async fn begin_first(tx: &mut Tx) -> Result<()> {
    // Of two transactions that write the same key the later waits for the end of the earlier.
    let sql = "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    tx.run(sql, &[&"set_up".to_owned(), &"finished".to_owned()]).await?;
    Ok(())
}

/// How many organisations there are that are for trying out (`is_demo`), or that are not.
pub(super) async fn count(tx: &mut Tx, is_demo: bool) -> Result<i64> {
    let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM organisation WHERE is_demo = $1", &[&is_demo]).await?;
    Ok(count)
}

/// The organisations, in the order of their making.
pub(super) async fn all(tx: &mut Tx) -> Result<Vec<Organisation>> {
    Ok(tx.all("SELECT id, version, name, is_demo, expiring_days, language FROM organisation ORDER BY id", &[]).await?)
}

/// The caller's organisation.
pub(super) async fn current(read: &mut Read) -> Result<Organisation> {
    read.one(sql!("SELECT id, version, name, is_demo, expiring_days, language FROM organisation WHERE id = $1"), &[])
        .await
}

/// Writes what the caller's organisation decides for everybody in it, if its settings are still of this `version`; returns
/// whether they were.
pub(super) async fn set(work: &mut Work, version: i64, settings: &Settings) -> Result<bool> {
    let Settings { name, expiring_days, language } = settings;
    let sql = sql!(
        "UPDATE organisation SET name = $3, expiring_days = $4, language = $5, version = version + 1
         WHERE id = $1 AND version = $2"
    );
    Ok(work.run(sql, &[&version, name, expiring_days, language]).await? == 1)
}

/// The sites of the organisation, by name.
pub(super) async fn sites(read: &mut Read) -> Result<Vec<Site>> {
    read.all(sql!("SELECT id, name FROM site WHERE organisation_id = $1 ORDER BY folded, id"), &[]).await
}

/// The site with this name, whatever its case and accents.
pub(super) async fn site_called(read: &mut Read, name: &str) -> Result<Option<SiteId>> {
    let sql = sql!("SELECT id FROM site WHERE organisation_id = $1 AND folded = $2");
    let row: Option<(SiteId,)> = read.maybe(sql, &[&fold(name)]).await?;
    Ok(row.map(|(id,)| id))
}

/// Writes a new site; nothing if there is one with the same name.
pub(super) async fn insert_site(work: &mut Work, name: &str) -> Result<Option<SiteId>> {
    let now = work.now;
    let row: Option<(SiteId,)> = work
        .maybe(
            sql!(
                "INSERT INTO site (organisation_id, name, folded, created_at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT DO NOTHING RETURNING id"
            ),
            &[&name.to_owned(), &fold(name), &now],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}
