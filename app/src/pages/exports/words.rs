//! What an export or a printed matrix has, in words.

use crate::{t, text};
use docendo::{
    competence::matrix::{By, Show},
    exchange::export::Contents,
};

/// The filters of a matrix, each with its name.
pub(in crate::pages) fn filters(contents: &Contents) -> Vec<(String, String)> {
    let Contents { by, under, site, role, category, courses, mandatory_only, show, .. } = contents;
    let rows = match by {
        By::Person => t!("matrix-by-person"),
        By::Role => t!("matrix-by-role"),
        By::Site => t!("matrix-by-site"),
    };
    let under = match under {
        Some(By::Role) => Some(t!("matrix-under-role")),
        Some(By::Site) => Some(t!("matrix-under-site")),
        Some(By::Person) | None => None,
    };
    let shown = (*show != Show::All).then(|| cells(*show));
    let all = [
        ("matrix-rows", Some(rows)),
        ("matrix-under", under),
        ("matrix-site", site.clone()),
        ("matrix-role", role.clone()),
        ("matrix-category", category.clone()),
        ("matrix-courses", Some(courses.join(", ")).filter(|codes| !codes.is_empty())),
        ("matrix-levels", mandatory_only.then(|| t!("matrix-mandatory-only"))),
        ("matrix-show", shown),
    ];
    all.into_iter().filter_map(|(key, value)| Some((t!(key), value?))).collect()
}

/// Which cells are shown, as the filter of the matrix, its files, its print and the trail call them.
pub(in crate::pages) fn cells(show: Show) -> String {
    t!(match show {
        Show::All => "matrix-show-all",
        Show::Gaps => "matrix-show-gaps",
        Show::Expiring => "matrix-show-expiring",
        Show::ExpiringRequired => "matrix-show-expiring-required",
        Show::Blocked => "matrix-show-blocked",
        Show::Overdue => "matrix-show-overdue",
        Show::PastDue => "matrix-show-past-due",
    })
}

/// With what was known when.
pub(in crate::pages) fn known_at(contents: &Contents) -> String {
    contents.known_at.map_or_else(|| t!("export-known-now"), text::moment)
}
