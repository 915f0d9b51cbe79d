//! Answers of any contract, beside those that a contract wraps in its own way.

use super::{Gives, OperationBuilder};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use utoipa::ToSchema;

impl<T: ToSchema> Gives for Json<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.gives::<T>();
    }
}

/// The answer to a request that created something: the same with status 201.
#[derive(Debug)]
pub struct Created<T>(pub T);

impl<T: IntoResponse> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        (StatusCode::CREATED, self.0).into_response()
    }
}

impl<T: Gives> Gives for Created<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        T::describe(operation);
        operation.succeeds_with(StatusCode::CREATED.as_u16());
    }
}
