//! Every route of the server and every layer around them, as an index.

use crate::{
    api::{self, kit::tag_coding},
    assets,
    config::Config,
    credentials, health,
    limits::{self, Rates},
    metrics, owner, pages, peer, request_id,
    security::{self, is_page},
    state::AppState,
    trace::trace,
    voice::{unknown_route, wrong_method},
};
use axum::{
    Router,
    extract::{FromRef as _, Request},
    http::{Extensions, HeaderMap, Method, StatusCode, Uri, Version, header},
    middleware::{Next, from_fn, from_fn_with_state},
    routing::any,
};
use docendo::{Result, work::Installation};
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// The whole server over a migrated `installation`.
pub async fn app(installation: Installation, config: Config) -> Result<Router> {
    build(AppState::new(installation, config).await?)
}

/// The whole server over `state`.
pub fn build(state: AppState) -> Result<Router> {
    let rates = (state.clone(), Rates::begin());
    let routes = Router::new()
        .merge(api::routes()?.with_state(Installation::from_ref(&state)))
        .merge(health::routes().with_state(state.clone()))
        .merge(metrics::routes().with_state(state.clone()))
        .fallback_service(elsewhere(&state))
        .method_not_allowed_fallback(wrong_method)
        .layer(
            // The first is the outermost.
            ServiceBuilder::new()
                .layer(from_fn_with_state(state.clone(), request_id::assign))
                .layer(from_fn(trace))
                .layer(from_fn_with_state(state.clone(), metrics::count))
                .layer(from_fn(tag_coding))
                .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(is_worth_compressing))
                .layer(from_fn_with_state(state.clone(), security::headers))
                .layer(from_fn(owner::speak))
                .layer(CatchPanicLayer::custom(limits::panicked))
                .layer(from_fn(limits::time))
                .layer(from_fn(limits::size))
                .layer(from_fn_with_state(state.clone(), security::own_host))
                .layer(from_fn_with_state(state.clone(), security::same_origin))
                .layer(from_fn_with_state(state.clone(), peer::note))
                .layer(from_fn_with_state(rates.clone(), limits::by_address))
                .layer(from_fn_with_state(state.clone(), credentials::identify))
                .layer(from_fn_with_state(rates, limits::by_visitor))
                .layer(from_fn_with_state(state, limits::room)),
        );
    Ok(Router::new().fallback_service(ServiceBuilder::new().map_request(without_slash).service(routes)))
}

/// What is no route of the API: a file of the site, else a page.
fn elsewhere(state: &AppState) -> Router {
    let pages = Router::new()
        .route("/api", any(unknown_route))
        .route("/api/", any(unknown_route))
        .route("/api/{*rest}", any(unknown_route))
        .fallback_service(pages::pages(state));
    pages.layer(from_fn(async |request: Request, next: Next| {
        match assets::serve(request.method(), request.uri().path(), request.headers()) {
            Some(file) => file,
            None => next.run(request).await,
        }
    }))
}

/// Whether a response is compressed on its way: text that is made for this request. Files of the site come
/// compressed from the build; a tag alone does not make an answer one, for contracts tell versions by tags. A page holds no secret that its length could give away: its cookie is in no page, and what
/// protects its forms is their origin.
fn is_worth_compressing(_: StatusCode, _: Version, headers: &HeaderMap, extensions: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_text = [
        "text/html",
        "text/plain",
        "text/csv",
        "application/json",
        "application/yaml",
        "application/vnd.docendo.matrix",
    ]
    .iter()
    .any(|text| kind.starts_with(text));
    is_text && extensions.get::<assets::SiteFile>().is_none()
}

/// Ignores one slash at the end of a path of the API, and of a page that is looked at: a redirected POST would lose its
/// body.
fn without_slash(mut request: Request) -> Request {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let uri = request.uri();
    let can_go = |path: &&str| {
        path.starts_with("/api/") || is_reading && is_page(path) && !path.is_empty() && !path.ends_with('/')
    };
    if let Some(path) = uri.path().strip_suffix('/').filter(can_go) {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        if let Ok(trimmed) = format!("{path}{query}").parse::<Uri>() {
            *request.uri_mut() = trimmed;
        }
    }
    request
}
