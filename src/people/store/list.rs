//! SQL of the list of people.

use crate::{
    db::{among, numbers},
    error::Result,
    kernel::{
        date::Period,
        id::{PersonId, RoleId, SiteId},
        page::{Page, Part},
        text::like,
    },
    people::model::{Employed, Job, PersonFilter, PersonOrder, PersonRow, PersonSort},
    work::Read,
};
use chrono::NaiveDate;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// Who fits a filter. $1 organisation, $2 search, $3 department, $4 role, $5 sites (see [`among`]), $6 today,
/// $7 employed on, $8 left by.
const FITTING: &str = r"
    WHERE p.organisation_id = $1
      AND ($2 IS NULL OR p.search LIKE $2 ESCAPE '\')
      AND ($3 IS NULL OR p.department = $3)
      AND (($4 IS NULL AND $5 IS NULL) OR EXISTS (
          SELECT h.id FROM holding h JOIN holding_version v ON v.holding_id = h.id JOIN role r ON r.id = h.role_id
          WHERE h.organisation_id = $1 AND h.person_id = p.id AND r.kind = 'job' AND v.superseded_at IS NULL
            AND ($4 IS NULL OR h.role_id = $4) AND ($5 IS NULL OR $5 LIKE '%,' || h.site_id || ',%')
            AND (v.valid_from IS NULL OR v.valid_from <= $6) AND (v.valid_to IS NULL OR v.valid_to > $6)))
      AND ($7 IS NULL OR EXISTS (
          SELECT e.id FROM employment e JOIN employment_version v ON v.employment_id = e.id
          WHERE e.organisation_id = $1 AND e.person_id = p.id AND v.superseded_at IS NULL
            AND (v.valid_from IS NULL OR v.valid_from <= $7) AND (v.valid_to IS NULL OR v.valid_to > $7))
          OR NOT EXISTS (
          SELECT e.id FROM employment e JOIN employment_version v ON v.employment_id = e.id
          WHERE e.organisation_id = $1 AND e.person_id = p.id AND v.superseded_at IS NULL))
      AND ($8 IS NULL OR (EXISTS (
          SELECT e.id FROM employment e JOIN employment_version v ON v.employment_id = e.id
          WHERE e.organisation_id = $1 AND e.person_id = p.id AND v.superseded_at IS NULL)
          AND NOT EXISTS (
          SELECT e.id FROM employment e JOIN employment_version v ON v.employment_id = e.id
          WHERE e.organisation_id = $1 AND e.person_id = p.id AND v.superseded_at IS NULL
            AND (v.valid_to IS NULL OR v.valid_to > $8))))";

/// When the latest employment of each began, for the order by that day alone: everybody's are read for it.
const LATEST: &str = "LEFT JOIN (
        SELECT e.person_id, MAX(v.valid_from) AS began
        FROM employment e JOIN employment_version v ON v.employment_id = e.id
        WHERE e.organisation_id = $1 AND v.superseded_at IS NULL GROUP BY e.person_id
    ) latest ON latest.person_id = p.id";

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

const fn order(order: PersonOrder) -> &'static str {
    match (order.by, order.is_reversed) {
        (PersonSort::Name, false) => "p.sort_name, p.id",
        (PersonSort::Name, true) => "p.sort_name DESC, p.id DESC",
        (PersonSort::Number, false) => "p.employee_number NULLS LAST, p.sort_name, p.id",
        (PersonSort::Number, true) => "p.employee_number DESC NULLS LAST, p.sort_name, p.id",
        (PersonSort::Started, false) => "latest.began DESC NULLS LAST, p.sort_name, p.id",
        (PersonSort::Started, true) => "latest.began NULLS LAST, p.sort_name, p.id",
    }
}

/// The people of the caller's organisation who fit `filter`.
pub(in crate::people) async fn fitting(
    read: &mut Read,
    filter: &PersonFilter,
    sort: PersonOrder,
    page: Page,
) -> Result<Part<PersonRow>> {
    let (organisation, today) = (read.who.organisation, read.today());
    // Lists write "Last, First", which is looked for as it is copied from there.
    let like = |text: &str| like(text).replace(", ", "%");
    let search = filter.search.as_deref().filter(|text| !text.trim().is_empty()).map(like);
    let (on, left) = filter.employed.days();
    let PersonFilter { role, department, .. } = filter;
    let sites = among(&filter.sites);
    // Both texts are made of constants.
    let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM person p {FITTING}"));
    let (total,): (i64,) =
        read.one(count, &[&organisation, &search, department, role, &sites, &today, &on, &left]).await?;
    let latest = if sort.by == PersonSort::Started { LATEST } else { "" };
    let list = AssertSqlSafe(format!(
        "SELECT p.id, p.employee_number, p.first_name, p.last_name, p.email, p.department
         FROM person p {latest} {FITTING} ORDER BY {} LIMIT $9 OFFSET $10",
        order(sort)
    ));
    let (limit, offset) = (page.limit, page.offset);
    let rows: Vec<Row> = read
        .all(list, &[&organisation, &search, department, role, &sites, &today, &on, &left, &limit, &offset])
        .await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    let employments = latest_employments(read, &ids).await?;
    let mut jobs = jobs_of(read, &ids, today).await?;
    let with_facts = |row: Row| {
        let (employment, jobs) = (employments.get(&row.id).copied(), jobs.remove(&row.id).unwrap_or_default());
        row.with(employment, jobs)
    };
    Ok(Part { rows: rows.into_iter().map(with_facts).collect(), total })
}

/// The latest employment of each of `people` who has one.
async fn latest_employments(read: &mut Read, people: &[PersonId]) -> Result<HashMap<PersonId, Period>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
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

impl Employed {
    /// The day on which people have to be employed, and the one by which they have to have left.
    const fn days(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            Self::Any => (None, None),
            Self::On(day) => (Some(day), None),
            Self::LeftBy(day) => (None, Some(day)),
        }
    }
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
    if people.is_empty() {
        return Ok(jobs);
    }
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

/// The departments of the caller's organisation, in order.
pub(in crate::people) async fn departments(read: &mut Read) -> Result<Vec<String>> {
    let organisation = read.who.organisation;
    let sql = "SELECT DISTINCT department FROM person WHERE organisation_id = $1 AND department IS NOT NULL ORDER BY department";
    let rows: Vec<(String,)> = read.all(sql, &[&organisation]).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}
