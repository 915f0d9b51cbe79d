//! Organisations and sites as others see them, and how their names are parsed.

use crate::kernel::{
    id::{OrganisationId, SiteId},
    language::LanguageTag,
};
#[cfg(feature = "store")]
use crate::{
    error::{Flaws, Problem, Result},
    kernel::field,
};
use serde::Serialize;

/// The longest name of an organisation or site, in characters.
#[cfg(feature = "store")]
const LONGEST_NAME: usize = 200;
/// "Expiring soon" means within so many days, unless an organisation says otherwise (one-domain, section 7).
#[cfg(feature = "store")]
pub(super) const EXPIRING_DAYS: i64 = 30;
/// How many days an organisation may say.
#[cfg(feature = "store")]
pub const EXPIRING: std::ops::RangeInclusive<i64> = 1..=365;

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Organisation {
    /// Identifier.
    pub id: OrganisationId,
    /// How often its settings were changed, from 1.
    #[serde(skip)]
    pub version: i64,
    /// Name.
    pub name: String,
    /// Whether it is there to be tried out.
    pub is_demo: bool,
    /// How many days before its expiry a competency counts as expiring soon.
    pub expiring_days: i64,
    /// The language for those who chose none; none leaves it to their browsers.
    pub language: Option<LanguageTag>,
}

/// What an organisation decides for everybody in it.
#[cfg(feature = "store")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Name.
    pub(super) name: String,
    /// How many days before its expiry a competency counts as expiring soon.
    pub(super) expiring_days: i64,
    /// The language for those who chose none.
    pub(super) language: Option<LanguageTag>,
}

#[cfg(feature = "store")]
impl Settings {
    /// The settings with this name, number of days and language; every flaw is told at once.
    pub fn parse(name: &str, expiring_days: i64, language: Option<&str>) -> Result<Self> {
        let mut flaws = Flaws::default();
        let name = flaws.take("name", self::name(name));
        let days = if EXPIRING.contains(&expiring_days) {
            Ok(expiring_days)
        } else {
            Err(Problem::OutOfRange(*EXPIRING.start(), *EXPIRING.end()))
        };
        let expiring_days = flaws.take("expiring_days", days);
        let language = flaws.take("language", language.map(LanguageTag::parse).transpose());
        let settings = (|| Some(Self { name: name?, expiring_days: expiring_days?, language: language? }))();
        flaws.check_with(settings)
    }
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Site {
    /// Identifier.
    pub id: SiteId,
    /// Name.
    pub name: String,
}

/// The name of an organisation or site in `text`.
#[cfg(feature = "store")]
pub(super) fn name(text: &str) -> std::result::Result<String, Problem> {
    field::line(text, LONGEST_NAME)
}
