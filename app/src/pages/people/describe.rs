//! How readers are told of people, their accounts, their employments and their roles.

use crate::{
    describe::{Describe, Description, Feature, Field, How, Lookup, Named, Names, Thing, only_name, tell},
    t, text,
};
use docendo::{
    Result,
    identity::{SEED, Who},
    kernel::{
        entity::Entity,
        id::{AccountId, EmploymentId, HoldingId, PersonId, RoleId, SiteId},
    },
    people::service,
    trail::TrailLine,
    work::Read,
};
use std::collections::HashMap;

pub(in crate::pages) static FEATURE: Feature = Feature {
    descriptions: &[
        Description::of::<PersonId>(),
        Description::of::<AccountId>(),
        Description::of::<EmploymentId>(),
        Description::of::<HoldingId>(),
        Description::of::<RoleId>(),
    ],
    lookups: &[Lookup::of::<PersonId>(), Lookup::of::<RoleId>()],
};

impl Describe for PersonId {
    const FIELDS: &'static [Field] = &[
        Field::told("employee_number", "label-employee-number", How::Text),
        Field::told("first_name", "label-first-name", How::Text),
        Field::told("last_name", "label-last-name", How::Text),
        Field::told("email", "label-email", How::Text),
        Field::told("department", "label-department", How::Text),
        Field::quiet("id"),
        Field::quiet("version"),
        Field::quiet("created_at"),
        Field::quiet("updated_at"),
    ];
}

impl Describe for AccountId {
    const FIELDS: &'static [Field] = &[Field::told("language", "label-language", How::By(tell::language))];
}

impl Describe for EmploymentId {
    const FIELDS: &'static [Field] = &[
        Field::told("period.from", "label-from", How::Plain),
        Field::told("period.to", "label-to", How::Plain),
        Field::told("reason", "label-reason", How::Text),
        Field::quiet("id"),
        Field::quiet("person"),
    ];
}

impl Describe for HoldingId {
    const FIELDS: &'static [Field] = &[
        Field::told("job.role_name", "label-role", How::Text),
        Field::told("job.site_name", "label-site", How::Text),
        // A job role is told by its number, an access role by its code.
        Field::told("role", "label-role", How::Named(Entity::Role)),
        Field::told("role", "access-role", How::By(access_role)),
        Field::told("site", "label-site", How::Named(Entity::Site)),
        Field::told("period.from", "label-from", How::Plain),
        Field::told("period.to", "label-to", How::Plain),
        Field::told("from", "label-from", How::Plain),
        Field::told("to", "label-to", How::Plain),
        Field::told("beyond", "trail-beyond", How::Text),
        Field::told("reason", "label-reason", How::Text),
        Field::quiet("id"),
        Field::quiet("person"),
        Field::quiet("job.role"),
        Field::quiet("job.site"),
    ];

    /// A job role and its site, or an access role.
    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        let role = line.stated("job.role_name").or_else(|| role_name(&line.stated("role")?, names))?;
        let site = line.stated("job.site_name").or_else(|| {
            let id = line.stated("site")?.parse().ok()?;
            names.get(SiteId(id)).map(|site| site.name.clone())
        });
        Some(Thing::named(match site {
            Some(site) => t!("job-at-site", role = role, site = site),
            None => role,
        }))
    }
}

fn role_name(stored: &str, names: &Names) -> Option<String> {
    match stored.parse() {
        Ok(number) => names.get(RoleId(number)).map(|role| role.name.clone()),
        Err(_) => Some(access_role(stored)),
    }
}

/// The access role with this code, in words.
fn access_role(code: &str) -> String {
    let is_known = SEED.iter().any(|role| role.code == code);
    if is_known { text::word("access", code) } else { code.replace('_', " ") }
}

impl Describe for RoleId {
    const FIELDS: &'static [Field] = &[];

    fn thing(line: &TrailLine, names: &Names, _: &Who) -> Option<Thing> {
        only_name(line).map(Thing::named).or_else(|| names.get(Self(line.entity_id?)).cloned())
    }
}

impl Named for PersonId {
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let names = service::names(read, ids).await?.into_iter();
        Ok(names.map(|(id, name)| (id, Thing::named(name))).collect())
    }
}

impl Named for RoleId {
    async fn named(read: &mut Read, ids: &[Self]) -> Result<HashMap<Self, Thing>> {
        let roles = service::roles(read).await?.into_iter().filter(|role| ids.contains(&role.id));
        Ok(roles.map(|role| (role.id, Thing::named(role.name))).collect())
    }
}
