//! Use cases that join organisations, people and accounts, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod administrator;
mod organisation;

use super::{OrganisationDraft, create};
use crate::{
    error::Error,
    identity::Who,
    testing::{House, PASSWORD},
    work::Door,
};

pub(crate) fn new_tenant(email: &str) -> OrganisationDraft {
    OrganisationDraft::named("Other works", ("Sam", "Other"), email, PASSWORD)
}

pub(crate) async fn create_tenant(house: &House, new: OrganisationDraft) -> Result<Who, Error> {
    create(&house.installation, new, Door::Command, "test").await
}
