//! The published REST contracts, all under `/api` over one domain.
//!
//! `kit` is what all share, one folder a contract is what is its own. Contracts never import each other.

pub mod ehs;
pub mod entraide;
pub mod eqms;
pub mod kit;
pub mod sigecap;

use axum::Router;
use docendo::Result;
use kit::{ApiState, openapi};
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;

/// Every endpoint of every contract, and their description.
pub fn routes() -> Result<Router<ApiState>> {
    let contracts = OpenApiRouter::with_openapi(openapi::Frame::openapi())
        .merge(ehs::routes())
        .merge(entraide::routes())
        .merge(eqms::routes())
        .merge(sigecap::routes());
    let (endpoints, description) = contracts.split_for_parts();
    Ok(endpoints.merge(openapi::routes(&description)?))
}
