//! SQL of forms that were sent a while ago.

use crate::{error::Result, kernel::id::PersonId, work::Work};
use chrono::TimeDelta;

/// For so long a form is known again.
const KEPT: TimeDelta = TimeDelta::minutes(10);

/// Notes that the caller sends the form with this fingerprint; whether it is the first time. Who sends the same at the
/// same moment waits here until this transaction has ended.
pub(in crate::people) async fn begin(work: &mut Work, fingerprint: &str) -> Result<bool> {
    let (organisation, account, now) = (work.who.organisation, work.who.account, work.now);
    let forget = now - KEPT;
    work.run("DELETE FROM sent_form WHERE at < $1", &[&forget]).await?;
    let sql = "INSERT INTO sent_form (organisation_id, account_id, fingerprint, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    Ok(work.run(sql, &[&organisation, &account, &fingerprint.to_owned(), &now]).await? > 0)
}

/// Notes whom the form made.
pub(in crate::people) async fn finish(work: &mut Work, fingerprint: &str, person: PersonId) -> Result<()> {
    let account = work.who.account;
    let sql = "UPDATE sent_form SET person_id = $3 WHERE account_id = $1 AND fingerprint = $2";
    work.run(sql, &[&account, &fingerprint.to_owned(), &person]).await.map(drop)
}

/// Whom the form made.
pub(in crate::people) async fn made(work: &mut Work, fingerprint: &str) -> Result<Option<PersonId>> {
    let account = work.who.account;
    let sql = "SELECT person_id FROM sent_form WHERE account_id = $1 AND fingerprint = $2 AND person_id IS NOT NULL";
    let row: Option<(PersonId,)> = work.maybe(sql, &[&account, &fingerprint.to_owned()]).await?;
    Ok(row.map(|(person,)| person))
}
