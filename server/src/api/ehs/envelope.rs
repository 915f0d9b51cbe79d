//! How the contract wraps what succeeds: `{"success": true, "data": …}`, and its pagination.

use crate::api::kit::{Above, PageRules, PageWanted, envelopes};
use serde::Serialize;
use utoipa::ToSchema;

/// Paging of the contract (EHS, section 4.1).
pub(crate) const PAGES: PageRules =
    PageRules { number: "page", size: "limit", default: 20, most: 100, above: Above::Most };

/// `{"success": true, "data": …}` with status 200.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Success<T> {
    /// Always true.
    #[schema(example = true)]
    success: bool,
    /// What was asked for, under its own name.
    data: T,
}

impl<T> Success<T> {
    /// Wraps `data`.
    pub(crate) fn of(data: T) -> Self {
        Self { success: true, data }
    }
}

envelopes!(Success);

/// Which page of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Pagination {
    /// The number of the page, from 1.
    page: i64,
    /// How many rows a page has at most.
    limit: i64,
    /// How many rows there are in all.
    total_items: i64,
    /// How many pages they fill.
    total_pages: i64,
}

impl Pagination {
    /// `wanted` of a list with `total` rows.
    #[must_use]
    pub(crate) fn of(wanted: PageWanted, total: i64) -> Self {
        Self { page: wanted.number, limit: wanted.size, total_items: total, total_pages: wanted.of(total) }
    }
}
