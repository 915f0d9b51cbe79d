//! Organisations and sites as others see them.

use crate::kernel::{
    id::{OrganisationId, SiteId},
    input::{Line, draft, whole_numbers},
    language::LanguageTag,
};
use serde::Serialize;

/// "Expiring soon" means within so many days, unless an organisation says otherwise.
#[cfg(feature = "store")]
pub(super) const EXPIRING_DAYS: i64 = 30;

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

whole_numbers! {
    /// How many days before its expiry a competency counts as expiring soon: 1 to 365.
    ExpiringDays = 1..=365;
}

draft! {
    /// What an organisation shall decide for everybody in it, as somebody describes it.
    draft SettingsDraft;
    /// What an organisation decides for everybody in it.
    #[derive(Eq, Serialize)]
    value Settings;
    {
        /// Name.
        name: Line<200>;
        /// How many days before its expiry a competency counts as expiring soon.
        expiring_days: ExpiringDays;
        /// The language for those who chose none.
        language: Option<LanguageTag>;
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

/// The name of a site.
pub type SiteName = Line<200>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::input::Draft as _;

    #[test]
    fn settings_that_cannot_be_are_told_field_by_field() {
        let typed = vec![("name", " "), ("expiring_days", "0"), ("language", "es_MX")];
        let flaws = SettingsDraft::of(&typed).parse().unwrap_err().into_vec();
        let fields: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["name", "expiring_days", "language"]);
    }
}
