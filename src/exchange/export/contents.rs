//! What an export has.

use super::model::{Contents, Order};
use crate::{
    catalogue,
    competence::{self, outline::Outline},
    error::Result,
    work::Read,
};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// What `outline` has, with what was known at `known_at`.
pub async fn contents(read: &mut Read, outline: &Outline, known_at: Option<DateTime<Utc>>) -> Result<Contents> {
    let (query, rules) = (&outline.query, &outline.grid.facts.rules);
    let categories = catalogue::service::categories(read, true, false).await?;
    let category = categories.into_iter().find(|one| Some(one.id) == query.category);
    let is_asked = |course| query.courses.contains(&course);
    let mut sites: Vec<&str> =
        query.sites.iter().filter_map(|site| rules.sites.get(site)).map(String::as_str).collect();
    sites.sort_unstable();
    let courses = outline.grid.columns.iter().filter(|column| column.course.is_some_and(is_asked));
    Ok(Contents {
        as_of: query.as_of,
        known_at,
        rows: count(outline.lines.len()),
        columns: count(outline.columns.len()),
        by: query.by,
        under: outline.under,
        site: Some(sites.join(", ")).filter(|names| !names.is_empty()),
        role: query.role.and_then(|role| rules.roles.get(&role)).cloned(),
        category: category.map(|category| category.name.to_string()),
        courses: courses.map(|column| column.code.clone()).collect(),
        mandatory_only: query.mandatory_only,
        show: query.show,
    })
}

/// The matrix that `order` asks for, and what it has.
pub(super) async fn outlined(read: &mut Read, order: &Order) -> Result<(Arc<Outline>, Contents)> {
    let outline = competence::service::outline(read, order.query.clone(), order.under, order.known_at).await?;
    let contents = contents(read, &outline, order.known_at).await?;
    Ok((outline, contents))
}

/// A number of things as the database keeps it.
pub(super) fn count(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}
