//! Every use case that not everybody may carry out: the one list of them. A feature names its own in its `access.rs`.

use crate::{
    catalogue,
    competence::{self, completion, requirement},
    documents, exchange, identity,
    kernel::{self, access::UseCase},
    organisation, people, provisioning, trail,
};

/// The use cases of each feature.
const FEATURES: [&[UseCase]; 12] = [
    competence::access::ALL,
    completion::access::ALL,
    requirement::access::ALL,
    catalogue::access::ALL,
    documents::access::ALL,
    people::access::ALL,
    kernel::access::ALL,
    exchange::access::ALL,
    trail::access::ALL,
    identity::access::ALL,
    provisioning::access::ALL,
    organisation::access::ALL,
];

/// All of them, in the order in which the page for operators lists them.
pub fn all() -> impl Iterator<Item = UseCase> {
    FEATURES.into_iter().flatten().copied()
}

/// The use case of this name.
#[must_use]
pub fn named(name: &str) -> Option<UseCase> {
    all().find(|one| one.name == name)
}

#[cfg(test)]
mod tests;
