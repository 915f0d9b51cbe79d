//! Schemas by name, and how the failures of a contract look in its description.

use docendo::error::Entity;
use utoipa::{
    ToSchema,
    openapi::{Content, Ref, RefOr, Schema},
};

/// The schemas that a description refers to, by name.
#[derive(Default)]
pub struct Schemas(Vec<(String, RefOr<Schema>)>);

impl Schemas {
    /// Adds the schema of `T` and those that it refers to.
    pub fn add<T: ToSchema>(&mut self) {
        self.named::<T>(T::name().into_owned());
    }

    /// The same under another name than that of `T`.
    pub(super) fn named<T: ToSchema>(&mut self, name: String) {
        self.0.push((name, T::schema()));
        T::schemas(&mut self.0);
    }

    /// All of them.
    pub(crate) fn all(self) -> Vec<(String, RefOr<Schema>)> {
        self.0
    }
}

/// The body of a failure, or of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub(super) name: fn() -> String,
    add: fn(&mut Schemas),
}

impl Shape {
    /// The shape of a `T`.
    #[must_use]
    pub const fn of<T: ToSchema>() -> Self {
        Self { name: || T::name().into_owned(), add: Schemas::add::<T> }
    }

    pub(super) fn content(self, schemas: &mut Schemas) -> Content {
        (self.add)(schemas);
        Content::new(Some(Ref::from_schema_name((self.name)())))
    }
}

/// How the failures of a contract look in its description.
#[derive(Debug, Clone, Copy)]
pub struct Failures {
    /// The body of everything that is told in a sentence.
    pub sentence: Shape,
    /// The body of what is told field by field.
    pub flaws: Shape,
    /// The body of what is told in one way or the other: of a body that is wrong or cannot be read at all.
    pub either: Shape,
    /// The status of what cannot be used.
    pub flawed: u16,
    /// What every endpoint may answer.
    pub always: &'static [(u16, &'static str)],
    /// What is said when something is not there.
    pub missing: fn(Entity) -> String,
}

impl Failures {
    /// "no such course".
    #[must_use]
    pub fn no_such(entity: Entity) -> String {
        format!("no such {}", entity_word(entity))
    }
}

/// What people call it.
pub(super) fn entity_word(entity: Entity) -> &'static str {
    if entity == Entity::Document { "file" } else { entity.code() }
}
