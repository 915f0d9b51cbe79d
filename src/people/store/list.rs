//! SQL of people as lists show them.

use crate::{
    db::{Query, sql},
    error::Result,
    kernel::{
        date::Period,
        id::{PersonId, RoleId, SiteId},
    },
    people::model::{Job, PersonRow},
    work::Read,
};
use chrono::NaiveDate;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct PersonListRow {
    id: PersonId,
    employee_number: Option<String>,
    first_name: String,
    last_name: String,
    email: Option<String>,
    department: Option<String>,
}

impl PersonListRow {
    fn with(self, employment: Option<Period>, jobs: Vec<Job>) -> PersonRow {
        PersonRow {
            id: self.id,
            employee_number: self.employee_number,
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            department: self.department,
            employment,
            jobs,
        }
    }
}

/// `people` of the caller's organisation, in this order.
pub(in crate::people) async fn rows(read: &mut Read, people: &[PersonId]) -> Result<Vec<PersonRow>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let today = read.today();
    let columns = "id, employee_number, first_name, last_name, email, department";
    let found: Vec<PersonListRow> = Query::own_rows(columns, "FROM person", "", people).all(read).await?;
    let mut found: HashMap<PersonId, PersonListRow> = found.into_iter().map(|row| (row.id, row)).collect();
    let employments = latest_employments(read, people).await?;
    let mut jobs = jobs_of(read, people, today).await?;
    let row = |id: &PersonId| {
        let (employment, jobs) = (employments.get(id).copied(), jobs.remove(id).unwrap_or_default());
        found.remove(id).map(|row| row.with(employment, jobs))
    };
    Ok(people.iter().filter_map(row).collect())
}

/// The latest employment of each of `people` who has one.
async fn latest_employments(read: &mut Read, people: &[PersonId]) -> Result<HashMap<PersonId, Period>> {
    let employments = Query::of(sql!(
        "SELECT e.person_id, v.valid_from, v.valid_to FROM employment e JOIN employment_version v ON v.employment_id = e.id
         WHERE e.organisation_id = $1 AND v.superseded_at IS NULL"
    ));
    let employments = employments.among("e.person_id", people).order("v.valid_from NULLS FIRST, e.id");
    let rows: Vec<(PersonId, Option<NaiveDate>, Option<NaiveDate>)> = employments.all(read).await?;
    // Of several the last one stays.
    Ok(rows.into_iter().map(|(person, from, to)| (person, Period { from, to })).collect())
}

#[derive(sqlx::FromRow)]
struct JobRow {
    person_id: PersonId,
    role_id: RoleId,
    role_name: String,
    site_id: Option<SiteId>,
    site_name: Option<String>,
}

/// The job roles that each of `people` holds on `day`, by name.
async fn jobs_of(read: &mut Read, people: &[PersonId], day: NaiveDate) -> Result<HashMap<PersonId, Vec<Job>>> {
    let mut jobs: HashMap<PersonId, Vec<Job>> = HashMap::new();
    let held = Query::of(sql!(
        "SELECT h.person_id, h.role_id, r.name AS role_name, h.site_id, s.name AS site_name
         FROM holding h JOIN holding_version v ON v.holding_id = h.id
         JOIN role r ON r.id = h.role_id LEFT JOIN site s ON s.id = h.site_id
         WHERE h.organisation_id = $1 AND r.kind = 'job' AND v.superseded_at IS NULL
           AND (v.valid_from IS NULL OR v.valid_from <= $2) AND (v.valid_to IS NULL OR v.valid_to > $2)"
    ));
    let held = held.bind(&[&day]).among("h.person_id", people);
    let rows: Vec<JobRow> = held.order("r.folded, s.folded NULLS FIRST, h.id").all(read).await?;
    for row in rows {
        let job = Job { role: row.role_id, role_name: row.role_name, site: row.site_id, site_name: row.site_name };
        jobs.entry(row.person_id).or_default().push(job);
    }
    Ok(jobs)
}
