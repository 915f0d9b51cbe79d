//! Set-up of a fresh installation: whoever can read what the server printed at its start creates the first organisation.

use super::{NewOrganisation, create};
use crate::{
    error::{Error, Result, Rule},
    identity::Who,
    kernel::secret,
    organisation::store,
    work::{Door, Installation},
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The one-time token of this process, while it is needed. Each process of an installation has its own.
#[derive(Default)]
pub struct SetUp(Mutex<Option<String>>);

impl SetUp {
    /// Open with a new token if there is no organisation but, perhaps, one to be tried out; else closed.
    pub async fn begin(installation: &Installation) -> Result<Self> {
        let is_fresh = installation.inspect(async |tx, _| Ok(store::count(tx, false).await? == 0)).await?;
        Ok(Self(Mutex::new(is_fresh.then(|| secret::hex(&secret::random::<16>())))))
    }

    #[cfg(all(test, feature = "testing"))]
    pub(in crate::organisation) fn for_test(token: &str) -> Self {
        Self(Mutex::new(Some(token.to_owned())))
    }

    /// The token, for the server to print; nothing if set-up is finished.
    pub fn token(&self) -> Option<String> {
        self.lock().clone()
    }

    /// Whether an organisation can be created with the token.
    pub fn is_open(&self) -> bool {
        self.lock().is_some()
    }

    /// Creates the first organisation if `token` is the one that was printed. The token is used up by a success.
    ///
    /// Fails with [`Rule::SetUpClosed`] otherwise, and as [`create`] does.
    pub async fn create(
        &self,
        installation: &Installation,
        token: &str,
        new: NewOrganisation,
        request_id: &str,
    ) -> Result<Who> {
        let used = self.take(token)?;
        let created = create(installation, new, Door::Page, request_id).await;
        if created.is_err() {
            *self.lock() = Some(used);
        }
        created
    }

    /// Refuses a token that is not the one that was printed, without using it up: for loading a demo organisation.
    pub fn check(&self, token: &str) -> Result<()> {
        let is_right = self.lock().as_deref().is_some_and(|right| secret::equal(right, token.trim()));
        if is_right { Ok(()) } else { Err(Error::Refused(Rule::SetUpClosed)) }
    }

    /// Takes the token away while it is being used, so that it cannot be used twice.
    fn take(&self, typed: &str) -> Result<String> {
        let mut token = self.lock();
        let is_right = token.as_deref().is_some_and(|token| secret::equal(token, typed.trim()));
        token.take_if(|_| is_right).ok_or(Error::Refused(Rule::SetUpClosed))
    }

    fn lock(&self) -> MutexGuard<'_, Option<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
