//! SQL of forms that were sent a while ago.

use crate::{db::sql, error::Result, kernel::id::PersonId, work::Work};
use chrono::TimeDelta;

/// For so long a form is known again.
const KEPT: TimeDelta = TimeDelta::minutes(10);

/// Notes that the caller sends the form with this fingerprint; whether it is the first time. Who sends the same at the
/// same moment waits here until this transaction has ended.
pub(in crate::people) async fn begin(work: &mut Work, fingerprint: &str) -> Result<bool> {
    let (account, now) = (work.who().account, work.now);
    let forget = now - KEPT;
    // Unscoped: everybody's forms are forgotten after a while.
    work.unscoped_run("DELETE FROM sent_form WHERE at < $1", &[&forget]).await?;
    let sql = sql!(
        "INSERT INTO sent_form (organisation_id, account_id, fingerprint, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING"
    );
    Ok(work.run(sql, &[&account, &fingerprint.to_owned(), &now]).await? > 0)
}

/// Notes whom the form made.
pub(in crate::people) async fn finish(work: &mut Work, fingerprint: &str, person: PersonId) -> Result<()> {
    let account = work.who().account;
    let sql =
        sql!("UPDATE sent_form SET person_id = $4 WHERE organisation_id = $1 AND account_id = $2 AND fingerprint = $3");
    work.run(sql, &[&account, &fingerprint.to_owned(), &person]).await.map(drop)
}

/// Whom the form made.
pub(in crate::people) async fn made(work: &mut Work, fingerprint: &str) -> Result<Option<PersonId>> {
    let account = work.who().account;
    let sql = sql!(
        "SELECT person_id FROM sent_form
         WHERE organisation_id = $1 AND account_id = $2 AND fingerprint = $3 AND person_id IS NOT NULL"
    );
    let row: Option<(PersonId,)> = work.maybe(sql, &[&account, &fingerprint.to_owned()]).await?;
    Ok(row.map(|(person,)| person))
}
