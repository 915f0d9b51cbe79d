//! Which changes concern a page: the kinds of things that the server functions tell of.

use crate::ui::Shown;

/// What bears on where people stand: it is on most pages.
const STANDINGS: Shown = Shown::Of(&[
    "category",
    "completion",
    "course",
    "employment",
    "holding",
    "import",
    "organisation",
    "person",
    "requirement",
    "role",
    "site",
    "view",
    "document",
]);

/// What the server function at `path` tells of. What opens a form tells of nothing: the form is left alone, and whoever sends it is
/// told what was changed meanwhile.
pub(super) fn of(path: &str) -> Shown {
    match path.strip_prefix("/do/").unwrap_or_default() {
        "home" | "matrix" | "matrix/reasons" | "gaps" | "people" | "person" | "person/details" | "requirements"
        | "requirement" | "requirement/detail" | "courses" | "course" => STANDINGS,
        "completions/pending" => Shown::Of(&["completion", "course", "import", "person"]),
        "categories" => Shown::Of(&["category", "course"]),
        "imports" | "import" | "import/problems" => Shown::Of(&["import"]),
        "exports" | "export" => Shown::Of(&["export"]),
        "access" => Shown::Of(&["account", "holding", "role"]),
        "journal" => Shown::Anything,
        _ => Shown::Nothing,
    }
}
