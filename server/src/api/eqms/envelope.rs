//! How the contract wraps what succeeds, and its pagination.

use crate::api::kit::{Above, PageRules, PageWanted};
use serde::Serialize;
use utoipa::ToSchema;

/// Paging of the contract.
pub(super) const PAGES: PageRules =
    PageRules { number: "page", size: "limit", default: 50, most: 100, above: Above::Flaw };

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsPage)]
pub(super) struct Paged<T> {
    data: Vec<T>,
    pagination: Pagination,
}

/// Which page of how many.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsPagination)]
struct Pagination {
    page: i64,
    limit: i64,
    total: i64,
    pages: i64,
}

impl<T> Paged<T> {
    /// `wanted` of a list with `total` rows.
    pub(super) fn of(data: Vec<T>, wanted: PageWanted, total: i64) -> Self {
        let pagination = Pagination { page: wanted.number, limit: wanted.size, total, pages: wanted.of(total) };
        Self { data, pagination }
    }
}

/// A whole list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsList)]
pub(super) struct Whole<T> {
    data: Vec<T>,
    total: usize,
}

impl<T> Whole<T> {
    /// All of `data`.
    pub(super) fn of(data: Vec<T>) -> Self {
        Self { total: data.len(), data }
    }
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsMessage)]
pub(super) struct Message {
    #[schema(example = "Role training requirement updated successfully")]
    pub(super) message: &'static str,
}

/// What was created.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsCreated)]
pub(super) struct New {
    #[schema(example = "Role training requirement created successfully")]
    pub(super) message: &'static str,
    #[schema(example = 15)]
    pub(super) id: i64,
}
