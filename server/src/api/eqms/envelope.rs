//! How the contract wraps what succeeds, and its pagination.

use crate::api::kit::{Above, PageRules, PageWanted, envelopes};
use serde::Serialize;
use utoipa::ToSchema;

/// Paging of the contract.
pub(crate) const PAGES: PageRules =
    PageRules { number: "page", size: "limit", default: 50, most: 100, above: Above::Flaw };

envelopes!(Paged, Whole);

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsPage)]
pub(crate) struct Paged<T> {
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
    pub(crate) fn of(data: Vec<T>, wanted: PageWanted, total: i64) -> Self {
        let pagination = Pagination { page: wanted.number, limit: wanted.size, total, pages: wanted.of(total) };
        Self { data, pagination }
    }
}

/// A whole list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsList)]
pub(crate) struct Whole<T> {
    data: Vec<T>,
    total: usize,
}

impl<T> Whole<T> {
    /// All of `data`.
    pub(crate) fn of(data: Vec<T>) -> Self {
        Self { total: data.len(), data }
    }
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsMessage)]
pub(crate) struct Message {
    #[schema(example = "Role training requirement updated successfully")]
    pub(crate) message: &'static str,
}

/// What was created.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsCreated)]
pub(crate) struct CreatedOut {
    #[schema(example = "Role training requirement created successfully")]
    pub(crate) message: &'static str,
    #[schema(example = 15)]
    pub(crate) id: i64,
}
