//! The macro by which drafts are declared.
//!
//! ```text
//! draft! {
//!     /// A course as somebody describes it, or a change of one.
//!     draft CourseDraft;
//!     /// What people write in a course.
//!     value NewCourse;
//!     {
//!         /// Code.
//!         code: CourseCode;
//!         /// What it is about.
//!         description: Option<Description>;
//!         /// Its category.
//!         category as "category_id": CategoryId;
//!         /// Where it is in its life.
//!         status: CourseStatus, default CourseStatus::Draft;
//!         /// From when to when.
//!         ..period: PeriodDraft => Period;
//!     }
//! }
//! ```
//!
//! makes both structs and implements [`Draft`](super::Draft). A field is its name inside, its name in forms and flaws if that is
//! another, and what it is, in the order in which flaws are told:
//!
//! | declared | the draft has | the value has | if nothing is said |
//! |---|---|---|---|
//! | `T` | `Input<T>` | `T` | a flaw |
//! | `T, default x` | `Input<T>` | `T` | `x` |
//! | `Option<T>` | `Input<T>` | `Option<T>` | `None` |
//! | `..D => V` | `D`, a draft of its own | `V` | what `D` says |
//!
//! `#[serde(…)]` before a field is about the value, which serialises otherwise than its fields are called.
//!
//! In a change of something that is there, a field of which nothing is said stays. `draft X of Y;` declares a draft of a struct that
//! is there already; `draft X of Y, check rule;` has `rule(value, flaws)` note what is wrong between its fields.

/// Declares a draft; see [the module](self).
macro_rules! draft {
    ($(#[doc = $doc:literal])* draft $draft:ident; $(#[$meta:meta])* value $value:ident; { $($fields:tt)* }) => {
        $crate::kernel::input::draft_fields! { [new [$([$doc])*] $draft [$(#[$meta])*] $value []] [] $($fields)* }
    };
    ($(#[doc = $doc:literal])* draft $draft:ident of $value:ident $(, check $check:path)?; { $($fields:tt)* }) => {
        $crate::kernel::input::draft_fields! { [there [$([$doc])*] $draft [] $value [$($check)?]] [] $($fields)* }
    };
}
pub(crate) use draft;

/// Reads declarations of fields one by one into
/// `{presence [documentation] [how it travels] [how the value is kept] name ["name"] (type) (type of the value) [default]}`.
macro_rules! draft_fields {
    ($head:tt [$($done:tt)*]) => {
        $crate::kernel::input::drafted! { $head $($done)* }
    };
    ($head:tt [$($done:tt)*] $(#[doc = $doc:literal])* ..$name:ident: $draft:ty => $value:ty; $($rest:tt)*) => {
        $crate::kernel::input::draft_fields! {
            $head [$($done)* { group [$([$doc])*] [] [] $name [] ($draft) ($value) [] }] $($rest)*
        }
    };
    ($head:tt [$($done:tt)*] $(#[doc = $doc:literal])* $(#[serde($($kept:tt)*)])? $name:ident $(as $public:literal)?:
     Option<$type:ty>; $($rest:tt)*) => {
        $crate::kernel::input::draft_fields! {
            $head [$($done)* {
                optional [$([$doc])*] [#[serde(skip_serializing_if = "crate::kernel::input::Input::is_silent")]]
                [$(#[serde($($kept)*)])?] $name [$($public)?] ($type) (Option<$type>) []
            }] $($rest)*
        }
    };
    ($head:tt [$($done:tt)*] $(#[doc = $doc:literal])* $(#[serde($($kept:tt)*)])? $name:ident $(as $public:literal)?:
     $type:ty, default $default:expr; $($rest:tt)*) => {
        $crate::kernel::input::draft_fields! {
            $head [$($done)* {
                or [$([$doc])*] [#[serde(skip_serializing_if = "crate::kernel::input::Input::is_silent")]]
                [$(#[serde($($kept)*)])?] $name [$($public)?] ($type) ($type) [$default]
            }] $($rest)*
        }
    };
    ($head:tt [$($done:tt)*] $(#[doc = $doc:literal])* $(#[serde($($kept:tt)*)])? $name:ident $(as $public:literal)?:
     $type:ty; $($rest:tt)*) => {
        $crate::kernel::input::draft_fields! {
            $head [$($done)* {
                required [$([$doc])*] [#[serde(skip_serializing_if = "crate::kernel::input::Input::is_silent")]]
                [$(#[serde($($kept)*)])?] $name [$($public)?] ($type) ($type) []
            }] $($rest)*
        }
    };
}
pub(crate) use draft_fields;

/// The draft and the value with these fields, and how one becomes the other.
macro_rules! drafted {
    ([$mode:ident [$([$doc:literal])*] $draft:ident [$(#[$meta:meta])*] $value:ident [$($check:path)?]] $({
        $presence:ident [$([$told:literal])*] [$(#[$travels:meta])*] [$(#[$kept:meta])*]
        $name:ident [$($public:literal)?] ($type:ty) ($held:ty) [$($default:expr)?]
    })*) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $draft {
            $(
                $(#[doc = $told])*
                $(#[$travels])*
                pub $name: $crate::kernel::input::draft_field!($presence $type),
            )*
        }

        $crate::kernel::input::value_struct! {
            $mode [$(#[$meta])*] $value $({ [$([$told])*] [$(#[$kept])*] $name ($held) })*
        }

        impl $crate::kernel::input::Draft for $draft {
            type Value = $value;

            fn of(form: &impl $crate::kernel::input::Texts) -> Self {
                Self {
                    $($name: $crate::kernel::input::draft_of!(
                        $presence form ($type) $crate::kernel::input::draft_name!($name $($public)?)
                    ),)*
                }
            }

            fn over(self, other: Self) -> Self {
                Self { $($name: self.$name.over(other.$name),)* }
            }

            fn shown(&self) -> Vec<(&'static str, String)> {
                let mut shown = Vec::new();
                $($crate::kernel::input::draft_shown!(
                    $presence shown self.$name, $crate::kernel::input::draft_name!($name $($public)?)
                );)*
                shown
            }

            fn read(&self, before: Option<&$value>, flaws: &mut $crate::kernel::flaws::Flaws) -> Option<$value> {
                // All of them before any is missed, so that every flaw is told.
                $(let $name = $crate::kernel::input::draft_held!(
                    $presence self.$name, before.map(|before| &before.$name), flaws,
                    $crate::kernel::input::draft_name!($name $($public)?), [$($default)?]
                );)*
                let value = $value { $($name: $name?,)* };
                $($check(value, flaws);)?
                Some(value)
            }
        }

        impl From<&$value> for $draft {
            /// The draft that says of every field what the value has.
            fn from(value: &$value) -> Self {
                Self { $($name: $crate::kernel::input::draft_field!($presence of &value.$name),)* }
            }
        }
    };
}
pub(crate) use drafted;

/// The struct that a draft parses to, unless it is there already.
macro_rules! value_struct {
    (there $($rest:tt)*) => {};
    (new [$(#[$meta:meta])*] $value:ident $({ [$([$told:literal])*] [$(#[$kept:meta])*] $name:ident ($held:ty) })*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $value {
            $(
                $(#[doc = $told])*
                $(#[$kept])*
                pub $name: $held,
            )*
        }
    };
}
pub(crate) use value_struct;

/// The name of a field in forms and flaws.
macro_rules! draft_name {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $public:literal) => {
        $public
    };
}
pub(crate) use draft_name;

/// What a draft has of a field, and what it has of one that is there.
macro_rules! draft_field {
    (group of $value:expr) => {
        From::from($value)
    };
    (optional of $value:expr) => {
        $crate::kernel::input::Input::exactly($value.clone())
    };
    ($presence:ident of $value:expr) => {
        $crate::kernel::input::Input::Value($value.clone())
    };
    (group $draft:ty) => { $draft };
    ($presence:ident $type:ty) => { $crate::kernel::input::Input<$type> };
}
pub(crate) use draft_field;

/// A field as a form describes it.
macro_rules! draft_of {
    (group $form:ident ($draft:ty) $name:expr) => {
        <$draft as $crate::kernel::input::Draft>::of($form)
    };
    ($presence:ident $form:ident ($type:ty) $name:expr) => {
        <$type as $crate::kernel::input::FromText>::of_form(&$form.texts($name))
    };
}
pub(crate) use draft_of;

/// Adds what a form shows of a field.
macro_rules! draft_shown {
    (group $shown:ident $field:expr, $name:expr) => {
        $shown.extend($crate::kernel::input::Draft::shown(&$field))
    };
    ($presence:ident $shown:ident $field:expr, $name:expr) => {
        $shown.extend($field.shown().into_iter().map(|text| ($name, text)))
    };
}
pub(crate) use draft_shown;

/// What the value has of a field; nothing after a flaw was noted.
macro_rules! draft_held {
    (group $field:expr, $before:expr, $flaws:ident, $name:expr, []) => {
        $crate::kernel::input::Draft::read(&$field, $before, $flaws)
    };
    (or $field:expr, $before:expr, $flaws:ident, $name:expr, [$default:expr]) => {
        $field.or($default, $name, $before, $flaws)
    };
    ($presence:ident $field:expr, $before:expr, $flaws:ident, $name:expr, []) => {
        $field.$presence($name, $before, $flaws)
    };
}
pub(crate) use draft_held;
