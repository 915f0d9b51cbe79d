//! How readers are told of organisations and their sites.

use crate::describe::{Describe, Description, Feature, Field, How, Lookup, Named, Names, Thing, tell};
use docendo::{
    Result,
    identity::Who,
    kernel::id::{OrganisationId, SiteId},
    organisation::service,
    trail::TrailLine,
    work::Read,
};
use std::collections::HashMap;

pub(in crate::pages) static FEATURE: Feature = Feature {
    descriptions: &[Description::of::<SiteId>(), Description::of::<OrganisationId>()],
    lookups: &[Lookup::of::<SiteId>()],
};

impl Describe for OrganisationId {
    const FIELDS: &'static [Field] = &[
        Field::told("name", "label-name", How::Text),
        Field::told("expiring_days", "label-expiring-days", How::By(tell::days)),
        Field::told("language", "label-language", How::By(tell::language)),
        Field::told("demo_closed", "trail-demo-closed", How::Text),
    ];

    fn thing(line: &TrailLine, _: &Names, _: &Who) -> Option<Thing> {
        line.stated("name").map(Thing::named)
    }
}

impl Describe for SiteId {
    const FIELDS: &'static [Field] = &[Field::told("name", "label-name", How::Text)];

    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        line.stated("name").map(Thing::named).or_else(|| names.get(Self(line.entity_id?)).cloned())
    }
}

impl Named for SiteId {
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let sites = service::sites(read).await?.into_iter().filter(|site| ids.contains(&site.id));
        Ok(sites.map(|site| (site.id, Thing::named(site.name))).collect())
    }
}
