//! Housekeeping by several servers, on both databases.

use super::{Housekeeping, schedule};
use crate::{
    exchange::import::{State, service},
    jobs::{JobKind as _, look},
    kernel::clock::Clock as _,
    testing::{House, on_both, settled},
};
use chrono::TimeDelta;
use std::time::Duration;

/// How many hours are scheduled, and of how many the housekeeping is done.
async fn hours(house: &House) -> (i64, i64) {
    let kind = Housekeeping::NAME;
    let count = async |rest: &str| {
        house.numbers(&format!("SELECT COUNT(*) FROM job WHERE kind = '{kind}'{rest}")).await.into_iter().sum()
    };
    (count("").await, count(" AND state = 'done'").await)
}

#[tokio::test]
async fn of_several_servers_one_removes_what_is_over_and_does_so_once_an_hour() {
    on_both(async |house| {
        let (here, there) = (&house.installation, house.elsewhere());
        let file = vec![("people.csv".to_owned(), b"Employee No,Name\n1,Amina Ali".to_vec())];
        let id = service::upload(&house.admin, file).await.unwrap();
        assert_eq!(settled(&house.admin, id).await.state, State::Ready);
        house.clock.set(house.clock.now() + TimeDelta::days(31));
        for server in [here, there.installation(), here] {
            schedule(server).await.unwrap();
        }
        assert_eq!(hours(&house).await, (1, 0));
        look(there.installation()).await.unwrap();
        let done = async {
            while hours(&house).await != (1, 1) {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), done).await.unwrap();
        let import = house.admin.read(async |read| service::find(read, id).await).await.unwrap();
        assert_eq!(import.state, State::Discarded);
        house.clock.set(house.clock.now() + TimeDelta::minutes(59));
        schedule(there.installation()).await.unwrap();
        assert_eq!(hours(&house).await, (1, 1), "the hour is the same");
        house.clock.set(house.clock.now() + TimeDelta::minutes(1));
        schedule(there.installation()).await.unwrap();
        assert_eq!(hours(&house).await, (2, 1));
    })
    .await;
}
