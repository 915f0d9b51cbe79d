//! Organisations and sites as others see them, and how their names are parsed.

use crate::kernel::id::{OrganisationId, SiteId};
#[cfg(feature = "store")]
use crate::{error::Problem, kernel::field};
use serde::{Deserialize, Serialize};

/// The longest name of an organisation or site, in characters.
#[cfg(feature = "store")]
const LONGEST_NAME: usize = 200;
/// "Expiring soon" means within so many days, unless an organisation says otherwise (one-domain, section 7).
#[cfg(feature = "store")]
pub(super) const EXPIRING_DAYS: i64 = 30;

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Organisation {
    /// Identifier.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// Whether it is there to be tried out.
    pub is_demo: bool,
    /// How many days before its expiry a competency counts as expiring soon.
    pub expiring_days: i64,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Site {
    /// Identifier.
    pub id: SiteId,
    /// Name.
    pub name: String,
}

/// The name of an organisation or site in `text`.
#[cfg(feature = "store")]
pub(super) fn name(text: &str) -> Result<String, Problem> {
    field::line(text, LONGEST_NAME)
}
