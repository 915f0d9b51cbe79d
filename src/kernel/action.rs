//! What can be done to entities: the words of the journal. Each feature declares those of its entities, in its `describe.rs`.

use super::{entity::SnapshotPart, id::Id};

/// An identifier of something of which the journal tells.
pub trait Journaled: Id {
    /// What can be done to it.
    type Action: Action<Of = Self>;
}

/// Something that can be done to entities of one kind.
pub trait Action: Copy + Send + Sync + 'static {
    /// The identifiers of what it is done to.
    type Of: Journaled<Action = Self>;
    /// Everything that can be done to them.
    const ACTIONS: &'static [Self];
    /// The word that is stored: a past participle.
    fn word(self) -> &'static str;
    /// What of the compliance snapshot it bears on.
    fn touches(self) -> SnapshotPart;
}

/// Declares what can be done to entities of one kind, each with the word that is stored. A change bears on the part of the
/// compliance snapshot that the entity's line names, unless `touches` says otherwise.
macro_rules! actions {
    ($(#[$meta:meta])* $name:ident of $id:ident {
        $($(#[$vmeta:meta])* $variant:ident = $word:literal $(touches $touches:ident)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$vmeta])* $variant,)*
        }

        impl $crate::kernel::action::Journaled for $id {
            type Action = $name;
        }

        impl $crate::kernel::action::Action for $name {
            type Of = $id;

            const ACTIONS: &'static [Self] = &[$(Self::$variant),*];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            fn touches(self) -> $crate::kernel::entity::SnapshotPart {
                use $crate::kernel::{entity::SnapshotPart, id::Id};
                const OF_ENTITY: SnapshotPart =
                    <$id as Id>::ENTITY.touches().expect("the line of the entity says what a change touches");
                match self { $(Self::$variant => actions!(@touches OF_ENTITY $($touches)?)),* }
            }
        }
    };
    (@touches $of_entity:ident) => { $of_entity };
    (@touches $of_entity:ident $touches:ident) => { SnapshotPart::$touches };
}
pub(crate) use actions;
