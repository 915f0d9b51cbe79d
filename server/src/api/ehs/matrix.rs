//! The training matrix (EHS, section 10.1).

use super::{
    envelope::Success,
    ids::{uuid_id, uuid_ids},
};
use crate::api::kit::{
    Answer, ApiCaller, endpoint,
    kind::{flag, spelling, verbatim},
    query,
};
use chrono::NaiveDate;
use docendo::{
    competence::{
        self, Facts, Standing, State,
        matrix::{By, Matrix, MatrixCell, MatrixRow, RowKey, Show, Totals},
    },
    kernel::{
        date::days_between,
        id::{CategoryId, CourseId, PersonId, RoleId, SiteId},
    },
    people,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

spelling! {
    /// The words of `type`: what the rows are.
    TypeWord of every By { "user_course" = Person, "role_course" = Role, "site_course" = Site }
}

spelling! {
    /// The words of `statusFilter`.
    FilterWord of Show { "all" = All, "gaps_only" = Gaps, "expiring_only" = Expiring, "overdue_only" = PastDue }
}

/// The status of a cell. Assignments arrive with their own endpoints; until then nothing is `assigned`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CellStatus {
    Completed,
    ExpiringSoon,
    NotAssigned,
    Overdue,
    Expired,
}

impl CellStatus {
    /// One word for each state of the domain. What waits for verification does not count.
    pub(crate) const fn of(state: State) -> Option<Self> {
        Some(match state {
            State::NotRequired => return None,
            State::Valid => Self::Completed,
            State::Expiring => Self::ExpiringSoon,
            State::Waiting | State::Missing | State::Failed => Self::NotAssigned,
            State::Overdue => Self::Overdue,
            State::Expired => Self::Expired,
        })
    }
}

/// A matrix: rows, columns, and the cells that are required or held.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MatrixOut {
    /// As it was asked for.
    #[schema(example = "user_course")]
    matrix_type: &'static str,
    rows: Vec<RowOut>,
    columns: Vec<ColumnOut>,
    cells: Vec<CellOut>,
    summary: Summary,
}

/// A person, role or site.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RowOut {
    id: Uuid,
    name: String,
    /// The job role of a person.
    role: Option<String>,
    /// The site of a person.
    site: Option<String>,
}

/// A course.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ColumnOut {
    id: Uuid,
    code: String,
    title: String,
    validity_months: Option<u32>,
}

/// A cell; dates are there as its status demands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CellOut {
    row_id: Uuid,
    column_id: Uuid,
    status: CellStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_until_expiry: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_until_due: Option<i64>,
    /// Of roles and sites: how many people are in each status (an addition to the document).
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts>,
}

/// How many people or cells are in each status.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Counts {
    completed: u32,
    expiring_soon: u32,
    assigned: u32,
    not_assigned: u32,
    overdue: u32,
    expired: u32,
}

impl Counts {
    fn add(&mut self, status: CellStatus, count: u32) {
        *match status {
            CellStatus::Completed => &mut self.completed,
            CellStatus::ExpiringSoon => &mut self.expiring_soon,
            CellStatus::NotAssigned => &mut self.not_assigned,
            CellStatus::Overdue => &mut self.overdue,
            CellStatus::Expired => &mut self.expired,
        } += count;
    }

    fn of(people: &[Totals]) -> Self {
        let mut counts = Self::default();
        for state in State::ALL {
            if let Some(status) = CellStatus::of(state) {
                counts.add(status, people.iter().map(|totals| totals.count(state)).sum());
            }
        }
        counts
    }
}

/// The cells of the answer by status.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    total_cells: usize,
    #[serde(flatten)]
    counts: Counts,
    /// (total − notAssigned − overdue − expired) / total, in percent with one decimal; 100 if there is no cell.
    compliance_rate: f64,
}

impl Summary {
    fn of(cells: &[CellOut]) -> Self {
        let mut counts = Counts::default();
        for cell in cells {
            counts.add(cell.status, 1);
        }
        let total = u32::try_from(cells.len()).unwrap_or(u32::MAX);
        let good = total - counts.not_assigned - counts.overdue - counts.expired;
        let rate = if total == 0 { 100.0 } else { f64::from(good) / f64::from(total) * 100.0 };
        Self { total_cells: cells.len(), counts, compliance_rate: (rate * 10.0).round() / 10.0 }
    }
}

query! {
    /// Which matrix is told.
    MatrixAsked {
        by "type": By = TypeWord::kind(), example "user_course";
        show "statusFilter": Show = FilterWord::kind(), default Show::All;
        /// Only people with a role at this site
        site "siteId": Option<SiteId> = uuid_id();
        /// Only courses of this category
        category "categoryId": Option<CategoryId> = uuid_id();
        /// Only what is mandatory
        mandatory_only "mandatoryOnly": bool = flag(), default false;
        /// Only these people, comma-separated
        people "userIds": Vec<PersonId> = uuid_ids(), default Vec::new();
        /// Only these courses, comma-separated
        courses "courseIds": Vec<CourseId> = uuid_ids(), default Vec::new();
        /// Only people with the job role of this name
        role "roleFilter": Option<String> = verbatim();
    }
}

impl MatrixAsked {
    /// The matrix of `today`, for everybody whatever their role.
    fn query(self, today: NaiveDate) -> competence::matrix::Query {
        competence::matrix::Query {
            sites: self.site.into_iter().collect(),
            category: self.category,
            mandatory_only: self.mandatory_only,
            people: self.people,
            courses: self.courses,
            show: self.show,
            by: self.by,
            ..competence::matrix::Query::on(today)
        }
    }
}

endpoint! {
    /// Get the training matrix.
    ///
    /// Cells are the pairs that are required or held. Those who may not see the standings of others get their own row; roles and
    /// sites are refused to them.
    matrix "ehs_matrix_get": "The matrix";
}
pub(crate) async fn matrix(caller: ApiCaller, mut asked: MatrixAsked) -> Answer<Success<MatrixOut>> {
    let today = caller.installation().clock.today();
    let role = asked.role.take();
    let mut query = asked.query(today);
    let by = query.by;
    let (matrix, facts) = caller
        .read(async |read| {
            if let Some(role) = role {
                // A name that no job role has is one that nobody holds.
                query.role = Some(people::service::role_named(read, &role).await?.unwrap_or(RoleId(0)));
            }
            competence::service::matrix(read, query, None).await
        })
        .await?;
    Ok(Success::of(present(by, &matrix, &facts, today)))
}

fn present(by: By, matrix: &Matrix, facts: &Facts, today: NaiveDate) -> MatrixOut {
    let courses: Vec<Option<CourseId>> = matrix.columns.iter().map(|column| column.course).collect();
    let columns = matrix.columns.iter().filter_map(|column| {
        let (code, title) = (column.code.clone(), column.title.clone());
        Some(ColumnOut { id: column.course?.uuid(), code, title, validity_months: column.validity_months })
    });
    let cells =
        matrix.cells.iter().filter_map(|cell| present_cell(&matrix.rows[cell.row], courses[cell.column]?, cell, today));
    let cells: Vec<CellOut> = cells.collect();
    MatrixOut {
        matrix_type: TypeWord::of(by),
        rows: matrix.rows.iter().map(|row| present_row(row, facts)).collect(),
        columns: columns.collect(),
        summary: Summary::of(&cells),
        cells,
    }
}

fn row_id(row: &MatrixRow) -> Uuid {
    match row.key {
        RowKey::Person(person) => person.uuid(),
        RowKey::Role(role) => role.uuid(),
        RowKey::Site(site) => site.uuid(),
    }
}

fn present_row(row: &MatrixRow, facts: &Facts) -> RowOut {
    let role = row.role.and_then(|role| facts.rules.roles.get(&role)).cloned();
    let site = row.site.and_then(|site| facts.rules.sites.get(&site)).cloned();
    RowOut { id: row_id(row), name: row.name.clone(), role, site }
}

fn present_cell(row: &MatrixRow, course: CourseId, cell: &MatrixCell, today: NaiveDate) -> Option<CellOut> {
    let Standing { state, need, proof } = cell.standing;
    let status = CellStatus::of(state)?;
    let held = matches!(status, CellStatus::Completed | CellStatus::ExpiringSoon | CellStatus::Expired);
    let proof = proof.filter(|_| held);
    let expires_at = proof.and_then(|proof| proof.expires_on);
    let due_date = need.and_then(|need| need.due).filter(|_| !held);
    Some(CellOut {
        row_id: row_id(row),
        column_id: course.uuid(),
        status,
        completion_date: proof.map(|proof| proof.completed_on),
        expires_at,
        days_until_expiry: expires_at.map(|expires| days_between(today, expires)),
        due_date,
        days_until_due: due_date.map(|due| days_between(today, due)),
        counts: (!matches!(row.key, RowKey::Person(_))).then(|| Counts::of(&[cell.totals, cell.besides])),
    })
}
