//! Whole numbers within limits.

/// Makes types of whole numbers within limits.
macro_rules! whole_numbers {
    ($($(#[$meta:meta])* $name:ident = $least:literal..=$most:literal $(, breaks $rule:path)?;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(i64);

        impl $name {
            /// The numbers that it can be.
            pub const RANGE: std::ops::RangeInclusive<i64> = $least..=$most;

            /// `number`, if it is in the range.
            pub fn new(number: i64) -> Result<Self, $crate::kernel::problem::Problem> {
                if Self::RANGE.contains(&number) {
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
