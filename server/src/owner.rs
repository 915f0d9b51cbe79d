//! Who answers for a path: a contract, the pages, or nobody.

use crate::{
    api::contract_of,
    pages::{FunctionVoice, PageVoice},
    voice::{self, Nobody, Owner},
};
use axum::{extract::Request, middleware::Next, response::Response};

/// What is not of the API.
const PAGES: Owner = Owner { name: "page", voice: &PageVoice };
/// The server functions of the pages.
const FUNCTIONS: Owner = Owner { name: "page", voice: &FunctionVoice };
/// Paths of the API that no contract owns.
const NOBODY: Owner = Owner { name: "api", voice: &Nobody };

/// Who answers for `path`, also where there is no route or it has no such method.
#[must_use]
pub fn owner_of(path: &str) -> Owner {
    match path {
        _ if path == "/api" || path.starts_with("/api/") => contract_of(path).map_or(NOBODY, Owner::from),
        _ if path.starts_with("/do/") => FUNCTIONS,
        _ => PAGES,
    }
}

/// Lets whoever answers for its path word the failure of a request.
pub async fn speak(request: Request, next: Next) -> Response {
    voice::speak(owner_of(request.uri().path()), request, next).await
}

#[cfg(test)]
mod tests {
    use super::owner_of;

    #[test]
    fn segments_are_compared_whole() {
        assert_eq!(owner_of("/api/training/courses").name, "ehs");
        assert_eq!(owner_of("/api/training-requests/1").name, "sigecap");
        assert_eq!(owner_of("/api/attendance/api/records/").name, "entraide");
        assert_eq!(owner_of("/api/attendances").name, "sigecap");
        assert_eq!(owner_of("/api/programs/7").name, "tms");
        assert_eq!(owner_of("/api/programs/trainingcourses/7").name, "entraide");
        assert_eq!(owner_of("/api").name, "api");
        assert_eq!(owner_of("/api/nothing").name, "api");
        assert_eq!(owner_of("/people/api").name, "page");
    }
}
