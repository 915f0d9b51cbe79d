//! The lists behind the numbers of people on whom requirements bear: the matrix, asked for exactly them.

use docendo::{
    Result,
    competence::{
        bearing::Bearing,
        facts::{Rules, Scope},
        requirement::Requirement,
        service,
    },
    kernel::id::RoleId,
    people,
    work::Read,
};
use std::{collections::HashSet, sync::Arc};

/// What the addresses of these lists follow from.
pub(in crate::pages) struct Reached {
    rules: Arc<Rules>,
    jobs: HashSet<RoleId>,
}

impl Reached {
    pub(in crate::pages) async fn load(read: &mut Read) -> Result<Self> {
        let jobs = people::service::roles(read).await?.into_iter().map(|role| role.id).collect();
        Ok(Self { rules: service::rules(read).await?, jobs })
    }

    /// The address of the matrix with a row for each of those on whom `requirement` bears, and its competency as the only
    /// column. None where the matrix would list others: it cannot be asked for an access role, nor for a competency without a
    /// course of its own. None of nobody either.
    pub(in crate::pages) fn list(&self, requirement: &Requirement, bearing: Bearing) -> Option<String> {
        let course = self.rules.competency(requirement.competency)?.course?;
        let is_alone = self.rules.grants.get(&course).is_none_or(|granted| *granted == requirement.competency);
        let scope = match requirement.scope {
            Scope::Everyone => String::new(),
            Scope::Role(role) if self.jobs.contains(&role) => format!("&role={role}"),
            Scope::Role(_) => return None,
            Scope::Site(site) => format!("&site={site}"),
        };
        (is_alone && bearing.people > 0).then(|| format!("/matrix?course={course}{scope}"))
    }
}
