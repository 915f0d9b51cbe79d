//! The demo organisation on both databases.

use super::*;
use crate::{
    competence::{
        self,
        matrix::{Query, RowKey, Totals},
        standing::State,
    },
    error::{Conflict, Error, Rule},
    identity::{self, About, DEMO_PASSWORD},
    kernel::page::Page,
    organisation::service::{NewOrganisation, current},
    people::{PersonFilter, PersonSort},
    testing::{House, caller, on_both, on_sqlite},
    work::Caller,
};
use chrono::NaiveDate;

async fn demo(house: &House) -> Caller {
    create(&house.installation).await.unwrap();
    caller(&house.installation, "admin@demo.test").await
}

async fn totals(caller: &Caller, as_of: NaiveDate) -> Totals {
    caller.read(async |read| competence::service::totals(read, Query::on(as_of), None).await).await.unwrap()
}

async fn count(caller: &Caller, sql: &'static str) -> i64 {
    let organisation = caller.who().organisation;
    let (count,): (i64,) = caller.read(async |read| read.one(sql, &[&organisation]).await).await.unwrap();
    count
}

#[tokio::test]
async fn print() {
    let house = on_sqlite().await;
    let start = std::time::Instant::now();
    let admin = demo(&house).await;
    println!("{:?}", start.elapsed());
    for days in [0, 30, 90, 180, 365, 540, 700] {
        let on = people::ago(house.today(), days);
        let t = totals(&admin, on).await;
        println!("{on} {t:?} {:?} {:?}", t.required(), t.compliance());
    }
}
