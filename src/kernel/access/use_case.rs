//! Use cases, as far as it is stated who may carry them out.

use super::{Permission, Permissions};
use std::iter::once;

/// Something that not everybody may do, with who may. A feature names its own in its `access.rs`, by `use_cases!`; services, pages
/// and the index of endpoints all ask that value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UseCase {
    /// Its name, which stays as it is: descriptions of the API show it.
    pub name: &'static str,
    /// What it is, in sentences for the table of who may what.
    pub sentence: &'static str,
    /// The permission that a refusal names.
    pub permission: Permission,
    /// Other permissions, each of which suffices as well.
    pub others: &'static [Permission],
    /// Whether everybody may do it about themselves.
    pub is_free_about_oneself: bool,
}

impl UseCase {
    /// The permissions of which one suffices.
    pub fn permissions(self) -> impl Iterator<Item = Permission> {
        once(self.permission).chain(self.others.iter().copied())
    }

    /// Whether whoever has `permissions` may do it, whomever it is about.
    #[must_use]
    pub fn is_open_to(self, permissions: Permissions) -> bool {
        self.permissions().any(|permission| permissions.has(permission))
    }
}

/// Names the use cases of a feature with who may carry them out, in `access.rs`:
///
/// ```text
/// use_cases! {
///     /// Record completions.
///     RECORD = "completion.record", for CompletionWrite;
///     /// See completions.
///     SEE = "completion.see", for CompletionWrite | StandingRead, or oneself;
/// }
/// ```
///
/// One permission suffices, and a refusal names the first. With `or oneself`, nobody needs one for what is about themselves. The
/// comment stands in the table of who may what. `ALL` lists them; the index of all features (`src/use_cases.rs`) wants it.
macro_rules! use_cases {
    ($(
        $(#[doc = $line:literal])+
        $name:ident = $code:literal, for $permission:ident $(| $other:ident)* $(, or $oneself:ident)?;
    )+) => {
        $(
            $(#[doc = $line])+
            pub const $name: $crate::kernel::access::UseCase = $crate::kernel::access::UseCase {
                name: $code,
                sentence: concat!($($line),+).trim_ascii(),
                permission: $crate::kernel::access::Permission::$permission,
                others: &[$($crate::kernel::access::Permission::$other),*],
                is_free_about_oneself: $crate::kernel::access::is_free!($($oneself)?),
            };
        )+

        /// All of them.
        pub(crate) const ALL: &[$crate::kernel::access::UseCase] = &[$($name),+];
    };
}
pub(crate) use use_cases;

/// Whether `or oneself` was said.
macro_rules! is_free {
    () => {
        false
    };
    (oneself) => {
        true
    };
}
pub(crate) use is_free;
