//! SQL of people as lists show them.

use crate::{
    db::{numbers, own_rows},
    error::Result,
    kernel::{
        date::Period,
        id::{PersonId, RoleId, SiteId},
    },
    people::model::{Job, PersonRow},
    work::Read,
};
use chrono::NaiveDate;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: PersonId,
    employee_number: Option<String>,
    first_name: String,
    last_name: String,
    email: Option<String>,
    department: Option<String>,
}

impl Row {
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
    let (organisation, today) = (read.who.organisation, read.today());
    let sql = format!(
        "SELECT id, employee_number, first_name, last_name, email, department FROM person WHERE {}",
        own_rows("", people)
    );
    // The list is made of numbers.
    let found: Vec<Row> = read.all(AssertSqlSafe(sql), &[&organisation]).await?;
    let mut found: HashMap<PersonId, Row> = found.into_iter().map(|row| (row.id, row)).collect();
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
    let (organisation, ids) = (read.who.organisation, numbers(people));
    let sql = format!(
        "SELECT e.person_id, v.valid_from, v.valid_to FROM employment e JOIN employment_version v ON v.employment_id = e.id
         WHERE e.organisation_id = $1 AND e.person_id IN ({ids}) AND v.superseded_at IS NULL
         ORDER BY v.valid_from NULLS FIRST, e.id"
    );
    // The list is made of numbers.
    let rows: Vec<(PersonId, Option<NaiveDate>, Option<NaiveDate>)> =
        read.all(AssertSqlSafe(sql), &[&organisation]).await?;
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
    let (organisation, ids) = (read.who.organisation, numbers(people));
    let sql = format!(
        "SELECT h.person_id, h.role_id, r.name AS role_name, h.site_id, s.name AS site_name
         FROM holding h JOIN holding_version v ON v.holding_id = h.id
         JOIN role r ON r.id = h.role_id LEFT JOIN site s ON s.id = h.site_id
         WHERE h.organisation_id = $1 AND h.person_id IN ({ids}) AND r.kind = 'job' AND v.superseded_at IS NULL
           AND (v.valid_from IS NULL OR v.valid_from <= $2) AND (v.valid_to IS NULL OR v.valid_to > $2)
         ORDER BY r.folded, s.folded NULLS FIRST, h.id"
    );
    // The list is made of numbers.
    let rows: Vec<JobRow> = read.all(AssertSqlSafe(sql), &[&organisation, &day]).await?;
    for row in rows {
        let job = Job { role: row.role_id, role_name: row.role_name, site: row.site_id, site_name: row.site_name };
        jobs.entry(row.person_id).or_default().push(job);
    }
    Ok(jobs)
}
