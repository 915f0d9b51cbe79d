//! SQL of the networks that an account signed in from, and of the failures from there and from everywhere else.

use crate::{db::Tx, error::Result, identity::model::Failures, kernel::id::AccountId};
use chrono::{DateTime, TimeDelta, Utc};

/// All networks together from which the account never signed in.
pub(in crate::identity) const ELSEWHERE: &str = "*";
/// A network that nobody came from for so long is known no more.
const KEPT: TimeDelta = TimeDelta::days(400);
/// So many networks of an account are known, the latest.
const MOST: i64 = 20;
/// The setting that an attempt for nobody writes.
const NOBODY: &str = "sign_in_of_nobody";

/// Under which network failures of `account` from `network` count; for nobody's as well, with the same work.
pub(in crate::identity) async fn key(tx: &mut Tx, account: Option<AccountId>, network: &str) -> Result<String> {
    let sql = "SELECT network FROM account_network WHERE account_id = $1 AND network = $2";
    let known: Option<(String,)> = tx.maybe(sql, &[&account, &network.to_owned()]).await?;
    Ok(known.map_or_else(|| ELSEWHERE.to_owned(), |(network,)| network))
}

/// Under which network failures from `network` count, and those so far. Others who ask for the same wait until this
/// transaction has ended.
pub(in crate::identity) async fn failures(
    tx: &mut Tx,
    account: AccountId,
    network: &str,
) -> Result<(String, Failures)> {
    let key = key(tx, Some(account), network).await?;
    tx.run(
        "INSERT INTO account_network (account_id, network, failures) VALUES ($1, $2, 0)
         ON CONFLICT (account_id, network) DO UPDATE SET failures = account_network.failures",
        &[&account, &key],
    )
    .await?;
    let sql = "SELECT failures, failed_at FROM account_network WHERE account_id = $1 AND network = $2";
    let found = tx.one(sql, &[&account, &key]).await?;
    Ok((key, found))
}

/// Writes the failures that count under `network`.
pub(in crate::identity) async fn set_failures(
    tx: &mut Tx,
    account: AccountId,
    network: &str,
    failures: Failures,
) -> Result<()> {
    let sql = "UPDATE account_network SET failures = $3, failed_at = $4 WHERE account_id = $1 AND network = $2";
    tx.run(sql, &[&account, &network.to_owned(), &failures.failures, &failures.failed_at]).await?;
    Ok(())
}

/// Takes one failure back that was none; the latest before it was at `failed_at`.
pub(in crate::identity) async fn take_back(
    tx: &mut Tx,
    account: AccountId,
    network: &str,
    failed_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let sql = "UPDATE account_network SET failures = failures - 1, failed_at = $3
               WHERE account_id = $1 AND network = $2 AND failures > 0";
    tx.run(sql, &[&account, &network.to_owned(), &failed_at]).await?;
    Ok(())
}

/// Forgets all failures of an account: somebody gave it another password.
pub(in crate::identity) async fn forget_failures(tx: &mut Tx, account: AccountId) -> Result<()> {
    let sql = "UPDATE account_network SET failures = 0, failed_at = NULL WHERE account_id = $1";
    tx.run(sql, &[&account]).await?;
    Ok(())
}

/// Notes that somebody signed in from `network`: what failed before, from there or from where it was counted (`key`), is
/// forgotten, and so are networks that were not used for long.
pub(in crate::identity) async fn entered(
    tx: &mut Tx,
    account: AccountId,
    network: Option<&str>,
    key: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    set_failures(tx, account, key, Failures::default()).await?;
    let Some(network) = network else { return Ok(()) };
    tx.run(
        "INSERT INTO account_network (account_id, network, entered_at, failures) VALUES ($1, $2, $3, 0)
         ON CONFLICT (account_id, network) DO UPDATE SET entered_at = $3",
        &[&account, &network.to_owned(), &now],
    )
    .await?;
    tx.run(
        "DELETE FROM account_network WHERE account_id = $1 AND network <> $2 AND (entered_at < $3 OR id NOT IN (
             SELECT id FROM account_network WHERE account_id = $1 AND network <> $2
             ORDER BY entered_at DESC NULLS LAST, id DESC LIMIT $4))",
        &[&account, &ELSEWHERE.to_owned(), &(now - KEPT), &MOST],
    )
    .await?;
    Ok(())
}

/// Writes as much as an attempt for somebody does, into one row that is there for it: how long an answer takes does not tell
/// whether anybody has the address, and no table grows.
pub(in crate::identity) async fn nobody(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    key(tx, None, ELSEWHERE).await?;
    let sql =
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    tx.run(sql, &[&NOBODY.to_owned(), &now.to_rfc3339()]).await?;
    Ok(())
}
