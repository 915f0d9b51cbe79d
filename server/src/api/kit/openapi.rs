//! The description of all contracts: OpenAPI 3.1 as JSON and YAML, Swagger UI and Redoc, all from the binary.

use super::{ApiState, reading, yaml};
use axum::{
    Json, Router,
    http::header,
    response::{Html, IntoResponse as _},
    routing::get,
};
use docendo::{Error, Result};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Description,
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// What the description says beside the endpoints themselves.
#[derive(OpenApi)]
#[openapi(
    info(title = "Docendo", description = "The REST contracts of Docendo. Obtain a token with `POST /api/token/` and send it as `Authorization: Bearer …`."),
    modifiers(&Bearer),
    security(("bearer" = []))
)]
pub struct Frame;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, description: &mut Description) {
        let scheme = SecurityScheme::Http(Http::builder().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build());
        description.components.get_or_insert_default().add_security_scheme("bearer", scheme);
    }
}

/// The page of Redoc. Its script is a file of the site, which a debug build leaves out: then the page says where to look.
const REDOC: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>Docendo: REST contracts</title>
<link rel=\"icon\" href=\"/favicon.svg\">
<style>body { margin: 0 }</style>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
</head>
<body>
<redoc spec-url=\"/swagger.json\" disable-search=\"true\" hide-download-button=\"true\">
<p>The description of the REST contracts is drawn by a script. Without it, see <a href=\"/swagger/\">/swagger/</a>,
<a href=\"/swagger.json\">/swagger.json</a> or <a href=\"/swagger.yaml\">/swagger.yaml</a>.</p>
</redoc>
<script src=\"/redoc/redoc.standalone.js\"></script>
</body>
</html>
";

/// `/swagger.json`, `/swagger.yaml`, `/swagger/` and `/redoc/` for `description`.
pub fn routes(description: &Description) -> Result<Router<ApiState>> {
    let mut json = serde_json::to_value(description).map_err(Error::internal)?;
    reading::describe(&mut json);
    let yaml = yaml::write(&json);
    // The page of Swagger UI is told where the description is; nothing of it comes from elsewhere.
    let page = SwaggerUi::new("/swagger").config(Config::from("/swagger.json").validator_url("none"));
    Ok(Router::new()
        .route("/swagger.json", get(async move || Json(json.clone())))
        .route(
            "/swagger.yaml",
            get(async move || ([(header::CONTENT_TYPE, "application/yaml")], yaml.clone()).into_response()),
        )
        .route("/redoc", get(async || Html(REDOC)))
        .route("/redoc/", get(async || Html(REDOC)))
        .merge(page))
}
