//! A form in a request, on the server.

use super::{Form, KEY};
use crate::fault::Fault;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    response::{IntoResponse as _, Response},
};
use docendo::{error::Error, kernel::secret, work::once::Sent};
use std::sync::Arc;

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let bytes = Bytes::from_request(request, state).await.map_err(axum::response::IntoResponse::into_response)?;
        let values =
            serde_urlencoded::from_bytes(&bytes).map_err(|_| axum::http::StatusCode::BAD_REQUEST.into_response())?;
        Ok(Self::of_pairs(values))
    }
}

impl Form {
    /// The form with what `error` says of it; a rule about a field is told beside the field. Errors that are not about what was
    /// typed come back as they are.
    pub fn with(self, error: Error) -> Result<Self, Error> {
        match error {
            other @ (Error::NotFound(_) | Error::Forbidden(_) | Error::Unavailable(..) | Error::Internal(_)) => {
                Err(other)
            }
            // A form that comes to its handler is that of somebody who is signed in, or who wants to be.
            Error::Unauthenticated => Ok(self.refused(Fault::Credentials)),
            told => Ok(self.refused(Fault::from(told))),
        }
    }

    /// What was sent, by which the same is known when it is sent to `target` again: a button that is pressed twice. The content is
    /// part of the key, so that whoever goes back and changes something sends another form.
    #[must_use]
    pub fn sent(&self, target: &str) -> Option<Arc<Sent>> {
        self.text(KEY)?;
        // A browser ends lines in another way with scripts than without.
        let content = self.written().replace("%0D%0A", "%0A");
        // Nobody can guess the random key in it, so that the fingerprint tells nothing of a password that stands beside it.
        Some(Arc::new(Sent::new(target, secret::fingerprint(content))))
    }
}
