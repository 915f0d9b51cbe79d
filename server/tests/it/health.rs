//! Whether the process is well.

use crate::client::Client;
use axum::http::StatusCode;
use docendo::testing::on_both;

#[tokio::test]
async fn a_migrated_server_is_alive_and_ready() {
    on_both(async |house| {
        let client = Client::stranger(&house).await;
        assert_eq!(client.get("/healthz").await.json()["status"], "ok");
        let ready = client.get("/readyz").await;
        assert_eq!((ready.status, ready.json()["status"].as_str()), (StatusCode::OK, Some("ready")));
    })
    .await;
}

#[tokio::test]
async fn a_server_whose_database_is_gone_lives_but_is_not_ready() {
    on_both(async |house| {
        let client = Client::stranger(&house).await;
        house.installation.db.close().await;
        assert_eq!(client.get("/healthz").await.status, StatusCode::OK);
        assert_eq!(client.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    })
    .await;
}
