//! SQL of persons.

use crate::{
    db::{Query, Tenant, is_duplicate, sql},
    error::{Conflict, Entity, Error, Result},
    kernel::{
        id::PersonId,
        text::{fold, like},
    },
    people::model::{NewPerson, Person},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};

/// The person with identifier `id` in the caller's organisation.
pub(in crate::people) async fn find(read: &mut Read, id: PersonId) -> Result<Option<Person>> {
    read.maybe(
        sql!(
            "SELECT id, employee_number, first_name, last_name, email, department, version, created_at, updated_at
             FROM person WHERE organisation_id = $1 AND id = $2"
        ),
        &[&id],
    )
    .await
}

/// Everybody of the caller's organisation.
pub(in crate::people) async fn all(read: &mut Read) -> Result<Vec<Person>> {
    read.all(
        sql!(
            "SELECT id, employee_number, first_name, last_name, email, department, version, created_at, updated_at
             FROM person WHERE organisation_id = $1 ORDER BY id"
        ),
        &[],
    )
    .await
}

/// The e-mail addresses of those of `people` who are of the caller's organisation and have one.
pub(in crate::people) async fn emails(read: &mut Read, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let emails = Query::own_rows("id, email", "FROM person", "", people).and("email IS NOT NULL");
    let rows: Vec<(PersonId, String)> = emails.all(read).await?;
    Ok(rows.into_iter().collect())
}

/// The full names of those of `people` who are of the caller's organisation.
pub(in crate::people) async fn names(read: &mut Read, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let columns = "id, TRIM(first_name || ' ' || last_name)";
    let names = Query::own_rows(columns, "FROM person", "", people);
    let rows: Vec<(PersonId, String)> = names.all(read).await?;
    Ok(rows.into_iter().collect())
}

/// The field of `details` that somebody other than `except` has already: `employee_number` or `email`. Upper and lower
/// case are the same, as in codes.
pub(in crate::people) async fn taken(
    tenant: &mut Tenant<'_>,
    details: &NewPerson,
    except: Option<PersonId>,
) -> Result<Option<&'static str>> {
    // Unscoped: people of all organisations sign in with their address.
    let row: Option<(PersonId,)> = tenant
        .unscoped_tx()
        .maybe(
            "SELECT id FROM person WHERE email_folded = $1 AND ($2 IS NULL OR id <> $2) LIMIT 1",
            &[&details.email_folded(), &except],
        )
        .await?;
    if row.is_some() {
        return Ok(Some("email"));
    }
    let Some(number) = &details.employee_number else { return Ok(None) };
    // What is searched holds the number, folded: few rows are left to compare.
    let similar: Vec<(String,)> = tenant
        .all(
            sql!(
                r"SELECT employee_number FROM person WHERE organisation_id = $1 AND employee_number IS NOT NULL
                 AND search LIKE $2 ESCAPE '\' AND ($3 IS NULL OR id <> $3)"
            ),
            &[&like(number), &except],
        )
        .await?;
    Ok(similar.iter().any(|(other,)| fold(other) == fold(number)).then_some("employee_number"))
}

/// Those of `emails` that people of other organisations have.
pub(in crate::people) async fn taken_elsewhere(read: &mut Read, emails: &[String]) -> Result<HashSet<String>> {
    let own = read.who().organisation;
    // Unscoped: people of all organisations sign in with their address.
    let others = Query::unscoped("SELECT email_folded FROM person WHERE organisation_id <> $1").bind(&[&own]);
    let rows: Vec<(String,)> = others.among_texts("email_folded", emails).all(read.unscoped_tx()).await?;
    Ok(rows.into_iter().map(|(email,)| email).collect())
}

/// Writes a new person; nothing if somebody has the number or the e-mail address already.
pub(in crate::people) async fn insert(
    tenant: &mut Tenant<'_>,
    now: DateTime<Utc>,
    details: &NewPerson,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = tenant
        .maybe(
            sql!(
                "INSERT INTO person (organisation_id, employee_number, first_name, last_name, email, email_folded, department,
                                     search, sort_name, version, created_at, updated_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10) ON CONFLICT DO NOTHING RETURNING id"
            ),
            &[
                &details.employee_number, &details.first_name, &details.last_name, &details.email,
                &details.email_folded(), &details.department, &details.search(), &details.sort_name(), &now,
            ],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Writes the details of a person whose version was `version` when it was loaded.
pub(in crate::people) async fn update(work: &mut Work, id: PersonId, version: i64, details: &NewPerson) -> Result<()> {
    let now = work.now;
    let changed = work
        .tenant()
        .run(
            sql!(
                "UPDATE person SET employee_number = $4, first_name = $5, last_name = $6, email = $7, email_folded = $8, department = $9,
                                   search = $10, sort_name = $11, version = version + 1, updated_at = $12
                 WHERE organisation_id = $1 AND id = $2 AND version = $3"
            ),
            &[
                &id, &version, &details.employee_number, &details.first_name, &details.last_name, &details.email,
                &details.email_folded(), &details.department, &details.search(), &details.sort_name(), &now,
            ],
        )
        .await;
    match changed {
        Ok(1) => Ok(()),
        // Nothing changed, or somebody took the number or address after it was looked for.
        Ok(_) => Err(Error::Conflict(Conflict::Changed(Entity::Person))),
        Err(cause) if is_duplicate(&cause) => Err(Error::Conflict(Conflict::Changed(Entity::Person))),
        Err(cause) => Err(cause.into()),
    }
}

/// A row of a bulk write, with everything that is computed from the details.
struct PersonInsert<'a> {
    id: PersonId,
    details: &'a NewPerson,
    email_folded: Option<String>,
    search: String,
    sort_name: String,
}

/// Writes many new persons; their identifiers are in the order of `people`.
pub(in crate::people) async fn insert_many(work: &mut Work, people: &[NewPerson]) -> Result<Vec<PersonId>> {
    let now = work.now;
    let ids: Vec<PersonId> = work.reserve(people.len()).await?;
    let rows: Vec<PersonInsert<'_>> = ids
        .iter()
        .zip(people)
        .map(|(&id, details)| PersonInsert {
            id,
            details,
            email_folded: details.email_folded(),
            search: details.search(),
            sort_name: details.sort_name(),
        })
        .collect();
    let written = work
        .tenant()
        .many(
            sql!(
                "INSERT INTO person (organisation_id, id, employee_number, first_name, last_name, email, email_folded, department,
                 search, sort_name, version, created_at, updated_at)"
            ),
            &rows,
            |row| {
                [
                    &row.id, &row.details.employee_number, &row.details.first_name, &row.details.last_name,
                    &row.details.email, &row.email_folded, &row.details.department, &row.search, &row.sort_name, &1_i64, &now, &now,
                ]
            },
            "",
        )
        .await;
    match written {
        Ok(_) => Ok(ids),
        Err(cause) if is_duplicate(&cause) => {
            Err(Error::Conflict(Conflict::Duplicate(Entity::Person, "employee_number")))
        }
        Err(cause) => Err(cause.into()),
    }
}
