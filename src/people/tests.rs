//! Use cases on both databases.

mod bulk;
mod fact;
mod hire;
mod person;

use super::*;
use crate::{
    error::{Conflict, Entity, Error, Problem, Rule},
    identity::Who,
    journal,
    kernel::{
        date::Period,
        id::{PersonId, RoleId, SiteId},
        input::{Draft as _, Input},
        page::Page,
    },
    organisation,
    testing::{House, day},
    work::{Caller, Door},
};

const ALL: Page = Page { offset: 0, limit: 100 };

fn person(number: &str, first: &str, last: &str) -> NewPerson {
    PersonDraft {
        employee_number: Input::text(number),
        first_name: Input::text(first),
        last_name: Input::text(last),
        email: Input::text(format!("{number}@works.example")),
        department: Input::text("Stores"),
    }
    .parse()
    .unwrap()
}

async fn create(house: &House, number: &str, first: &str, last: &str) -> PersonId {
    house.admin.write(async |work| service::create(work, &person(number, first, last)).await).await.unwrap()
}

async fn names(house: &House, filter: PersonFilter, sort: PersonSort) -> Vec<String> {
    let part = house
        .admin
        .read(async |read| crate::competence::service::people(read, &filter, sort, ALL).await)
        .await
        .unwrap();
    assert_eq!(part.total, i64::try_from(part.rows.len()).unwrap());
    part.rows.iter().map(PersonRow::full_name).collect()
}

fn period(from: &str, to: &str) -> Period {
    let day = |text: &str| (!text.is_empty()).then(|| day(text));
    Period { from: day(from), to: day(to) }
}
