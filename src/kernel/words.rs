//! Enumerations whose values are words: in the database, in contracts and in forms.

/// Makes an enumeration of words: `CODES` and `ALL` in the order in which people choose, `code()`, and `FromStr`, which
/// fails with [`Problem::NotOneOf`](crate::error::Problem::NotOneOf).
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// Every word, in the order in which people choose.
            pub const CODES: &'static [&'static str] = &[$($code),*];
            /// Every value, in the order in which people choose.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that is stored and that contracts use.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Problem;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)*
                    _ => Err($crate::error::Problem::NotOneOf(Self::CODES)),
                }
            }
        }
    };
}
pub(crate) use words;
