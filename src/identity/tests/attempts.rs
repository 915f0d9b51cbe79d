//! What failed sign-ins lead to: longer and longer waiting, over all networks and servers, and a way in that is kept.

use super::hire;
use crate::{
    error::Error,
    identity::{Passwords, SignInKind, service::sign_in},
    kernel::clock::Clock as _,
    testing::{House, PASSWORD, on_both},
    work::Installation,
};
use chrono::TimeDelta;

const EMAIL: &str = "mia@test.example";

async fn attempt(installation: &Installation, email: &str, password: &str, address: &str) -> Result<(), Error> {
    sign_in(installation, email, password, address, SignInKind::Browser).await.map(drop)
}

async fn wrong(house: &House, email: &str, address: &str) -> Result<(), Error> {
    attempt(&house.installation, email, "not this one, no", address).await
}

fn later(house: &House, by: TimeDelta) {
    house.clock.set(house.clock.now() + by);
}

#[tokio::test]
async fn failures_count_over_all_networks_and_servers_and_cost_more_each_time() {
    on_both(async |house| {
        hire(&house, EMAIL, &[]).await;
        let other = house.elsewhere();
        for network in 0..5 {
            let failed =
                attempt(other.installation(), EMAIL, "not this one, no", &format!("203.0.113.{network}")).await;
            assert!(matches!(failed, Err(Error::Unauthenticated)), "{failed:?}");
        }
        for minutes in [1, 2, 4] {
            assert!(matches!(
                attempt(&house.installation, EMAIL, PASSWORD, "198.51.100.7").await,
                Err(Error::TooMany(_))
            ));
            later(&house, TimeDelta::minutes(minutes) - TimeDelta::seconds(1));
            assert!(matches!(wrong(&house, EMAIL, "198.51.100.7").await, Err(Error::TooMany(_))), "{minutes}");
            later(&house, TimeDelta::seconds(1));
            assert!(matches!(wrong(&house, EMAIL, "198.51.100.7").await, Err(Error::Unauthenticated)), "{minutes}");
        }
        later(&house, TimeDelta::minutes(8));
        attempt(&house.installation, EMAIL, PASSWORD, "198.51.100.7").await.unwrap();
        assert!(matches!(wrong(&house, EMAIL, "203.0.113.9").await, Err(Error::Unauthenticated)), "they are forgotten");
    })
    .await;
}

#[tokio::test]
async fn a_stranger_locks_nobody_out_of_a_network_that_is_known() {
    on_both(async |house| {
        hire(&house, EMAIL, &[]).await;
        let home = "2001:db8:0:1::7";
        attempt(&house.installation, EMAIL, PASSWORD, home).await.unwrap();
        for _ in 0..5 {
            wrong(&house, EMAIL, "203.0.113.1").await.unwrap_err();
        }
        assert!(matches!(wrong(&house, EMAIL, "203.0.113.2").await, Err(Error::TooMany(_))));
        attempt(&house.installation, EMAIL, PASSWORD, "2001:db8:0:1::8").await.unwrap();
        assert!(
            matches!(wrong(&house, EMAIL, "203.0.113.2").await, Err(Error::TooMany(_))),
            "which opens no other way"
        );
        for _ in 0..5 {
            assert!(matches!(wrong(&house, EMAIL, home).await, Err(Error::Unauthenticated)));
        }
        assert!(matches!(attempt(&house.installation, EMAIL, PASSWORD, home).await, Err(Error::TooMany(_))));
    })
    .await;
}

#[tokio::test]
async fn many_attempts_at_the_same_moment_count() {
    on_both(async |house| {
        hire(&house, EMAIL, &[]).await;
        let all = (0..12).map(|number| (number, house.installation.clone()));
        let tasks: Vec<_> = all
            .map(|(number, installation)| {
                tokio::spawn(async move {
                    attempt(&installation, EMAIL, "not this one, no", &format!("203.0.113.{number}")).await
                })
            })
            .collect();
        let mut refused = 0;
        for task in tasks {
            refused += usize::from(matches!(task.await.unwrap(), Err(Error::Unauthenticated)));
        }
        assert_eq!(refused, 5);
    })
    .await;
}

#[tokio::test]
async fn addresses_that_nobody_has_fill_no_table_and_are_closed_alike() {
    on_both(async |house| {
        let rows = async || {
            let sql = "SELECT (SELECT COUNT(*) FROM account_network) + (SELECT COUNT(*) FROM sign_in_event)
                              + (SELECT COUNT(*) FROM setting)";
            let (count,): (i64,) = house.installation.inspect(async |tx, _| Ok(tx.one(sql, &[]).await?)).await.unwrap();
            count
        };
        wrong(&house, "first@test.example", "203.0.113.1").await.unwrap_err();
        let before = rows().await;
        for number in 0..5 {
            let failed = wrong(&house, "nobody@test.example", &format!("203.0.113.{number}")).await;
            assert!(matches!(failed, Err(Error::Unauthenticated)));
        }
        assert!(matches!(wrong(&house, "nobody@test.example", "203.0.113.9").await, Err(Error::TooMany(_))));
        assert_eq!(rows().await, before);
        let tally = house.installation.part::<Passwords>().tally();
        assert_eq!((tally.refused, tally.unknown, tally.closed), (0, 6, 1));
    })
    .await;
}

#[tokio::test]
async fn right_passwords_at_the_same_moment_do_not_lock_each_other_out() {
    on_both(async |house| {
        hire(&house, EMAIL, &[]).await;
        let all = (0..8).map(|number| {
            let installation = house.installation.clone();
            tokio::spawn(async move { attempt(&installation, EMAIL, PASSWORD, &format!("203.0.113.{number}")).await })
        });
        for task in all.collect::<Vec<_>>() {
            task.await.unwrap().unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_has_to_wait_is_told_for_how_long() {
    on_both(async |house| {
        hire(&house, EMAIL, &[]).await;
        for email in [EMAIL, "nobody@test.example"] {
            for _ in 0..5 {
                wrong(&house, email, "203.0.113.1").await.unwrap_err();
            }
            later(&house, TimeDelta::seconds(60));
            wrong(&house, email, "203.0.113.1").await.unwrap_err();
            later(&house, TimeDelta::seconds(5));
            let refused = wrong(&house, email, "203.0.113.1").await;
            assert!(matches!(refused, Err(Error::TooMany(115))), "{email}: {refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_is_refused_at_once_leaves_nothing_written_whether_anybody_has_the_address() {
    on_both(async |house| {
        let written = async || {
            let sql = "SELECT value FROM setting WHERE name = 'sign_in_of_nobody'";
            let (value,): (String,) =
                house.installation.inspect(async |tx, _| Ok(tx.one(sql, &[]).await?)).await.unwrap();
            value
        };
        for _ in 0..5 {
            wrong(&house, "nobody@test.example", "203.0.113.1").await.unwrap_err();
        }
        let before = written().await;
        later(&house, TimeDelta::seconds(1));
        assert!(matches!(wrong(&house, "nobody@test.example", "203.0.113.1").await, Err(Error::TooMany(59))));
        assert_eq!(written().await, before);
        wrong(&house, "another@test.example", "203.0.113.1").await.unwrap_err();
        assert_ne!(written().await, before);
    })
    .await;
}
