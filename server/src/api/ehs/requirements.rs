//! Not written yet.
use crate::api::kit::ApiState;
use utoipa_axum::router::OpenApiRouter;
/// Nothing yet.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
}
