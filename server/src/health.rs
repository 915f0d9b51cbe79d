//! Whether the process lives (`/healthz`) and whether it can serve (`/readyz`), for whatever watches over it.

use crate::state::AppState;
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use serde_json::{Value, json};

/// The two paths.
pub fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(healthz)).route("/readyz", get(readyz))
}

async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

/// 200 if the database answers and its tables are as this version needs them, else 503.
async fn readyz(State(state): State<AppState>) -> (StatusCode, Json<Value>) {
    let database = state.installation.db.kind();
    if state.installation.db.is_migrated().await {
        (StatusCode::OK, Json(json!({ "status": "ready", "database": database })))
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(json!({ "status": "the database does not answer or is not migrated", "database": database })),
        )
    }
}
