//! The description of all contracts: OpenAPI 3.1 as JSON and YAML, and Swagger UI, all from the binary.

use super::{ApiState, yaml};
use axum::{Json, Router, http::header, response::IntoResponse as _, routing::get};
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

/// `/swagger.json`, `/swagger.yaml` and `/swagger/` for `description`.
pub fn routes(description: &Description) -> Result<Router<ApiState>> {
    let json = serde_json::to_value(description).map_err(Error::internal)?;
    let yaml = yaml::write(&json);
    // The page of Swagger UI is told where the description is; nothing of it comes from elsewhere.
    let page = SwaggerUi::new("/swagger").config(Config::from("/swagger.json").validator_url("none"));
    Ok(Router::new()
        .route("/swagger.json", get(async move || Json(json.clone())))
        .route(
            "/swagger.yaml",
            get(async move || ([(header::CONTENT_TYPE, "application/yaml")], yaml.clone()).into_response()),
        )
        .merge(page))
}
