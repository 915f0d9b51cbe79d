//! Signed tokens of the API (JWT, HS256): an access token of 24 hours and a refresh token of 7 days that share one
//! identifier (`jti`). Its fingerprint is a row of `sign_in`: revoking the row ends both.
//!
//! The key is made once and kept in `setting`, so that every server of an installation signs with the same one.

use crate::{
    db::Tx,
    error::{Error, Result},
    identity::Who,
    kernel::secret,
};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, dangerous::insecure_decode_claims, decode, encode,
};
use serde::{Deserialize, Serialize};

/// How long an access token opens (Entraide, "Obtaining tokens").
pub const ACCESS: TimeDelta = TimeDelta::hours(24);
/// How long a refresh token gets new access tokens.
pub const REFRESH: TimeDelta = TimeDelta::days(7);
/// How long a key is.
const BYTES: usize = 32;
/// The name of the key in `setting`.
pub(crate) const KEY: &str = "token_key";

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Opens requests.
    Access,
    /// Gets new access tokens.
    Refresh,
}

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    /// The person's identifier.
    pub(super) sub: String,
    /// The organisation's identifier.
    pub(super) org: i64,
    /// The identifier of the sign-in, a secret.
    pub(super) jti: String,
    /// When it was issued, in seconds since 1970.
    pub(super) iat: i64,
    /// From when on it no longer holds, in seconds since 1970.
    pub(super) exp: i64,
    /// What it is for.
    pub(super) typ: Use,
}

impl Claims {
    /// The claims of a new token for `who` within the sign-in `jti`.
    pub(super) fn new(who: &Who, jti: &str, typ: Use, now: DateTime<Utc>) -> Self {
        let life = match typ {
            Use::Access => ACCESS,
            Use::Refresh => REFRESH,
        };
        let (sub, org, jti) = (who.person.to_string(), who.organisation.0, jti.to_owned());
        Self { sub, org, jti, iat: now.timestamp(), exp: (now + life).timestamp(), typ }
    }

    /// What `token` says, whoever signed it.
    pub(super) fn unchecked(token: &str) -> Result<Self> {
        insecure_decode_claims(token).map_err(|_| Error::Unauthenticated)
    }
}

/// The key that tokens are signed with.
pub(super) struct Key(Vec<u8>);

impl Key {
    /// The key with these stored digits, if they are whole.
    pub(super) fn stored(digits: Option<&str>) -> Option<Self> {
        let key = digits.and_then(parse);
        if digits.is_some() && key.is_none() {
            tracing::error!("the stored key of the tokens is damaged: the next sign-in of a program makes a new one");
        }
        key
    }

    /// The key of the installation; the first who asks makes it, also in the place of a damaged one, by which no token can be
    /// checked any more.
    pub(super) async fn obtain(tx: &mut Tx) -> Result<Self> {
        let insert = "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        tx.run(insert, &[&KEY.to_owned(), &secret::token()]).await?;
        if let Some(damaged) = tx.setting(KEY).await?.filter(|digits| parse(digits).is_none()) {
            let update = "UPDATE setting SET value = $3 WHERE name = $1 AND value = $2";
            tx.run(update, &[&KEY.to_owned(), &damaged, &secret::token()]).await?;
        }
        let stored = tx.setting(KEY).await?;
        Self::stored(stored.as_deref()).ok_or_else(|| Error::internal("the token key could not be stored"))
    }

    /// The signed form of `claims`.
    pub(super) fn sign(&self, claims: &Claims) -> Result<String> {
        encode(&Header::new(Algorithm::HS256), claims, &EncodingKey::from_secret(&self.0)).map_err(Error::internal)
    }

    /// What `token` says, if this key signed it, it is for `purpose` and still holds at `now`.
    pub(super) fn read(&self, token: &str, purpose: Use, now: DateTime<Utc>) -> Result<Claims> {
        let mut rules = Validation::new(Algorithm::HS256);
        // The time is checked below, against the injected clock.
        rules.validate_exp = false;
        rules.required_spec_claims.clear();
        let claims = decode::<Claims>(token, &DecodingKey::from_secret(&self.0), &rules)
            .map_err(|_| Error::Unauthenticated)?
            .claims;
        if claims.typ == purpose && now.timestamp() < claims.exp { Ok(claims) } else { Err(Error::Unauthenticated) }
    }
}

/// The key, if its digits are whole.
fn parse(digits: &str) -> Option<Key> {
    secret::from_hex(digits).filter(|bytes| bytes.len() == BYTES).map(Key)
}

/// Whether there is a key that is damaged: nothing can be checked by it.
pub(super) async fn is_damaged(tx: &mut Tx) -> Result<bool> {
    Ok(tx.setting(KEY).await?.is_some_and(|digits| parse(&digits).is_none()))
}
