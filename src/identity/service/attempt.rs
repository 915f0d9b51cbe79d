//! An attempt to show a password: at the door, and before what asks for it again. Failures count for each account, over all
//! networks and servers, and delay the next attempt; a network from which somebody signed in before counts by itself.

use super::event;
use crate::{
    error::{Error, Result},
    identity::{
        Passwords, SignInKind,
        attempts::{Turn, network},
        model::Failures,
        store,
    },
    kernel::id::AccountId,
    work::Installation,
};
use chrono::{DateTime, Utc};
use std::net::IpAddr;

/// An attempt that has begun. It counts as a failure until it turns out otherwise: many at the same moment count too.
pub(super) struct Attempt<'a> {
    installation: &'a Installation,
    address: &'a str,
    email: &'a str,
    /// The account, under which network a failure counts, and the failures before; none for an address that nobody has.
    counted: Option<(AccountId, String, Failures)>,
    /// Others of the same account and network wait until this one has ended.
    _turn: Turn,
}

impl<'a> Attempt<'a> {
    /// Begins an attempt from `address` for the account with `email`, or for nobody. Fails with [`Error::TooMany`] while
    /// failures before have to be waited for.
    pub(super) async fn begin(
        installation: &'a Installation,
        account: Option<AccountId>,
        email: &'a str,
        address: &'a str,
    ) -> Result<Self> {
        let (network, passwords) = (network_of(address).unwrap_or_default(), installation.part::<Passwords>());
        let attempts = &passwords.attempts;
        let key = installation.inspect(async |tx, _| store::network::key(tx, account, &network).await).await?;
        let turn = attempts.turn(format!("{email} {key}")).await?;
        let begun = installation
            .alter(async |tx, now| match account {
                Some(account) => count(tx, account, &network, now).await.map(Some),
                // It writes whether it is refused or not, as the other does, and takes it back if it is.
                None => store::network::nobody(tx, now)
                    .await
                    .and_then(|()| attempts.begin_for_nobody(email, now))
                    .map(|()| None),
            })
            .await;
        if matches!(begun, Err(Error::TooMany(_))) {
            attempts.closed();
            tracing::info!(address, "a sign-in was refused at once: too many failed before");
        }
        Ok(Self { installation, address, email, counted: begun?, _turn: turn })
    }

    /// Forgets the failures before, within the transaction that signs `account` in.
    pub(super) async fn enter(&self, tx: &mut crate::db::Tx, account: AccountId, now: DateTime<Utc>) -> Result<()> {
        let key = self.counted.as_ref().map_or(store::network::ELSEWHERE, |(_, key, _)| key);
        store::network::entered(tx, account, network_of(self.address).as_deref(), key, now).await
    }

    /// The attempt is a failure: counts and notes it, with the same work whether anybody has the address.
    pub(super) async fn failed(self, kind: SignInKind) {
        self.installation.part::<Passwords>().attempts.refused(self.counted.is_some());
        event::note_refusal(self.installation, self.email, self.address, kind).await;
    }

    /// The password was right, but nobody signs in by it: forgets the failures before.
    pub(super) async fn succeeded(self) -> Result<()> {
        let Some((account, key, _)) = self.counted else { return Ok(()) };
        let forget = async |tx: &mut crate::db::Tx, _| {
            store::network::set_failures(tx, account, &key, Failures::default()).await
        };
        self.installation.alter(forget).await
    }

    /// The attempt was no failure of whoever made it: it is as if there had been none.
    pub(super) async fn withdraw(self) -> Result<()> {
        let Some((account, key, before)) = self.counted else { return Ok(()) };
        let take_back =
            async |tx: &mut crate::db::Tx, _| store::network::take_back(tx, account, &key, before.failed_at).await;
        self.installation.alter(take_back).await
    }
}

async fn count(
    tx: &mut crate::db::Tx,
    account: AccountId,
    network: &str,
    now: DateTime<Utc>,
) -> Result<(AccountId, String, Failures)> {
    let (key, before) = store::network::failures(tx, account, network).await?;
    let after = before.attempt(now)?;
    store::network::set_failures(tx, account, &key, after).await?;
    Ok((account, key, before))
}

/// The network of an address, if it is one.
fn network_of(address: &str) -> Option<String> {
    address.parse::<IpAddr>().ok().map(|address| network(address).to_string())
}
