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
    /// The use cases that belong to it: whoever carries it out has to be permitted each of them as well.
    pub besides: &'static [Self],
    /// Whether everybody may do it about themselves.
    pub is_free_about_oneself: bool,
}

impl UseCase {
    /// The permissions of which one suffices.
    pub fn permissions(self) -> impl Iterator<Item = Permission> {
        once(self.permission).chain(self.others.iter().copied())
    }

    /// Everything that has to be permitted: it, and the use cases that belong to it.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        once(self).chain(self.besides.iter().copied())
    }

    /// The permission that whoever has `permissions` lacks for it, whomever it is about; none if they may do it.
    #[must_use]
    pub fn lacked_by(self, permissions: Permissions) -> Option<Permission> {
        let is_lacking = |part: &Self| !part.permissions().any(|permission| permissions.has(permission));
        self.parts().find(is_lacking).map(|part| part.permission)
    }

    /// Whether whoever has `permissions` may do it, whomever it is about.
    #[must_use]
    pub fn is_open_to(self, permissions: Permissions) -> bool {
        self.lacked_by(permissions).is_none()
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
///     /// Register people.
///     REGISTER = "account.register", for AccessWrite, with people::access::CHANGE;
/// }
/// ```
///
/// One permission suffices, and a refusal names the first. With `or oneself`, nobody needs one for what is about themselves; after
/// `with` stands another use case that has to be permitted as well. The comment stands in the table of who may what. `ALL` lists them,
/// for the index of all features (`src/use_cases.rs`).
macro_rules! use_cases {
    ($(
        $(#[doc = $line:literal])+
        $name:ident = $code:literal, for $permission:ident $(| $other:ident)* $(, or $oneself:ident)? $(, with $besides:path)?;
    )+) => {
        $(
            $(#[doc = $line])+
            pub const $name: $crate::kernel::access::UseCase = $crate::kernel::access::UseCase {
                name: $code,
                sentence: concat!($($line),+).trim_ascii(),
                permission: $crate::kernel::access::Permission::$permission,
                others: &[$($crate::kernel::access::Permission::$other),*],
                besides: &[$($besides)?],
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
