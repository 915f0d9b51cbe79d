//! How readers are told what the journal says. Each feature describes the entries about its entities, in `describe.rs` of its pages:
//! which fields they have and how each is told, what the thing is called, and how names are looked up. The page of the journal
//! collects these descriptions (`pages/journal/index.rs`).
//!
//! The texts follow from words: `trail-entity-<word>` for a kind of thing, `trail-action-<word>` for what was done to one.

mod names;
pub mod tell;

pub use names::{Lookup, Named, Names};

use crate::text;
use docendo::{
    identity::Who,
    kernel::{
        action::{Action, Journaled},
        entity::Entity,
    },
    trail::TrailLine,
};

/// What one feature says of its entities.
pub struct Feature {
    /// How entries about them are told.
    pub descriptions: &'static [Description],
    /// How the names of those are looked up to which entries refer by number.
    pub lookups: &'static [Lookup],
}

/// How entries about entities with identifiers of this type are told.
pub trait Describe: Journaled {
    /// The fields that they tell.
    const FIELDS: &'static [Field];
    /// Whether nobody has to read the fields that are not named.
    const IS_REST_QUIET: bool = false;

    /// What an entry is about, unless it is the person alone.
    fn thing(_line: &TrailLine, _names: &Names, _reader: &Who) -> Option<Thing> {
        None
    }
}

/// The same for entities of one kind among others.
pub struct Description {
    /// What they are.
    pub entity: Entity,
    /// The words of what can be done to them.
    pub actions: fn() -> Vec<&'static str>,
    /// What an entry is about, see [`Describe::thing`].
    pub thing: fn(&TrailLine, &Names, &Who) -> Option<Thing>,
    /// The fields that they tell.
    pub fields: &'static [Field],
    is_rest_quiet: bool,
}

impl Description {
    /// Of entities with such identifiers.
    #[must_use]
    pub const fn of<I: Describe>() -> Self {
        Self {
            entity: I::ENTITY,
            actions: words::<I::Action>,
            thing: I::thing,
            fields: I::FIELDS,
            is_rest_quiet: I::IS_REST_QUIET,
        }
    }

    /// How the field `name` is told where it is `stored` like this; nothing if it is not described.
    #[must_use]
    pub fn field(&self, name: &str, stored: &str) -> Option<Field> {
        let found = self.fields.iter().find(|field| field.name == name && field.how.fits(stored));
        found.copied().or_else(|| self.is_rest_quiet.then_some(Field::quiet("")))
    }
}

fn words<A: Action>() -> Vec<&'static str> {
    A::ACTIONS.iter().map(|action| action.word()).collect()
}

/// A field that entries tell.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the domain; fields inside others are joined by a dot: `period.from`.
    pub name: &'static str,
    /// The key of its label; none if nobody has to read it.
    pub label: Option<&'static str>,
    /// How its value is told.
    pub how: How,
}

impl Field {
    /// A field under the label with key `label`.
    #[must_use]
    pub const fn told(name: &'static str, label: &'static str, how: How) -> Self {
        Self { name, label: Some(label), how }
    }

    /// A field that nobody has to read: bookkeeping, or what stands beside the entry anyhow.
    #[must_use]
    pub const fn quiet(name: &'static str) -> Self {
        Self { name, label: None, how: How::Text }
    }

    /// The same of the number of another entity, by the name of which the entry is told.
    #[must_use]
    pub const fn quiet_reference(name: &'static str, entity: Entity) -> Self {
        Self { name, label: None, how: How::Named(entity) }
    }
}

/// How the value of a field is told.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// As it stands.
    Text,
    /// As yes or no, a day or a moment where it is one.
    Plain,
    /// By its word: `<prefix>-<value>`.
    Word(&'static str),
    /// By the names of the entities of this kind whose numbers it has.
    Named(Entity),
    /// In words that this makes of it, see [`tell`].
    By(fn(&str) -> String),
}

impl How {
    /// A value in words; `names` has those of what it has the numbers of.
    #[must_use]
    pub fn tell(self, stored: &str, names: &Names) -> String {
        match self {
            Self::Text => stored.to_owned(),
            Self::Plain => tell::plain(stored),
            Self::Word(prefix) => text::word(prefix, stored),
            Self::Named(entity) => names.all(entity, stored),
            Self::By(words) => words(stored),
        }
    }

    /// Whether a value that is `stored` like this can be told so: by names only what is numbers, or nothing.
    fn fits(self, stored: &str) -> bool {
        !matches!(self, Self::Named(_)) || stored.is_empty() || numbers(stored).is_some()
    }
}

/// The numbers in a stored list of them.
fn numbers(stored: &str) -> Option<Vec<i64>> {
    stored.split(", ").map(|number| number.parse().ok()).collect()
}

/// A thing that an entry is about, or refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name: a code, a day.
    pub note: Option<String>,
    /// Its page, if there is one that the reader may open.
    pub page: Option<String>,
}

impl Thing {
    /// A thing of which no more than the name is told.
    #[must_use]
    pub fn named(name: String) -> Self {
        Self { name, note: None, page: None }
    }
}

/// The name that an entry tells and nothing else.
#[must_use]
pub fn only_name(line: &TrailLine) -> Option<String> {
    line.names().into_iter().next()
}
