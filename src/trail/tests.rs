//! The trail on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use super::{TrailFilter, TrailLine, trail};
use crate::{
    error::Error,
    kernel::{
        access::{Permission, Permissions, Who},
        clock::Clock as _,
        input::{Draft as _, Input},
        optimistic_lock::OptimisticLock,
        page::Page,
    },
    people::{self, PersonDraft},
    testing::{House, on_both},
    work::Door,
};
use chrono::TimeDelta;

async fn found(house: &House, filter: TrailFilter) -> Vec<TrailLine> {
    let part = house.admin.read(async |read| trail(read, &filter, Page::number(1, 50)).await).await.unwrap();
    assert_eq!(i64::try_from(part.rows.len()).unwrap(), part.total);
    part.rows
}

#[tokio::test]
async fn the_trail_is_searched_by_person_entity_action_and_day() {
    on_both(async |house| {
        let named = |name: &str| PersonDraft { last_name: Input::text(name), ..PersonDraft::default() };
        let new = named("Quill").parse().unwrap();
        let quill = house.admin.write(async |work| people::service::create(work, &new).await).await.unwrap();
        house.clock.set(house.clock.now() + TimeDelta::days(1));
        let change = named("Feather");
        house
            .admin
            .write(async |work| people::service::change(work, quill, &OptimisticLock::Anything, &change).await)
            .await
            .unwrap();
        let about = |search: &str| TrailFilter { search: Some(search.into()), ..TrailFilter::default() };
        let both = found(&house, about("feather")).await;
        let told: Vec<_> = both.iter().map(|line| (line.action.as_str(), line.actor.as_deref())).collect();
        assert_eq!(told, [("changed", Some("Ada Admin")), ("created", Some("Ada Admin"))]);
        assert_eq!((both[0].subject.as_deref(), both[0].changes()[0].field.as_str()), (Some("Feather"), "last_name"));
        let today = Some(house.clock.today());
        assert_eq!(found(&house, TrailFilter { from: today, ..about("feather") }).await.len(), 1);
        let yesterday = house.clock.today().pred_opt();
        assert_eq!(found(&house, TrailFilter { to: yesterday, ..about("feather") }).await[0].action, "created");
        let kind =
            TrailFilter { entity: Some("person".into()), action: Some("changed".into()), ..TrailFilter::default() };
        assert_eq!(found(&house, kind).await.len(), 1);
        assert_eq!(found(&house, about("nobody at all")).await, []);
        let of = |about: &str| TrailFilter { about: Some(about.parse().unwrap()), ..TrailFilter::default() };
        assert_eq!(found(&house, of(&format!("person-{quill}"))).await, both);
        assert_eq!(found(&house, of("course-1")).await, []);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_read_the_trail_reads_nothing_of_it() {
    on_both(async |house| {
        let who = Who { permissions: Permissions::default(), ..house.admin.who().clone() };
        let caller = house.installation.caller(who, Door::Page, "test");
        let refused = caller.read(async |read| trail(read, &TrailFilter::default(), Page::number(1, 9)).await).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::TrailRead))));
    })
    .await;
}
