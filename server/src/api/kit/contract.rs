//! A contract: its name, how it speaks, which paths are its own, and its endpoints; and the index that they make together.

use super::{About, ApiState, Ask, Described, Failures, OperationBuilder, Schemas, caller::refuse_unpermitted};
use crate::voice::{Owner, Voice};
use axum::{
    Router,
    handler::Handler,
    http::Method,
    middleware::from_fn_with_state,
    routing::{MethodFilter, on},
};
use docendo::{Error, Result};
use utoipa::openapi::{HttpMethod, OpenApi as Description};

/// A published REST contract.
#[derive(Clone, Copy)]
pub struct Contract {
    /// Its name; the journal keeps it as the door, the description as the tag.
    pub name: &'static str,
    /// How it speaks.
    pub voice: &'static dyn Voice,
    /// The paths under `/api` that are its own, by their first segment or first two; two go before one.
    pub owns: &'static [&'static str],
    /// Its endpoints, which [`endpoints!`](super::endpoints) lists.
    pub endpoints: fn(&mut Index) -> Result<()>,
}

impl From<Contract> for Owner {
    fn from(Contract { name, voice, .. }: Contract) -> Self {
        Self { name, voice }
    }
}

/// Which of `contracts` owns `path`. Segments are compared whole: `training` is not `training-requests`.
#[must_use]
pub fn owner_among(contracts: &[Contract], path: &str) -> Option<Contract> {
    let mut segments = path.strip_prefix("/api/")?.split('/');
    let first = segments.next().unwrap_or_default();
    let both = format!("{first}/{}", segments.next().unwrap_or_default());
    let owner = |path: &str| contracts.iter().find(|contract| contract.owns.contains(&path)).copied();
    owner(&both).or_else(|| owner(first))
}

/// Lists the endpoints of a contract: method, path, handler, and the use cases that it carries out, unless everybody may. Nobody
/// gets to the handler who may not; with `or oneself`, the service decides, which knows whom it is about.
///
/// ```text
/// endpoints! { failing as eqms::FAILURES;
///     GET  "/api/role-training-requirements" eqms::requirements::list;
///     POST "/api/role-training-requirements" eqms::requirements::create, asks requirement::access::SET;
///     GET  "/api/role-training-requirements/users/{userId}/missing" eqms::missing::of_user,
///         asks competence::access::SEE_STANDINGS, or oneself;
/// }
/// ```
macro_rules! endpoints {
    (failing as $failures:expr; $(
        $method:ident $path:literal $handler:path $(, asks $use_case:path $(, or $oneself:ident)?)*;
    )*) => {
        |index| {
            index.failing(&$failures);
            $(index.add(
                &axum::http::Method::$method,
                $path,
                &[$($crate::api::kit::ask!($use_case $(, $oneself)?)),*],
                &<$handler as $crate::api::kit::Documented>::ABOUT,
                $handler,
            )?;)*
            Ok(())
        }
    };
}
pub(crate) use endpoints;

/// The endpoints of all contracts and their description, as they are listed.
pub struct Index {
    router: Router<ApiState>,
    description: Description,
    schemas: Schemas,
    contract: &'static str,
    failures: Option<&'static Failures>,
}

impl Index {
    /// The endpoints of `contracts`, on top of what `frame` says.
    pub fn of(contracts: &[Contract], frame: Description) -> Result<(Router<ApiState>, Description)> {
        let (router, schemas) = (Router::new(), Schemas::default());
        let mut index = Self { router, description: frame, schemas, contract: "", failures: None };
        for contract in contracts {
            index.contract = contract.name;
            (contract.endpoints)(&mut index)?;
        }
        let mut description = index.description;
        description.components.get_or_insert_default().schemas.extend(index.schemas.all());
        Ok((index.router, description))
    }

    /// How the failures of the endpoints that follow look.
    pub fn failing(&mut self, failures: &'static Failures) {
        self.failures = Some(failures);
    }

    /// One endpoint. Whoever may not do what it asks is told so before anything else that was sent is looked at.
    pub fn add<H, T, A>(
        &mut self,
        method: &Method,
        path: &'static str,
        asks: &[Ask],
        about: &About,
        handler: H,
    ) -> Result<()>
    where
        H: Handler<T, ApiState> + Described<A>,
        T: 'static,
    {
        let failures = self.failures.ok_or_else(|| Error::internal("a contract does not say how it fails"))?;
        let filter = MethodFilter::try_from(method.clone()).map_err(Error::internal)?;
        let mut route = on(filter, handler);
        let mut operation = OperationBuilder::new(*failures, path, &mut self.schemas);
        // The layer that is added last is asked first.
        for ask in asks.iter().rev().filter(|ask| !ask.is_free_about_oneself) {
            route = route.route_layer(from_fn_with_state(ask.use_case, refuse_unpermitted));
        }
        for ask in asks {
            ask.check().map_err(Error::internal)?;
            operation.asks(*ask);
        }
        H::describe(&mut operation);
        let operation = operation.finish(self.contract, about).map_err(Error::internal)?;
        self.description.paths.add_path_operation(path, vec![described_method(method)], operation);
        self.router = std::mem::take(&mut self.router).route(path, route);
        Ok(())
    }
}

fn described_method(method: &Method) -> HttpMethod {
    match method.as_str() {
        "POST" => HttpMethod::Post,
        "PUT" => HttpMethod::Put,
        "PATCH" => HttpMethod::Patch,
        "DELETE" => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}
