//! Whether what a form or request names is there: rows of the caller's organisation, or of every one.

use crate::{
    db::in_list,
    error::{Entity, Flaws, Problem, Result},
    kernel::id::{CategoryId, CompetencyId, CourseId, Id, PersonId, RoleId, SiteId},
    work::Read,
};
use sqlx::AssertSqlSafe;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// An identifier that others refer to.
pub(crate) trait Referred: Id {
    /// The table of its rows.
    const TABLE: &'static str;
    /// What they are.
    const ENTITY: Entity;
}

macro_rules! referred {
    ($($id:ty = $table:literal, $entity:ident;)*) => {$(
        impl Referred for $id {
            const TABLE: &'static str = $table;
            const ENTITY: Entity = Entity::$entity;
        }
    )*};
}

referred! {
    CategoryId = "category", Category;
    CompetencyId = "competency", Competency;
    CourseId = "course", Course;
    PersonId = "person", Person;
    RoleId = "role", Role;
    SiteId = "site", Site;
}

/// What the fields of a form or request name.
#[derive(Default)]
pub(crate) struct References(Vec<Reference>);

struct Reference {
    field: String,
    table: &'static str,
    entity: Entity,
    ids: Vec<i64>,
}

impl References {
    /// The same with what `field` names, if it names any.
    pub(crate) fn of<I: Referred>(mut self, field: impl Into<String>, ids: impl IntoIterator<Item = I>) -> Self {
        let ids = ids.into_iter().map(Id::number).collect();
        self.0.push(Reference { field: field.into(), table: I::TABLE, entity: I::ENTITY, ids });
        self
    }

    /// Notes each field that names what is not there, with one query for each kind of thing.
    pub(crate) async fn check(&self, read: &mut Read, flaws: &mut Flaws) -> Result<()> {
        let mut known = BTreeMap::new();
        for Reference { table, .. } in &self.0 {
            if !known.contains_key(table) {
                known.insert(*table, self.known(read, table).await?);
            }
        }
        for Reference { field, table, entity, ids } in &self.0 {
            if !ids.iter().all(|id| known[table].contains(id)) {
                flaws.add(field.clone(), Problem::Unknown(*entity));
            }
        }
        Ok(())
    }

    /// Refuses what names something that is not there.
    pub(crate) async fn require(&self, read: &mut Read) -> Result<()> {
        let mut flaws = Flaws::default();
        self.check(read, &mut flaws).await?;
        flaws.check()
    }

    /// Those of what is named in `table` that are rows of the caller's organisation.
    async fn known(&self, read: &mut Read, table: &'static str) -> Result<HashSet<i64>> {
        let of_table = self.0.iter().filter(|one| one.table == table);
        let ids: BTreeSet<i64> = of_table.flat_map(|one| one.ids.iter().copied()).collect();
        if ids.is_empty() {
            return Ok(HashSet::new());
        }
        let organisation = read.who.organisation;
        // Some categories are there for every organisation. The sign is explained at `own_rows`.
        let own = if table == CategoryId::TABLE {
            "(organisation_id = $1 OR organisation_id IS NULL)"
        } else {
            "+organisation_id = $1"
        };
        // The table's name is a constant of the program, and the list is made of numbers.
        let sql = format!("SELECT id FROM {table} WHERE {own} AND id IN ({})", in_list(ids));
        let rows: Vec<(i64,)> = read.all(AssertSqlSafe(sql), &[&organisation]).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
