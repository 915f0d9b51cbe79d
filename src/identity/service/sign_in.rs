//! Signing in and out, and who is behind a cookie or token.

use super::{attempt::Attempt, event};
use crate::{
    error::{Error, Result},
    identity::{
        Administrator, Passwords, SignInKind, SignInOutcome, Who, store,
        token::{ACCESS, Claims, Key, REFRESH, Use, is_damaged},
    },
    kernel::{id::PersonId, secret},
    work::Installation,
};
use chrono::{DateTime, TimeDelta, Utc};

/// How long a browser stays signed in.
const BROWSER: TimeDelta = TimeDelta::days(14);
/// How long the refresh token of somebody new lasts that is handed to whoever registered them.
const HANDED_OVER: TimeDelta = TimeDelta::hours(1);
/// A sign-in is forgotten when no access token of it can hold any more.
const FORGOTTEN_AFTER: TimeDelta = ACCESS;

/// What proves the sign-in from now on. Only its fingerprint is stored: it cannot be shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// The value of the browser's cookie.
    Cookie(String),
    /// Tokens of the API.
    Tokens {
        /// Opens requests for 24 hours.
        access: String,
        /// Gets new access tokens for 7 days.
        refresh: String,
    },
}

/// A successful sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who signed in.
    pub who: Who,
    /// What proves it.
    pub proof: Proof,
    /// When the cookie or the refresh token ends.
    pub expires_at: DateTime<Utc>,
}

/// Signs somebody in who comes from `address` (an IP address).
///
/// Fails with [`Error::Unauthenticated`] whatever is wrong, after the same time for known and unknown addresses, and with
/// [`Error::TooMany`] for a while after five failures; a network from which this account signed in before counts its own.
pub async fn sign_in(
    installation: &Installation,
    email: &str,
    password: &str,
    address: &str,
    kind: SignInKind,
) -> Result<SignedIn> {
    let email = folded(email);
    let stored = installation.inspect(async |tx, _| store::password(tx, &email).await).await?;
    let (account, hash) = stored.unzip();
    let attempt = Attempt::begin(installation, account, &email, address).await?;
    let signed_in = match installation.part::<Passwords>().verify(password, hash).await {
        Ok(true) => {
            let life = if kind == SignInKind::Browser { BROWSER } else { REFRESH };
            enter(installation, &email, Some((&attempt, address)), kind, life).await
        }
        Ok(false) => Err(Error::Unauthenticated),
        Err(error) => Err(error),
    };
    match &signed_in {
        Ok(_) => installation.part::<Passwords>().attempts.entered(),
        Err(Error::Unauthenticated) => attempt.failed(kind).await,
        Err(_) => attempt.withdraw().await?,
    }
    signed_in
}

/// Signs in somebody whose account was made a moment ago, for whoever made it: the refresh token lasts an hour. The journal
/// tells of the account; nobody came to sign in.
pub(crate) async fn hand_over(installation: &Installation, email: &str) -> Result<SignedIn> {
    enter(installation, &folded(email), None, SignInKind::Api, HANDED_OVER).await
}

async fn enter(
    installation: &Installation,
    email: &str,
    arrival: Option<(&Attempt<'_>, &str)>,
    kind: SignInKind,
    life: TimeDelta,
) -> Result<SignedIn> {
    let secret = secret::token();
    let fingerprint = secret::fingerprint(&secret);
    installation
        .alter(async |tx, now| {
            let who = store::who_by_email(tx, email, now.date_naive()).await?.ok_or(Error::Unauthenticated)?;
            let proof = match kind {
                SignInKind::Browser => Proof::Cookie(secret),
                SignInKind::Api => {
                    let key = Key::obtain(tx).await?;
                    let sign = |purpose| key.sign(&Claims::new(&who, &secret, purpose, now));
                    Proof::Tokens { access: sign(Use::Access)?, refresh: sign(Use::Refresh)? }
                }
            };
            let expires_at = now + life;
            store::insert_sign_in(tx, who.account, kind, &fingerprint, now, expires_at, now - FORGOTTEN_AFTER).await?;
            if let Some((attempt, address)) = arrival {
                attempt.enter(tx, who.account, now).await?;
                event::note(tx, Some((who.organisation, who.person)), (kind, SignInOutcome::Entered, address), now)
                    .await?;
            }
            Ok(SignedIn { who, proof, expires_at })
        })
        .await
}

/// Who has the account with e-mail address `email`: for the command line, which needs no password.
pub async fn who_is(installation: &Installation, email: &str) -> Result<Who> {
    let found =
        installation.inspect(async |tx, now| store::who_by_email(tx, &folded(email), now.date_naive()).await).await?;
    found.ok_or(Error::NotFound(crate::error::Entity::Account))
}

/// Who `person` is if they may sign in, for what goes on in their name.
pub(crate) async fn who_of_person(installation: &Installation, person: PersonId) -> Result<Option<Who>> {
    installation.inspect(async |tx, now| store::who_by_person(tx, person, now.date_naive()).await).await
}

/// Everybody who may sign in as an administrator today, the earliest first: for the command line.
pub async fn administrators(installation: &Installation) -> Result<Vec<Administrator>> {
    installation.inspect(async |tx, now| store::rank::administrators(tx, now.date_naive()).await).await
}

/// Whether the key that tokens are signed with is damaged: for whoever looks after the installation.
pub async fn is_token_key_damaged(installation: &Installation) -> Result<bool> {
    installation.inspect(async |tx, _| is_damaged(tx).await).await
}

/// Who keeps the cookie with this value.
pub async fn who_of_browser(installation: &Installation, cookie: &str) -> Result<Who> {
    let (fingerprint, now) = (secret::fingerprint(cookie), installation.clock.now());
    store::who_by_browser(&installation.db, &fingerprint, now).await?.ok_or(Error::Unauthenticated)
}

/// Who was given this access token.
pub async fn who_of_token(installation: &Installation, token: &str) -> Result<Who> {
    let now = installation.clock.now();
    // The refresh token of the same sign-in may have ended a little earlier.
    Ok(Holder::by_token(installation, token, Use::Access, now, now - ACCESS).await?.who)
}

/// A new access token for the holder of this refresh token, which stays as it is.
pub async fn refresh(installation: &Installation, token: &str) -> Result<String> {
    let now = installation.clock.now();
    let Holder { who, claims, key } = Holder::by_token(installation, token, Use::Refresh, now, now).await?;
    key.sign(&Claims::new(&who, &claims.jti, Use::Access, now))
}

/// Whoever was given a token.
struct Holder {
    who: Who,
    claims: Claims,
    key: Key,
}

impl Holder {
    /// Who holds `token`, which is for `purpose`, by a sign-in that ends after `after`. It is asked once for the sign-in that the
    /// token names and for the key; nothing that the token says is believed before the key has checked it.
    async fn by_token(
        installation: &Installation,
        token: &str,
        purpose: Use,
        now: DateTime<Utc>,
        after: DateTime<Utc>,
    ) -> Result<Self> {
        let fingerprint = secret::fingerprint(&Claims::unchecked(token)?.jti);
        let found = store::who_by_token(&installation.db, &fingerprint, now.date_naive(), after).await?;
        let (who, key) = found.ok_or(Error::Unauthenticated)?;
        let key = Key::stored(key.as_deref()).ok_or(Error::Unauthenticated)?;
        let claims = key.read(token, purpose, now)?;
        if claims.sub == who.person.to_string() && claims.org == who.organisation.0 {
            Ok(Self { who, claims, key })
        } else {
            Err(Error::Unauthenticated)
        }
    }
}

/// Ends the sign-in of a browser at `address`; nothing if it has ended already.
pub async fn sign_out(installation: &Installation, cookie: &str, address: &str) -> Result<()> {
    let fingerprint = secret::fingerprint(cookie);
    let who = store::who_by_browser(&installation.db, &fingerprint, installation.clock.now()).await?;
    installation
        .alter(async |tx, now| {
            if store::revoke(tx, &fingerprint, now).await? == 0 {
                return Ok(());
            }
            let owner = who.as_ref().map(|who| (who.organisation, who.person));
            event::note(tx, owner, (SignInKind::Browser, SignInOutcome::Left, address), now).await
        })
        .await
}

/// The form in which two e-mail addresses are the same.
pub(super) fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}
