//! SQL that reads courses together with what belongs to them.

use super::row::{COLUMNS, CourseRow};
use crate::{
    catalogue::model::{
        CategoryCode, CategoryRef, CourseCode, CourseDetail, CourseFilter, CourseRef, CourseSort, CourseStatus,
        CourseSummary, KnownCourse, Months, Name, PersonRef, Prerequisite, Title, Untaught,
    },
    db::{Order, Query, sql, text},
    documents::{self, Document},
    error::{Error, Result},
    kernel::{
        id::{CompetencyId, CourseId, PrerequisiteId},
        page::{ListPage, Page, Sort},
        text::like,
    },
    work::Read,
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeSet, HashMap};

#[derive(sqlx::FromRow)]
struct Listed {
    #[sqlx(flatten)]
    course: CourseRow,
    category_name: Name,
    category_code: CategoryCode,
}

/// The column for each word that courses are sorted by.
const fn order(sort: Sort<CourseSort>) -> Order {
    let column = match sort.by {
        CourseSort::Title => "k.sort_title",
        CourseSort::Code => "k.folded_code",
        CourseSort::CreatedAt => "k.created_at",
    };
    Order { column, is_descending: sort.is_descending, last: "k.id" }
}

/// The courses of the caller's organisation that fit `filter`, a page of them.
pub(in crate::catalogue) async fn fitting(
    read: &mut Read,
    filter: &CourseFilter,
    sort: Sort<CourseSort>,
    page: Page,
) -> Result<ListPage<CourseSummary>> {
    let search = filter.search.as_deref().filter(|text| !text.trim().is_empty()).map(like);
    let courses = Query::select(
        text!(COLUMNS, ", g.name AS category_name, g.code AS category_code"),
        sql!("FROM course k WHERE k.organisation_id = $1"),
    )
    .and_if(r"k.search LIKE {} ESCAPE '\'", &search)
    .and_if("k.status = {}", &filter.status)
    .and_if("k.category_id = {}", &filter.category)
    .and_if("k.delivery_type = {}", &filter.delivery_type)
    .and_if("k.course_type = {}", &filter.course_type)
    .and_if("k.requirement_level = {}", &filter.requirement_level)
    .join_after_paging("k", "JOIN category g ON g.id = k.category_id")
    .order(order(sort));
    let part: ListPage<Listed> = courses.paged(read, page).await?;
    let listed: Vec<CourseId> = part.rows.iter().map(|row| row.course.id).collect();
    let mut needs = needs(read, &listed).await?;
    Ok(part.map(|row| row.summary(&mut needs)))
}

/// The prerequisites of each of `courses`.
async fn needs(read: &mut Read, courses: &[CourseId]) -> Result<HashMap<CourseId, BTreeSet<CourseId>>> {
    const FROM: &str = "FROM prerequisite q JOIN course k ON k.id = q.course_id";
    let links: Vec<(CourseId, CourseId)> =
        Query::own_rows("q.course_id, q.needs_id", FROM, "k.", courses).all(read).await?;
    let mut needs: HashMap<CourseId, BTreeSet<CourseId>> = HashMap::new();
    for (course, need) in links {
        needs.entry(course).or_default().insert(need);
    }
    Ok(needs)
}

impl Listed {
    fn summary(self, needs: &mut HashMap<CourseId, BTreeSet<CourseId>>) -> CourseSummary {
        let prerequisites = needs.remove(&self.course.id).unwrap_or_default();
        let course = self.course.course(prerequisites);
        let category = CategoryRef { id: course.content.category, name: self.category_name, code: self.category_code };
        CourseSummary { course, category }
    }
}

#[derive(sqlx::FromRow)]
struct CourseDetailRow {
    #[sqlx(flatten)]
    course: CourseRow,
    category_name: Name,
    category_code: CategoryCode,
    refresher_code: Option<CourseCode>,
    refresher_title: Option<Title>,
    owner_name: Option<String>,
    creator_name: String,
    own_id: CompetencyId,
    granted_id: CompetencyId,
    has_prerequisites: bool,
    has_documents: bool,
}

/// Everything about the course with identifier `id`.
pub(in crate::catalogue) async fn detail(read: &mut Read, id: CourseId) -> Result<CourseDetail> {
    let row: Option<CourseDetailRow> = read
        .maybe(
            sql!(
                "SELECT ",
                COLUMNS,
                ", g.name AS category_name, g.code AS category_code, r.code AS refresher_code, r.title AS refresher_title,
                        TRIM(o.first_name || ' ' || o.last_name) AS owner_name, TRIM(p.first_name || ' ' || p.last_name) AS creator_name,
                        c.id AS own_id, v.competency_id AS granted_id,
                        EXISTS (SELECT 1 FROM prerequisite q WHERE q.course_id = k.id) AS has_prerequisites,
                        ",
                documents::COURSE_HAS_SOME,
                " AS has_documents
                 FROM course k JOIN category g ON g.id = k.category_id JOIN person p ON p.id = k.created_by
                 JOIN competency c ON c.course_id = k.id JOIN course_grant f ON f.course_id = k.id
                 JOIN course_grant_version v ON v.course_grant_id = f.id AND v.superseded_at IS NULL
                 LEFT JOIN course r ON r.id = k.refresher_id LEFT JOIN person o ON o.id = k.owner_id
                 WHERE k.organisation_id = $1 AND k.id = $2"
            ),
            &[&id],
        )
        .await?;
    let row = row.ok_or(Error::not_found(id))?;
    // Most courses have neither: a statement less for each.
    let prerequisites = if row.has_prerequisites { prerequisites(read, id).await? } else { Vec::new() };
    let documents = if row.has_documents { documents::service::of_course(read, id).await? } else { Vec::new() };
    Ok(row.detail(prerequisites, documents))
}

impl CourseDetailRow {
    fn detail(self, prerequisites: Vec<Prerequisite>, documents: Vec<Document>) -> CourseDetail {
        let course = self.course.course(prerequisites.iter().map(|needed| needed.course.id).collect());
        let refresher = course.content.refresher.zip(self.refresher_code).zip(self.refresher_title);
        let owner = course.content.owner.zip(self.owner_name);
        CourseDetail {
            category: CategoryRef { id: course.content.category, name: self.category_name, code: self.category_code },
            refresher: refresher.map(|((id, code), title)| CourseRef { id, code, title }),
            owner: owner.map(|(id, full_name)| PersonRef { id, full_name }),
            prerequisites,
            competency: self.own_id,
            grants: self.granted_id,
            documents,
            created_by: PersonRef { id: course.created_by, full_name: self.creator_name },
            course,
        }
    }
}

async fn prerequisites(read: &mut Read, course: CourseId) -> Result<Vec<Prerequisite>> {
    let rows: Vec<(PrerequisiteId, CourseId, CourseCode, Title, bool)> = read
        .all(
            // The sign keeps SQLite from reading all courses in their order.
            sql!(
                "SELECT q.id, n.id, n.code, n.title, q.is_mandatory FROM prerequisite q JOIN course n ON n.id = q.needs_id
                 WHERE +n.organisation_id = $1 AND q.course_id = $2 ORDER BY n.folded_code"
            ),
            &[&course],
        )
        .await?;
    let one = |(id, course, code, title, is_mandatory)| Prerequisite {
        id,
        course: CourseRef { id: course, code, title },
        is_mandatory,
    };
    Ok(rows.into_iter().map(one).collect())
}

#[derive(sqlx::FromRow)]
struct KnownRow {
    id: CourseId,
    code: CourseCode,
    title: Title,
    status: CourseStatus,
    validity_months: Option<Months>,
    passing_score: Option<i64>,
    updated_at: DateTime<Utc>,
    grants: CompetencyId,
}

impl KnownRow {
    fn course(self) -> KnownCourse {
        let untaught = Untaught::of(self.status, self.updated_at.date_naive());
        let Self { id, code, title, validity_months, passing_score, grants, .. } = self;
        KnownCourse { id, code, title, grants, validity_months, passing_score, untaught }
    }
}

/// Every course of the caller's organisation, or those with identifiers `ids`, as far as other features have to know them.
pub(in crate::catalogue) async fn known_courses(read: &mut Read, ids: Option<&[CourseId]>) -> Result<Vec<KnownCourse>> {
    const COLUMNS: &str =
        "k.id, k.code, k.title, k.status, k.validity_months, k.passing_score, k.updated_at, v.competency_id AS grants";
    const FROM: &str = "FROM course k JOIN course_grant f ON f.course_id = k.id
        JOIN course_grant_version v ON v.course_grant_id = f.id AND v.superseded_at IS NULL";
    let known = match ids {
        Some(ids) => Query::own_rows(COLUMNS, FROM, "k.", ids),
        None => Query::select(COLUMNS, sql!(FROM, " WHERE k.organisation_id = $1")),
    };
    let rows: Vec<KnownRow> = known.order("k.id").all(read).await?;
    Ok(rows.into_iter().map(KnownRow::course).collect())
}
