//! SQL of what somebody's access is.

use crate::{
    db::{Tenant, Tx, sql},
    error::Result,
    identity::model::{AccountState, Beyond, GrantableRole, HeldRole},
    kernel::id::{AccountId, OrganisationId, PersonId},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

/// The account of `person`, if there is one.
pub(in crate::identity) async fn account(read: &mut Read, person: PersonId) -> Result<Option<AccountState>> {
    let sql = sql!(
        "SELECT id, is_active, created_at, last_sign_in_at FROM account WHERE organisation_id = $1 AND person_id = $2"
    );
    read.maybe(sql, &[&person]).await
}

/// The access roles that `person` holds today, the highest first.
pub(in crate::identity) async fn held(read: &mut Read, person: PersonId) -> Result<Vec<HeldRole>> {
    let today = read.today();
    read.all(
        sql!(
            "SELECT h.id, v.id AS version, r.code, r.name, r.level, v.valid_from
             FROM holding h JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
             JOIN role r ON r.id = h.role_id AND r.kind = 'access'
             WHERE h.organisation_id = $1 AND h.person_id = $2
               AND (v.valid_from IS NULL OR v.valid_from <= $3) AND (v.valid_to IS NULL OR v.valid_to > $3)
             ORDER BY r.level DESC, r.id"
        ),
        &[&person, &today],
    )
    .await
}

/// The access roles of the organisation up to `level`, the highest first.
pub(in crate::identity) async fn grantable(read: &mut Read, level: i64) -> Result<Vec<GrantableRole>> {
    let sql = sql!(
        "SELECT code, name FROM role WHERE organisation_id = $1 AND kind = 'access' AND level <= $2 ORDER BY level DESC, id"
    );
    read.all(sql, &[&level]).await
}

/// Opens or closes an account; whether that changed anything.
pub(in crate::identity) async fn set_active(work: &mut Work, account: AccountId, is_active: bool) -> Result<bool> {
    let sql = sql!("UPDATE account SET is_active = $3 WHERE organisation_id = $1 AND id = $2 AND is_active <> $3");
    Ok(work.run(sql, &[&account, &is_active]).await? > 0)
}

/// Gives an account another password, which its owner has to change or not.
pub(in crate::identity) async fn set_password(
    work: &mut Work,
    account: AccountId,
    hash: &str,
    must_change: bool,
) -> Result<()> {
    let sql =
        sql!("UPDATE account SET password_hash = $3, must_change_password = $4 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&account, &hash.to_owned(), &must_change]).await?;
    Ok(())
}

/// Ends every sign-in of an account.
pub(in crate::identity) async fn revoke_all(work: &mut Work, account: AccountId) -> Result<()> {
    let now = work.now;
    let sql = sql!(
        "UPDATE sign_in SET revoked_at = $3 WHERE revoked_at IS NULL
         AND account_id IN (SELECT id FROM account WHERE organisation_id = $1 AND id = $2)"
    );
    work.run(sql, &[&account, &now]).await?;
    Ok(())
}

/// The stored password of an account.
pub(in crate::identity) async fn password(read: &mut Read, account: AccountId) -> Result<Option<String>> {
    let sql = sql!("SELECT password_hash FROM account WHERE organisation_id = $1 AND id = $2");
    let row: Option<(String,)> = read.maybe(sql, &[&account]).await?;
    Ok(row.map(|(hash,)| hash))
}

/// Gives an account another password in the place of `old`; whether that was still its password.
pub(in crate::identity) async fn replace_password(
    work: &mut Work,
    account: AccountId,
    old: &str,
    new: &str,
) -> Result<bool> {
    let sql = sql!(
        "UPDATE account SET password_hash = $4, must_change_password = FALSE
         WHERE organisation_id = $1 AND id = $2 AND password_hash = $3"
    );
    Ok(work.run(sql, &[&account, &old.to_owned(), &new.to_owned()]).await? > 0)
}

/// Ends every sign-in of an account but the one whose fingerprint is `kept`.
pub(in crate::identity) async fn revoke_others(work: &mut Work, account: AccountId, kept: Option<&str>) -> Result<()> {
    let (now, kept) = (work.now, kept.unwrap_or_default().to_owned());
    let sql = sql!(
        "UPDATE sign_in SET revoked_at = $3 WHERE revoked_at IS NULL AND secret_hash <> $4
         AND account_id IN (SELECT id FROM account WHERE organisation_id = $1 AND id = $2)"
    );
    work.run(sql, &[&account, &now, &kept]).await?;
    Ok(())
}

/// When the browser with this fingerprint last showed the password of `account`.
pub(in crate::identity) async fn shown_at(
    read: &mut Read,
    account: AccountId,
    fingerprint: &str,
) -> Result<Option<DateTime<Utc>>> {
    let sql = sql!(
        "SELECT COALESCE(s.shown_at, s.created_at) FROM sign_in s JOIN account a ON a.id = s.account_id
         WHERE a.organisation_id = $1 AND a.id = $2 AND s.secret_hash = $3"
    );
    let row: Option<(DateTime<Utc>,)> = read.maybe(sql, &[&account, &fingerprint.to_owned()]).await?;
    Ok(row.map(|(at,)| at))
}

/// Notes that the browser with this fingerprint showed the password of `account`.
pub(in crate::identity) async fn set_shown(
    tenant: &mut Tenant<'_>,
    account: AccountId,
    fingerprint: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = sql!(
        "UPDATE sign_in SET shown_at = $4 WHERE secret_hash = $3
         AND account_id IN (SELECT id FROM account WHERE organisation_id = $1 AND id = $2)"
    );
    tenant.run(sql, &[&account, &fingerprint.to_owned(), &now]).await?;
    Ok(())
}

/// Who was given, since `since`, an access role that permits more than whoever gave it may do; the latest first. An entry
/// says so itself: what the giver may do now does not matter.
pub(in crate::identity) async fn beyond(read: &mut Read, since: DateTime<Utc>) -> Result<Vec<Beyond>> {
    read.all(
        sql!(
            "SELECT j.at, TRIM(a.first_name || ' ' || a.last_name) AS giver, j.person_id,
                    TRIM(p.first_name || ' ' || p.last_name) AS name, r.code AS role
             FROM journal j JOIN person a ON a.id = j.actor_id JOIN person p ON p.id = j.person_id
             JOIN holding h ON h.id = j.entity_id JOIN role r ON r.id = h.role_id AND r.kind = 'access'
             WHERE j.organisation_id = $1 AND j.entity = 'holding' AND j.action = 'started' AND j.at >= $2
               AND j.after LIKE '%\"beyond\":%'
             ORDER BY j.id DESC"
        ),
        &[&since],
    )
    .await
}

/// An organisation for trying out that people can sign in to.
#[derive(sqlx::FromRow)]
pub(in crate::identity) struct OpenDemo {
    pub(in crate::identity) organisation: OrganisationId,
    /// Whose account is the oldest.
    pub(in crate::identity) founder: PersonId,
    pub(in crate::identity) account: AccountId,
    /// How many accounts are open.
    pub(in crate::identity) accounts: i64,
}

/// The organisations for trying out that have open accounts.
pub(in crate::identity) async fn open_demos(tx: &mut Tx) -> Result<Vec<OpenDemo>> {
    let sql =
        "SELECT a.organisation_id AS organisation, a.person_id AS founder, a.id AS account, o.accounts FROM account a
               JOIN (SELECT MIN(a.id) AS first, SUM(CASE WHEN a.is_active THEN 1 ELSE 0 END) AS accounts FROM account a
                     JOIN organisation d ON d.id = a.organisation_id WHERE d.is_demo GROUP BY a.organisation_id) o
               ON o.first = a.id WHERE o.accounts > 0 ORDER BY a.id";
    Ok(tx.all(sql, &[]).await?)
}

/// Closes the accounts of the organisations that are for trying out, and ends their sign-ins; how many were open.
pub(in crate::identity) async fn close_demos(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    let sql = "UPDATE sign_in SET revoked_at = $1 WHERE revoked_at IS NULL AND account_id IN (
                   SELECT a.id FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE o.is_demo)";
    tx.run(sql, &[&now]).await?;
    let sql = "UPDATE account SET is_active = FALSE WHERE is_active AND organisation_id IN (
                   SELECT id FROM organisation WHERE is_demo)";
    Ok(tx.run(sql, &[]).await?)
}

/// The organisation and the person with this e-mail address.
pub(in crate::identity) async fn person_with(tx: &mut Tx, email: &str) -> Result<Option<(OrganisationId, PersonId)>> {
    let sql = "SELECT organisation_id, id FROM person WHERE email_folded = $1";
    Ok(tx.maybe(sql, &[&email.to_owned()]).await?)
}

/// The account of `person`, if there is one.
pub(in crate::identity) async fn account_of(tenant: &mut Tenant<'_>, person: PersonId) -> Result<Option<AccountId>> {
    let sql = sql!("SELECT id FROM account WHERE organisation_id = $1 AND person_id = $2");
    let row: Option<(AccountId,)> = tenant.maybe(sql, &[&person]).await?;
    Ok(row.map(|(id,)| id))
}

/// The full name of `person`.
pub(in crate::identity) async fn name_of(tenant: &mut Tenant<'_>, person: PersonId) -> Result<String> {
    let sql = sql!("SELECT TRIM(first_name || ' ' || last_name) FROM person WHERE organisation_id = $1 AND id = $2");
    let (name,): (String,) = tenant.one(sql, &[&person]).await?;
    Ok(name)
}
