//! The macros by which bodies and query strings are declared.
//!
//! ```text
//! body! {
//!     /// A requirement to be set.
//!     create RequirementIn as "RoleTrainingRequirementInput";
//!     /// A change: what is not sent stays, null empties.
//!     change RequirementChangeIn as "RoleTrainingRequirementChange";
//!     {
//!         role "roleId": RoleId = number_id(), example 2;
//!         /// Days allowed after the role was assigned.
//!         grace_days "gracePeriodDays": Option<GraceDays> = whole(GraceDays::RANGE).parse(GraceDays::new), example 30;
//!         status "status": RequirementStatus = one_of(RequirementStatus::CODES), default RequirementStatus::Active;
//!     }
//! }
//! ```
//!
//! makes two structs that handlers take as arguments, with their schemas. A field is its name inside, its name in the contract,
//! what it is, and its [kind](super::kind), in the order in which flaws are told. What becomes of it:
//!
//! | declared | `create` has | `change` has |
//! |---|---|---|
//! | `T` | `T`, which has to be sent | `Option<T>`: `None` stays, null is a flaw |
//! | `T`, with a `default` | `T` | `Option<T>`: `None` stays, null is a flaw |
//! | `Option<T>` | `Option<T>` | `Option<Option<T>>`: `None` stays, `Some(None)` is emptied |
//!
//! `create` or `change` before a field says that only that body has it. [`query!`](super::query) declares the parameters of a
//! query string in the same way; `..wanted: PageWanted = PAGES` takes several parameters as one value.

mod schema;

pub(crate) use schema::{Presence, object, parameter_of, property, schemas_of};

use super::Fields;
use utoipa::openapi::path::Parameter;

/// Declares the bodies of requests; see [the module](self).
macro_rules! body {
    ($($(#[doc = $doc:literal])* $mode:ident $name:ident $(as $as:literal)?;)+ { $($fields:tt)* }) => {
        $crate::api::kit::declare::bodies! { [$({ $mode [[$($doc)*] $name [$($as)?]] })+] { $($fields)* } }
    };
}
pub(crate) use body;

/// One body after the other.
macro_rules! bodies {
    ([] $fields:tt) => {};
    ([{ $mode:ident $head:tt } $($others:tt)*] { $($fields:tt)* }) => {
        $crate::api::kit::declare::fields! { $mode $head [] $($fields)* }
        $crate::api::kit::declare::bodies! { [$($others)*] { $($fields)* } }
    };
}
pub(crate) use bodies;

/// Declares the parameters of a query string; see [the module](self).
macro_rules! query {
    ($(#[doc = $doc:literal])* $name:ident { $($fields:tt)* }) => {
        $crate::api::kit::declare::fields! { query [[$($doc)*] $name []] [] $($fields)* }
    };
}
pub(crate) use query;

/// Reads declarations of fields one by one into `{presence [documentation] name "name" (type) (kind) [default] [example]}`.
macro_rules! fields {
    ($mode:ident $head:tt [$($done:tt)*]) => {
        $crate::api::kit::declare::declared! { $mode $head $($done)* }
    };
    // What only one of the bodies has.
    (create $head:tt $done:tt $(#[doc = $doc:literal])* create $($rest:tt)*) => {
        $crate::api::kit::declare::fields! { create $head $done $(#[doc = $doc])* $($rest)* }
    };
    (change $head:tt $done:tt $(#[doc = $doc:literal])* change $($rest:tt)*) => {
        $crate::api::kit::declare::fields! { change $head $done $(#[doc = $doc])* $($rest)* }
    };
    (create $head:tt $done:tt $(#[doc = $doc:literal])* change $name:ident $public:literal: $type:ty = $kind:expr
     $(, default $default:expr)? $(, example $example:expr)?; $($rest:tt)*) => {
        $crate::api::kit::declare::fields! { create $head $done $($rest)* }
    };
    (change $head:tt $done:tt $(#[doc = $doc:literal])* create $name:ident $public:literal: $type:ty = $kind:expr
     $(, default $default:expr)? $(, example $example:expr)?; $($rest:tt)*) => {
        $crate::api::kit::declare::fields! { change $head $done $($rest)* }
    };
    ($mode:ident $head:tt [$($done:tt)*] $(#[doc = $doc:literal])* $name:ident $public:literal: Option<$type:ty> = $kind:expr
     $(, example $example:expr)?; $($rest:tt)*) => {
        $crate::api::kit::declare::fields! {
            $mode $head [$($done)* { optional [$($doc)*] $name $public ($type) ($kind) [] [$($example)?] }] $($rest)*
        }
    };
    ($mode:ident $head:tt [$($done:tt)*] $(#[doc = $doc:literal])* $name:ident $public:literal: $type:ty = $kind:expr,
     default $default:expr $(, example $example:expr)?; $($rest:tt)*) => {
        $crate::api::kit::declare::fields! {
            $mode $head [$($done)* { defaulted [$($doc)*] $name $public ($type) ($kind) [$default] [$($example)?] }] $($rest)*
        }
    };
    ($mode:ident $head:tt [$($done:tt)*] $(#[doc = $doc:literal])* $name:ident $public:literal: $type:ty = $kind:expr
     $(, example $example:expr)?; $($rest:tt)*) => {
        $crate::api::kit::declare::fields! {
            $mode $head [$($done)* { required [$($doc)*] $name $public ($type) ($kind) [] [$($example)?] }] $($rest)*
        }
    };
    // Several parameters of a query string that are one value.
    (query $head:tt [$($done:tt)*] ..$name:ident: $type:ty = $group:expr; $($rest:tt)*) => {
        $crate::api::kit::declare::fields! {
            query $head [$($done)* { group [] $name "" ($type) ($group) [] [] }] $($rest)*
        }
    };
}
pub(crate) use fields;

/// The struct with these fields, how it is read, and how it is described.
macro_rules! declared {
    (query [[$($doc:literal)*] $name:ident []] $({
        $presence:ident [$($told:literal)*] $field:ident $public:literal ($type:ty) ($kind:expr) [$($default:expr)?] [$($example:expr)?]
    })*) => {
        $crate::api::kit::declare::read! { query [$($doc)*] $name $({ $presence $field $public ($type) ($kind) [$($default)?] })* }

        impl<S: Send + Sync> axum::extract::FromRequestParts<S> for $name {
            type Rejection = $crate::api::kit::Failure;

            async fn from_request_parts(parts: &mut axum::http::request::Parts, _: &S) -> Result<Self, Self::Rejection> {
                $crate::api::kit::query::read(parts)
            }
        }

        impl $crate::api::kit::Takes for $name {
            fn describe(operation: &mut $crate::api::kit::OperationBuilder<'_>) {
                let parameters = [$($crate::api::kit::declare::parameters!(
                    $presence ($type) ($kind) $public [$($told)*] [$($example)?]
                )),*];
                operation.query(parameters.concat());
            }
        }
    };
    ($mode:ident [[$($doc:literal)*] $name:ident [$($as:literal)?]] $({
        $presence:ident [$($told:literal)*] $field:ident $public:literal ($type:ty) ($kind:expr) [$($default:expr)?] [$($example:expr)?]
    })*) => {
        $crate::api::kit::declare::read! { $mode [$($doc)*] $name $({ $presence $field $public ($type) ($kind) [$($default)?] })* }

        impl<S: Send + Sync> axum::extract::FromRequest<S> for $name {
            type Rejection = $crate::api::kit::Failure;

            async fn from_request(request: axum::extract::Request, state: &S) -> Result<Self, Self::Rejection> {
                $crate::api::kit::body::receive(request, state).await
            }
        }

        impl $crate::api::kit::Takes for $name {
            fn describe(operation: &mut $crate::api::kit::OperationBuilder<'_>) {
                operation.body::<Self>("application/json");
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                const NAMES: &[&str] = &[$($as,)? stringify!($name)];
                NAMES[0].into()
            }

            fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
                let mut all = $crate::api::kit::Schemas::default();
                $($crate::api::kit::declare::schemas_of::<$type, _>(&$kind, &mut all);)*
                schemas.extend(all.all());
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let mut object = $crate::api::kit::declare::object(&[$($doc),*]);
                $($crate::api::kit::declare::property::<$type, _>(
                    &mut object, $crate::api::kit::declare::presence!($mode $presence), $public, &$kind, &[$($told),*],
                    &[$(serde_json::json!($example))?],
                );)*
                object.into()
            }
        }
    };
}
pub(crate) use declared;

/// The struct with these fields, and how it is read.
macro_rules! read {
    ($mode:ident [$($doc:literal)*] $name:ident
     $({ $presence:ident $field:ident $public:literal ($type:ty) ($kind:expr) [$($default:expr)?] })*) => {
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub(crate) struct $name {
            $(pub(crate) $field: $crate::api::kit::declare::held!($mode $presence $type),)*
        }

        impl $crate::api::kit::FromFields for $name {
            fn read(fields: &mut $crate::api::kit::Fields) -> Option<Self> {
                // All at once: a kind may be made with a function that has the name of a field.
                let ($($field,)*) =
                    ($($crate::api::kit::declare::taken!($mode $presence fields $public ($kind) [$($default)?]),)*);
                Some(Self { $($field: $crate::api::kit::declare::kept!($mode $presence $field),)* })
            }
        }
    };
}
pub(crate) use read;

/// What a struct holds of a field.
macro_rules! held {
    (change optional $type:ty) => { Option<Option<$type>> };
    (change $presence:ident $type:ty) => { Option<$type> };
    ($mode:ident optional $type:ty) => { Option<$type> };
    ($mode:ident $presence:ident $type:ty) => { $type };
}
pub(crate) use held;

/// A field as it was sent.
macro_rules! taken {
    (change optional $fields:ident $public:literal ($kind:expr) []) => {
        $fields.given($public, &$kind)
    };
    (change $presence:ident $fields:ident $public:literal ($kind:expr) [$($default:expr)?]) => {
        $fields.changed($public, &$kind)
    };
    ($mode:ident required $fields:ident $public:literal ($kind:expr) []) => {
        $fields.required($public, &$kind)
    };
    ($mode:ident optional $fields:ident $public:literal ($kind:expr) []) => {
        $fields.optional($public, &$kind)
    };
    ($mode:ident defaulted $fields:ident $public:literal ($kind:expr) [$default:expr]) => {
        $fields.optional($public, &$kind).unwrap_or_else(|| $default)
    };
    (query group $fields:ident $public:literal ($group:expr) []) => {
        $crate::api::kit::Group::read(&$group, $fields)
    };
}
pub(crate) use taken;

/// A field after everything was read: one that has to be there is.
macro_rules! kept {
    (change $presence:ident $field:ident) => {
        $field
    };
    ($mode:ident required $field:ident) => {
        $field?
    };
    ($mode:ident $presence:ident $field:ident) => {
        $field
    };
}
pub(crate) use kept;

/// How the description of a body tells of a field.
macro_rules! presence {
    (create required) => {
        $crate::api::kit::declare::Presence { is_required: true, is_kept: true }
    };
    (create $presence:ident) => {
        $crate::api::kit::declare::Presence { is_required: false, is_kept: false }
    };
    (change optional) => {
        $crate::api::kit::declare::Presence { is_required: false, is_kept: false }
    };
    (change $presence:ident) => {
        $crate::api::kit::declare::Presence { is_required: false, is_kept: true }
    };
}
pub(crate) use presence;

/// The parameters that a field of a query string is.
macro_rules! parameters {
    (group ($type:ty) ($group:expr) $public:literal [] []) => { $crate::api::kit::Group::parameters(&$group) };
    ($presence:ident ($type:ty) ($kind:expr) $public:literal [$($told:literal)*] [$($example:expr)?]) => {
        vec![$crate::api::kit::declare::parameter_of::<$type, _>(
            stringify!($presence) == "required", $public, &$kind, &[$($told),*], &[$(serde_json::json!($example))?],
        )]
    };
}
pub(crate) use parameters;

/// A value of another type that has the same fields, beside those that it is given: `filled!(Terms { period: …, ..new: notes })`.
macro_rules! filled {
    ($type:ident { $($name:ident: $value:expr,)* ..$from:ident: $($same:ident),+ $(,)? }) => {
        $type { $($name: $value,)* $($same: $from.$same,)+ }
    };
}
pub(crate) use filled;

/// A draft that says of these fields what was sent, beside those that it is given:
/// `drafted!(TermsDraft { period: …, ..change: notes })`. What a change empties is cleared.
macro_rules! drafted {
    ($type:ident { $($name:ident: $value:expr,)* ..$from:ident: $($same:ident),+ $(,)? }) => {
        $type { $($name: $value,)* $($same: $from.$same.into(),)+ }
    };
}
pub(crate) use drafted;

/// Several parameters of a query string that are one value.
pub trait Group {
    /// The value.
    type Value;

    /// The parameters.
    fn parameters(&self) -> Vec<Parameter>;

    /// The value of them; another one after a flaw was noted.
    fn read(&self, fields: &mut Fields) -> Self::Value;
}
