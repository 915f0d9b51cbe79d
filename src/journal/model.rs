//! What an entry of the journal says.

use crate::{
    error::Entity,
    kernel::id::{Id, ImportId, PersonId},
};
use serde::Serialize;
use serde_json::Value;

/// What of the compliance snapshot a change bears on. It follows from what the entry is about, so that nobody can forget it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// Nothing of it.
    Nothing,
    /// The facts of one person.
    Person(PersonId),
    /// Requirements, competencies, courses, roles, sites or settings.
    Rules,
    /// Anything: a change of many facts at once.
    Everything,
}

impl Touches {
    /// The word that is stored; the person is stored beside it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Person(_) => "person",
            Self::Rules => "rules",
            Self::Everything => "everything",
        }
    }

    /// The reverse of [`Touches::code`]; an unknown word is taken for everything.
    #[must_use]
    pub fn parse(code: &str, person: Option<PersonId>) -> Self {
        match (code, person) {
            ("nothing", _) => Self::Nothing,
            ("person", Some(person)) => Self::Person(person),
            ("rules", _) => Self::Rules,
            _ => Self::Everything,
        }
    }
}

/// An entry to be written.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) action: &'static str,
    pub(crate) entity: Entity,
    pub(crate) entity_id: Option<i64>,
    pub(crate) person: Option<PersonId>,
    is_step: bool,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

impl Entry {
    /// `action` (a past participle: `created`, `ended`) on the entity with identifier `id`.
    #[must_use]
    pub fn new(action: &'static str, entity: Entity, id: impl Id) -> Self {
        Self { entity_id: Some(id.number()), ..Self::bulk(action, entity) }
    }

    /// `action` on many entities at once.
    #[must_use]
    pub fn bulk(action: &'static str, entity: Entity) -> Self {
        Self { action, entity, entity_id: None, person: None, is_step: false, before: None, after: None }
    }

    /// A step of an import before or after what it writes, which changes no facts itself.
    #[must_use]
    pub fn step(action: &'static str, import: ImportId) -> Self {
        Self { is_step: true, ..Self::new(action, Entity::Import, import) }
    }

    /// The person whom it is about.
    #[must_use]
    pub fn about(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    /// What of the compliance snapshot it bears on.
    pub(crate) fn touches(&self) -> Touches {
        match self.entity {
            Entity::Person | Entity::Employment | Entity::Holding | Entity::Completion => {
                self.person.map_or(Touches::Everything, Touches::Person)
            }
            Entity::Requirement
            | Entity::Competency
            | Entity::Course
            | Entity::Category
            | Entity::Role
            | Entity::Site
            | Entity::Organisation => Touches::Rules,
            Entity::Import if self.is_step => Touches::Nothing,
            Entity::Import => Touches::Everything,
            Entity::Account | Entity::Document | Entity::Export | Entity::View | Entity::Page => Touches::Nothing,
        }
    }

    /// The state before.
    #[must_use]
    pub fn before(mut self, state: &impl Serialize) -> Self {
        self.before = serde_json::to_value(state).ok();
        self
    }

    /// The state after.
    #[must_use]
    pub fn after(mut self, state: &impl Serialize) -> Self {
        self.after = serde_json::to_value(state).ok();
        self
    }
}
