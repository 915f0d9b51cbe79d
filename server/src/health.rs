//! Whether the process lives (`/healthz`) and whether it can serve (`/readyz`), for whatever watches over it.

use crate::state::AppState;
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use docendo::competence::Progress;
use docendo::competence::Snapshots;
use serde_json::{Value, json};

/// The two paths.
pub fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(healthz)).route("/readyz", get(readyz))
}

async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

/// 200 if the database answers, its tables are as this version needs them and the records are loaded, else 503.
async fn readyz(State(state): State<AppState>) -> (StatusCode, Json<Value>) {
    let database = state.installation.db.kind();
    if !state.installation.db.is_migrated().await {
        let told = json!({ "status": "the database does not answer or is not migrated", "database": database });
        return (StatusCode::SERVICE_UNAVAILABLE, Json(told));
    }
    match state.installation.part::<Snapshots>().progress() {
        None => (StatusCode::OK, Json(json!({ "status": "ready", "database": database }))),
        Some(Progress { percent, seconds }) => {
            let told = json!({ "status": "loading", "database": database, "percent": percent, "seconds": seconds });
            (StatusCode::SERVICE_UNAVAILABLE, Json(told))
        }
    }
}
