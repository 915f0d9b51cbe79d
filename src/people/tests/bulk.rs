//! Ending what many hold, and taking it back, at once.

use super::*;
use crate::{
    db::count_statements,
    exchange::ImportAction,
    journal::Entry,
    kernel::id::{EmploymentId, EntryId, HoldingId},
    testing::on_both,
    work::Work,
};
use std::{collections::BTreeSet, ops::Range};

/// People who are employed and hold a job role since 2020.
struct Crew {
    people: Vec<PersonId>,
    employments: Vec<EmploymentId>,
    holdings: Vec<HoldingId>,
}

async fn entry(work: &mut Work) -> Result<EntryId, Error> {
    work.record(Entry::bulk(ImportAction::Imported)).await
}

/// A crew with these employee numbers.
async fn crew(house: &House, numbers: Range<usize>) -> Crew {
    let role = house.world().role("Welder").await;
    let since = period("2020-01-01", "");
    let new: Vec<NewPerson> = numbers.map(|n| person(&format!("N-{n}"), "Person", &format!("{n:04}"))).collect();
    let write = async |work: &mut Work| {
        let entry = entry(work).await?;
        let people = service::bulk_persons(work, &new).await?;
        let employed: Vec<_> = people.iter().map(|&person| NewEmployment { person, period: since }).collect();
        let employments = service::bulk_employments(work, entry, &employed).await?;
        let held: Vec<_> =
            people.iter().map(|&person| NewHolding { person, role, site: None, period: since }).collect();
        let holdings = service::bulk_holdings(work, entry, &held).await?;
        Ok(Crew { people, employments, holdings })
    };
    house.admin.write(write).await.unwrap()
}

/// Everybody of `crew` has left on `day`, as an import says; returns its entry and how many statements that took.
async fn leave(caller: &Caller, crew: &Crew, on: &str) -> Result<(EntryId, usize), Error> {
    let employments: Vec<_> = crew.employments.iter().map(|id| (*id, day(on))).collect();
    let holdings: Vec<_> = crew.holdings.iter().map(|id| (*id, day(on))).collect();
    let leave = async |work: &mut Work| {
        let entry = entry(work).await?;
        let (ended, count) = count_statements(service::bulk_ends(work, entry, &employments, &holdings)).await;
        ended.map(|()| (entry, count))
    };
    caller.write(leave).await
}

#[tokio::test]
async fn what_ends_in_bulk_has_an_entry_each_and_refers_to_the_import() {
    on_both(async |house| {
        let crew = crew(&house, 0..3).await;
        let (import, _) = leave(&house.admin, &crew, "2026-11-01").await.unwrap();
        let sql = "SELECT entity, entity_id, person_id, before, after FROM journal WHERE action = 'ended' ORDER BY id";
        let told: Vec<(String, i64, PersonId, String, String)> =
            house.admin.read(async |read| read.unscoped_all(sql, &[]).await).await.unwrap();
        let ids = crew.employments.iter().map(|id| ("employment", id.0));
        let ids = ids.chain(crew.holdings.iter().map(|id| ("holding", id.0)));
        assert_eq!(told.iter().map(|one| (one.0.as_str(), one.1)).collect::<Vec<_>>(), ids.collect::<Vec<_>>());
        let people: Vec<PersonId> = told.iter().map(|one| one.2).collect();
        assert_eq!(people, [&crew.people[..], &crew.people[..]].concat());
        assert!(
            told.iter().all(|one| one.3.contains("\"to\":null") && one.4.contains("\"to\":\"2026-11-01\"")),
            "{told:?}"
        );
        for sql in [
            "SELECT entry_id FROM employment_version WHERE valid_to IS NOT NULL AND superseded_at IS NULL",
            "SELECT entry_id FROM holding_version WHERE valid_to IS NOT NULL AND superseded_at IS NULL",
        ] {
            assert_eq!(house.numbers(sql).await, [import.0; 3], "{sql}");
        }
        let roster = house.admin.read(async |read| service::roster(read).await).await.unwrap();
        let ended = roster.employments.iter().filter(|one| crew.people.contains(&one.person));
        assert!(
            ended.clone().count() == 3 && ended.clone().all(|one| one.period == period("2020-01-01", "2026-11-01"))
        );
    })
    .await;
}

#[tokio::test]
async fn many_leave_and_come_back_in_as_many_statements_as_two() {
    on_both(async |house| {
        let statements = async |numbers: Range<usize>| {
            let crew = crew(&house, numbers).await;
            let (import, leaving) = leave(&house.admin, &crew, "2026-11-01").await.unwrap();
            let undo = async |work: &mut Work| {
                let undo_entry = entry(work).await?;
                let untouched = BTreeSet::new();
                let undone = service::undo_import(work, import, undo_entry, &untouched);
                let (undone, count) = count_statements(undone).await;
                Ok((undone?.returned, count))
            };
            let (returned, coming_back) = house.admin.write(undo).await.unwrap();
            assert_eq!(returned, crew.people.len());
            let roster = house.admin.read(async |read| service::roster(read).await).await.unwrap();
            assert!(roster.employments.iter().all(|one| one.period.to.is_none()));
            assert!(roster.holdings.iter().all(|one| one.period.to.is_none()));
            (leaving, coming_back)
        };
        assert_eq!(statements(0..2).await, statements(2..60).await);
    })
    .await;
}

#[tokio::test]
async fn nobody_leaves_in_bulk_who_ranks_above_the_caller_or_has_left_already() {
    on_both(async |house| {
        let mut crew = crew(&house, 0..2).await;
        let admin = house.admin.who().clone();
        let detail = house.admin.read(async |read| service::detail(read, admin.person).await).await.unwrap();
        crew.employments.push(detail.employments[0].id);
        let hr = Who { level: 7, roles: vec!["hr".into()], ..admin };
        let hr = house.installation.caller(hr, Door::Api("test"), "test");
        let refused = leave(&hr, &crew, "2026-12-01").await;
        assert!(matches!(refused, Err(Error::Refused(Rule::RanksAbove))), "{refused:?}");
        crew.employments.pop();
        leave(&hr, &crew, "2026-11-01").await.unwrap();
        let twice = leave(&hr, &crew, "2026-11-02").await;
        assert!(matches!(twice, Err(Error::Refused(Rule::AlreadyEnded))), "{twice:?}");
    })
    .await;
}
