//! Whether what a form or request names is there: rows of the caller's organisation, or of every one.

use crate::{
    db::{OwnRow, Query, Scoped},
    error::{Entity, Flaws, Problem, Result},
    kernel::id::Id,
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
    pub(crate) fn of<I: OwnRow>(mut self, field: impl Into<String>, ids: impl IntoIterator<Item = I>) -> Self {
        let ids = ids.into_iter().map(Id::number).collect();
        self.0.push(Reference { field: field.into(), rows: I::ROWS, entity: I::ENTITY, ids });
        self
    }

    /// Notes each field that names what is not there, with one query for each kind of thing.
    pub(crate) async fn check(&self, read: &mut Read, flaws: &mut Flaws) -> Result<()> {
        let mut known = HashMap::new();
        for Reference { rows, entity, .. } in &self.0 {
            if !known.contains_key(entity) {
                known.insert(*entity, self.known(read, *rows, *entity).await?);
            }
        }
        for Reference { field, entity, ids, .. } in &self.0 {
            if !ids.iter().all(|id| known[entity].contains(id)) {
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

    /// Those of what is named of one kind that are among the `rows` that the caller's organisation sees.
    async fn known(&self, read: &mut Read, rows: Scoped, entity: Entity) -> Result<HashSet<i64>> {
        let of_kind = self.0.iter().filter(|one| one.entity == entity);
        let ids: BTreeSet<i64> = of_kind.flat_map(|one| one.ids.iter().copied()).collect();
        if ids.is_empty() {
            return Ok(HashSet::new());
        }
        let rows: Vec<(i64,)> = Query::of(rows).among_numbers("id", ids).all(read).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
