//! The words that a contract has of its own for the values of an enum of the domain.

/// Declares the words of a contract for an enum of the domain: one type with `kind()`, the kind of a field that takes them.
///
/// Words for `every` value have `of(value)` as well, the word that an answer says; a value without a word does not compile then.
///
/// ```text
/// spelling! {
///     /// Priorities, most urgent first.
///     PriorityWord of every Priority { "critical" = Urgent, "high" = High, "normal" = Normal, "low" = Low }
/// }
/// ```
macro_rules! spelling {
    ($(#[$meta:meta])* $name:ident of every $type:ty { $($word:literal = $value:ident),* $(,)? }) => {
        $crate::api::kit::kind::spelling! { $(#[$meta])* $name of $type { $($word = $value),* } }

        impl $name {
            /// The word for a value.
            pub(crate) const fn of(value: $type) -> &'static str {
                match value { $(<$type>::$value => $word),* }
            }
        }
    };
    ($(#[$meta:meta])* $name:ident of $type:ty { $($word:literal = $value:ident),* $(,)? }) => {
        $(#[$meta])*
        pub(crate) struct $name;

        impl $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            /// The kind of a field that takes one of the words.
            pub(crate) fn kind() -> $crate::api::kit::kind::Word<$type> {
                $crate::api::kit::kind::word(Self::WORDS).parse(|word| match word {
                    $($word => Ok(<$type>::$value),)*
                    _ => Err(docendo::error::Problem::NotOneOf(Self::WORDS)),
                })
            }
        }
    };
}

pub(crate) use spelling;
