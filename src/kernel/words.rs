//! Enumerations whose values are words: in the database, in contracts and in forms.

/// An enumeration of words, for code that works with any of them.
#[cfg(feature = "store")]
pub(crate) trait Word: Copy + Send + 'static {
    /// Every word, in the order in which people choose.
    const WORDS: &'static [&'static str];
    /// The value of each.
    const VALUES: &'static [Self];
}

/// Makes an enumeration of words: `CODES` and `ALL` in the order in which people choose, `code()`, and `FromStr`, which
/// fails with [`Problem::NotOneOf`](crate::kernel::problem::Problem::NotOneOf).
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

        #[cfg(feature = "store")]
        impl $crate::kernel::words::Word for $name {
            const WORDS: &'static [&'static str] = Self::CODES;
            const VALUES: &'static [Self] = Self::ALL;
        }

        impl std::str::FromStr for $name {
            type Err = $crate::kernel::problem::Problem;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)*
                    _ => Err($crate::kernel::problem::Problem::NotOneOf(Self::CODES)),
                }
            }
        }

        #[cfg(feature = "store")]
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            String: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <String as sqlx::Type<DB>>::compatible(info)
            }
        }

        #[cfg(feature = "store")]
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            String: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                arguments: &mut DB::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, DB>>::encode(self.code().to_owned(), arguments)
            }
        }

        #[cfg(feature = "store")]
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            String: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                let word = <String as sqlx::Decode<'r, DB>>::decode(value)?;
                word.parse().map_err(|_| format!("{word:?} is no word that this version knows").into())
            }
        }
    };
}
pub(crate) use words;
