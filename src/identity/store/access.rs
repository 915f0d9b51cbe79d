//! SQL of what somebody's access is.

use crate::{
    error::Result,
    identity::model::{AccountState, GrantableRole, HeldRole},
    kernel::id::{AccountId, PersonId},
    work::{Read, Work},
};

/// The account of `person`, if there is one.
pub(in crate::identity) async fn account(read: &mut Read, person: PersonId) -> Result<Option<AccountState>> {
    let organisation = read.who.organisation;
    let sql =
        "SELECT id, is_active, created_at, last_sign_in_at FROM account WHERE organisation_id = $1 AND person_id = $2";
    read.maybe(sql, &[&organisation, &person]).await
}

/// The access roles that `person` holds today, the highest first.
pub(in crate::identity) async fn held(read: &mut Read, person: PersonId) -> Result<Vec<HeldRole>> {
    let (organisation, today) = (read.who.organisation, read.today());
    read.all(
        "SELECT h.id, v.id AS version, r.code, r.name, r.level, v.valid_from
         FROM holding h JOIN holding_version v ON v.holding_id = h.id AND v.superseded_at IS NULL
         JOIN role r ON r.id = h.role_id AND r.kind = 'access'
         WHERE h.organisation_id = $1 AND h.person_id = $2
           AND (v.valid_from IS NULL OR v.valid_from <= $3) AND (v.valid_to IS NULL OR v.valid_to > $3)
         ORDER BY r.level DESC, r.id",
        &[&organisation, &person, &today],
    )
    .await
}

/// The access roles of the organisation up to `level`, the highest first.
pub(in crate::identity) async fn grantable(read: &mut Read, level: i64) -> Result<Vec<GrantableRole>> {
    let organisation = read.who.organisation;
    let sql = "SELECT code, name FROM role WHERE organisation_id = $1 AND kind = 'access' AND level <= $2 ORDER BY level DESC, id";
    read.all(sql, &[&organisation, &level]).await
}

/// Opens or closes an account; whether that changed anything.
pub(in crate::identity) async fn set_active(work: &mut Work, account: AccountId, is_active: bool) -> Result<bool> {
    let organisation = work.who.organisation;
    let sql = "UPDATE account SET is_active = $3 WHERE organisation_id = $1 AND id = $2 AND is_active <> $3";
    Ok(work.run(sql, &[&organisation, &account, &is_active]).await? > 0)
}

/// Gives an account another password.
pub(in crate::identity) async fn set_password(work: &mut Work, account: AccountId, hash: &str) -> Result<()> {
    let organisation = work.who.organisation;
    let sql = "UPDATE account SET password_hash = $3 WHERE organisation_id = $1 AND id = $2";
    work.run(sql, &[&organisation, &account, &hash.to_owned()]).await?;
    Ok(())
}

/// Ends every sign-in of an account.
pub(in crate::identity) async fn revoke_all(work: &mut Work, account: AccountId) -> Result<()> {
    let now = work.now;
    let sql = "UPDATE sign_in SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL";
    work.run(sql, &[&account, &now]).await?;
    Ok(())
}

/// The stored password of an account.
pub(in crate::identity) async fn password(read: &mut Read, account: AccountId) -> Result<Option<String>> {
    let organisation = read.who.organisation;
    let sql = "SELECT password_hash FROM account WHERE organisation_id = $1 AND id = $2";
    let row: Option<(String,)> = read.maybe(sql, &[&organisation, &account]).await?;
    Ok(row.map(|(hash,)| hash))
}

/// Gives an account another password in the place of `old`; whether that was still its password.
pub(in crate::identity) async fn replace_password(
    work: &mut Work,
    account: AccountId,
    old: &str,
    new: &str,
) -> Result<bool> {
    let organisation = work.who.organisation;
    let sql = "UPDATE account SET password_hash = $4 WHERE organisation_id = $1 AND id = $2 AND password_hash = $3";
    Ok(work.run(sql, &[&organisation, &account, &old.to_owned(), &new.to_owned()]).await? > 0)
}

/// Ends every sign-in of an account but the one whose fingerprint is `kept`.
pub(in crate::identity) async fn revoke_others(work: &mut Work, account: AccountId, kept: Option<&str>) -> Result<()> {
    let (now, kept) = (work.now, kept.unwrap_or_default().to_owned());
    let sql = "UPDATE sign_in SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL AND secret_hash <> $3";
    work.run(sql, &[&account, &now, &kept]).await?;
    Ok(())
}
