//! Whole numbers within limits.

/// Makes types of whole numbers within limits.
macro_rules! whole_numbers {
    ($($(#[$meta:meta])* $name:ident = $least:literal..=$most:literal $(, breaks $rule:path)?;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "i64")]
        pub struct $name(i64);

        impl TryFrom<i64> for $name {
            type Error = $crate::kernel::problem::Problem;
            fn try_from(number: i64) -> Result<Self, Self::Error> {
                Self::new(number)
            }
        }

        impl $name {
            /// The numbers that it can be.
            pub const RANGE: std::ops::RangeInclusive<i64> = $least..=$most;

            /// `number`, if it is in the range.
            pub const fn new(number: i64) -> Result<Self, $crate::kernel::problem::Problem> {
                if $least <= number && number <= $most {
                    Ok(Self(number))
                } else {
                    Err($crate::kernel::problem::Problem::OutOfRange($least, $most))
                }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }

            /// The number, for sums with dates.
            #[must_use]
            pub fn count(self) -> u32 {
                u32::try_from(self.0).unwrap_or(0)
            }
        }

        #[cfg(feature = "store")]
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            i64: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <i64 as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <i64 as sqlx::Type<DB>>::compatible(info)
            }
        }

        #[cfg(feature = "store")]
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            i64: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                arguments: &mut DB::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <i64 as sqlx::Encode<'q, DB>>::encode_by_ref(&self.0, arguments)
            }
        }

        /// A number beyond the range is an error, as a word that nobody knows is.
        #[cfg(feature = "store")]
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            i64: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                let number = <i64 as sqlx::Decode<'r, DB>>::decode(value)?;
                Self::new(number).map_err(|problem| format!("{number}: {problem}").into())
            }
        }

        impl $crate::kernel::input::FromText for $name {
            $(const RULE: Option<$crate::kernel::rule::Rule> = Some($rule);)?

            fn from_text(text: &str) -> Result<Self, $crate::kernel::problem::Problem> {
                Self::new(text.parse().map_err(|_| $crate::kernel::problem::Problem::NotWhole($least, $most))?)
            }

            fn to_text(&self) -> String {
                self.0.to_string()
            }
        }
    )*};
}
pub(crate) use whole_numbers;
