//! Whether the process is well.

use crate::client::Client;
use axum::http::StatusCode;
use docendo::testing::on_both;
use server::config::{Config, MetricsAccess};

#[tokio::test]
async fn a_migrated_server_is_alive_and_ready() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        assert_eq!(client.get("/healthz").await.json()["status"], "ok");
        let ready = client.get("/readyz").await;
        assert_eq!((ready.status, ready.json()["status"].as_str()), (StatusCode::OK, Some("ready")));
    })
    .await;
}

#[tokio::test]
async fn a_server_whose_database_is_gone_lives_but_is_not_ready() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        house.installation.db.close().await;
        assert_eq!(client.get("/healthz").await.status, StatusCode::OK);
        assert_eq!(client.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    })
    .await;
}

#[tokio::test]
async fn a_server_of_an_old_version_is_not_ready_on_the_tables_of_a_later_one() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
            SELECT 9999, 'later', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1";
        house.admin.write(async |work| work.unscoped_run(later, &[]).await).await.unwrap();
        assert_eq!(client.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    })
    .await;
}

#[tokio::test]
async fn figures_are_told_to_whoever_shows_the_token_and_to_nobody_else() {
    on_both(async |house| {
        let token = "a-token-of-some-length";
        let config = Config { metrics: MetricsAccess::Token(token.into()), ..crate::client::config() };
        let client = Client::with(&house, config).await;
        assert_eq!(client.get("/metrics").await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.get("/people/7").await.status, StatusCode::SEE_OTHER);
        assert_eq!(client.get("/api/training/courses").await.status, StatusCode::UNAUTHORIZED);
        let told = client.bearing(token).get("/metrics").await;
        assert_eq!(told.status, StatusCode::OK);
        for line in [
            "docendo_http_requests_total{method=\"GET\",route=\"/people/{id}\",status=\"303\"} 1",
            "docendo_http_requests_total{method=\"GET\",route=\"/api/training/courses\",status=\"401\"} 1",
            "docendo_http_request_duration_seconds_count{method=\"GET\",route=\"/people/{id}\"} 1",
            "docendo_sign_ins_total{outcome=\"refused\"} 0",
            "docendo_journal_position ",
            "docendo_database_connections ",
            "docendo_connections 0",
            "docendo_connections_cut_total{reason=\"displaced\"} 0",
            "docendo_log_lines_lost_total 0",
        ] {
            assert!(told.text.contains(line), "{line} is not in\n{}", told.text);
        }
        assert!(told.text.ends_with("# EOF\n"));
    })
    .await;
}

#[tokio::test]
async fn without_its_database_a_server_says_that_it_is_away_in_every_voice() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        house.installation.db.close().await;
        let contract = client.get("/api/training/courses").await;
        assert_eq!(
            (contract.status, contract.json()["error"]["code"].as_str()),
            (StatusCode::SERVICE_UNAVAILABLE, Some("SERVICE_UNAVAILABLE"))
        );
        assert_eq!(contract.header("retry-after"), "5");
    })
    .await;
}
