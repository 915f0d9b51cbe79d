//! Whether what a form or request names is there: rows of the caller's organisation, or of every one.

use crate::{
    db::{JOB_ROLES, OwnRow, Query, Scoped},
    error::{Entity, Flaws, Problem, Result},
    kernel::id::{Id, RoleId},
    work::Read,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What the fields of a form or request name.
#[derive(Default)]
pub(crate) struct References(Vec<Reference>);

struct Reference {
    field: String,
    rows: Scoped,
    entity: Entity,
    ids: Vec<i64>,
}

impl References {
    /// The same with what `field` names, if it names any.
    pub(crate) fn of<I: OwnRow>(self, field: impl Into<String>, ids: impl IntoIterator<Item = I>) -> Self {
        self.among(I::ROWS, field, ids)
    }

    /// The same with the job roles that `field` names: a role of access is none of them.
    pub(crate) fn of_job(self, field: impl Into<String>, roles: impl IntoIterator<Item = RoleId>) -> Self {
        self.among(JOB_ROLES, field, roles)
    }

    fn among<I: Id>(mut self, rows: Scoped, field: impl Into<String>, ids: impl IntoIterator<Item = I>) -> Self {
        let ids = ids.into_iter().map(Id::number).collect();
        self.0.push(Reference { field: field.into(), rows, entity: I::ENTITY, ids });
        self
    }

    /// Notes each field that names what is not there, with one query for each kind of thing.
    pub(crate) async fn check(&self, read: &mut Read, flaws: &mut Flaws) -> Result<()> {
        let mut known = HashMap::new();
        for Reference { rows, .. } in &self.0 {
            if !known.contains_key(rows) {
                known.insert(*rows, self.known(read, *rows).await?);
            }
        }
        for Reference { field, rows, entity, ids } in &self.0 {
            if !ids.iter().all(|id| known[rows].contains(id)) {
                flaws.add(field.clone(), Problem::Unknown(*entity));
            }
        }
        Ok(())
    }

    /// Refuses what names something that is not there.
    pub(crate) async fn require(&self, read: &mut Read) -> Result<()> {
        let mut flaws = Flaws::default();
        self.check(read, &mut flaws).await?;
        Ok(flaws.check()?)
    }

    /// Those of what is named among `rows` that the caller's organisation sees.
    async fn known(&self, read: &mut Read, rows: Scoped) -> Result<HashSet<i64>> {
        let among = self.0.iter().filter(|one| one.rows == rows);
        let ids: BTreeSet<i64> = among.flat_map(|one| one.ids.iter().copied()).collect();
        if ids.is_empty() {
            return Ok(HashSet::new());
        }
        let rows: Vec<(i64,)> = Query::of(rows).among_numbers("id", ids).all(read).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
