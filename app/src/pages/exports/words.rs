//! What an export or a printed matrix has, in words.

use crate::{pages::kit::words::cells, t, text};
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

/// With what was known when.
pub(in crate::pages) fn known_at(contents: &Contents) -> String {
    contents.known_at.map_or_else(|| t!("export-known-now"), text::moment)
}
