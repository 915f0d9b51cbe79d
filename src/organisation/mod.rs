//! Organisations and their sites.
//!
//! An organisation comes into being together with its first person, who administers it (`provisioning`). Nobody sees another
//! organisation's rows. A demo organisation is one like any other, except that the demo password opens its accounts.
//! A site is a place of the organisation; its name is unique there, whatever its case and accents.
//! Tables: `organisation`, `site`; `setting`.

pub mod access;
mod describe;
mod model;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod store;
#[cfg(all(test, feature = "testing"))]
mod tests;

pub use describe::{OrganisationAction, SiteAction};
pub use model::{ExpiringDays, Organisation, Settings, SettingsDraft, Site, SiteName};
