//! The names of what entries refer to by number, looked up for all of them at once.

use super::{Describe, Description, How, Thing, numbers};
use crate::t;
use docendo::{
    Result,
    kernel::{
        entity::Entity,
        id::{CompetencyId, Id},
    },
    trail::{Change, Listed, Past, TrailLine},
    work::Read,
};
use std::{
    collections::{BTreeSet, HashMap},
    pin::Pin,
};

/// Identifiers of what entries refer to.
pub trait Named: Id {
    /// What those of `ids` are called that are there.
    fn named(read: &mut Read, ids: &[Self]) -> impl Future<Output = Result<HashMap<Self, Thing>>> + Send;
}

/// What a lookup comes to: names by number.
type LookupFuture<'r> = Pin<Box<dyn Future<Output = Result<HashMap<i64, Thing>>> + Send + 'r>>;

/// How the names of entities of one kind are looked up.
pub struct Lookup {
    entity: Entity,
    find: for<'r> fn(&'r mut Read, BTreeSet<i64>) -> LookupFuture<'r>,
}

impl Lookup {
    /// Of entities with such identifiers.
    #[must_use]
    pub const fn of<I: Named>() -> Self {
        Self { entity: I::ENTITY, find: find::<I> }
    }
}

fn find<I: Named>(read: &mut Read, numbers: BTreeSet<i64>) -> LookupFuture<'_> {
    Box::pin(async move {
        let ids: Vec<I> = numbers.into_iter().map(I::of).collect();
        let named = I::named(read, &ids).await?;
        Ok(named.into_iter().map(|(id, thing)| (id.number(), thing)).collect())
    })
}

/// The names of what some entries refer to.
#[derive(Default)]
pub struct Names(HashMap<(Entity, i64), Thing>);

impl Names {
    /// Of what `lines` refer to, each line by its description.
    pub async fn load(
        read: &mut Read,
        lines: &[TrailLine],
        describe: impl Fn(&TrailLine) -> Option<&'static Description>,
        lookups: impl Iterator<Item = &'static Lookup>,
    ) -> Result<Self> {
        Self::look_up(read, lines.iter().flat_map(|line| references(line, describe(line))), lookups).await
    }

    /// Of what the history of one thing refers to.
    pub async fn of_history<I: Describe>(read: &mut Read, past: &Past, lookups: &'static [Lookup]) -> Result<Self> {
        let description = Description::of::<I>();
        let changes = past.entries.iter().flat_map(Listed::changes);
        let values = changes.flat_map(|change| {
            let Change { field, before, after } = change;
            [before, after].into_iter().flatten().map(move |stored| (field.clone(), stored))
        });
        let referred = values.flat_map(|(field, stored)| named_by(&description, &field, &stored));
        Self::look_up(read, referred, lookups.iter()).await
    }

    async fn look_up(
        read: &mut Read,
        references: impl Iterator<Item = (Entity, i64)>,
        lookups: impl Iterator<Item = &'static Lookup>,
    ) -> Result<Self> {
        let mut referred: HashMap<Entity, BTreeSet<i64>> = HashMap::new();
        for (entity, number) in references {
            referred.entry(entity).or_default().insert(number);
        }
        let mut names = Self::default();
        for Lookup { entity, find } in lookups {
            if let Some(numbers) = referred.remove(entity) {
                let found = find(read, numbers).await?;
                names.0.extend(found.into_iter().map(|(number, thing)| ((*entity, number), thing)));
            }
        }
        Ok(names)
    }

    /// What the entity with this identifier is called; nothing if there is none any more.
    #[must_use]
    pub fn get<I: Id>(&self, id: I) -> Option<&Thing> {
        self.0.get(&(I::ENTITY, id.number()))
    }

    /// The names of the entities whose numbers are `stored`.
    #[must_use]
    pub fn all(&self, entity: Entity, stored: &str) -> String {
        let name = |number| self.0.get(&(entity, number)).map_or_else(|| t!("history-unknown"), |it| it.name.clone());
        numbers(stored).unwrap_or_default().into_iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// What a line refers to: the thing itself, what its fields have the numbers of, and competencies that it tells as required.
fn references(line: &TrailLine, description: Option<&Description>) -> Vec<(Entity, i64)> {
    let mut found: Vec<_> = line.competencies().into_iter().map(|id| (CompetencyId::ENTITY, id.number())).collect();
    let Some(description) = description else { return found };
    found.extend(line.entity_id.map(|number| (description.entity, number)));
    for (name, stored) in line.fields_after().into_iter().chain(line.fields_before()) {
        found.extend(named_by(description, &name, &stored));
    }
    found
}

/// What a field refers to that is `stored` like this.
fn named_by(description: &Description, field: &str, stored: &str) -> Vec<(Entity, i64)> {
    match description.field(field, stored).map(|field| field.how) {
        Some(How::Named(entity)) => {
            numbers(stored).unwrap_or_default().into_iter().map(|number| (entity, number)).collect()
        }
        _ => Vec::new(),
    }
}
