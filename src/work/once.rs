//! What is sent twice is written once: a form whose button is pressed twice, a request that is sent again because its answer
//! was lost.
//!
//! Whoever sends something gives it a key, a [`Sent`] ([`Caller::sending`]). In the transaction that carries it out
//! ([`Caller::once`]) the first answer is kept under organisation, account, target and key. The same again gets that answer, and
//! nothing is written; the same key with other content is a [`Conflict::KeyReused`]. Of two that arrive together the second
//! waits for the end of the first. What failed leaves nothing, so that it may be corrected and sent with the same key. After
//! [`KEPT`] a key is as good as new.
//!
//! Table: `idempotency_key`. An answer is no place for secrets: a use case that returns one keeps an identifier instead.

use super::{Caller, Installation, Read, Work};
use crate::{
    db::sql,
    error::{Conflict, Error, Result},
};
use chrono::TimeDelta;
use serde::{Serialize, de::DeserializeOwned};
use std::sync::{Arc, OnceLock};

/// For so long an answer is kept.
pub const KEPT: TimeDelta = TimeDelta::hours(24);

/// What somebody sent under a key.
#[derive(Debug)]
pub struct Sent {
    target: String,
    key: String,
    content: OnceLock<String>,
}

impl Sent {
    /// Something sent to `target` (method and path) under `key`, whose content is not read yet.
    #[must_use]
    pub fn new(target: impl Into<String>, key: impl Into<String>) -> Self {
        Self { target: target.into(), key: key.into(), content: OnceLock::new() }
    }

    /// Notes the fingerprint of the content, once it was read. The first that is noted counts.
    pub fn note_content(&self, fingerprint: String) {
        // There is one content: a second note could only repeat it.
        let _ = self.content.set(fingerprint);
    }

    /// The fingerprint; empty if there is no content.
    fn content(&self) -> String {
        self.content.get().cloned().unwrap_or_default()
    }
}

impl Caller {
    /// The same caller, who sends something under a key: [`once`](Self::once) carries it out once.
    #[must_use]
    pub fn sending(&self, sent: Option<Arc<Sent>>) -> Self {
        Self { sent, ..self.clone() }
    }

    /// Whether they send something under a key.
    pub fn has_key(&self) -> bool {
        self.sent.is_some()
    }

    /// Carries out a use case like [`write`](Self::write) or, if the caller sent the same before, returns what was answered then.
    /// A request has one such use case.
    pub async fn once<T>(&self, use_case: impl AsyncFnOnce(&mut Work) -> Result<T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        let Some(sent) = &self.sent else { return self.write(use_case).await };
        let mut work = self.begin().await?;
        let answered = carry_out_once(&mut work, sent, use_case).await;
        work.end(answered).await
    }

    /// What was answered to the same before; for what has to be checked outside of the use case and would fail the second time.
    pub async fn answered<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        let Some(sent) = &self.sent else { return Ok(None) };
        self.read(async |read| first_answer(read, sent).await).await
    }
}

async fn carry_out_once<T>(
    work: &mut Work,
    sent: &Sent,
    use_case: impl AsyncFnOnce(&mut Work) -> Result<T>,
) -> Result<T>
where
    T: Serialize + DeserializeOwned,
{
    if !claim(work, sent).await? {
        let answer = first_answer(work, sent).await?;
        return answer.ok_or_else(|| Error::internal("a key was forgotten while it was looked up"));
    }
    let answer = use_case(work).await?;
    keep(work, sent, &serde_json::to_string(&answer)?).await?;
    Ok(answer)
}

/// Claims the key; false if something was sent under it before. Whoever sends the same at the same moment waits here until this
/// transaction has ended.
async fn claim(work: &mut Work, sent: &Sent) -> Result<bool> {
    let (account, now, content) = (work.who().account, work.now, sent.content());
    let forgotten = now - KEPT;
    let sql = sql!(
        "INSERT INTO idempotency_key (organisation_id, account_id, target, sent_key, content, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, account_id, target, sent_key)
         DO UPDATE SET content = excluded.content, answer = NULL, at = excluded.at WHERE idempotency_key.at <= $7"
    );
    let claimed = work.run(sql, &[&account, &sent.target, &sent.key, &content, &now, &forgotten]).await?;
    Ok(claimed > 0)
}

/// Keeps the answer under the key that was claimed.
async fn keep(work: &mut Work, sent: &Sent, answer: &str) -> Result<()> {
    let account = work.who().account;
    let sql = sql!(
        "UPDATE idempotency_key SET answer = $5
         WHERE organisation_id = $1 AND account_id = $2 AND target = $3 AND sent_key = $4"
    );
    work.run(sql, &[&account, &sent.target, &sent.key, &answer.to_owned()]).await.map(drop)
}

/// What was answered first, if the key was sent before; refuses other content under it.
async fn first_answer<T: DeserializeOwned>(read: &mut Read, sent: &Sent) -> Result<Option<T>> {
    let (account, forgotten) = (read.who().account, read.now - KEPT);
    let sql = sql!(
        "SELECT content, answer FROM idempotency_key
         WHERE organisation_id = $1 AND account_id = $2 AND target = $3 AND sent_key = $4 AND at > $5
         AND answer IS NOT NULL"
    );
    let found: Option<(String, String)> = read.maybe(sql, &[&account, &sent.target, &sent.key, &forgotten]).await?;
    match found {
        None => Ok(None),
        Some((content, answer)) if content == sent.content() => Ok(Some(serde_json::from_str(&answer)?)),
        Some(_) => Err(Error::Conflict(Conflict::KeyReused)),
    }
}

/// Forgets the answers of all organisations that have been kept for long enough; returns how many.
pub async fn forget(installation: &Installation) -> Result<usize> {
    let forgotten = async |tx: &mut crate::db::Tx, now: chrono::DateTime<chrono::Utc>| {
        // An hour longer than they count: nobody looks one up any more while it goes.
        let end = now - KEPT - TimeDelta::hours(1);
        Ok(tx.run("DELETE FROM idempotency_key WHERE at < $1", &[&end]).await?)
    };
    let count = installation.alter(forgotten).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

#[cfg(all(test, feature = "testing"))]
mod tests;
