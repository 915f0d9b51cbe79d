//! SQL of accounts, sign-ins and access roles. What takes a transaction alone, here and below, is asked before it is known who
//! signs in, or by the command line for all organisations.

pub(super) mod access;
pub(super) mod event;
pub(super) mod network;
pub(super) mod rank;
pub(super) mod role;

use super::{
    model::{AccessRole, SignInKind},
    token,
};
use crate::{
    db::{Db, Tenant, Tx, sql},
    error::Result,
    kernel::{
        access::{Permissions, Who},
        id::{AccountId, EntryId, HoldingId, OrganisationId, PersonId, RoleId},
        language::LanguageTag,
        text::fold,
    },
    work::{Read, Work},
};
use chrono::{DateTime, NaiveDate, Utc};

/// Who somebody is and what they may do on day $1: one row for each access role that they hold on it, with its permissions.
/// Nobody is found whose account is closed or whose employment has ended.
macro_rules! who {
    ($from:literal, $condition:literal) => {
        who!("", $from, $condition)
    };
    ($more_columns:literal, $from:literal, $condition:literal) => {
        concat!(
            "SELECT a.organisation_id, a.person_id, a.id AS account_id, TRIM(p.first_name || ' ' || p.last_name) AS name,
                    r.code, r.level, a.language, o.language AS organisation_language, a.must_change_password,
                    (SELECT string_agg(rp.permission, ' ') FROM role_permission rp WHERE rp.role_id = r.id) AS permissions",
            $more_columns,
            " FROM ",
            $from,
            " JOIN person p ON p.id = a.person_id
             JOIN organisation o ON o.id = a.organisation_id
             LEFT JOIN holding h ON h.organisation_id = a.organisation_id AND h.person_id = a.person_id
             LEFT JOIN holding_version hv ON hv.holding_id = h.id AND hv.superseded_at IS NULL
                  AND (hv.valid_from IS NULL OR hv.valid_from <= $1) AND (hv.valid_to IS NULL OR hv.valid_to > $1)
             LEFT JOIN role r ON r.id = h.role_id AND r.kind = 'access' AND hv.id IS NOT NULL
             WHERE a.is_active AND ",
            $condition,
            " AND (EXISTS (SELECT 1 FROM employment e JOIN employment_version ev ON ev.employment_id = e.id
                            WHERE e.organisation_id = a.organisation_id AND e.person_id = a.person_id
                              AND ev.superseded_at IS NULL AND (ev.valid_to IS NULL OR ev.valid_to > $1))
                OR NOT EXISTS (SELECT 1 FROM employment e
                                WHERE e.organisation_id = a.organisation_id AND e.person_id = a.person_id))
             ORDER BY r.level DESC, r.id"
        )
    };
}

#[derive(sqlx::FromRow)]
struct WhoRow {
    organisation_id: OrganisationId,
    person_id: PersonId,
    account_id: AccountId,
    name: String,
    code: Option<String>,
    level: Option<i64>,
    /// The words of all that the role permits, with spaces between.
    permissions: Option<String>,
    language: Option<LanguageTag>,
    organisation_language: Option<LanguageTag>,
    must_change_password: bool,
}

impl WhoRow {
    fn permissions(&self) -> impl Iterator<Item = &str> {
        self.permissions.iter().flat_map(|words| words.split(' '))
    }
}

/// Whoever was given a token, and the key beside them.
#[derive(sqlx::FromRow)]
struct HolderRow {
    #[sqlx(flatten)]
    who: WhoRow,
    key: Option<String>,
}

fn who(rows: &[WhoRow]) -> Option<Who> {
    let first = rows.first()?;
    let levels = rows.iter().filter_map(|row| row.level);
    Some(Who {
        organisation: first.organisation_id,
        person: first.person_id,
        account: first.account_id,
        name: first.name.clone(),
        level: levels.max().unwrap_or(1),
        roles: rows.iter().filter_map(|row| row.code.clone()).collect(),
        permissions: Permissions::from_codes(rows.iter().flat_map(WhoRow::permissions)),
        language: first.language.clone(),
        organisation_language: first.organisation_language.clone(),
        must_change_password: first.must_change_password,
    })
}

/// Who has the account with this e-mail address.
pub(super) async fn who_by_email(tx: &mut Tx, email: &str, today: NaiveDate) -> Result<Option<Who>> {
    Ok(who(&tx.all(who!("account a", "p.email_folded = $2"), &[&today, &email.to_owned()]).await?))
}

/// Who has the account of this person.
pub(super) async fn who_by_person(tx: &mut Tx, person: PersonId, today: NaiveDate) -> Result<Option<Who>> {
    Ok(who(&tx.all(who!("account a", "a.person_id = $2"), &[&today, &person]).await?))
}

/// Whose sign-in has this fingerprint, kind and an expiry after $4.
macro_rules! who_by_sign_in {
    ($more_columns:literal) => {
        who!(
            $more_columns,
            "sign_in s JOIN account a ON a.id = s.account_id",
            "s.secret_hash = $2 AND s.kind = $3 AND s.expires_at > $4 AND s.revoked_at IS NULL"
        )
    };
}

/// Whose sign-in in a browser has this fingerprint and has not ended.
pub(super) async fn who_by_browser(db: &Db, fingerprint: &str, now: DateTime<Utc>) -> Result<Option<Who>> {
    let (kind, today) = (SignInKind::Browser, now.date_naive());
    Ok(who(&db.single(who_by_sign_in!(""), &[&today, &fingerprint.to_owned(), &kind, &now]).await?))
}

/// Whose sign-in of a program has this fingerprint and an expiry after `after`, and the stored key that its tokens have to be signed
/// with.
pub(super) async fn who_by_token(
    db: &Db,
    fingerprint: &str,
    today: NaiveDate,
    after: DateTime<Utc>,
) -> Result<Option<(Who, Option<String>)>> {
    let sql = who_by_sign_in!(", (SELECT value FROM setting WHERE name = $5) AS key");
    let rows: Vec<HolderRow> =
        db.single(sql, &[&today, &fingerprint.to_owned(), &SignInKind::Api, &after, &token::KEY.to_owned()]).await?;
    let key = rows.first().and_then(|row| row.key.clone());
    let rows: Vec<WhoRow> = rows.into_iter().map(|row| row.who).collect();
    Ok(who(&rows).map(|who| (who, key)))
}

/// The account with this e-mail address, whether it is open or not, and its stored password.
pub(super) async fn password(tx: &mut Tx, email: &str) -> Result<Option<(AccountId, String)>> {
    let sql =
        "SELECT a.id, a.password_hash FROM account a JOIN person p ON p.id = a.person_id WHERE p.email_folded = $1";
    Ok(tx.maybe(sql, &[&email.to_owned()]).await?)
}

/// Notes a new sign-in; forgets those of the account that ended before `forget`.
pub(super) async fn insert_sign_in(
    tx: &mut Tx,
    account: AccountId,
    kind: SignInKind,
    fingerprint: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    forget: DateTime<Utc>,
) -> Result<()> {
    tx.run("DELETE FROM sign_in WHERE account_id = $1 AND expires_at < $2", &[&account, &forget]).await?;
    tx.run(
        "INSERT INTO sign_in (account_id, kind, secret_hash, created_at, shown_at, expires_at)
         VALUES ($1, $2, $3, $4, $4, $5)",
        &[&account, &kind, &fingerprint.to_owned(), &now, &expires_at],
    )
    .await?;
    tx.run("UPDATE account SET last_sign_in_at = $2 WHERE id = $1", &[&account, &now]).await?;
    Ok(())
}

/// Revokes the sign-in with this fingerprint.
pub(super) async fn revoke(tx: &mut Tx, fingerprint: &str, now: DateTime<Utc>) -> Result<u64> {
    let sql = "UPDATE sign_in SET revoked_at = $2 WHERE secret_hash = $1 AND revoked_at IS NULL";
    Ok(tx.run(sql, &[&fingerprint.to_owned(), &now]).await?)
}

/// Writes a new account; nothing if the person has one.
pub(super) async fn insert_account(
    tenant: &mut Tenant<'_>,
    person: PersonId,
    (hash, must_change): (&str, bool),
    now: DateTime<Utc>,
) -> Result<Option<AccountId>> {
    let row: Option<(AccountId,)> = tenant
        .maybe(
            sql!(
                "INSERT INTO account (organisation_id, person_id, password_hash, is_active, created_at, must_change_password)
                 VALUES ($1, $2, $3, TRUE, $4, $5) ON CONFLICT DO NOTHING RETURNING id"
            ),
            &[&person, &hash.to_owned(), &now, &must_change],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Writes the language of the caller.
pub(super) async fn set_language(work: &mut Work, language: Option<&LanguageTag>) -> Result<()> {
    let (account, language) = (work.who().account, language.cloned());
    let sql = sql!("UPDATE account SET language = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&account, &language]).await?;
    Ok(())
}

/// The e-mail address of a person of the caller's organisation; the outer `None` if there is no such person.
pub(super) async fn email_of(read: &mut Read, person: PersonId) -> Result<Option<Option<String>>> {
    let sql = sql!("SELECT email FROM person WHERE organisation_id = $1 AND id = $2");
    let row: Option<(Option<String>,)> = read.maybe(sql, &[&person]).await?;
    Ok(row.map(|(email,)| email))
}

/// Writes an access role with its permissions.
pub(super) async fn insert_role(tenant: &mut Tenant<'_>, role: &AccessRole, now: DateTime<Utc>) -> Result<()> {
    let (id,): (RoleId,) = tenant
        .one(
            sql!(
                "INSERT INTO role (organisation_id, kind, code, name, folded, level, is_system, created_at)
                 VALUES ($1, 'access', $2, $3, $4, $5, TRUE, $6) RETURNING id"
            ),
            &[&role.code.to_owned(), &role.name.to_owned(), &fold(role.name), &role.level, &now],
        )
        .await?;
    let rows: Vec<(RoleId, String)> =
        role.permissions.iter().map(|permission| (id, permission.code().to_owned())).collect();
    // Unscoped: the permissions hang on the role that was just written.
    let head = "INSERT INTO role_permission (role_id, permission)";
    tenant.unscoped_tx().many(head, &rows, |(role, permission)| [role, permission], "").await?;
    Ok(())
}

/// What the access role with this identifier permits.
pub(super) async fn permissions_of(read: &mut Read, role: RoleId) -> Result<Permissions> {
    let sql = sql!(
        "SELECT p.permission FROM role_permission p JOIN role r ON r.id = p.role_id WHERE r.organisation_id = $1 AND r.id = $2"
    );
    let rows: Vec<(String,)> = read.all(sql, &[&role]).await?;
    Ok(Permissions::from_codes(rows.iter().map(|(code,)| code.as_str())))
}

/// Identifier and level of the access role with this code.
pub(super) async fn role(read: &mut Read, code: &str) -> Result<Option<(RoleId, i64)>> {
    let sql = sql!("SELECT id, level FROM role WHERE organisation_id = $1 AND kind = 'access' AND code = $2");
    read.maybe(sql, &[&code.to_owned()]).await
}

/// Whether `person` holds `role` now or will.
pub(super) async fn holds(read: &mut Read, person: PersonId, role: RoleId) -> Result<bool> {
    let today = read.today();
    let row: Option<(HoldingId,)> = read
        .maybe(
            sql!(
                "SELECT h.id FROM holding h JOIN holding_version v ON v.holding_id = h.id
                 WHERE h.organisation_id = $1 AND h.person_id = $2 AND h.role_id = $3 AND v.superseded_at IS NULL
                   AND (v.valid_to IS NULL OR v.valid_to > $4)
                 LIMIT 1"
            ),
            &[&person, &role, &today],
        )
        .await?;
    Ok(row.is_some())
}

/// Writes the identity of the fact that `person` holds `role`.
pub(super) async fn insert_holding(work: &mut Work, person: PersonId, role: RoleId) -> Result<HoldingId> {
    let sql = sql!("INSERT INTO holding (organisation_id, person_id, role_id) VALUES ($1, $2, $3) RETURNING id");
    let (id,): (HoldingId,) = work.one(sql, &[&person, &role]).await?;
    Ok(id)
}

/// Writes the version of a holding that is current from `recorded_at` on.
pub(super) async fn insert_holding_version(
    work: &mut Work,
    holding: HoldingId,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    recorded_at: DateTime<Utc>,
    entry: EntryId,
) -> Result<()> {
    // Unscoped: the holding was just written, or found within the organisation.
    work.unscoped_run(
        "INSERT INTO holding_version (holding_id, valid_from, valid_to, recorded_at, entry_id) VALUES ($1, $2, $3, $4, $5)",
        &[&holding, &valid_from, &valid_to, &recorded_at, &entry],
    )
    .await?;
    Ok(())
}
