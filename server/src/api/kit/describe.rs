//! What the description says of an operation, gathered from the types of its handler: what a handler takes and gives says by
//! itself which parameters, bodies, answers and headers there are. Only what is special to an endpoint is stated beside it
//! ([`endpoint!`](super::endpoint)).

use super::{About, OperationBuilder};
use axum::{Extension, extract::State};
use std::future::Future;

/// What a handler takes: one of its arguments.
#[diagnostic::on_unimplemented(
    message = "the description does not know what `{Self}` takes from a request",
    note = "what a handler takes is made by `body!` or `query!`, or implements `Takes`"
)]
pub trait Takes {
    /// Says it.
    fn describe(operation: &mut OperationBuilder<'_>);
}

/// What a handler gives when it succeeds.
#[diagnostic::on_unimplemented(
    message = "the description does not know what `{Self}` gives",
    note = "an answer is `Json`, `Created`, `Versioned` or an envelope of the contract, or implements `Gives`"
)]
pub trait Gives {
    /// Says it.
    fn describe(operation: &mut OperationBuilder<'_>);
}

/// The state says nothing of a request.
impl<S> Takes for State<S> {
    fn describe(_: &mut OperationBuilder<'_>) {}
}

/// What a layer found out, if it did.
impl<T> Takes for Option<Extension<T>> {
    fn describe(_: &mut OperationBuilder<'_>) {}
}

/// A handler whose arguments and answer are described.
#[diagnostic::on_unimplemented(
    message = "the description does not know what this handler takes or gives",
    note = "each argument has to implement `Takes`, and the handler has to return an `Answer` of something that implements `Gives`"
)]
pub trait Described<Arguments> {
    /// Says what it takes and gives.
    fn describe(operation: &mut OperationBuilder<'_>);
}

macro_rules! described {
    ($($argument:ident)*) => {
        impl<F, Pending, Given, $($argument,)*> Described<($($argument,)*)> for F
        where
            F: Fn($($argument,)*) -> Pending,
            Pending: Future<Output = super::Answer<Given>>,
            Given: Gives,
            $($argument: Takes,)*
        {
            fn describe(operation: &mut OperationBuilder<'_>) {
                $($argument::describe(operation);)*
                Given::describe(operation);
            }
        }
    };
}

described!(A);
described!(A B);
described!(A B C);
described!(A B C D);
described!(A B C D E);

/// Something that is stated about a handler. The macro [`endpoint!`](super::endpoint) makes it, under the handler's own name.
pub trait Documented {
    /// What is stated.
    const ABOUT: About;
}

/// States what is special to an endpoint: what it does, its name for generated clients, what a successful answer is, and the
/// failures that do not follow from what its handler takes (or further reasons for those that do).
///
/// ```text
/// endpoint! {
///     /// Set a requirement of a role. Admin, Manager.
///     create "eqms_requirements_create": "Its identifier";
///     409 "The role has a requirement for the competency, in use or not";
/// }
/// pub(crate) async fn create(caller: ApiWriter, new: RequirementIn) -> Answer<Once<Created<Json<New>>>> { … }
/// ```
///
/// Types and functions have names of their own, so that the index finds both under the path of the handler.
macro_rules! endpoint {
    ($(#[doc = $doc:literal])* $name:ident $id:literal: $answer:literal; $($status:literal $why:literal;)*) => {
        $(#[doc = $doc])*
        #[expect(non_camel_case_types, reason = "it has the name of the handler that it describes")]
        pub(crate) enum $name {}

        impl $crate::api::kit::Documented for $name {
            const ABOUT: $crate::api::kit::About = $crate::api::kit::About {
                id: $id,
                text: &[$($doc),*],
                answer: $answer,
                failures: &[$(($status, $why)),*],
            };
        }
    };
}
pub(crate) use endpoint;

/// Makes generic envelopes of a contract answers: JSON with status 200.
macro_rules! envelopes {
    ($($envelope:ident),+) => {$(
        impl<T: serde::Serialize> axum::response::IntoResponse for $envelope<T> {
            fn into_response(self) -> axum::response::Response {
                axum::Json(self).into_response()
            }
        }

        impl<T: utoipa::ToSchema> $crate::api::kit::Gives for $envelope<T>
        where
            Self: utoipa::ToSchema,
        {
            fn describe(operation: &mut $crate::api::kit::OperationBuilder<'_>) {
                operation.gives_wrapped::<Self, T>();
            }
        }
    )+};
}
pub(crate) use envelopes;
