//! Use cases that join organisations, people and accounts, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod administrator;
mod organisation;

use super::{NewOrganisation, create};
use crate::{
    error::Error,
    identity::Who,
    testing::{House, PASSWORD},
    work::Door,
};

pub(crate) fn new_tenant(email: &str) -> NewOrganisation {
    NewOrganisation {
        name: "Other works".into(),
        first_name: "Sam".into(),
        last_name: "Other".into(),
        email: email.into(),
        password: PASSWORD.into(),
    }
}

pub(crate) async fn create_tenant(house: &House, new: NewOrganisation) -> Result<Who, Error> {
    create(&house.installation, new, Door::Command, "test").await
}
