//! Set-up of a fresh installation: whoever can read what the server printed at its start creates the first organisation.

use super::organisation::{OrganisationDraft, create_first};
use crate::{
    error::{Error, Result, Rule},
    identity::Who,
    kernel::secret,
    organisation::service::exists_own,
    work::Installation,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The one-time token of this process, while it is needed. Each process of an installation has its own.
#[derive(Default)]
pub struct SetUp {
    token: Mutex<Option<String>>,
    /// Held while an organisation is being created: who asks at the same moment waits and then finds set-up finished.
    turn: tokio::sync::Mutex<()>,
}

impl SetUp {
    /// Open with a new token if there is no organisation but, perhaps, one to be tried out; else closed.
    pub async fn begin(installation: &Installation) -> Result<Self> {
        let is_fresh = !exists_own(installation).await?;
        Ok(Self { token: Mutex::new(is_fresh.then(|| secret::hex(&secret::random::<16>()))), ..Self::default() })
    }

    #[cfg(all(test, feature = "testing"))]
    pub(super) fn for_test(token: &str) -> Self {
        Self { token: Mutex::new(Some(token.to_owned())), ..Self::default() }
    }

    /// The token, for the server to print; nothing if set-up is finished.
    pub fn token(&self) -> Option<String> {
        self.lock().clone()
    }

    /// Whether an organisation can be created with the token.
    pub fn is_open(&self) -> bool {
        self.lock().is_some()
    }

    /// Creates the first organisation if `token` is the one that was printed. The token is used up by a success alone: a
    /// visitor who goes away in between can come back with it.
    ///
    /// Fails with [`Rule::SetUpClosed`] otherwise, also if another server of the installation was first, and as
    /// [`super::create`] does.
    pub async fn create(
        &self,
        installation: &Installation,
        token: &str,
        draft: OrganisationDraft,
        request_id: &str,
    ) -> Result<Who> {
        let _turn = self.turn.lock().await;
        self.check(token)?;
        let created = create_first(installation, draft, request_id).await;
        if matches!(created, Ok(_) | Err(Error::Refused(Rule::SetUpClosed))) {
            *self.lock() = None;
        }
        created
    }

    /// Refuses a token that is not the one that was printed, without using it up: for loading a demo organisation.
    pub fn check(&self, token: &str) -> Result<()> {
        let is_right = self.lock().as_deref().is_some_and(|right| secret::equal(right, token.trim()));
        if is_right { Ok(()) } else { Err(Error::Refused(Rule::SetUpClosed)) }
    }

    fn lock(&self) -> MutexGuard<'_, Option<String>> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
