//! People who call the contracts.

use crate::client::Client;
use docendo::testing::House;

/// Wanda Worker, with an account and one access role.
pub(crate) async fn somebody(house: &House, email: &str, role: &str) -> Client {
    house.world().person("Wanda Worker").email(email).access(&[role]).await;
    house.settle(email).await;
    Client::anonymous(house).await.signed_in(email).await
}

/// A worker of the same organisation, without any permission.
pub(crate) async fn worker(house: &House) -> Client {
    somebody(house, "worker@test.example", "learner").await
}

/// The administrator of another organisation in the same installation.
pub(crate) async fn another_tenant(house: &House) -> Client {
    house.another_tenant().await;
    Client::anonymous(house).await.signed_in("admin@other.example").await
}
