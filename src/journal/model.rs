//! What an entry of the journal says.

use crate::kernel::{
    action::Action,
    entity::{Entity, SnapshotPart},
    id::{Id, PersonId},
};
use serde::Serialize;
use serde_json::Value;

/// What of the compliance snapshot an entry bears on. It follows from what was done to which kind of entity, so that nobody can
/// forget it.
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
    part: SnapshotPart,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

impl Entry {
    /// `action` on the entity with identifier `id`.
    #[must_use]
    pub fn new<A: Action>(action: A, id: A::Of) -> Self {
        Self { entity_id: Some(id.number()), ..Self::bulk(action) }
    }

    /// `action` on many entities at once.
    #[must_use]
    pub fn bulk<A: Action>(action: A) -> Self {
        let (entity, part) = (<A::Of as Id>::ENTITY, action.touches());
        Self { action: action.word(), entity, entity_id: None, person: None, part, before: None, after: None }
    }

    /// The person whom it is about.
    #[must_use]
    pub fn about(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    /// What of the compliance snapshot it bears on.
    pub(crate) fn touches(&self) -> Touches {
        match (self.part, self.person) {
            (SnapshotPart::Nothing, _) => Touches::Nothing,
            (SnapshotPart::Person, Some(person)) => Touches::Person(person),
            (SnapshotPart::Rules, _) => Touches::Rules,
            (SnapshotPart::Person | SnapshotPart::Everything, _) => Touches::Everything,
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
